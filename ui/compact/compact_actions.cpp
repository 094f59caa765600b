// The action rows of the compact view and the places to press on them. A claim on its way is dashed and never looks
// owned; a refusal names the true owner and has no colour, for it is no fault. It must never send anything itself.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <vector>

namespace ui {
namespace {

using model::ActionRow;
using model::OwnerLook;

constexpr float plain_height = 40, button_row_height = 44;
constexpr float line_step = 24;   // from the first line's centre to the second's
constexpr float line_extra = 18;  // what the second line adds to a row
constexpr float keys_pitch = 28, keys_above = 4;
constexpr float focus_pad = 3;
constexpr float key_gap = 6, keys_gap = 14;
constexpr float button_height = 30;
constexpr PlateMeasures plate{.padding = 6, .radius = 4, .border = 2, .hatch = 11};

float state_width(const Frame& frame) { return widest_state(frame, frame.english() ? 64.0f : 44.0f, plate.padding); }
float object_left(const Frame& frame, const Area& area) { return area.left + state_width(frame) + 12; }

// How a selected row shows its keys: caps alone, or none, when height is short. The keyboard works all the same.
enum class KeysLook { words, caps, none };

// What a row comes to, measured before anything is drawn.
struct RowPlan {
    KeysLook keys_look = KeysLook::words;
    float right = 0;        // where owner, time or button begin
    float owner_right = 0;  // where the owner ends
    Fitted owner;           // none on a plate, nor beside a button
    Fitted object;
    Fitted under;
    Fitted refusal;
    std::vector<Rect> keys;  // relative to the row's top
    float centre = 19, under_at = 0, refusal_at = 0, height = plain_height;
};

struct KeyItem {
    model::Move move;
    std::string key;
    std::string_view word;
};

std::vector<KeyItem> keys_of(const ActionRow& row, KeysLook look, model::Language language) {
    std::vector<KeyItem> items;
    if (!row.selected || look == KeysLook::none) return items;
    for (const model::Move move : row.moves)
        if (move != model::Move::claim || !row.claimable)
            items.push_back({move, std::string(1, key_of(move)),
                             look == KeysLook::words ? word_of_move(move, language) : std::string_view{}});
    return items;
}

float button_width(const Canvas& canvas, model::Language language) {
    return 12 + canvas.width(model::say(model::Say::claim_button, language), 16, Weight::bold) + 15 + 7 + 8;
}

void dashed_underline(Canvas& canvas, float left, float right, float y) {
    constexpr float stroke = 1;
    for (float x = left; x < right; x += 5 * stroke)
        canvas.line({x, y}, {std::min(x + 3 * stroke, right), y}, canvas.theme().t1, stroke);
}

Weight time_weight(const ActionRow& row) { return row.overdue ? Weight::bold : Weight::regular; }
Weight owner_weight(const ActionRow& row) {
    return row.owner_look == OwnerLook::pending ? Weight::regular : Weight::bold;
}

// Owner and time from the right edge.
void place_people(const Frame& frame, const ActionRow& row, const Area& area, RowPlan& plan) {
    plan.right = area.right;
    if (!row.time.empty()) plan.right -= frame.canvas.width(row.time, 16, time_weight(row)) + 14;
    if (row.owner.empty() || row.owner_look == OwnerLook::none) return;
    plan.owner_right = plan.right;
    const Words owner{row.owner, owner_weight(row)};
    const float room = (plan.right - area.left + compact_margin) * 0.36f;
    const float small = frame.style.t3;
    plan.owner = fitted(frame.canvas, owner, room, {{16, Tier::t2, 1}, {small, Tier::t3, 1}, {small, Tier::t3, 2}});
    float width = 0;
    for (const std::string& line : plan.owner.lines)
        width = std::max(width, frame.canvas.width(line, plan.owner.step.size, owner.weight));
    plan.right -= width + 14;
}

void draw_people(const Frame& frame, const ActionRow& row, const RowPlan& plan, const Area& area) {
    Canvas& canvas = frame.canvas;
    const float centre = area.top + plan.centre;
    canvas.text(
        {area.right, centre - 8}, row.time,
        {.size = 16, .weight = time_weight(row), .colour = frame.ink(), .tier = Tier::t2, .align = Align::right});
    if (plan.owner.lines.empty()) return;
    const float left = plan.right + 14;
    draw_fitted(canvas, {left, centre - height_of(plan.owner) / 2.0f}, plan.owner,
                {.weight = owner_weight(row), .colour = frame.ink()});
    if (row.owner_look == OwnerLook::pending) dashed_underline(canvas, left, plan.owner_right, centre + 11);
}

// Below what the row says, in as many lines as they need.
void place_keys(const Frame& frame, const std::vector<KeyItem>& items, const Area& area, RowPlan& plan) {
    const float left = object_left(frame, area);
    float x = left;
    float y = plan.height + keys_above;
    for (const KeyItem& item : items) {
        const float width = key_width(frame.canvas, item.key) + key_gap + frame.canvas.width(item.word, frame.style.t3);
        if (x > left && x + width > area.right) {
            x = left;
            y += keys_pitch;
        }
        plan.keys.push_back({x, y, width, 22});
        x += width + keys_gap;
    }
    plan.height = y + keys_pitch + 1;
}

RowPlan plan_of(const Frame& frame, const ActionRow& row, const Area& area, KeysLook look = KeysLook::words) {
    Canvas& canvas = frame.canvas;
    const PanelStyle& style = frame.style;
    const float left = object_left(frame, area);
    const float room = area.right - left;
    RowPlan plan;
    plan.keys_look = look;
    plan.height = row.claimable ? button_row_height : plain_height;
    plan.centre = (row.claimable ? 22.0f : 19.0f) + (row.selected ? focus_pad : 0.0f);
    if (row.selected) plan.height += focus_pad;
    if (row.claimable)
        plan.right = area.right - button_width(canvas, frame.language()) - 12;
    else
        place_people(frame, row, area, plan);
    plan.object =
        fitted(canvas, {row.object, Weight::bold}, plan.right - left,
               {{style.t2, Tier::t2, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}, {style.t3, Tier::t3, 3}});
    const float seconds = canvas.width(row.under_right, style.t3) + 12;
    const std::string& under = row.under.empty() && row.selected ? row.org : row.under;
    plan.under = fitted(canvas, {under}, room - seconds, {{style.t3, Tier::t3, 2}});
    const float object_over = std::max(0.0f, height_of(plan.object) - 34);
    plan.height += object_over;
    plan.under_at = plan.centre + line_step - 7 + object_over;
    if (plan.object.lines.size() > 1) plan.under_at += 3;
    if (!plan.under.lines.empty()) plan.height = plan.under_at + height_of(plan.under) + 8;
    if (!row.refusal.empty()) {
        plan.refusal = fitted(canvas, {row.refusal, Weight::bold}, room - 24, {{style.t3, Tier::t3, 2}});
        plan.refusal_at = plan.height - 7;
        plan.height = plan.refusal_at + height_of(plan.refusal) + 12 + 3;
    }
    const std::vector<KeyItem> items = keys_of(row, look, frame.language());
    if (!items.empty()) place_keys(frame, items, area, plan);
    return plan;
}

void draw_state(const Frame& frame, const ActionRow& row, Point left_centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const bool unowned = row.owner_look == OwnerLook::none;
    const std::string& word = unowned ? row.owner : row.state;
    const float width = state_width(frame);
    const Fitted shown =
        fitted(canvas, {word, Weight::bold}, width - plate.padding, {{16, Tier::t2, 1}, {frame.style.t3, Tier::t3, 1}});
    if (shown.lines.empty()) return;
    const Rect box{left_centre.x, left_centre.y - 12, width, 24};
    TextStyle text{.size = shown.step.size, .colour = theme.t2, .tier = shown.step.tier};
    const bool plated = !row.pending && (row.alarm || unowned);
    const float advance = canvas.width(shown.lines.front(), text.size, plated ? Weight::bold : Weight::regular);
    const float padding = std::max(2.0f, (width - advance) / 2.0f);
    if (row.pending) {
        canvas.dashed(box, theme.t1, 1, "pending");
        text.colour = theme.t1;
    } else if (plated) {
        PlateMeasures measures = plate;
        measures.padding = padding;
        draw_plate(frame, {box, shown.lines.front(), row.filled, text}, measures);
        return;
    }
    canvas.text({box.x + padding, left_centre.y - text.size / 2.0f}, shown.lines.front(), text);
}

void draw_button(const Frame& frame, const ActionRow& row, Point right_centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float width = button_width(canvas, frame.language());
    const float centre = right_centre.y;
    const Rect box{right_centre.x - width, centre - button_height / 2.0f, width, button_height};
    canvas.fill(box, theme.paper, 4, "claim");
    const Ground ground(canvas, theme.paper);
    canvas.text({box.x + 12, centre - 8}, model::say(model::Say::claim_button, frame.language()),
                {.size = 16, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t2});
    canvas.text({box.x + width - 8, centre - 7}, std::string(1, key_of(model::Move::claim)),
                {.size = 14, .colour = theme.paper_ink, .tier = Tier::t3, .align = Align::right});
    place_move(frame, box, row.id, model::Move::claim);
}

void draw_refusal(const Frame& frame, const ActionRow& row, const RowPlan& plan, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float left = object_left(frame, area);
    const Rect box{left, area.top + plan.refusal_at, area.right - left, height_of(plan.refusal) + 12};
    canvas.fill(box, theme.panel, 0, "refused");
    canvas.fill({left, box.y, 3, box.h}, theme.t1, 0, "refused");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {left + 12, box.y + 6}, plan.refusal, {.weight = Weight::bold, .colour = theme.t1});
    place_dismissal(frame, box, row.refusal_key);
}

void draw_keys(const Frame& frame, const ActionRow& row, const RowPlan& plan, float top) {
    const std::vector<KeyItem> items = keys_of(row, plan.keys_look, frame.language());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Rect& place = plan.keys[i];
        const Point corner{place.x, top + place.y};
        const float key = draw_key(frame.canvas, corner, items[i].key);
        frame.canvas.text({corner.x + key + key_gap, corner.y + 4}, items[i].word, frame.quiet());
        place_move(frame, {corner.x - 3, corner.y - 3, place.w + 6, place.h + 6}, row.id, items[i].move);
    }
}

void draw_words(const Frame& frame, const ActionRow& row, const RowPlan& plan, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const float left = object_left(frame, area);
    const float centre = area.top + plan.centre;
    const bool two = plan.object.lines.size() > 1;
    draw_fitted(canvas, {left, two ? centre - 17 : centre - plan.object.step.size / 2.0f}, plan.object,
                {.weight = Weight::bold, .colour = frame.ink()});
    if (row.struck && !two && !plan.object.lines.empty()) {
        const float end = left + canvas.width(plan.object.lines.front(), plan.object.step.size, Weight::bold);
        canvas.line({left, centre}, {end, centre}, theme.t1, 1.5f);
    }
    const Colour under = row.alarm && !row.pending ? frame.ink() : theme.t2;
    draw_fitted(canvas, {left, area.top + plan.under_at}, plan.under, {.colour = under});
    canvas.text({area.right, area.top + plan.under_at}, row.under_right, frame.quiet(Align::right));
}

void draw_row(const Frame& frame, const ActionRow& row, const RowPlan& plan, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Rect whole = area.upper(plan.height - 1, 8);
    const float centre = area.top + plan.centre;
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_row(frame, whole, row.id);
    if (row.selected) {
        canvas.fill(whole, theme.focus, 6, "focus");
        canvas.outline(whole, theme.t1, {2, 6}, "focus");
    }
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    const float mark = area.left - (row.selected ? 5 : 10);
    if (row.changed) canvas.fill({mark, area.top + 8, 3, plan.height - 16}, theme.t1, 0, "changed");
    draw_state(frame, row, {area.left, centre});
    draw_words(frame, row, plan, area);
    if (row.claimable)
        draw_button(frame, row, {area.right, centre});
    else
        draw_people(frame, row, plan, area);
    if (!row.refusal.empty()) draw_refusal(frame, row, plan, area);
    draw_keys(frame, row, plan, area.top);
    canvas.set_row({});
}

// The selected row gives up the words of its keys, then the keys, before it or the row beside it finds no room.
std::vector<RowPlan> plans_for(const Frame& frame, const Area& area, float room) {
    const std::vector<ActionRow>& rows = frame.board.actions.rows;
    std::vector<RowPlan> plans;
    for (const ActionRow& row : rows) plans.push_back(plan_of(frame, row, area));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].selected) continue;
        const float beside = rows.size() < 2 ? 0.0f : plans[i == 0 ? 1 : i - 1].height;
        for (const KeysLook look : {KeysLook::caps, KeysLook::none})
            if (plans[i].height + beside > room) plans[i] = plan_of(frame, rows[i], area, look);
    }
    return plans;
}

std::vector<float> heights_of(const std::vector<RowPlan>& plans) {
    std::vector<float> heights;
    for (const RowPlan& plan : plans) heights.push_back(plan.height);
    return heights;
}

}  // namespace

float compact_actions_height(const Frame& frame, const Area& area, std::size_t most_rows) {
    float height = 0;
    const std::size_t count = std::min(most_rows, frame.board.actions.rows.size());
    for (std::size_t i = 0; i < count; ++i) height += plan_of(frame, frame.board.actions.rows[i], area).height;
    return height;
}

float draw_compact_actions(const Frame& frame, const Area& area) {
    constexpr float rest_height = 22;
    const std::vector<ActionRow>& rows = frame.board.actions.rows;
    std::vector<RowPlan> plans = plans_for(frame, area, area.height());
    const float below = line_below(frame.board.actions, heights_of(plans), area.height(), rest_height);
    const float room = area.height() - below;
    if (below > 0) plans = plans_for(frame, area, room);
    RowsDrawn drawn;
    drawn.first = drawn.end = first_shown(rows, heights_of(plans), room);
    Area place = area;
    for (std::size_t& i = drawn.end; i < rows.size() && place.top + plans[i].height <= area.top + room; ++i) {
        const bool edge = i == drawn.first || rows[i].selected || rows[i - 1].selected;
        if (!edge)
            frame.canvas.line({area.left, place.top + 0.5f}, {area.right, place.top + 0.5f}, frame.theme().line, 1);
        draw_row(frame, rows[i], plans[i], place);
        place.top += plans[i].height;
    }
    place_list(frame, drawn, area);
    if (place.top + 20 > area.bottom) return place.top;
    return draw_hidden_rows(frame, drawn, place.from(place.top + 4)) ? place.top + rest_height : place.top;
}

}  // namespace ui
