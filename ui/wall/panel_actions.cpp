// Who does what: state, object, owner with organisation, next check. Only blocked, unowned and overdue rows carry
// colour. When height is short the second lines go first, from the bottom, then rows: those are named in the last line.
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
constexpr float low_second_line = 90;  // below two lines of small letters
constexpr float rest_height = 44;
constexpr float least_name = 8;  // full-width letters of a row that is only named
constexpr float tolerance = 4;

float object_at(const Frame& frame) { return frame.english() ? 160.0f : 144.0f; }

// Rows that found no room by name, the first as far as the slot reaches, the others whole.
void draw_named(const Frame& frame, std::span<const model::ActionRow> rows, Slot at) {
    Canvas& canvas = frame.canvas;
    const TextStyle text{.size = frame.style.t3, .colour = frame.ink(), .tier = Tier::t3};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && !fits(canvas, {rows[i].object}, text.size, at.width)) break;
        canvas.set_row(rows[i].id.text);
        const float used = draw_line(canvas, at, rows[i].object, text) + frame.style.t3;
        at = {at.x + used, at.y, at.width - used};
    }
    canvas.set_row({});
}

// Titles stand over columns only, and give way to the names of the rows from `named` on where no line below has room for
// them.
void draw_head(const Frame& frame, const Area& column, std::size_t named) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& actions = frame.board.actions;
    TextStyle quiet = frame.quiet();
    const float owner = column.right - owner_at;
    const float y = column.top + 12;
    const float head = draw_line(canvas, {column.left, y, owner - 16 - column.left}, actions.head, quiet);
    if (named < actions.rows.size()) {
        const float left = column.left + head + frame.style.t3;
        return draw_named(frame, std::span(actions.rows).subspan(named), {left, y, column.right - left});
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
    const Step small{style.t3, Tier::t3, 2};
    const Step further = two_lines ? Step{style.t2, Tier::t2, 2} : small;
    const Fitted object = fitted(canvas, {row.object, Weight::bold}, width, {{style.t2, Tier::t2, 1}, further});
    const bool low = object.lines.size() > 1 && second && !two_lines;
    const bool taken = object.lines.size() > 1 && !low;
    const float y = object.lines.size() > 1 && second ? column.top + 4 : centre - height_of(object) / 2.0f;
    draw_fitted(canvas, {left, y}, object, {.weight = Weight::bold, .colour = frame.ink()});
    if (row.struck && !taken) {
        const float end =
            left + canvas.width(object.lines.empty() ? "" : object.lines.front(), object.step.size, Weight::bold);
        canvas.line({left, centre}, {end, centre}, theme.t1, 3);
    }
    if (taken || !second) return;
    const bool whole = row.under_first.empty() || canvas.width(row.under, style.t3) <= width;
    const float line = column.top + (low ? low_second_line : second_line);
    draw_line(canvas, {left, line - style.t3 / 2.0f, width}, whole ? row.under : row.under_first,
              {.size = style.t3, .colour = frame.ink(), .tier = Tier::t3});
}

// Returns where the middle of a second line may stand, from the row's top.
float draw_owner(const Frame& frame, const model::ActionRow& row, const Area& column, float width) {
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
        return second_line;
    }
    const bool two = owner.lines.size() > 1;
    draw_fitted(canvas, {left, two ? column.top + 4 : centre - height_of(owner) / 2.0f}, owner, bold);
    return two ? low_second_line : second_line;
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
    const float pitch = second ? action_pitch : action_pitch_single;
    canvas.set_row(row.id.text);
    canvas.line({column.left, column.top + 1}, {column.right, column.top + 1}, theme.line, 2);
    if (row.changed) canvas.fill({column.left - 24, column.top + 8, 8, pitch - 16}, theme.t1, 0, "changed");
    draw_state(frame, row, column);
    draw_object(frame, row, column, second);
    const float time = draw_time(frame, row, column);
    const float line = draw_owner(frame, row, column, owner_at - time - 12);
    if (second)
        draw_line(canvas, {column.right - owner_at, column.top + line - frame.style.t3 / 2.0f, owner_at}, row.org,
                  frame.quiet());
    canvas.set_row({});
    return column.top + pitch;
}

// How many rows find room, and how many of them, from the top, with their second line.
struct Plan {
    std::size_t rows = 0, with_second = 0;
};

float height_of(const Plan& plan) {
    return static_cast<float>(plan.with_second) * action_pitch +
           static_cast<float>(plan.rows - plan.with_second) * action_pitch_single;
}

Plan plan_for(std::size_t rows, float room) {
    const auto most = static_cast<std::size_t>(std::max(0.0f, room + tolerance) / action_pitch_single);
    const std::size_t shown = std::min(rows, most);
    for (std::size_t full = shown + 1; full-- > 0;)
        if (height_of({shown, full}) <= room + tolerance) return {shown, full};
    return {shown, 0};
}

// The first row goes before the line of the rest: the head counts all of them.
Plan with_rest(std::size_t rows, float room) {
    const Plan plan = plan_for(rows, room - rest_height);
    return plan.rows > 0 ? plan : plan_for(std::min<std::size_t>(rows, 1), room);
}

// How many there are beside the rows shown, by state, and the first of them by name.
void draw_rest(const Frame& frame, const Area& area, std::size_t shown) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& list = frame.board.actions;
    canvas.line({area.left, area.top + 1}, {area.right, area.top + 1}, frame.theme().line, 2);
    const std::string& counted = shown < list.rest_after.size() ? list.rest_after[shown] : list.rest;
    const float least = shown < list.rows.size() ? least_name * frame.style.t3 : 0.0f;  // the head counts them all
    const bool counts = canvas.width(counted, frame.style.t3) + least <= area.width();
    const float used =
        counts ? draw_line(canvas, {area.left, area.top + 12, area.width()}, counted, frame.quiet()) : 0.0f;
    const float left = area.left + used + (used > 0 ? frame.style.t3 : 0.0f);
    draw_named(frame, std::span(list.rows).subspan(shown), {left, area.top + 12, area.right - left});
}

}  // namespace

float draw_actions(const Frame& frame, const Area& column) {
    const model::ActionList& actions = frame.board.actions;
    Area rest = column;
    if (rest.top + actions_head > rest.bottom) return rest.top;
    const float room = rest.height() - actions_head;
    Plan plan = plan_for(actions.rows.size(), room);
    const bool must_count = plan.rows < actions.rows.size() || actions.rest_open > 0;
    if (must_count) plan = with_rest(actions.rows.size(), room);
    const bool has_line = (must_count || !actions.rest.empty()) && room + tolerance >= height_of(plan) + rest_height;
    draw_head(frame, column, has_line ? actions.rows.size() : plan.rows);
    rest.top += actions_head;
    for (std::size_t i = 0; i < plan.rows; ++i) rest.top = draw_row(frame, actions.rows[i], rest, i < plan.with_second);
    if (!has_line) return rest.top;
    draw_rest(frame, rest, plan.rows);
    return rest.top + rest_height;
}

}  // namespace ui
