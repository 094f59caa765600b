// Where the parts of the compact view stand: state on top, duties below, age and keys at the bottom edge. When height
// is short the key legend goes first, then the words of what must not be done, then the line of what is normal.
#include "ui/compact.h"
#include "ui/pen/panel_first.h"
#include "ui/pen/panels.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float filter_gap = 6;

// What this height has room for.
struct Plan {
    bool legend = true, guardrail = true, normal = true;
};

float fixed_height(const model::Board& board, const Plan& plan) {
    float height = compact_header + compact_footer;
    height += static_cast<float>(board.services.size()) * compact_row;
    if (plan.normal) height += compact_normal;
    if (board.decision) height += compact_decision;
    height += static_cast<float>(board.help.size()) * compact_help;
    height += compact_filter + filter_gap;
    if (plan.guardrail && !board.guardrails.empty()) height += compact_guardrail;
    return height;
}

Plan plan_for(const Frame& frame, const Area& area, float used) {
    const model::Board& board = frame.board;
    Plan plan;
    plan.normal = !board.normal.label.empty() || !board.normal.rest.empty();
    const float actions = compact_actions_height(frame, area, 2) + (board.actions.rest.empty() ? 0 : 22);
    const auto fits = [&] {
        const float legend = plan.legend && !board.entry ? compact_legend : 0.0f;
        return used + fixed_height(board, plan) + legend + actions <= frame.size.h;
    };
    if (!fits()) plan.legend = false;
    if (!fits()) plan.guardrail = false;
    if (!fits()) plan.normal = false;
    return plan;
}

// The lower edge, from the bottom up; returns where the room above it ends. `wide`: what must not be done has its place in a
// column.
float draw_bottom(const Frame& frame, const Plan& plan, bool wide, const Area& area) {
    const model::Board& board = frame.board;
    float bottom = area.bottom;
    if (board.entry) {
        bottom -= compact_entry_height(frame, area);
        draw_compact_entry(frame, area.from(bottom));
    } else if (plan.legend) {
        bottom -= compact_legend;
        draw_compact_legend(frame, area.from(bottom));
    }
    bottom -= compact_footer;
    const bool has_guardrail = !board.guardrails.empty() && !board.help_open && !wide;
    draw_compact_footer(frame, has_guardrail && !plan.guardrail, area.between(bottom, bottom + compact_footer));
    if (!has_guardrail || !plan.guardrail) return bottom;
    bottom -= compact_guardrail - 6;
    draw_compact_guardrail(frame, board.guardrails.front(), area.from(bottom));
    return bottom - 6;
}

void draw_duties(const Frame& frame, const Plan& plan, Area area) {
    const model::Board& board = frame.board;
    if (!board.first.empty()) return void(draw_first(frame, area));
    area.top = draw_compact_services(frame, {.normal = plan.normal}, area);
    if (board.decision) area.top = draw_compact_decision(frame, area);
    for (const model::HelpRow& row : board.help) area.top = draw_compact_help(frame, row, area);
    if (!board.decision && board.help.empty()) area.top += filter_gap;
    const bool has_actions = !board.actions.rows.empty() || !board.actions.head.empty() || !board.own_org.empty();
    if (!has_actions) return;
    area.top = draw_compact_filter(frame, area) + filter_gap;
    draw_compact_actions(frame, area);
}

void draw_incident(const Frame& frame, Area area) {
    const model::Board& board = frame.board;
    const float start = area.top;
    area.top = draw_compact_header(frame, area);
    if (board.strip) area.top = draw_compact_strip(frame, *board.strip, area.from(area.top - 8));
    const float used = area.top - start - compact_header + 2 * start;
    const bool wide = compact_columns(frame.size) > 1;
    const Plan plan = wide ? Plan{.guardrail = false} : plan_for(frame, area, used);
    area.bottom = draw_bottom(frame, plan, wide, area);
    if (board.help_open)
        draw_compact_keys(frame, area);
    else if (wide)
        draw_compact_wide(frame, area);
    else
        draw_duties(frame, plan, area);
}

void draw_quiet(const Frame& frame, Area area) {
    const model::Board& board = frame.board;
    area.bottom = draw_bottom(frame, {}, false, area);
    if (board.help_open)
        draw_compact_keys(frame, area.from(area.top + 8));
    else if (board.mode == model::BoardMode::calm && board.calm)
        draw_compact_calm(frame, board.strip ? &*board.strip : nullptr, compact_quiet_area(area));
    else
        draw_compact_connecting(frame, compact_quiet_area(area));
}

constexpr std::size_t reached = 40;  // rows of actions that the keys can walk through, shown or not

std::size_t parts(float height, float each) { return static_cast<std::size_t>(std::max(0.0f, height) / each); }

model::Budget wide_budget(Size size) {
    const bool third = compact_columns(size) > 2;
    const float body = size.h - compact_header - compact_footer - compact_legend;
    const float duties = third ? compact_normal : compact_normal + compact_decision + 90 + compact_help;
    model::Budget budget;
    budget.services = std::clamp<std::size_t>(parts(body - duties, compact_row), 3, 10);
    budget.actions = reached;
    budget.help = 3;
    budget.guardrails = 2;
    budget.facts = 5;
    budget.name_rest = true;
    return budget;
}

}  // namespace

model::Budget compact_budget(Size size) {
    if (compact_columns(size) > 1) return wide_budget(size);
    constexpr std::size_t least_services = 3, most_services = 6;
    constexpr float drawn_for = 720, per_service = 160;
    model::Budget budget;
    const bool tall = size.h >= drawn_for;
    budget.services = least_services;
    if (tall) budget.services = std::min(most_services, least_services + 1 + parts(size.h - drawn_for, per_service));
    budget.actions = reached;
    budget.help = 1;
    budget.guardrails = 1;
    budget.facts = 0;
    return budget;
}

Hits draw_compact(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.id.empty()) hits.order.push_back(row.id);
    const PanelStyle style = compact_style();
    const Frame frame{canvas, style, board, size, hits};
    Area area = compact_area(frame, 0, size.h);
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) {
        draw_drill_bands(frame, compact_drill);
        area = area.between(compact_drill, size.h - compact_drill);
    }
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(frame, area);
    else
        draw_incident(frame, area);
    return hits;
}

}  // namespace ui
