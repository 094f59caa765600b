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

// The lower edge, from the bottom up; returns where the room above it ends.
float draw_bottom(const Frame& frame, const Plan& plan, const Area& area) {
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
    const bool has_guardrail = !board.guardrails.empty() && !board.help_open;
    draw_compact_footer(frame, has_guardrail && !plan.guardrail, area.between(bottom, bottom + compact_footer));
    if (!has_guardrail || !plan.guardrail) return bottom;
    bottom -= compact_guardrail - 6;
    draw_compact_guardrail(frame, board.guardrails.front(), area.from(bottom));
    return bottom - 6;
}

void draw_duties(const Frame& frame, const Plan& plan, Area area) {
    const model::Board& board = frame.board;
    if (!board.first.empty()) return void(draw_first(frame, area));
    area.top = draw_compact_services(frame, plan.normal, area);
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
    const Plan plan = plan_for(frame, area, used);
    area.bottom = draw_bottom(frame, plan, area);
    if (board.help_open)
        draw_compact_keys(frame, area);
    else
        draw_duties(frame, plan, area);
}

void draw_quiet(const Frame& frame, Area area) {
    const model::Board& board = frame.board;
    area.bottom = draw_bottom(frame, {}, area);
    if (board.help_open)
        draw_compact_keys(frame, area.from(area.top + 8));
    else if (board.mode == model::BoardMode::calm && board.calm)
        draw_compact_calm(frame, board.strip ? &*board.strip : nullptr, area);
    else
        draw_compact_connecting(frame, area);
}

}  // namespace

model::Budget compact_budget(Size size) {
    constexpr std::size_t least_services = 3, most_services = 6, least_actions = 2, most_actions = 14;
    constexpr float drawn_for = 720, per_service = 160;
    constexpr float always =
        compact_header + compact_decision + compact_help + compact_filter + filter_gap + compact_footer;
    constexpr float extras = compact_legend + compact_guardrail + compact_normal;
    const auto parts = [](float height, float each) { return static_cast<std::size_t>(std::max(0.0f, height) / each); };
    model::Budget budget;
    const bool tall = size.h >= drawn_for;
    budget.services = least_services;
    if (tall) budget.services = std::min(most_services, least_services + 1 + parts(size.h - drawn_for, per_service));
    const float taken = always + static_cast<float>(budget.services) * compact_row + (tall ? extras : 0.0f);
    const std::size_t actions = parts(size.h - taken - compact_focus + 10, compact_action);
    budget.actions = std::clamp(actions, least_actions, most_actions);
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
