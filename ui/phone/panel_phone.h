// The panels of the phone shape, held in one hand: larger letters than beside the work, and what a thumb presses at the
// lower edge. They decide nothing; places to press go into Hits. All lengths are design units, here logical pixels.
#pragma once

#include "ui/pen/frame.h"
#include "ui/pen/panel_marks.h"

namespace ui {

inline constexpr float phone_margin = 20;
inline constexpr float phone_row = 82, phone_row_dense = 52;  // a service with and without its second line
inline constexpr float phone_normal = 36, phone_footer = 58, phone_footer_lying = 44, phone_do_not = 42,
                       phone_action = 48;

// What this height has room for. The order of the members is the order in which they are given up.
struct PhonePlan {
    float blank = 36;             // above the title, where a phone has its clock
    bool help_detail = true;      // for what and with whom
    bool do_not = true;           // else its shape alone stands in the footer
    bool second_lines = true;     // impact and promise under the services
    bool wide_button = true;      // else it stands beside the pill
    bool large_countdown = true;  // else it stands beside the title
    bool cause = true;            // the second line of a strip
    bool two_lines = true;        // of who decides and of what is to be decided
    bool rail = true;             // the phase, and what the small countdown counts to
    bool normal = true;           // stays all the same when it counts services that are not normal
};

PanelStyle phone_style();

float phone_header_height(const Frame& frame, const PhonePlan& plan, float width);
// Each draws at area.top and returns where it ended.
float draw_phone_header(const Frame& frame, const PhonePlan& plan, const Area& area);
float draw_phone_services(const Frame& frame, const PhonePlan& plan, const Area& area);
// Of the line of what is normal and what is only counted.
float phone_normal_height(const Frame& frame, float width);
float phone_decision_height(const Frame& frame, const PhonePlan& plan, float width);
// Precondition: the board has a decision.
float draw_phone_decision(const Frame& frame, const PhonePlan& plan, const Area& area);
// As many rows as find room above area.bottom.
float draw_phone_actions(const Frame& frame, const Area& area);
float draw_phone_do_not(const Frame& frame, const model::GuardrailRow& row, const Area& area);
float phone_help_height(const Frame& frame, const PhonePlan& plan, float width);
float draw_phone_help(const Frame& frame, const PhonePlan& plan, const Area& area);
// On area.top … area.bottom. `do_not`: its words were given up, its shape stands here.
void draw_phone_footer(const Frame& frame, bool do_not, const Area& area);

}  // namespace ui
