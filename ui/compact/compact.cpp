// Where the parts of the compact view stand: state on top, duties below, age and keys at the bottom edge. When height
// is short the key legend goes first, then the words of what must not be done, then the line of what is normal.
#include "ui/panel_near.h"
#include "ui/panel_wall.h"
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
    float height = near_header + near_footer;
    height += static_cast<float>(board.services.size()) * near_row;
    if (plan.normal) height += near_normal;
    if (board.decision) height += near_decision;
    height += static_cast<float>(board.help.size()) * near_help;
    height += near_filter + filter_gap;
    if (plan.guardrail && !board.guardrails.empty()) height += near_guardrail;
    return height;
}

Plan plan_for(Canvas& canvas, const PanelStyle& style, const model::Board& board, Size size, float used) {
    Plan plan;
    plan.normal = !board.normal.label.empty() || !board.normal.rest.empty();
    const float actions = near_actions_height(canvas, style, board, size.w, 2) + (board.actions.rest.empty() ? 0 : 22);
    const auto fits = [&] {
        const float legend = plan.legend && !board.entry ? near_legend : 0.0f;
        return used + fixed_height(board, plan) + legend + actions <= size.h;
    };
    if (!fits()) plan.legend = false;
    if (!fits()) plan.guardrail = false;
    if (!fits()) plan.normal = false;
    return plan;
}

// The lower edge, from the bottom up; returns where the room above it ends.
float draw_bottom(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Plan& plan, Strand strand,
                  Hits& hits) {
    float bottom = strand.bottom;
    if (board.entry) {
        const float top = bottom - near_entry_height(canvas, style, board, strand.width);
        draw_near_entry(canvas, style, board, {strand.width, top, bottom}, hits);
        bottom = top;
    } else if (plan.legend) {
        bottom -= near_legend;
        draw_near_legend(canvas, style, board, {strand.width, bottom, strand.bottom}, hits);
    }
    bottom -= near_footer;
    const bool has_guardrail = !board.guardrails.empty() && !board.help_open;
    draw_near_footer(canvas, style, board.footer, has_guardrail && !plan.guardrail,
                     {strand.width, bottom, bottom + near_footer});
    if (!has_guardrail || !plan.guardrail) return bottom;
    bottom -= near_guardrail - 6;
    draw_near_guardrail(canvas, style, board.guardrails.front(), {strand.width, bottom, 0});
    return bottom - 6;
}

void draw_duties(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Plan& plan, Strand strand,
                 Hits& hits) {
    strand.top = draw_near_services(canvas, style, board, plan.normal, strand);
    if (board.decision) strand.top = draw_near_decision(canvas, style, *board.decision, strand);
    for (const model::HelpRow& row : board.help) strand.top = draw_near_help(canvas, style, row, strand);
    if (!board.decision && board.help.empty()) strand.top += filter_gap;
    const bool has_actions = !board.actions.rows.empty() || !board.actions.head.empty() || !board.own_org.empty();
    if (!has_actions) return;
    strand.top = draw_near_filter(canvas, style, board, strand, hits) + filter_gap;
    draw_near_actions(canvas, style, board, strand, hits);
}

void draw_incident(Canvas& canvas, const PanelStyle& style, const model::Board& board, Strand strand, Size size,
                   Hits& hits) {
    const float start = strand.top;
    strand.top = draw_near_header(canvas, style, board.header, strand);
    if (board.strip) strand.top = draw_near_strip(canvas, style, *board.strip, {strand.width, strand.top - 8, 0});
    const float used = strand.top - start - near_header + 2 * start;
    const Plan plan = plan_for(canvas, style, board, size, used);
    strand.bottom = draw_bottom(canvas, style, board, plan, strand, hits);
    if (board.help_open)
        draw_near_keys(canvas, style, board, strand, hits);
    else
        draw_duties(canvas, style, board, plan, strand, hits);
}

void draw_quiet(Canvas& canvas, const PanelStyle& style, const model::Board& board, Strand strand, Hits& hits) {
    const Plan plan;
    strand.bottom = draw_bottom(canvas, style, board, plan, strand, hits);
    if (board.help_open)
        draw_near_keys(canvas, style, board, {strand.width, strand.top + 8, strand.bottom}, hits);
    else if (board.mode == model::BoardMode::calm && board.calm)
        draw_near_calm(canvas, style, board, strand);
    else
        draw_near_connecting(canvas, style, board, strand);
}

}  // namespace

model::Budget compact_budget(Size size) {
    constexpr std::size_t least_services = 3, most_services = 6, least_actions = 2, most_actions = 14;
    constexpr float drawn_for = 720, per_service = 160;
    constexpr float always = near_header + near_decision + near_help + near_filter + filter_gap + near_footer;
    constexpr float extras = near_legend + near_guardrail + near_normal;
    const auto parts = [](float height, float each) { return static_cast<std::size_t>(std::max(0.0f, height) / each); };
    model::Budget budget;
    const bool tall = size.h >= drawn_for;
    budget.services = least_services;
    if (tall) budget.services = std::min(most_services, least_services + 1 + parts(size.h - drawn_for, per_service));
    const float taken = always + static_cast<float>(budget.services) * near_row + (tall ? extras : 0.0f);
    const std::size_t actions = parts(size.h - taken - near_focus + 10, near_action);
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
    const PanelStyle style = near_style(board);
    Strand strand{size.w, 0, size.h};
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) {
        draw_drill(canvas, board.drill_word, size.w, size.h, near_drill);
        strand.top = near_drill;
        strand.bottom = size.h - near_drill;
    }
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(canvas, style, board, strand, hits);
    else
        draw_incident(canvas, style, board, strand, size, hits);
    return hits;
}

}  // namespace ui
