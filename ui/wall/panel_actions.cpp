// Who does what: state, object, owner with organisation, next check. Only blocked, unowned and overdue rows carry
// colour. When height is short the second lines go first, from the bottom, then rows: those are named in the head.
#include "ui/pen/panel_text.h"
#include "ui/wall.h"

#include <algorithm>
#include <span>

namespace ui {
namespace {

constexpr float owner_at = 328;  // from the column's right edge
constexpr float plate_height = 56;
constexpr float first_line = 36;  // centre, from the row's top
constexpr float second_line = 83;
constexpr float single_pitch = 68;  // of a row without its second line
constexpr float tolerance = 4;

float object_at(const Frame& frame) { return frame.english() ? 160.0f : 144.0f; }

// The rows from `first` on, which found no room, by state and object as far as the line reaches.
void draw_named(const Frame& frame, std::span<const model::ActionRow> rows, Slot at) {
    Canvas& canvas = frame.canvas;
    const TextStyle text{.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3};
    for (const model::ActionRow& row : rows) {
        canvas.set_row(row.id.text);
        const float used = draw_line(canvas, at, row.state + " " + row.object, text) + frame.style.t3;
        at = {at.x + used, at.y, at.width - used};
    }
    canvas.set_row({});
}

// Titles stand over columns only, and give way to the names of rows that find no room.
void draw_head(const Frame& frame, const Area& column, std::size_t shown) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& actions = frame.board.actions;
    TextStyle quiet = frame.quiet();
    const float owner = column.right - owner_at;
    const float y = column.top + 12;
    const float head = draw_line(canvas, {column.left, y, owner - 16 - column.left}, actions.head, quiet);
    if (shown < actions.rows.size()) {
        const float left = column.left + head + frame.style.t3;
        draw_named(frame, std::span(actions.rows).subspan(shown), {left, y, column.right - left});
        return;
    }
    if (actions.rows.empty()) return;
    draw_line(canvas, {owner, y, 160}, actions.head_owner, quiet);
    quiet.align = Align::right;
    draw_line(canvas, {column.right, y, owner_at - 160}, actions.head_time, quiet);
}

void draw_state(const Frame& frame, const model::ActionRow& row, const Area& column) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const TextStyle text{.size = style.t2, .colour = frame.theme().t2, .tier = Tier::t2};
    const float centre = column.top + first_line;
    const float most = object_at(frame) - 24;
    const bool on_plate = row.alarm && row.owner_look != model::OwnerLook::none;
    const Fitted state =
        fitted(canvas, {row.state}, on_plate ? most - 4 : most + 8, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
    if (state.lines.empty()) return;
    if (!on_plate) {
        draw_fitted(canvas, {column.left, centre - state.step.size / 2.0f}, state, text);
        return;
    }
    TextStyle plated = text;
    plated.size = state.step.size;
    plated.tier = state.step.tier;
    const float width = std::max(120.0f, canvas.width(state.lines.front(), plated.size, Weight::bold) + 20);
    const Rect box{column.left, centre - plate_height / 2.0f, width, plate_height};
    draw_plate(frame, {box, state.lines.front(), row.filled, plated}, {});
}

// A row that is no alarm gives its second line to a long object; a blocked one keeps the reason.
void draw_object(const Frame& frame, const model::ActionRow& row, const Area& column, bool second) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const float left = column.left + object_at(frame);
    const float width = column.right - owner_at - 16 - left;
    const float centre = column.top + first_line;
    const bool two_lines = second && (!row.alarm || row.under.empty());
    const Step further = second ? Step{style.t2, Tier::t2, two_lines ? 2u : 1u} : Step{style.t3, Tier::t3, 2};
    const Fitted object = fitted(canvas, {row.object, Weight::bold}, width, {{style.t2, Tier::t2, 1}, further});
    const bool taken = object.lines.size() > 1;
    const float y = taken && second ? column.top + 4 : centre - height_of(object) / 2.0f;
    draw_fitted(canvas, {left, y}, object, {.weight = Weight::bold, .colour = frame.ink()});
    if (row.struck && !taken) {
        const float end =
            left + canvas.width(object.lines.empty() ? "" : object.lines.front(), object.step.size, Weight::bold);
        canvas.line({left, centre}, {end, centre}, theme.t1, 3);
    }
    if (taken || !second) return;
    const bool whole = row.under_first.empty() || canvas.width(row.under, style.t3) <= width;
    draw_line(canvas, {left, column.top + second_line - style.t3 / 2.0f, width}, whole ? row.under : row.under_first,
              {.size = style.t3, .colour = frame.ink(), .tier = Tier::t3});
}

void draw_owner(const Frame& frame, const model::ActionRow& row, const Area& column, float width) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const float left = column.right - owner_at;
    const float centre = column.top + first_line;
    const TextStyle bold{.size = style.t2, .weight = Weight::bold, .colour = frame.ink(), .tier = Tier::t2};
    const Fitted owner = fitted(canvas, {row.owner, Weight::bold}, width,
                                {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}, {style.t3, Tier::t3, 2}});
    if (row.owner_look == model::OwnerLook::none && !owner.lines.empty()) {
        TextStyle plated = bold;
        plated.size = owner.step.size;
        plated.tier = owner.step.tier;
        const float whole = canvas.width(owner.lines.front(), plated.size, Weight::bold) + 32;
        const Rect box{left - 8, centre - plate_height / 2.0f, whole, plate_height};
        draw_plate(frame, {box, owner.lines.front(), row.filled, plated}, {.padding = 16});
        return;
    }
    draw_fitted(canvas, {left, centre - height_of(owner) / 2.0f}, owner, bold);
}

float draw_time(const Frame& frame, const model::ActionRow& row, const Area& column) {
    const TextStyle time{.size = frame.style.t2,
                         .weight = row.overdue ? Weight::bold : Weight::regular,
                         .colour = frame.ink(),
                         .tier = Tier::t2,
                         .align = Align::right};
    return draw_line(frame.canvas, {column.right, column.top + first_line - frame.style.t2 / 2.0f, owner_at - 100},
                     row.time, time);
}

float draw_row(const Frame& frame, const model::ActionRow& row, const Area& column, bool second) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float pitch = second ? action_pitch : single_pitch;
    canvas.set_row(row.id.text);
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, theme.line, 2);
    if (row.changed) canvas.fill({column.left - 24, column.top + 8, 8, pitch - 16}, theme.t1, 0, "changed");
    draw_state(frame, row, column);
    draw_object(frame, row, column, second);
    const float time = draw_time(frame, row, column);
    draw_owner(frame, row, column, owner_at - time - 12);
    if (second)
        draw_line(canvas, {column.right - owner_at, column.top + second_line - frame.style.t3 / 2.0f, owner_at},
                  row.org, frame.quiet());
    canvas.set_row({});
    return column.top + pitch;
}

// How many rows find room, and how many of them, from the top, with their second line.
struct Plan {
    std::size_t rows = 0, with_second = 0;
};

Plan plan_for(std::size_t rows, float room) {
    const auto height = [](std::size_t all, std::size_t full) {
        return static_cast<float>(full) * action_pitch + static_cast<float>(all - full) * single_pitch;
    };
    for (std::size_t full = rows + 1; full-- > 0;)
        if (height(rows, full) <= room + tolerance) return {rows, full};
    return {static_cast<std::size_t>(std::max(0.0f, room + tolerance) / single_pitch), 0};
}

}  // namespace

float draw_actions(const Frame& frame, const Area& column) {
    const model::ActionList& actions = frame.board.actions;
    Area rest = column;
    if (rest.top + actions_head > rest.bottom) return rest.top;
    const Plan plan = plan_for(actions.rows.size(), rest.height() - actions_head);
    draw_head(frame, column, plan.rows);
    rest.top += actions_head;
    for (std::size_t i = 0; i < plan.rows; ++i) rest.top = draw_row(frame, actions.rows[i], rest, i < plan.with_second);
    if (plan.rows < actions.rows.size()) return rest.top;
    if (actions.rest.empty() || rest.top + 40 > column.bottom) return rest.top;
    frame.canvas.line({rest.left, rest.top + 1}, {rest.right, rest.top + 1}, frame.theme().line, 2);
    draw_line(frame.canvas, {rest.left, rest.top + 12, rest.width()}, actions.rest, frame.quiet());
    return rest.top + 44;
}

}  // namespace ui
