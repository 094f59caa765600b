// Where the parts of the phone shape stand: state on top, the button to answer a call for help under the thumb, commander
// and age at the lower edge. Lying on its side, what is decided and asked stands at the right. When height is short, parts
// are given up in the order of PhonePlan; the worst service, the decision, help and the age never are.
#include "ui/compact.h"
#include "ui/pen/panel_first.h"
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

// A frame, and what of it has room.
struct Phone {
    const Frame& frame;
    Area whole;  // between the drill bands
    PhonePlan plan = {};

    const model::Board& board() const { return frame.board; }
    bool lying() const { return is_lying(frame.size); }
    bool counts() const { return !board().normal.rest.empty(); }
    bool has_rule() const { return !board().guardrails.empty(); }
    Area left() const { return lying() ? Area{whole.left, middle() - middle_gap / 2.0f, 0, whole.bottom} : whole; }
    Area right() const { return lying() ? Area{middle() + middle_gap / 2.0f, whole.right, 0, whole.bottom} : whole; }
    // Over the whole width: for what the compact view has as well.
    Area near(float top, float bottom) const { return compact_area(frame, top, bottom); }

private:
    float middle() const { return frame.size.w / 2.0f; }
};

std::optional<model::Strip> strip_of(const Phone& phone) {
    std::optional<model::Strip> strip = phone.board().strip;
    if (strip && !phone.plan.cause) strip->second.clear();
    return strip;
}

float head_height(const Phone& phone) {
    const float header = phone_header_height(phone.frame, phone.plan, phone.whole.width());
    const std::optional<model::Strip> strip = strip_of(phone);
    return header + (strip ? compact_strip_height(phone.frame, *strip, phone.near(0, 0)) : 0.0f);
}

float services_height(const Phone& phone) {
    const float row = phone.plan.second_lines ? phone_row : phone_row_dense;
    const float normal = phone_normal_height(phone.frame, phone.left().width());
    return static_cast<float>(phone.board().services.size()) * row + (phone.plan.normal ? normal : 0.0f);
}

float duties_height(const Phone& phone) {
    const float width = phone.right().width();
    float height = phone_help_height(phone.frame, phone.plan, width);
    if (phone.board().decision) height += phone_decision_height(phone.frame, phone.plan, width);
    if (phone.plan.do_not && phone.has_rule()) height += phone_do_not;
    return height;
}

float footer_height(const Phone& phone) { return phone.lying() ? phone_footer_lying : phone_footer; }

float lower_edge(const Phone& phone) {
    const float footer = footer_height(phone);
    return phone.board().entry ? footer + compact_entry_height(phone.frame, phone.near(0, 0)) : footer;
}

bool fits(const Phone& phone) {
    const float services = services_height(phone);
    const float duties = duties_height(phone);
    const float body = phone.lying() ? std::max(services, duties) : services + duties;
    return phone.whole.top + head_height(phone) + body + lower_edge(phone) <= phone.whole.bottom;
}

// Parts are given up one by one until the rest fits, and taken back, the weightiest first, where that left room.
void plan_for(Phone& phone) {
    phone.plan.normal = !phone.board().normal.label.empty() || phone.counts();
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
float draw_bottom(const Phone& phone) {
    float bottom = phone.whole.bottom;
    if (phone.board().entry) {
        const float top = bottom - compact_entry_height(phone.frame, phone.near(0, 0));
        draw_compact_entry(phone.frame, phone.near(top, bottom));
        bottom = top;
    }
    const Area footer = phone.whole.between(bottom - footer_height(phone), bottom);
    draw_phone_footer(phone.frame, !phone.plan.do_not && phone.has_rule(), footer);
    return footer.top;
}

void draw_duties(const Phone& phone, float top, float bottom) {
    Area lane = phone.right().from(top + (phone.lying() ? 4.0f : 0.0f));
    if (phone.board().decision) lane.top = draw_phone_decision(phone.frame, phone.plan, lane);
    float end = bottom - phone_help_height(phone.frame, phone.plan, lane.width());
    draw_phone_help(phone.frame, phone.plan, lane.from(end));
    if (phone.plan.do_not && phone.has_rule()) {
        end -= phone_do_not;
        draw_phone_do_not(phone.frame, phone.board().guardrails.front(), lane.from(end));
    }
    draw_phone_actions(phone.frame, lane.until(end));
}

void draw_incident(Phone& phone) {
    plan_for(phone);
    float top = draw_phone_header(phone.frame, phone.plan, phone.whole);
    if (const std::optional<model::Strip> strip = strip_of(phone))
        top = draw_compact_strip(phone.frame, *strip, phone.near(top - 6, phone.whole.bottom));
    const float bottom = draw_bottom(phone);
    if (phone.board().help_open) {
        draw_compact_keys(phone.frame, phone.near(top, bottom - 8));
        return;
    }
    if (!phone.board().first.empty()) {
        draw_first(phone.frame, phone.whole.between(top, bottom - 8));
        return;
    }
    const float below = draw_phone_services(phone.frame, phone.plan, phone.left().from(top + 2));
    draw_duties(phone, phone.lying() ? top : below, bottom);
}

void draw_quiet(Phone& phone) {
    const model::Board& board = phone.board();
    phone.plan.do_not = false;
    const float bottom = draw_bottom(phone);
    const Area area = phone.near(phone.whole.top + 8, bottom - 8);
    if (board.help_open)
        draw_compact_keys(phone.frame, area);
    else if (board.mode == model::BoardMode::calm && board.calm)
        draw_compact_calm(phone.frame, board.strip ? &*board.strip : nullptr, area);
    else
        draw_compact_connecting(phone.frame, area);
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
    const PanelStyle style = phone_style();
    const Frame frame{canvas, style, board, size, hits};
    Phone phone{frame, {phone_margin, size.w - phone_margin, 0, size.h}};
    canvas.set_ground(canvas.theme().bg);
    if (board.drill) {
        draw_drill_bands(frame, drill_band);
        phone.whole = phone.whole.between(drill_band, size.h - drill_band);
    }
    const bool quiet = board.mode == model::BoardMode::calm || board.mode == model::BoardMode::connecting;
    if (quiet)
        draw_quiet(phone);
    else
        draw_incident(phone);
    return hits;
}

}  // namespace ui
