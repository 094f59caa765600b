// Who does what: state, object, owner with organisation, next check. When height is short the second lines go first, from
// the bottom, then rows: those stand in small lines where the wall has room elsewhere, else in the last line by name.
#include "ui/pen/panel_names.h"
#include "ui/pen/panel_text.h"
#include "ui/wall.h"
#include "ui/wall/action_rows.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace ui {
namespace {

constexpr float rest_height = 44;
constexpr float least_name = 4;  // full-width letters of a row that is only named
constexpr float tolerance = 4;
constexpr float above_small = 14;  // small lines, below their rule

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
void draw_head(const Frame& frame, const Area& column, const RowPlan& plan, std::size_t named) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& actions = frame.board.actions;
    TextStyle quiet = frame.quiet();
    const float owner = column.right - plan.owner_width;
    const float y = column.top + 12;
    const float time = std::max(160.0f, canvas.width(actions.head_time, frame.style.t3));
    const float titles = plan.below ? column.right - time - 20 : owner - 16;
    const float end = actions.rows.empty() ? column.right : titles;
    const float head = draw_line(canvas, {column.left, y, end - column.left}, actions.head, quiet);
    if (named < actions.rows.size()) {
        const float left = column.left + head + frame.style.t3;
        return draw_named(frame, std::span(actions.rows).subspan(named), {left, y, column.right - left});
    }
    if (actions.rows.empty()) return;
    if (!plan.below) draw_line(canvas, {owner, y, column.right - time - 20 - owner}, actions.head_owner, quiet);
    quiet.align = Align::right;
    draw_line(canvas, {column.right, y, time}, actions.head_time, quiet);
}

// How full each row is, from the top.
struct Plan {
    RowPlan rows;
    std::vector<Fullness> full;
    float height = 0;
};

// As many rows as there is room for, none less full than `least`; what is then left makes them fuller, from the top.
Plan plan_for(const Frame& frame, const Area& column, std::size_t most, Fullness least_full = Fullness::least) {
    const float room = column.height() + tolerance;
    const auto large = static_cast<std::size_t>(std::max(0.0f, room) / action_pitch_single);
    Plan plan{row_plan(frame, column, std::min(most, large), least_full), {}, 0};
    for (std::size_t i = 0; i < most; ++i) {
        const float least = row_height(frame, plan.rows, {i, least_full});
        if (plan.height + least > room) break;
        plan.height += least;
        plan.full.push_back(least_full);
    }
    for (std::size_t i = 0; i < plan.full.size(); ++i) {
        const float least = row_height(frame, plan.rows, {i, least_full});
        for (const Fullness full : {Fullness::whole, Fullness::lines}) {
            const float more = row_height(frame, plan.rows, {i, full}) - least;
            if (plan.height + more > room) continue;
            plan.height += more;
            plan.full[i] = full;
            break;
        }
    }
    return plan;
}

// How many there are beside the rows shown, by state, and the first of them by name.
void draw_rest(const Frame& frame, const Area& area, std::size_t shown) {
    Canvas& canvas = frame.canvas;
    const model::ActionList& list = frame.board.actions;
    canvas.line({area.left, area.top + 1}, {area.right, area.top + 1}, frame.theme().line, 2);
    const std::string& counted = shown < list.rest_after.size() ? list.rest_after[shown] : list.rest;
    const float used = draw_line(canvas, {area.left, area.top + 12, area.width()}, counted, frame.quiet());
    const float left = area.left + used + (used > 0 ? frame.style.t3 : 0.0f);
    if (area.right - left < least_name * frame.style.t3) return;
    draw_named(frame, std::span(list.rows).subspan(shown), {left, area.top + 12, area.right - left});
}

// Small lines below a hairline; how many rows are shown then.
std::size_t draw_elsewhere(const Frame& frame, Area& elsewhere, std::size_t shown) {
    if (shown >= frame.board.actions.rows.size() || elsewhere.height() < above_small + small_row_pitch) return shown;
    frame.canvas.line({elsewhere.left, elsewhere.top + 5}, {elsewhere.right, elsewhere.top + 5}, frame.theme().line, 2);
    elsewhere.top += above_small;
    return shown + draw_small_rows(frame, shown, elsewhere);
}

std::size_t small_room(std::span<const Area> elsewhere) {
    float rows = 0;
    for (const Area& area : elsewhere)
        rows += std::max(0.0f, std::floor((area.height() - above_small) / small_row_pitch));
    return static_cast<std::size_t>(rows);
}

// Rows are written whole where the others find room elsewhere; else as many as there is room for.
Plan chosen_plan(const Frame& frame, const Area& rest, std::size_t small) {
    const model::ActionList& actions = frame.board.actions;
    const std::size_t all = actions.rows.size();
    const Area above_rest = rest.until(rest.bottom - rest_height);
    Plan every = plan_for(frame, rest, all, Fullness::whole);
    if (every.full.size() == all && actions.rest_open == 0) return every;
    for (const Fullness full : {Fullness::whole, Fullness::lines}) {
        Plan fuller = plan_for(frame, above_rest, all, full);
        if (small > 0 && !fuller.full.empty() && all <= fuller.full.size() + small) return fuller;
    }
    Plan plan = plan_for(frame, rest, all);
    if (plan.full.size() == all && actions.rest_open == 0) return plan;
    Plan lower = plan_for(frame, above_rest, all);
    // The first row goes before the line of the rest: the head counts all of them.
    return lower.full.empty() ? plan_for(frame, rest, std::min<std::size_t>(1, all)) : lower;
}

}  // namespace

float draw_actions(const Frame& frame, const Area& column, std::span<Area> elsewhere) {
    const model::ActionList& actions = frame.board.actions;
    Area rest = column;
    if (rest.top + actions_head > rest.bottom) return rest.top;
    rest.top += actions_head;
    const Plan plan = chosen_plan(frame, rest, small_room(elsewhere));
    const bool must_count = plan.full.size() < actions.rows.size() || actions.rest_open > 0;
    const bool has_line =
        (must_count || !actions.rest.empty()) && rest.height() + tolerance >= plan.height + rest_height;
    draw_head(frame, column, plan.rows, has_line ? actions.rows.size() : plan.full.size());
    for (std::size_t i = 0; i < plan.full.size(); ++i)
        rest.top = draw_action_row(frame, plan.rows, {i, plan.full[i]}, rest);
    std::size_t shown = plan.full.size();
    for (Area& area : elsewhere) shown = draw_elsewhere(frame, area, shown);
    if (!has_line) return rest.top;
    draw_rest(frame, rest, shown);
    return rest.top + rest_height;
}

}  // namespace ui
