// What is done and by whom, on a phone: the decision, the actions, what must not be done, who commands and how old this
// is. A claim on its way is dashed and never looks owned. It must never send anything itself.
#include "model/record/words.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"
#include "ui/phone/panel_phone.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr CountdownMeasures decide_by{.size = 32, .height = 44, .least = 92, .padding = 12, .border = 2, .radius = 5};
constexpr BeatMeasures beat{.width = 3, .height = 20, .pitch = 6, .stub = 3};
constexpr PlateMeasures plate{.padding = 6, .radius = 4, .border = 2, .hatch = 11};
constexpr float least_state = 60, rest_height = 24;

constexpr float who_top = 13, who_to_question = 10, question_below = 14;

// Who decides until when may take two lines: the time in it is never cut for want of width.
struct DecisionText {
    Fitted who, question;
    float room = 0;
    float question_at() const { return who_top + height_of(who) + who_to_question; }
    float height() const { return question_at() + std::max(22.0f, height_of(question)) + question_below; }
};

DecisionText text_of(const Frame& frame, const PhonePlan& plan, float width) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const model::DecisionPanel& decision = *frame.board.decision;
    const std::size_t lines = plan.two_lines ? 2 : 1;
    const float box = decision.countdown ? width_of(canvas, *decision.countdown, decide_by) + 12 : 0.0f;
    const float room = width - box;
    Fitted who = fitted(canvas, {decision.who_line}, room, {{style.t3, Tier::t3, lines}});
    if (who.cut && !decision.who_short.empty())
        who = fitted(canvas, {decision.who_short}, room, {{style.t3, Tier::t3, lines}});
    return {std::move(who),
            fitted(canvas, {decision.question, Weight::bold}, room,
                   {{22, Tier::t2, 1}, {style.t2, Tier::t2, lines}, {style.t3, Tier::t3, lines}}),
            room};
}

void draw_state(const Frame& frame, const model::ActionRow& row, const Area& lane, float centre) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const bool unowned = row.owner_look == model::OwnerLook::none;
    const std::string& word = unowned ? row.owner : row.state;
    const float state_width = widest_state(frame, least_state, plate.padding);
    const Fitted shown = fitted(canvas, {word, Weight::bold}, state_width - plate.padding, {{style.t3, Tier::t3, 1}});
    if (shown.lines.empty()) return;
    const Rect box{lane.left, centre - 13, state_width, 26};
    TextStyle text{.size = style.t3, .colour = row.pending ? theme.t1 : theme.t2, .tier = Tier::t3};
    PlateMeasures measures = plate;
    measures.padding = std::max(2.0f, (state_width - canvas.width(shown.lines.front(), style.t3, Weight::bold)) / 2);
    if (!row.pending && (row.alarm || unowned)) {
        draw_plate(frame, {box, shown.lines.front(), row.filled, text}, measures);
        return;
    }
    if (row.pending) canvas.dashed(box, theme.t1, 1, "pending");
    canvas.text({box.x + measures.padding, centre - style.t3 / 2.0f}, shown.lines.front(), text);
}

// Owner and time, or the button where nobody has it; returns where they begin.
float draw_people(const Frame& frame, const model::ActionRow& row, const Area& lane, float centre) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    if (row.claimable) {
        const std::string_view word = model::say(model::Say::claim_button, frame.language());
        const float width = canvas.width(word, style.t3, Weight::bold) + 28;
        const Rect box{lane.right - width, centre - 20, width, 40};
        canvas.fill(box, theme.paper, 6, "claim");
        const Ground ground(canvas, theme.paper);
        canvas.text({box.x + 14, centre - style.t3 / 2.0f}, word,
                    {.size = style.t3, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t3});
        place_move(frame, box, row.id, model::Move::claim);
        return box.x - 10;
    }
    const TextStyle time{.size = style.t3,
                         .weight = row.overdue ? Weight::bold : Weight::regular,
                         .colour = frame.ink(),
                         .tier = Tier::t3,
                         .align = Align::right};
    float right = lane.right;
    if (!row.time.empty()) right -= draw_line(canvas, {right, centre - 8, 120}, row.time, time) + 12;
    if (row.owner.empty() || row.owner_look == model::OwnerLook::none) return right;
    const bool pending = row.owner_look == model::OwnerLook::pending;
    TextStyle owner{.size = style.t3,
                    .weight = pending ? Weight::regular : Weight::bold,
                    .colour = frame.ink(),
                    .tier = Tier::t3,
                    .align = Align::right};
    const Fitted shown = fitted(canvas, {row.owner, owner.weight}, lane.width() * 0.34f,
                                {{style.t3, Tier::t3, 1}, {14, Tier::t3, 1}, {14, Tier::t3, 2}});
    draw_fitted(canvas, {right, centre - height_of(shown) / 2.0f}, shown, owner);
    float width = 0;
    for (const std::string& line : shown.lines)
        width = std::max(width, canvas.width(line, shown.step.size, owner.weight));
    return right - width - 12;
}

// What is under the object: a refusal before anything else, for somebody was told no.
const std::string& said_under(const model::ActionRow& row) { return row.refusal.empty() ? row.under : row.refusal; }

float height_of_row(const model::ActionRow& row) {
    return phone_action + (said_under(row).empty() ? 0.0f : rest_height);
}

void draw_action(const Frame& frame, const model::ActionRow& row, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const Theme& theme = frame.theme();
    const Rect whole = lane.from(lane.top + 1).upper(height_of_row(row) - 2, 10);
    const float centre = lane.top + phone_action / 2.0f;
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_row(frame, whole, row.id);
    if (row.selected) {
        canvas.fill(whole, theme.focus, 6, "focus");
        canvas.outline(whole, theme.t1, {2, 6}, "focus");
    }
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    if (row.changed) canvas.fill({lane.left - 7, lane.top + 8, 4, phone_action - 16}, theme.t1, 0, "changed");
    draw_state(frame, row, lane, centre);
    const float right = draw_people(frame, row, lane, centre);
    const float left = lane.left + widest_state(frame, least_state, plate.padding) + 12;
    const Fitted object =
        fitted(canvas, {row.object, Weight::bold}, right - left, {{style.t2, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, centre - height_of(object) / 2.0f}, object,
                {.weight = Weight::bold, .colour = frame.ink()});
    draw_line(canvas, {left, lane.top + phone_action - 4, lane.right - left}, said_under(row),
              {.size = style.t3, .colour = row.refusal.empty() ? theme.t2 : theme.t1, .tier = Tier::t3});
    if (!row.refusal.empty())
        place_dismissal(frame, {left, lane.top + phone_action - 8, lane.right - left, 26}, row.refusal_key);
    canvas.set_row({});
}

void draw_commander(const Frame& frame, Point at, float right) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Footer& footer = frame.board.footer;
    const std::string who = model::commander_line(footer);
    const float name = canvas.width(who, 20, Weight::bold);
    const float label = canvas.width(footer.label, frame.style.t3) + 10;
    if (!footer.label.empty() && label + name + 12 <= right - at.x)
        at.x += canvas.text({at.x, at.y - 8}, footer.label, {.size = 16, .colour = theme.t2, .tier = Tier::t3}) + 10;
    const Fitted shown =
        fitted(canvas, {who, Weight::bold}, right - at.x, {{20, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    const TextStyle bold{.size = shown.step.size, .weight = Weight::bold, .colour = theme.t1, .tier = shown.step.tier};
    if (footer.commander_alarm && shown.lines.size() == 1) {
        const Rect box{at.x, at.y - 16, canvas.width(shown.lines.front(), bold.size, Weight::bold) + 12, 32};
        draw_plate(frame, {box, shown.lines.front(), footer.commander_filled, bold}, plate);
        return;
    }
    draw_fitted(canvas, {at.x, at.y - height_of(shown) / 2.0f}, shown, bold);
}

}  // namespace

float phone_decision_height(const Frame& frame, const PhonePlan& plan, float width) {
    return text_of(frame, plan, width).height() + 12;
}

float draw_phone_decision(const Frame& frame, const PhonePlan& plan, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::DecisionPanel& decision = *frame.board.decision;
    const DecisionText text = text_of(frame, plan, lane.width());
    const float height = text.height();
    canvas.set_row(decision.id.text);
    canvas.fill(lane.upper(height, 12), theme.panel, 8, "decision");
    const Ground ground(canvas, theme.panel);
    if (decision.countdown)
        draw_countdown(frame, {lane.right, lane.top + height / 2.0f - 22}, *decision.countdown, decide_by);
    const TextStyle quiet = frame.quiet();
    draw_fitted(canvas, {lane.left, lane.top + who_top}, text.who, quiet);
    const float used =
        text.who.lines.size() == 1 ? canvas.width(text.who.lines.front(), frame.style.t3) + 12 : text.room;
    if (!decision.more.empty() && used + canvas.width(decision.more, frame.style.t3) <= text.room)
        canvas.text({lane.left + used, lane.top + who_top}, decision.more, quiet);
    draw_fitted(canvas, {lane.left, lane.top + text.question_at()}, text.question,
                {.weight = Weight::bold, .colour = frame.ink()});
    canvas.set_row({});
    return lane.top + height + 12;
}

float draw_phone_actions(const Frame& frame, const Area& lane) {
    const std::vector<model::ActionRow>& rows = frame.board.actions.rows;
    std::vector<float> heights;
    for (const model::ActionRow& row : rows) heights.push_back(height_of_row(row));
    Area place = lane;
    place.bottom -= line_below(frame.board.actions, heights, lane.height(), rest_height);
    RowsDrawn drawn;
    drawn.first = drawn.end = first_shown(rows, heights, place.height());
    for (; drawn.end < rows.size() && place.top + heights[drawn.end] <= place.bottom; ++drawn.end) {
        draw_action(frame, rows[drawn.end], place);
        place.top += heights[drawn.end];
    }
    place_list(frame, drawn, lane);
    if (place.top + rest_height > lane.bottom) return place.top;
    return draw_hidden_rows(frame, drawn, place.from(place.top + 4)) ? place.top + rest_height : place.top;
}

float draw_phone_do_not(const Frame& frame, const model::GuardrailRow& row, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float centre = lane.top + phone_do_not / 2.0f - 2;
    draw_shape(canvas, Shape::do_not, {{lane.left, centre - 11}, 22}, {theme.t1, theme.bg});
    const Fitted text = fitted(canvas, {row.text, Weight::bold}, lane.width() - 32,
                               {{frame.style.t2, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {lane.left + 32, centre - height_of(text) / 2.0f}, text,
                {.weight = Weight::bold, .colour = theme.t1});
    return lane.top + phone_do_not;
}

void draw_phone_footer(const Frame& frame, bool do_not, const Area& lane) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const model::Footer& footer = frame.board.footer;
    canvas.line({0, lane.top + 0.5f}, {lane.right + lane.left, lane.top + 0.5f}, theme.line, 1);
    const float centre = lane.top + std::min(25.0f, (lane.bottom - lane.top) / 2.0f);
    const TextStyle fresh{
        .size = 20, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2, .align = Align::right};
    float right = lane.right - draw_line(canvas, {lane.right, centre - 10, lane.width()}, footer.fresh, fresh) - 16;
    float left = lane.left;
    if (do_not) {
        draw_shape(canvas, Shape::do_not, {{left, centre - 11}, 22}, {theme.t1, theme.bg});
        left += 32;
    }
    const float name =
        canvas.width(model::commander_line(footer), 20, Weight::bold) + canvas.width(footer.label, frame.style.t3) + 22;
    if (left + name + 16 + beat.whole() <= right) {
        draw_heartbeat(canvas, {right, centre}, footer.beats, beat);
        right -= beat.whole() + 16;
    }
    draw_commander(frame, {left, centre}, right);
}

}  // namespace ui
