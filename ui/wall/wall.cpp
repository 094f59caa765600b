// Where the panels of the wall stand: two columns, or one where the screen is upright. Header on top, what must not be
// done and who commands at the bottom, always in the same places. It must never choose what is shown.
#include "ui/wall.h"
#include "ui/pen/panel_first.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/panels.h"
#include "ui/wall_keys.h"

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

// Where the parts of a wall of this size stand.
struct Places {
    bool one_column = false;
    bool upright = false;  // the header's parts stand below each other
    float left = margin, left_end = 0, right = 0, right_end = 0;
    float top = 0, bottom = 0;  // inside the bands of a drill
    Area whole() const { return {left, right_end, top, bottom}; }
};

Places places_of(Size size, bool drill) {
    Places places;
    places.top = drill ? drill_height : 0.0f;
    places.bottom = size.h - places.top;
    places.one_column = size.w / size.h < single_column_below;
    places.upright = places.one_column && size.w < upright_below;
    if (places.one_column) {
        places.left_end = places.right_end = size.w - margin;
        places.right = margin;
    } else if (size.w >= designed_width) {
        const float wider = std::min(size.w - designed_width, most_wider);
        places.left_end = margin + left_width + 0.45f * wider;
        places.right = places.left_end + gutter;
        places.right_end = places.right + right_width + 0.55f * wider;
    } else {
        places.right = size.w * 0.5125f;
        places.left_end = places.right - gutter;
        places.right_end = size.w - margin;
    }
    return places;
}

float header_at(const Places& places) { return header_height + body_gap + (places.upright ? upright_more : 0.0f); }

std::size_t rows_in(float height, float pitch, std::size_t least, std::size_t most) {
    const auto rows = static_cast<std::size_t>(std::max(0.0f, height / pitch));
    return std::clamp(rows, least, most);
}

// What must not be done stands on the footer. Returns where the panels above must end.
float draw_rules(const Frame& frame, const Places& places) {
    const float footer = places.bottom - footer_height;
    float end = footer - footer_gap;
    const std::vector<model::GuardrailRow>& rules = frame.board.guardrails;
    for (auto row = rules.rbegin(); row != rules.rend(); ++row) {
        Area band = places.whole().between(end, footer);
        band.top -= guardrail_height_of(frame, *row, band);
        draw_guardrail(frame, *row, band);
        end = band.top;
    }
    return end - band_gap;
}

Area footer_of(const Places& places) { return places.whole().from(places.bottom - footer_height); }

// Where data that finds no room in the footer may stand: at the foot of a column that has some.
bool has_foot(const Frame& frame, const Area& column) { return column.top + frame.style.t3 + 12 <= column.bottom; }

void draw_foot(const Frame& frame, const Area& column) {
    draw_line(frame.canvas, {column.left, column.bottom - frame.style.t3 - 4, column.width()}, frame.board.footer.data,
              frame.quiet());
}

// What must find room below the services of a single column: the decision, help, and one action.
float duties_height(const Frame& frame, const Area& column) {
    const model::Board& board = frame.board;
    float height = help_pitch * static_cast<float>(board.help.size());
    if (board.decision) height += decision_height(frame, column);
    if (!board.actions.rows.empty()) height += actions_head + action_pitch;
    return height;
}

float draw_duties(const Frame& frame, Area column) {
    const model::Board& board = frame.board;
    const float bottom = column.bottom;
    const bool has_actions = !board.actions.rows.empty() || !board.actions.head.empty();
    column.bottom -= help_pitch * static_cast<float>(board.help.size()) + (has_actions ? actions_head : 0.0f);
    if (board.decision) column.top = draw_decision(frame, column);
    column.bottom = bottom;
    for (const model::HelpRow& row : board.help) column.top = draw_help(frame, row, column);
    return has_actions ? draw_actions(frame, column) : column.top;
}

void draw_incident(const Frame& frame, const Places& places) {
    const model::Board& board = frame.board;
    const float middle = places.one_column ? places.right_end / 2.0f : places.right;
    const float rule = draw_header(frame, places.whole(), middle, places.upright);
    float top = rule + body_gap;
    if (board.strip) {
        draw_strip(frame, places.whole().from(rule));
        top += strip_height(*board.strip) - 4;
    }
    const float body_end = draw_rules(frame, places);
    if (!board.first.empty() && !board.help_open) {
        draw_first(frame, places.whole().between(top, body_end));
        draw_footer(frame, footer_of(places), {.keep_data = true});
        return;
    }
    Area column{places.left, places.left_end, top, body_end};
    if (places.one_column) column.bottom -= duties_height(frame, column);
    const Area left{places.left, places.left_end, draw_services(frame, column), body_end};
    column = places.one_column ? left : Area{places.right, places.right_end, top, body_end};
    if (board.help_open)
        draw_far_keys(frame, column, frame.style.t3);
    else
        column.top = draw_duties(frame, column);
    if (!board.help_open && !board.facts.empty()) column.top = draw_facts(frame, column);
    const Area& foot = !places.one_column && has_foot(frame, left) ? left : column;
    const bool keep_data = !has_foot(frame, foot);
    if (!draw_footer(frame, footer_of(places), {.keep_data = keep_data})) draw_foot(frame, foot);
}

void draw_quiet(const Frame& frame, const Places& places, CalmPlace calm) {
    const model::Board& board = frame.board;
    const float footer = places.bottom - footer_height;
    const float end = draw_rules(frame, places);
    draw_footer(frame, footer_of(places), {.calm = true, .keep_data = true});
    if (board.guardrails.empty())
        frame.canvas.line({0, footer - 23}, {frame.size.w, footer - 23}, frame.theme().hatch, 2);
    const Area body = places.whole().until(std::min(footer - 48, end));
    if (board.help_open) {
        const float top = places.top + (board.strip ? 98 + strip_height(*board.strip) : 0.0f) + margin;
        draw_far_keys(frame, body.from(top), frame.style.t3);
    } else if (board.mode != model::BoardMode::calm || !board.calm) {
        draw_connecting(frame, body.from(places.top + margin));
        return;
    } else {
        draw_calm(frame, body, calm);
    }
    if (board.strip) draw_strip(frame, places.whole().from(places.top + 98));
}

}  // namespace

PanelStyle wall_style(const model::Board& board) {
    PanelStyle style;
    if (board.language == model::Language::ja) return style;
    style.t1 = 70;
    style.state = 68;
    style.t2 = 48;
    return style;
}

model::Budget wall_budget(Size size, bool drill) {
    const Places places = places_of(size, drill);
    model::Budget budget;
    budget.name_rest = true;
    const float body =
        places.bottom - places.top - header_at(places) - footer_height - footer_gap - guardrail_height - band_gap;
    const float fixed = decision_tallest + help_pitch + actions_head;
    if (!places.one_column) {
        budget.services = rows_in(body - normal_height, service_pitch_dense, 1, 8);
        budget.actions = rows_in(body - fixed + 4, action_pitch_single, 1, 6);
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

Hits draw_wall(Canvas& canvas, const model::Board& board, Size size, CalmPlace calm) {
    const PanelStyle style = wall_style(board);
    Hits hits;
    const Frame frame{canvas, style, board, size, hits};
    const Places places = places_of(size, board.drill);
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) draw_drill_bands(frame, drill_height);
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(frame, places, calm);
    else
        draw_incident(frame, places);
    return hits;
}

}  // namespace ui
