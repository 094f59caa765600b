// Where the parts of the desk stand: header and footer over the whole width, the board at the left, one row in full and
// the entry at the right; beside each other where the window is wide, all below each other where it is upright. When height
// is short the names of what is normal go first, then the options' lines, then rows of actions; at the right the older
// facts, then the choices. It must never leave out the line being typed.
#include "ui/desk.h"

#include "ui/compact.h"
#include "ui/pen/panel_first.h"
#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float gutter = 48, margin = 24;
constexpr float drill_band = 16;
constexpr float guardrail_height = 36, help_height = 40, row_pitch = 46, normal_height = 36, action_pitch = 38;
constexpr float least_detail = 150, entry_gap = 16;
constexpr float short_below = 500, short_detail = 110;  // without the band
constexpr float three_from = 1740, four_from = 2300;    // width

struct LeftPlan {
    bool normal = true, options = true;
};

// `actions`: they stand in the same column.
LeftPlan left_plan(const model::Board& board, float room, bool actions) {
    const float least_actions = actions ? 30 + action_pitch * 3 + 30 : 0;
    LeftPlan plan;
    plan.normal = !board.normal.label.empty() || !board.normal.rest.empty();
    const auto needs = [&] {
        float height = least_actions + static_cast<float>(board.services.size()) * row_pitch;
        if (plan.normal) height += normal_height;
        if (board.decision) height += desk_decision_height(*board.decision, plan.options) + 14;
        height += static_cast<float>(board.help.size()) * help_height;
        height += static_cast<float>(board.guardrails.size()) * (guardrail_height + 8);
        return height;
    };
    if (needs() > room && board.normal.rest.empty()) plan.normal = false;
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

void draw_board(const Frame& frame, const DeskPlan& desk) {
    const model::Board& board = frame.board;
    Area area = desk.state;
    const LeftPlan plan = left_plan(board, area.height(), !desk.own_actions());
    for (auto row = board.guardrails.rbegin(); row != board.guardrails.rend(); ++row) {
        area.bottom -= guardrail_height + 8;
        draw_guardrail(frame, *row, area.from(area.bottom));
    }
    if (!board.guardrails.empty()) area.bottom -= 8;
    if (!board.first.empty()) return void(draw_first(frame, area));
    area.top = draw_desk_services(frame, area, plan.normal);
    if (board.decision) area.top = draw_desk_decision(frame, area, plan.options);
    for (const model::HelpRow& row : board.help) area.top = draw_compact_help(frame, row, area);
    draw_desk_actions(frame, desk.own_actions() ? desk.actions : area);
}

// Nothing to be done: in the letters of the compact view.
void draw_quiet(const Frame& desk, const Area& area) {
    const PanelStyle style = compact_style();
    const Frame frame{desk.canvas, style, desk.board, desk.size, desk.hits};
    if (desk.board.mode == model::BoardMode::calm && desk.board.calm)
        draw_compact_calm(frame, nullptr, area);  // the strip stands over the whole desk
    else
        draw_compact_connecting(frame, area);
}

// The entry at the lower edge, the row in full above it.
void draw_below_each_other(const Frame& frame, const Area& area) {
    const float least = area.height() < short_below ? short_detail : least_detail;
    const float room = area.height() - least - entry_gap;
    const Area entry = area.from(area.bottom - desk_entry_height(*frame.board.desk, room));
    const float sent = draw_desk_sent(frame, area.until(entry.top - entry_gap));
    draw_desk_detail(frame, area.until(sent));
    draw_desk_entry(frame, entry);
}

// Both from the upper edge; below the entry what was sent, and the keys where nothing hides them.
void draw_beside_each_other(const Frame& frame, const DeskPlan& plan) {
    draw_desk_detail(frame, plan.detail);
    const float height = desk_entry_height(*frame.board.desk, plan.entry.height());
    const Area entry = plan.entry.until(plan.entry.top + height);
    draw_desk_entry(frame, entry);
    const float sent = draw_desk_sent(frame, plan.entry.from(entry.bottom + entry_gap));
    const float keys = desk_keys_height(frame, plan.entry.width());
    const Area below = plan.entry.from(plan.entry.bottom - keys);
    if (!frame.board.help_open && entry.bottom + entry_gap <= below.top && sent > below.bottom - 1)
        draw_desk_keys(frame, below);
}

void place_columns(DeskPlan& plan, const Area& whole) {
    const float inner = whole.width() - gutter * static_cast<float>(plan.columns - 1);
    const auto column = [&](float left, float width) { return Area{left, left + width, whole.top, whole.bottom}; };
    struct Parts {
        float state, actions, detail;  // of the width between the gutters; the rest is the entry's
    };
    const Parts parts = plan.columns == 2   ? Parts{0.473f, 0, 0}
                        : plan.columns == 3 ? Parts{0.3f, 0.34f, 0}
                                            : Parts{0.22f, 0.27f, 0.21f};
    plan.state = column(whole.left, inner * parts.state);
    if (plan.own_actions()) plan.actions = column(plan.state.right + gutter, inner * parts.actions);
    const float next = (plan.own_actions() ? plan.actions : plan.state).right + gutter;
    plan.detail = column(next, plan.own_entry() ? inner * parts.detail : whole.right - next);
    const float last = plan.own_entry() ? plan.detail.right + gutter : next;
    plan.entry = column(last, whole.right - last);
    plan.left_end = (plan.own_actions() ? plan.actions : plan.state).right;
    plan.right = plan.detail.left;
}

// One below the other: the board has what the row in full and the entry leave.
void place_upright(DeskPlan& plan, const Area& whole) {
    constexpr float most_lower = 560, lower_part = 0.42f;
    plan.state = whole.until(whole.bottom - std::min(most_lower, whole.height() * lower_part));
    plan.detail = plan.entry = whole.from(plan.state.bottom + entry_gap);
    plan.left_end = whole.left + whole.width() * 0.48f;
    plan.right = plan.left_end + entry_gap;
}

// The columns of services and of actions as one.
Area whole_board(const DeskPlan& plan) {
    Area area = plan.state;
    if (plan.own_actions()) area.right = plan.actions.right;
    return area;
}

// `quiet`: services and actions have no columns.
void draw_dividers(const Frame& frame, const DeskPlan& plan, bool quiet) {
    const Colour colour = frame.theme().line;
    if (plan.columns == 1) {
        const float y = plan.state.bottom + entry_gap / 2.0f;
        frame.canvas.line({plan.left, y}, {plan.right_end, y}, colour, 1);
        return;
    }
    for (const Area* column : {&plan.state, &plan.actions, &plan.detail})
        if (column->width() > 0 && column->right < plan.entry.left && !(quiet && column->right < plan.left_end)) {
            const float x = column->right + gutter / 2.0f;
            frame.canvas.line({x, plan.state.top}, {x, plan.foot}, colour, 1);
        }
}

}  // namespace

DeskPlan desk_plan(const model::Board& board, Size size) {
    DeskPlan plan;
    plan.width = size.w;
    plan.height = size.h;
    plan.right_end = size.w - margin;
    const float band = board.drill ? drill_band : 0.0f;
    plan.head = 58 + band;
    plan.foot = size.h - band - (size.h < 820 ? 52.0f : 76.0f);
    plan.narrow = size.w < 1180;
    plan.columns = size.h > size.w ? 1 : size.w < three_from ? 2 : size.w < four_from ? 3 : 4;
    const Area whole{margin, plan.right_end, plan.head + 10, plan.foot - 8};
    if (plan.columns == 1)
        place_upright(plan, whole);
    else
        place_columns(plan, whole);
    return plan;
}

PanelStyle desk_style() { return {.t1 = 26, .state = 18, .t2 = 18, .t3 = 16, .near = true}; }

model::Budget desk_budget(Size size) {
    constexpr std::size_t reached = 40;  // rows of actions that the keys can walk through, shown or not
    const auto parts = [](float height, float each) { return static_cast<std::size_t>(std::max(0.0f, height) / each); };
    const DeskPlan plan = desk_plan({}, size);
    const float room = plan.state.height();
    const float least_actions = plan.own_actions() ? 0.0f : 30 + action_pitch * 3 + 30;
    model::Budget budget;
    budget.help = room > 700 ? 3 : 1;
    budget.guardrails = room > 700 ? 2 : 1;
    const float taken = least_actions + 160 + normal_height + static_cast<float>(budget.help) * help_height +
                        static_cast<float>(budget.guardrails) * (guardrail_height + 8);
    budget.services = std::clamp<std::size_t>(parts(room - taken, row_pitch), 2, 10);
    budget.actions = reached;
    budget.name_rest = true;
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
    DeskPlan plan = desk_plan(board, size);
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) draw_drill_bands(frame, drill_band);
    draw_desk_header(frame, plan);
    if (board.strip) {
        const float lower = draw_desk_strip(frame, plan, plan.head + 1) - plan.state.top;
        for (Area* area : {&plan.state, &plan.actions, &plan.detail, &plan.entry})
            if (plan.columns > 1 || area == &plan.state) area->top += lower;
    }
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (board.help_open)
        draw_desk_keys(frame, plan.state);
    else if (quiet)
        draw_quiet(frame, compact_quiet_area(whole_board(plan)));
    else
        draw_board(frame, plan);
    if (board.help_open && plan.own_actions()) draw_desk_actions(frame, plan.actions);
    draw_dividers(frame, plan, quiet && !board.help_open);
    if (board.desk) {
        if (plan.own_entry())
            draw_beside_each_other(frame, plan);
        else
            draw_below_each_other(frame, plan.detail);
    }
    draw_desk_footer(frame, plan);
    return hits;
}

}  // namespace ui
