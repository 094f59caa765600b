// Where the parts of the phone shape stand: state on top, the button to answer a call for help under the thumb, commander
// and age at the lower edge. Lying on its side, what is decided and asked stands at the right. When height is short, parts
// are given up in the order of PhonePlan; the worst service, the decision, help and the age never are.
#include "ui/panel_near.h"
#include "ui/panel_wall.h"
#include "ui/pen/panels.h"
#include "ui/phone/panel_phone.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr float lying_from = 560;   // width from which a phone that lies on its side has two columns
constexpr float lying_below = 480;  // height
constexpr float middle_gap = 36;
constexpr float drill_band = 16;
constexpr float short_below = 640;

bool is_lying(Size size) { return size.w >= lying_from && size.h < lying_below; }

struct Phone {
    Canvas& canvas;
    const PanelStyle& style;
    const model::Board& board;
    Size size;
    Lane whole;  // between the drill bands
    PhonePlan plan;

    bool counts() const { return !board.normal.rest.empty(); }
    Lane left() const {
        return is_lying(size) ? Lane{whole.left, size.w / 2.0f - middle_gap / 2.0f, 0, whole.bottom} : whole;
    }
    Lane right() const {
        return is_lying(size) ? Lane{size.w / 2.0f + middle_gap / 2.0f, whole.right, 0, whole.bottom} : whole;
    }
};

std::optional<model::Strip> strip_of(const Phone& phone) {
    std::optional<model::Strip> strip = phone.board.strip;
    if (strip && !phone.plan.cause) strip->second.clear();
    return strip;
}

float head_height(const Phone& phone) {
    const float header =
        phone_header_height(phone.canvas, phone.style, phone.board.header, phone.plan, phone.whole.width());
    const std::optional<model::Strip> strip = strip_of(phone);
    return header + (strip ? near_strip_height(phone.canvas, phone.style, *strip, phone.size.w) : 0.0f);
}

float services_height(const Phone& phone) {
    const float row = phone.plan.second_lines ? phone_row : phone_row_dense;
    const float normal = phone_normal_height(phone.canvas, phone.style, phone.board.normal, phone.left().width());
    return static_cast<float>(phone.board.services.size()) * row + (phone.plan.normal ? normal : 0.0f);
}

float duties_height(const Phone& phone) {
    const float width = phone.right().width();
    float height = phone_help_height(phone.canvas, phone.style, phone.board, phone.plan, width);
    if (phone.board.decision)
        height += phone_decision_height(phone.canvas, phone.style, *phone.board.decision, phone.plan, width);
    if (phone.plan.do_not && !phone.board.guardrails.empty()) height += phone_do_not;
    return height;
}

float footer_height(const Phone& phone) { return is_lying(phone.size) ? phone_footer_lying : phone_footer; }

float lower_edge(const Phone& phone) {
    const float footer = footer_height(phone);
    if (!phone.board.entry) return footer;
    return footer + near_entry_height(phone.canvas, phone.style, phone.board, phone.size.w);
}

bool fits(const Phone& phone) {
    const float services = services_height(phone);
    const float duties = duties_height(phone);
    const float body = is_lying(phone.size) ? std::max(services, duties) : services + duties;
    return phone.whole.top + head_height(phone) + body + lower_edge(phone) <= phone.whole.bottom;
}

// Parts are given up one by one until the rest fits, and taken back, the weightiest first, where that left room.
void plan_for(Phone& phone) {
    phone.plan.normal = !phone.board.normal.label.empty() || phone.counts();
    using Part = void (*)(PhonePlan & plan, bool kept);
    constexpr std::array<Part, 9> parts = {
        [](PhonePlan& plan, bool kept) { plan.blank = kept ? PhonePlan{}.blank : 0.0f; },
        [](PhonePlan& plan, bool kept) { plan.help_detail = kept; },
        [](PhonePlan& plan, bool kept) { plan.do_not = kept; },
        [](PhonePlan& plan, bool kept) { plan.second_lines = kept; },
        [](PhonePlan& plan, bool kept) { plan.wide_button = kept; },
        [](PhonePlan& plan, bool kept) { plan.large_countdown = kept; },
        [](PhonePlan& plan, bool kept) { plan.cause = kept; },
        [](PhonePlan& plan, bool kept) { plan.two_lines = kept; },
        [](PhonePlan& plan, bool kept) { plan.rail = kept; }};
    std::size_t given_up = 0;
    while (given_up < parts.size() && !fits(phone)) parts[given_up++](phone.plan, false);
    if (!fits(phone) && !phone.counts()) phone.plan.normal = false;
    while (given_up > 0) {
        parts[--given_up](phone.plan, true);
        if (!fits(phone)) parts[given_up](phone.plan, false);
    }
}

// From the bottom up; returns where the room above it ends.
float draw_bottom(Phone& phone, Hits& hits) {
    float bottom = phone.whole.bottom;
    if (phone.board.entry) {
        const float top = bottom - near_entry_height(phone.canvas, phone.style, phone.board, phone.size.w);
        draw_near_entry(phone.canvas, phone.style, phone.board, {phone.size.w, top, bottom}, hits);
        bottom = top;
    }
    Lane footer = phone.whole;
    footer.top = bottom - footer_height(phone);
    footer.bottom = bottom;
    const bool do_not = !phone.plan.do_not && !phone.board.guardrails.empty();
    draw_phone_footer(phone.canvas, phone.style, phone.board.footer, do_not, footer);
    return footer.top;
}

void draw_duties(Phone& phone, float top, float bottom, Hits& hits) {
    Lane lane = phone.right();
    lane.top = top + (is_lying(phone.size) ? 4.0f : 0.0f);
    if (phone.board.decision)
        lane.top = draw_phone_decision(phone.canvas, phone.style, *phone.board.decision, phone.plan, lane);
    Lane help = lane;
    help.top = bottom - phone_help_height(phone.canvas, phone.style, phone.board, phone.plan, lane.width());
    draw_phone_help(phone.canvas, phone.style, phone.board, phone.plan, help, hits);
    float end = help.top;
    if (phone.plan.do_not && !phone.board.guardrails.empty()) {
        end -= phone_do_not;
        Lane do_not = lane;
        do_not.top = end;
        draw_phone_do_not(phone.canvas, phone.style, phone.board.guardrails.front(), do_not);
    }
    lane.bottom = end;
    draw_phone_actions(phone.canvas, phone.style, phone.board, lane, hits);
}

void draw_incident(Phone& phone, Hits& hits) {
    plan_for(phone);
    Lane head = phone.whole;
    head.top = draw_phone_header(phone.canvas, phone.style, phone.board.header, phone.plan, head);
    if (const std::optional<model::Strip> strip = strip_of(phone))
        head.top = draw_near_strip(phone.canvas, phone.style, *strip, {phone.size.w, head.top - 6, 0});
    const float bottom = draw_bottom(phone, hits);
    if (phone.board.help_open) {
        draw_near_keys(phone.canvas, phone.style, phone.board, {phone.size.w, head.top, bottom - 8}, hits);
        return;
    }
    Lane services = phone.left();
    services.top = head.top + 2;
    const float below = draw_phone_services(phone.canvas, phone.style, phone.board, phone.plan, services);
    draw_duties(phone, is_lying(phone.size) ? head.top : below, bottom, hits);
}

void draw_quiet(Phone& phone, Hits& hits) {
    phone.plan.do_not = false;
    const float bottom = draw_bottom(phone, hits);
    const Strand strand{phone.size.w, phone.whole.top + 8, bottom - 8};
    if (phone.board.help_open)
        draw_near_keys(phone.canvas, phone.style, phone.board, strand, hits);
    else if (phone.board.mode == model::BoardMode::calm && phone.board.calm)
        draw_near_calm(phone.canvas, phone.style, phone.board, strand);
    else
        draw_near_connecting(phone.canvas, phone.style, phone.board, strand);
}

}  // namespace

model::Budget phone_budget(Size size) {
    constexpr std::size_t most_actions = 8;
    model::Budget budget;
    budget.services = size.h < short_below ? 2 : 3;
    budget.count_rest = true;
    budget.actions = most_actions;
    budget.help = 1;
    budget.guardrails = 1;
    return budget;
}

Hits draw_phone(Canvas& canvas, const model::Board& board, Size size) {
    Hits hits;
    for (const model::ActionRow& row : board.actions.rows)
        if (!row.id.empty()) hits.order.push_back(row.id);
    const PanelStyle style = phone_style(board);
    Phone phone{canvas, style, board, size, {phone_margin, size.w - phone_margin, 0, size.h}, {}};
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) {
        draw_drill(canvas, board.drill_word, size.w, size.h, drill_band);
        phone.whole.top = drill_band;
        phone.whole.bottom = size.h - drill_band;
    }
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(phone, hits);
    else
        draw_incident(phone, hits);
    return hits;
}

}  // namespace ui
