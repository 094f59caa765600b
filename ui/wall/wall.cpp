// Where the panels of the wall stand: two columns, or one where the screen is upright. Header on top, what must not be
// done and who commands at the bottom, always in the same places. It must never choose what is shown.
#include "ui/wall.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/panels.h"
#include "ui/wall_keys.h"

#include <algorithm>
#include <array>
#include <span>

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
constexpr float third_from = 2400;        // a third column instead of distance
constexpr std::size_t most_waiting = 12;  // actions that second lines of services give way to
constexpr float least_with_reason = 1080;
constexpr float widest_left = 900;
constexpr float idle_share = 0.6f;
constexpr float left_share = 0.36f;
constexpr float least_counted = 60;  // one line of what is counted
constexpr std::size_t most_actions = 40, most_facts = 12;
constexpr float upright_below = 1200;  // title and deadline stand side by side in anything wider

// Where the parts of a wall of this size stand.
struct Places {
    bool one_column = false;
    bool upright = false;  // the header's parts stand below each other
    float left = margin, left_end = 0, right = 0, right_end = 0;
    // Where the right column ends that decisions and facts stand in; what is done stands beside it. Else the same as
    // right_end.
    float middle_end = 0;
    float top = 0, bottom = 0;  // inside the bands of a drill
    Area whole() const { return {left, right_end, top, bottom}; }
    bool has_third() const { return middle_end < right_end; }
};

// How much there is to be decided and done: next to nothing, no work yet, or some.
enum class Duties { idle, without_work, some };

Duties duties_of(const model::Board& board) {
    if ((board.decision ? 2 : 0) + board.help.size() + board.actions.rows.size() < 2) return Duties::idle;
    return board.actions.rows.empty() ? Duties::without_work : Duties::some;
}

Places places_of(Size size, bool drill, Duties duties = Duties::some) {
    Places places;
    places.top = drill ? drill_height : 0.0f;
    places.bottom = size.h - places.top;
    places.one_column = size.w / size.h < single_column_below;
    places.upright = places.one_column && size.w < upright_below;
    if (places.one_column) {
        places.left_end = places.right_end = size.w - margin;
        places.right = margin;
    } else if (size.w >= third_from && duties == Duties::some) {
        const float shared = size.w - 2 * margin - 2 * gutter;
        places.left_end =
            margin + std::min(left_share * shared, widest_left);  // lines any longer are hard to read back
        places.right = places.left_end + gutter;
        places.right_end = size.w - margin;
        places.middle_end = places.right + (places.right_end - places.right - gutter) / 2.0f;
    } else if (size.w >= designed_width) {
        const float wider = size.w - designed_width;
        places.left_end = margin + left_width + 0.45f * wider;
        places.right = places.left_end + gutter;
        places.right_end = places.right + right_width + 0.55f * wider;
    } else {
        places.right = size.w * 0.5125f;
        places.left_end = places.right - gutter;
        places.right_end = size.w - margin;
    }
    if (duties == Duties::idle && !places.one_column) {
        places.left_end = margin + idle_share * (places.right_end - margin);
        places.right = places.left_end + gutter;
        places.middle_end = places.right_end;
    }
    if (places.middle_end <= 0) places.middle_end = places.right_end;
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
    if (rules.empty() && !frame.board.calm)
        frame.canvas.line({places.left, end + 2}, {places.right_end, end + 2}, frame.theme().line, 2);
    // On a low wall of one column that says how old it is, a reason gives way to the help that is waited for.
    const bool tight = places.one_column && frame.size.h < least_with_reason && frame.board.strip;
    for (auto row = rules.rbegin(); row != rules.rend(); ++row) {
        Area band = places.whole().between(end, footer);
        const model::GuardrailRow rule = tight ? model::GuardrailRow{row->text, {}} : *row;
        band.top -= guardrail_height_of(frame, rule, band);
        draw_guardrail(frame, rule, band);
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

float waiting_height(const model::Board& board) {
    const auto rows = static_cast<float>(std::min(most_waiting, board.actions.rows.size()));
    return rows > 0 ? actions_head + std::max(action_pitch, rows * action_pitch_single) : 0.0f;
}

// What should find room below the services of a single column: the decision, help, and the first actions.
float duties_height(const Frame& frame, const Area& column) {
    const model::Board& board = frame.board;
    float height = help_pitch * static_cast<float>(board.help.size());
    if (board.decision) height += decision_height(frame, column);
    return height + waiting_height(board);
}

// What the services leave to actions for which their own column has no room, as far as no second line goes for it.
float room_for_small_rows(const Frame& frame, const Area& column, const Places& places) {
    const model::Board& board = frame.board;
    const Area right{places.right, places.middle_end, column.top, column.bottom};
    const float decided = places.has_third() ? 0.0f : duties_height(frame, right) - waiting_height(board);
    const auto fit =
        static_cast<std::size_t>(std::max(0.0f, column.height() - decided - actions_head) / action_pitch_single);
    if (board.actions.rows.size() <= fit) return 0;
    const auto beyond = static_cast<float>(board.actions.rows.size() - fit);
    float least = static_cast<float>(board.services.size()) * service_pitch_dense;
    if (!board.normal.rest.empty()) least += counted_height(2);
    if (board.normal.count > 0) least += normal_height;
    return std::clamp(column.height() - least, 0.0f, beyond * name_pitch + 14);
}

bool has_actions(const model::Board& board) { return !board.actions.rows.empty() || !board.actions.head.empty(); }

// Decision and help; returns where they end. `below`: what must find room under them.
float draw_decided(const Frame& frame, Area column, float below) {
    const model::Board& board = frame.board;
    const float bottom = column.bottom;
    column.bottom -= help_pitch * static_cast<float>(board.help.size()) + below;
    if (board.decision) column.top = draw_decision(frame, column);
    for (std::size_t i = 0; i < board.help.size(); ++i)
        if (i == 0 || column.top + help_pitch <= bottom) column.top = draw_help(frame, board.help[i], column);
    return column.top;
}

// What is to be decided, where help is wanted, who does what, and what was heard, each below the other or, where the wall
// is wide, work in a column of its own. `left`: what the services leave of theirs. Returns the room that is left.
Area draw_duties(const Frame& frame, const Places& places, Area column, Area& left) {
    const model::Board& board = frame.board;
    const bool work = has_actions(board);
    const float top = column.top;
    column.right = places.middle_end;
    column.top = draw_decided(frame, column, work && !places.has_third() ? actions_head : 0.0f);
    if (places.has_third()) {
        std::array<Area, 2> elsewhere = {column, left};
        const Area third{places.middle_end + gutter, places.right_end, top, column.bottom};
        if (work) draw_actions(frame, third, elsewhere);
        column = elsewhere[0], left = elsewhere[1];
    } else if (work) {
        const std::span<Area> beside(&left, places.one_column ? 0 : 1);
        column.top = draw_actions(frame, column, beside);
    }
    if (!board.facts.empty()) column.top = draw_facts(frame, column);
    return column;
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
    Area column{places.left, places.left_end, top, body_end};
    if (places.one_column)
        column.bottom = std::max(column.top + service_pitch_single, column.bottom - duties_height(frame, column));
    else
        column.bottom -= room_for_small_rows(frame, column, places);
    const ServicesDrawn services = draw_services(frame, column);
    Area left{places.left, places.left_end, services.end, body_end};
    column = places.one_column ? left : Area{places.right, places.right_end, top, body_end};
    if (board.help_open)
        draw_far_keys(frame, column, frame.style.t3);
    else
        column = draw_duties(frame, places, column, left);
    if (!board.help_open && services.named < services.counted.names.size())
        column.top = draw_further_names(frame, column, services.counted, services.named);
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
    budget.count_rest = true;
    budget.help = 2;
    budget.actions = most_actions;
    budget.facts = 3;
    if (!places.one_column) {
        budget.services = rows_in(body, service_pitch_single, 1, 8);
        if (places.has_third())
            budget.facts = rows_in(body - decision_tallest - 2 * help_pitch, fact_pitch, 0, most_facts);
        return budget;
    }
    budget.services = rows_in((body - fixed) * 0.5f, service_pitch_single, 2, 8);
    return budget;
}

Hits draw_wall(Canvas& canvas, const model::Board& board, Size size, CalmPlace calm) {
    const PanelStyle style = wall_style(board);
    Hits hits;
    const Frame frame{canvas, style, board, size, hits};
    const Places places = places_of(size, board.drill, duties_of(board));
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
