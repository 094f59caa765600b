// Where the panels of the wall stand: two columns, or one where the screen is upright. Header on top, what must not be
// done and who commands at the bottom, always in the same places. It must never choose what is shown.
#include "ui/panel_far_keys.h"
#include "ui/panel_wall.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/panels.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float margin = 48;
constexpr float left_width = 872, right_width = 888, gutter = 64;
constexpr float body_gap = 15;  // below the header's rule
constexpr float footer_height = 72;
constexpr float footer_gap = 16;
constexpr float band_gap = 8;
constexpr float single_column_below = 1.5f;
constexpr float designed_width = 1920;
constexpr float most_wider = 700;      // lines any longer are hard to read back from
constexpr float upright_below = 1300;  // title and deadline stand side by side in anything wider

// The places of one frame.
struct Frame {
    bool one_column = false;
    bool upright = false;  // the header's parts stand below each other
    float left = margin, left_end = 0, right = 0, right_end = 0;
    float top = 0, bottom = 0;  // inside the bands of a drill
    Column whole() const { return {left, right_end, top, bottom}; }
};

Frame frame_of(Size size, bool drill) {
    Frame frame;
    frame.top = drill ? drill_height : 0.0f;
    frame.bottom = size.h - frame.top;
    frame.one_column = size.w / size.h < single_column_below;
    frame.upright = frame.one_column && size.w < upright_below;
    if (frame.one_column) {
        frame.left_end = frame.right_end = size.w - margin;
        frame.right = margin;
    } else if (size.w >= designed_width) {
        const float wider = std::min(size.w - designed_width, most_wider);
        frame.left_end = margin + left_width + 0.45f * wider;
        frame.right = frame.left_end + gutter;
        frame.right_end = frame.right + right_width + 0.55f * wider;
    } else {
        frame.right = size.w * 0.5125f;
        frame.left_end = frame.right - gutter;
        frame.right_end = size.w - margin;
    }
    return frame;
}

float header_at(const Frame& frame) { return header_height + body_gap + (frame.upright ? upright_more : 0.0f); }

std::size_t rows_in(float height, float pitch, std::size_t least, std::size_t most) {
    const auto rows = static_cast<std::size_t>(std::max(0.0f, height / pitch));
    return std::clamp(rows, least, most);
}

// What must not be done stands on the footer. Returns where the panels above must end.
float draw_rules(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Frame& frame, float width) {
    const float footer = frame.bottom - footer_height;
    float end = footer - footer_gap;
    for (auto row = board.guardrails.rbegin(); row != board.guardrails.rend(); ++row) {
        Column band{frame.left, frame.right_end, end, footer};
        band.top -= guardrail_height_of(canvas, style, *row, band);
        draw_guardrail(canvas, style, *row, band, width);
        end = band.top;
    }
    return end - band_gap;
}

Column footer_of(const Frame& frame) {
    return {frame.left, frame.right_end, frame.bottom - footer_height, frame.bottom};
}

// Where data that finds no room in the footer may stand: at the foot of a column that has some.
bool has_foot(const PanelStyle& style, const Column& column) { return column.top + style.t3 + 12 <= column.bottom; }

void draw_foot(Canvas& canvas, const PanelStyle& style, const std::string& data, const Column& column) {
    draw_line(canvas, {column.left, column.bottom - style.t3 - 4}, data,
              {.size = style.t3, .colour = canvas.theme().t2, .tier = Tier::t3}, column.width());
}

// What must find room below the services of a single column: the decision, help, and one action.
float duties_height(const Canvas& canvas, const PanelStyle& style, const model::Board& board, const Column& column) {
    float height = help_pitch * static_cast<float>(board.help.size());
    if (board.decision) height += decision_height(canvas, style, *board.decision, column);
    if (!board.actions.rows.empty()) height += actions_head + action_pitch;
    return height;
}

float draw_duties(Canvas& canvas, const PanelStyle& style, const model::Board& board, Column column) {
    const float bottom = column.bottom;
    const bool has_actions = !board.actions.rows.empty() || !board.actions.head.empty();
    column.bottom -= help_pitch * static_cast<float>(board.help.size()) + (has_actions ? actions_head : 0.0f);
    if (board.decision) column.top = draw_decision(canvas, style, *board.decision, column);
    column.bottom = bottom;
    for (const model::HelpRow& row : board.help) column.top = draw_help(canvas, style, row, column);
    return has_actions ? draw_actions(canvas, style, board.actions, column) : column.top;
}

void draw_incident(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Frame& frame,
                   float width) {
    const float middle = frame.one_column ? frame.right_end / 2.0f : frame.right;
    const float rule = draw_header(canvas, style, board.header, frame.whole(), middle, frame.upright);
    float top = rule + body_gap;
    if (board.strip) {
        draw_strip(canvas, style, *board.strip, {frame.left, frame.right_end, rule, 0}, width);
        top += strip_height(*board.strip) - 4;
    }
    const float body_end = draw_rules(canvas, style, board, frame, width);
    Column column{frame.left, frame.left_end, top, body_end};
    if (frame.one_column) column.bottom -= duties_height(canvas, style, board, column);
    const Column left{frame.left, frame.left_end, draw_services(canvas, style, board, column), body_end};
    column = frame.one_column ? left : Column{frame.right, frame.right_end, top, body_end};
    if (board.help_open)
        draw_far_keys(canvas, board, {column.left, column.top, column.width(), column.bottom - column.top}, style.t3);
    else
        column.top = draw_duties(canvas, style, board, column);
    if (!board.help_open && !board.facts.empty()) column.top = draw_facts(canvas, style, board, column);
    const Column& foot = !frame.one_column && has_foot(style, left) ? left : column;
    const bool keep_data = !has_foot(style, foot);
    if (!draw_footer(canvas, style, board.footer, footer_of(frame), {.keep_data = keep_data}))
        draw_foot(canvas, style, board.footer.data, foot);
}

void draw_quiet(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Frame& frame, float width,
                CalmPlace place) {
    const float footer = frame.bottom - footer_height;
    const float end = draw_rules(canvas, style, board, frame, width);
    draw_footer(canvas, style, board.footer, footer_of(frame), {.calm = true, .keep_data = true});
    if (board.guardrails.empty()) canvas.line({0, footer - 23}, {width, footer - 23}, canvas.theme().hatch, 2);
    const Column body{frame.left, frame.right_end, frame.top, std::min(footer - 48, end)};
    if (board.help_open) {
        const float top = frame.top + (board.strip ? 98 + strip_height(*board.strip) : 0.0f) + margin;
        draw_far_keys(canvas, board, {body.left, top, body.width(), body.bottom - top}, style.t3);
    } else if (board.mode != model::BoardMode::calm || !board.calm) {
        draw_connecting(canvas, style, board, {body.left, body.right, frame.top + margin, body.bottom});
        return;
    } else {
        draw_calm(canvas, style, board, body, place);
    }
    if (board.strip) draw_strip(canvas, style, *board.strip, {frame.left, frame.right_end, frame.top + 98, 0}, width);
}

}  // namespace

PanelStyle wall_style(const model::Board& board) {
    PanelStyle style;
    style.english = board.language == model::Language::en;
    if (style.english) {
        style.t1 = 70;
        style.state = 68;
        style.t2 = 48;
    }
    style.colourless = board.colourless;
    style.lost = board.freshness == model::Freshness::lost;
    return style;
}

model::Budget wall_budget(Size size, bool drill) {
    const Frame frame = frame_of(size, drill);
    model::Budget budget;
    const float body =
        frame.bottom - frame.top - header_at(frame) - footer_height - footer_gap - guardrail_height - band_gap;
    const float fixed = decision_tallest + help_pitch + actions_head;
    if (!frame.one_column) {
        budget.services = rows_in(body - normal_height, service_pitch_dense, 1, 8);
        budget.actions = rows_in(body - fixed + 4, action_pitch, 1, 6);
        return budget;
    }
    const float shared = body - fixed - normal_height;
    budget.services = rows_in(shared * 0.5f, service_pitch_dense, 1, 8);
    const float after = shared - static_cast<float>(budget.services) * service_pitch_dense;
    budget.actions = rows_in(after, action_pitch, 1, 6);
    const float spare = after - static_cast<float>(budget.actions) * action_pitch - actions_head;
    budget.facts = rows_in(spare, fact_pitch, 0, 3);
    if (spare > 3 * fact_pitch + help_pitch) budget.help = 2;
    return budget;
}

void draw_wall(Canvas& canvas, const model::Board& board, Size size, CalmPlace calm) {
    const PanelStyle style = wall_style(board);
    const Frame frame = frame_of(size, board.drill);
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) draw_drill(canvas, board.drill_word, size.w, size.h, drill_height);
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(canvas, style, board, frame, size.w, calm);
    else
        draw_incident(canvas, style, board, frame, size.w);
}

}  // namespace ui
