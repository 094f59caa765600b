// Help wanted, where a thumb answers it: what is needed, until when, for what, and the button that begins an offer.
// It must never send anything itself: the press opens the line to be typed.
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"
#include "ui/phone/panel_phone.h"

#include <algorithm>

namespace ui {
namespace {

constexpr PillMeasures pill{
    .height = 36, .icon = 22, .to_icon = 12, .to_word = 40, .after = 18, .least = 140, .border = 2};
constexpr float button_height = 56, small_button = 44, card_head = 12, gap = 8;

bool has_button(const model::HelpRow& row) { return !row.answers.empty(); }

float button_width(const Canvas& canvas, const model::HelpRow& row, const PhonePlan& plan) {
    return plan.wide_button ? 230.0f : canvas.width(row.offer_word, 18, Weight::bold) + 28;
}

Fitted text_of(const Frame& frame, const model::HelpRow& row, float width) {
    return fitted(frame.canvas, {row.text, Weight::bold}, width,
                  {{22, Tier::t2, 1}, {frame.style.t2, Tier::t2, 2}, {frame.style.t3, Tier::t3, 2}});
}

bool has_detail(const model::HelpRow& row, const PhonePlan& plan) { return plan.help_detail && !row.detail.empty(); }

float height_of_card(const Frame& frame, const model::HelpRow& row, const PhonePlan& plan, float width) {
    float height = card_head + (plan.wide_button || !has_button(row) ? pill.height : small_button) + gap;
    height += height_of(text_of(frame, row, width)) + gap;
    if (has_detail(row, plan)) height += frame.style.t3 + gap;
    if (plan.wide_button && has_button(row)) height += button_height + gap;
    return height;
}

void draw_button(const Frame& frame, const model::HelpRow& row, Rect box) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    canvas.fill(box, theme.paper, 8, "offer");
    const Ground ground(canvas, theme.paper);
    const Fitted word =
        fitted(canvas, {row.offer_word, Weight::bold}, box.w - 16, {{24, Tier::t2, 1}, {18, Tier::t2, 1}});
    canvas.text({box.x + box.w / 2.0f, box.y + box.h / 2.0f - word.step.size / 2.0f}, word.lines.front(),
                {.size = word.step.size,
                 .weight = Weight::bold,
                 .colour = theme.paper_ink,
                 .tier = word.step.tier,
                 .align = Align::centre});
    place_offer(frame, box, row.answers);
}

// Pill at the left; at the right until when, or the button where it has no line of its own.
void draw_head(const Frame& frame, const model::HelpRow& row, const PhonePlan& plan, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const bool beside = !plan.wide_button && has_button(row);
    const float height = beside ? small_button : pill.height;
    TextStyle word{.size = style.t2, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2};
    if (beside) word.size = style.t3;
    const float top = lane.top + (height - pill.height) / 2.0f;
    const bool filled = row.look != model::HelpLook::offered;
    if (row.changed) canvas.fill({lane.left - 12, top, 4, pill.height}, theme.t1, 0, "changed");
    const float used = draw_pill(canvas, {{lane.left, top}, row.word, filled, word}, pill);
    float right = lane.right;
    if (beside) {
        const float width = button_width(canvas, row, plan);
        draw_button(frame, row, {right - width, lane.top, width, small_button});
        right -= width + 10;
    }
    if (canvas.width(row.until, style.t3) > right - lane.left - used - 10) return;
    canvas.text({right, top + 10}, row.until,
                {.size = style.t3, .colour = theme.t1, .tier = Tier::t3, .align = Align::right});
}

float draw_card(const Frame& frame, const model::HelpRow& row, const PhonePlan& plan, Area lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    canvas.set_row(row.id.text);
    canvas.line({lane.left, lane.top + 0.5f}, {lane.right, lane.top + 0.5f}, theme.line, 1);
    lane.top += card_head;
    draw_head(frame, row, plan, lane);
    lane.top += (plan.wide_button || !has_button(row) ? pill.height : small_button) + gap;
    const Fitted text = text_of(frame, row, lane.width());
    draw_fitted(canvas, {lane.left, lane.top}, text, {.weight = Weight::bold, .colour = frame.ink()});
    lane.top += height_of(text) + gap;
    if (has_detail(row, plan)) {
        draw_line(canvas, {lane.left, lane.top, lane.width()}, row.detail, frame.quiet());
        lane.top += frame.style.t3 + gap;
    }
    if (plan.wide_button && has_button(row)) {
        const float width = std::min(button_width(canvas, row, plan), lane.width());
        draw_button(frame, row, {lane.left, lane.top, width, button_height});
        lane.top += button_height + gap;
    }
    canvas.set_row({});
    return lane.top;
}

}  // namespace

float phone_help_height(const Frame& frame, const PhonePlan& plan, float width) {
    float height = 0;
    for (const model::HelpRow& row : frame.board.help) height += height_of_card(frame, row, plan, width);
    return height;
}

float draw_phone_help(const Frame& frame, const PhonePlan& plan, const Area& lane) {
    Area card = lane;
    for (const model::HelpRow& row : frame.board.help) card.top = draw_card(frame, row, plan, card);
    return card.top;
}

}  // namespace ui
