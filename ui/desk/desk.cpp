// Where the parts of the desk stand: header and footer over the whole width, the board at the left, one row in full and
// the entry at the right. When height is short the names of what is normal go first, then the options' lines, then rows
// of actions; at the right the older facts, then the choices. It must never leave out the line being typed.
#include "ui/desk.h"

#include "ui/compact.h"
#include "ui/pen/panel_first.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float designed_width = 1280, designed_left = 560, gutter = 48, margin = 24;
constexpr float drill_band = 16;
constexpr float guardrail_height = 36, help_height = 40, row_pitch = 46, normal_height = 36;
constexpr float least_detail = 150, entry_gap = 16;

struct LeftPlan {
    bool normal = true, options = true;
};

LeftPlan left_plan(const model::Board& board, float room) {
    constexpr float least_actions = 30 + 38 * 3 + 30;
    LeftPlan plan;
    plan.normal = !board.normal.label.empty() || !board.normal.rest.empty();
    const auto needs = [&] {
        float height = least_actions + static_cast<float>(board.services.size()) * row_pitch;
        if (plan.normal) height += normal_height;
        if (board.decision) height += desk_decision_height(*board.decision, plan.options) + 14;
        height += static_cast<float>(board.help.size()) * help_height;
        if (!board.guardrails.empty()) height += guardrail_height + 8;
        return height;
    };
    if (needs() > room) plan.normal = false;
    if (needs() > room) plan.options = false;
    return plan;
}

void draw_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& area) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    canvas.fill({0, area.top, area.right, guardrail_height}, theme.panel, 0, "do-not band");
    canvas.hatch({0, area.top, 12, guardrail_height}, theme.mark, 11, "do-not");
    const Ground ground(canvas, theme.panel);
    const float centre = area.top + guardrail_height / 2.0f;
    draw_shape(canvas, Shape::do_not, {{area.left, centre - 10}, 20}, {theme.t1, theme.panel});
    const float left = area.left + 32;
    const Fitted text = fitted(canvas, {row.text, Weight::bold}, area.right - 8 - left,
                               {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
    draw_fitted(canvas, {left, centre - height_of(text) / 2.0f}, text, {.weight = Weight::bold, .colour = theme.t1});
    const float used = text.lines.empty() ? 0.0f : canvas.width(text.lines.front(), text.step.size, Weight::bold) + 24;
    if (fits(canvas, {row.why}, style.t3, area.right - 8 - left - used))
        canvas.text({area.right - 8, centre - style.t3 / 2.0f}, row.why,
                    {.size = style.t3, .colour = theme.t1, .tier = Tier::t3, .align = Align::right});
}

void draw_left(const Frame& frame, Area area) {
    const model::Board& board = frame.board;
    const LeftPlan plan = left_plan(board, area.height());
    if (!board.guardrails.empty()) {
        area.bottom -= guardrail_height + 8;
        draw_guardrail(frame, board.guardrails.front(), area.from(area.bottom));
        area.bottom -= 8;
    }
    if (!board.first.empty()) return void(draw_first(frame, area));
    area.top = draw_desk_services(frame, area, plan.normal);
    if (board.decision) area.top = draw_desk_decision(frame, area, plan.options);
    for (const model::HelpRow& row : board.help) area.top = draw_compact_help(frame, row, area);
    draw_desk_actions(frame, area);
}

// Nothing to be done, or a list of keys in the place of it: in the letters of the compact view.
void draw_quiet_left(const Frame& desk, const Area& area) {
    const PanelStyle style = compact_style();
    const Frame frame{desk.canvas, style, desk.board, desk.size, desk.hits};
    if (desk.board.help_open)
        draw_compact_keys(frame, area);
    else if (desk.board.mode == model::BoardMode::calm && desk.board.calm)
        draw_compact_calm(frame, nullptr, area);  // the strip stands over the whole desk
    else
        draw_compact_connecting(frame, area);
}

void draw_right(const Frame& frame, const Area& area) {
    const float room = area.height() - least_detail - entry_gap;
    const Area entry = area.from(area.bottom - desk_entry_height(*frame.board.desk, room));
    const float sent = draw_desk_sent(frame, area.until(entry.top - entry_gap));
    draw_desk_detail(frame, area.until(sent));
    draw_desk_entry(frame, entry);
}

}  // namespace

DeskPlan desk_plan(const model::Board& board, Size size) {
    DeskPlan plan;
    plan.width = size.w;
    plan.height = size.h;
    const float inner = size.w - 2 * margin - gutter;
    const float designed = designed_width - 2 * margin - gutter;
    const float extra = std::max(0.0f, inner - designed);
    const float left = inner < designed ? inner * designed_left / designed : designed_left + extra * 0.35f;
    const float right = inner < designed ? inner - left : designed - designed_left + extra * 0.4f;
    plan.left_end = plan.left + left;
    plan.right_end = size.w - margin;
    plan.right = plan.right_end - right;
    plan.divider = (plan.left_end + plan.right) / 2.0f;
    const float band = board.drill ? drill_band : 0.0f;
    plan.head = 58 + band;
    plan.foot = size.h - band - (size.h < 700 ? 52.0f : 76.0f);
    plan.narrow = size.w < 1180;
    return plan;
}

PanelStyle desk_style() { return {.t1 = 26, .state = 18, .t2 = 18, .t3 = 16, .near = true}; }

model::Budget desk_budget(Size size) {
    const auto parts = [](float height, float each) { return static_cast<std::size_t>(std::max(0.0f, height) / each); };
    model::Budget budget;
    budget.services = std::clamp<std::size_t>(parts(size.h - 500, 100), 2, 8);
    const float taken = 58 + 76 + static_cast<float>(budget.services) * row_pitch + 150 + help_height + 90;
    budget.actions = std::clamp<std::size_t>(parts(size.h - taken, 38) + 1, 2, 20);
    budget.help = 1;
    budget.guardrails = 1;
    budget.desk = true;
    return budget;
}

Hits draw_desk(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    for (const model::ServiceRow& row : board.services)
        if (!row.id.empty()) hits.rows.push_back({row.id, {}});
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.id.empty()) hits.rows.push_back({{}, row.id}), hits.order.push_back(row.id);
    const PanelStyle style = desk_style();
    const Frame frame{canvas, style, board, size, hits};
    const DeskPlan plan = desk_plan(board, size);
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) draw_drill_bands(frame, drill_band);
    draw_desk_header(frame, plan);
    float top = plan.head + 10;
    if (board.strip) top = draw_desk_strip(frame, plan, plan.head + 1);
    const Area left{plan.left, plan.left_end, top, plan.foot - 8};
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (board.help_open || quiet)
        draw_quiet_left(frame, left);
    else
        draw_left(frame, left);
    canvas.line({plan.divider, top}, {plan.divider, plan.foot}, canvas.theme().line, 1);
    if (board.desk) draw_right(frame, {plan.right, plan.right_end, top, plan.foot - 12});
    draw_desk_footer(frame, plan);
    return hits;
}

}  // namespace ui
