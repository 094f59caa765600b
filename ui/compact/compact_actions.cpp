// The action rows of the compact view and the places to press on them. A claim on its way is dashed and never looks
// owned; a refusal names the true owner and has no colour, for it is no fault. It must never send anything itself.
#include "model/record/words.h"
#include "ui/panel_near.h"
#include "ui/panel_near_places.h"
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

float state_width(const PanelStyle& style) { return style.english ? 64.0f : 44.0f; }
float object_left(const PanelStyle& style) { return near_margin + state_width(style) + 12; }

// How a selected row shows its keys: caps alone, or none, when height is short. The keyboard works all the same.
enum class KeysLook { words, caps, none };

// What a row comes to, measured before anything is drawn.
struct RowPlan {
    KeysLook keys_look = KeysLook::words;
    float right = 0;  // where owner, time or button begin
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

// Owner and time from the right edge; returns where they begin.
float draw_people(Canvas& canvas, const PanelStyle& style, const ActionRow& row, float right, float centre, bool draw);

float people_left(Canvas& canvas, const PanelStyle& style, const ActionRow& row, float right) {
    return draw_people(canvas, style, row, right, 0, false);
}

void dashed_underline(Canvas& canvas, float left, float right, float y) {
    constexpr float stroke = 1;
    for (float x = left; x < right; x += 5 * stroke)
        canvas.line({x, y}, {std::min(x + 3 * stroke, right), y}, canvas.theme().t1, stroke);
}

float draw_people(Canvas& canvas, const PanelStyle& style, const ActionRow& row, float right, float centre, bool draw) {
    const Theme& theme = canvas.theme();
    const TextStyle time{.size = 16,
                         .weight = row.overdue ? Weight::bold : Weight::regular,
                         .colour = style.ink(theme),
                         .tier = Tier::t2,
                         .align = Align::right};
    if (draw) canvas.text({right, centre - 8}, row.time, time);
    if (!row.time.empty()) right -= canvas.width(row.time, 16, time.weight) + 14;
    if (row.owner.empty() || row.owner_look == OwnerLook::none) return right;
    const bool pending = row.owner_look == OwnerLook::pending;
    const Weight weight = pending ? Weight::regular : Weight::bold;
    const Fitted owner = fitted(canvas, row.owner, weight, right * 0.36f, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
    const float width = canvas.width(owner.lines.front(), owner.step.size, weight);
    if (draw) {
        draw_fitted(canvas, {right - width, centre - owner.step.size / 2.0f}, owner,
                    {.weight = weight, .colour = style.ink(theme)});
        if (pending) dashed_underline(canvas, right - width, right, centre + 11);
    }
    return right - width - 14;
}

void place_keys(const Canvas& canvas, const PanelStyle& style, const std::vector<KeyItem>& items, float left,
                float right, RowPlan& plan) {
    float x = left;
    float y = plan.height + keys_above;
    for (const KeyItem& item : items) {
        const float width = key_width(canvas, item.key) + key_gap + canvas.width(item.word, style.t3);
        if (x > left && x + width > right) {
            x = left;
            y += keys_pitch;
        }
        plan.keys.push_back({x, y, width, 22});
        x += width + keys_gap;
    }
    plan.height = y + keys_pitch + 1;
}

RowPlan plan_of(Canvas& canvas, const PanelStyle& style, const ActionRow& row, float width, model::Language language,
                KeysLook look = KeysLook::words) {
    const float edge = width - near_margin;
    const float left = object_left(style);
    RowPlan plan;
    plan.keys_look = look;
    plan.height = row.claimable ? button_row_height : plain_height;
    plan.centre = (row.claimable ? 22.0f : 19.0f) + (row.selected ? focus_pad : 0.0f);
    if (row.selected) plan.height += focus_pad;
    plan.right = row.claimable ? edge - button_width(canvas, language) - 12 : people_left(canvas, style, row, edge);
    plan.object = fitted(canvas, row.object, Weight::bold, plan.right - left,
                         {{style.t2, Tier::t2, 1}, {16, Tier::t2, 2}, {style.t3, Tier::t3, 2}});
    const float seconds = canvas.width(row.under_right, style.t3) + 12;
    const std::string& under = row.under.empty() && row.selected ? row.org : row.under;
    plan.under = fitted(canvas, under, Weight::regular, edge - left - seconds, {{style.t3, Tier::t3, 2}});
    const float object_over = std::max(0.0f, height_of(plan.object) - 34);
    plan.under_at = plan.centre + line_step - 7 + object_over;
    if (plan.object.lines.size() > 1) plan.under_at += 3;
    if (!plan.under.lines.empty()) plan.height = plan.under_at + height_of(plan.under) + 8;
    if (!row.refusal.empty()) {
        plan.refusal = fitted(canvas, row.refusal, Weight::bold, edge - left - 24, {{style.t3, Tier::t3, 2}});
        plan.refusal_at = plan.height - 7;
        plan.height = plan.refusal_at + height_of(plan.refusal) + 12 + 3;
    }
    const std::vector<KeyItem> items = keys_of(row, look, language);
    if (!items.empty()) place_keys(canvas, style, items, left, edge, plan);
    return plan;
}

void draw_state(Canvas& canvas, const PanelStyle& style, const ActionRow& row, float centre) {
    const Theme& theme = canvas.theme();
    const bool unowned = row.owner_look == OwnerLook::none;
    const std::string& word = unowned ? row.owner : row.state;
    const float width = state_width(style);
    const Fitted shown =
        fitted(canvas, word, Weight::regular, width - plate.padding, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
    if (shown.lines.empty()) return;
    const Rect box{near_margin, centre - 12, width, 24};
    TextStyle text{.size = shown.step.size, .colour = theme.t2, .tier = shown.step.tier};
    const float advance = canvas.width(shown.lines.front(), text.size);
    const float padding = std::max(2.0f, (width - advance) / 2.0f);
    if (row.pending) {
        canvas.dashed(box, theme.t1, 1, "pending");
        text.colour = theme.t1;
    } else if (row.alarm || unowned) {
        PlateMeasures measures = plate;
        measures.padding = padding;
        draw_plate(canvas, style, box, shown.lines.front(), row.filled, text, measures);
        return;
    }
    canvas.text({box.x + padding, centre - text.size / 2.0f}, shown.lines.front(), text);
}

void draw_button(Canvas& canvas, const ActionRow& row, float right, float centre, model::Language language,
                 Hits& hits) {
    const Theme& theme = canvas.theme();
    const float width = button_width(canvas, language);
    const Rect box{right - width, centre - button_height / 2.0f, width, button_height};
    canvas.fill(box, theme.paper, 4, "claim");
    const Ground ground(canvas, theme.paper);
    canvas.text({box.x + 12, centre - 8}, model::say(model::Say::claim_button, language),
                {.size = 16, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t2});
    canvas.text({box.x + width - 8, centre - 7}, std::string(1, key_of(model::Move::claim)),
                {.size = 14, .colour = theme.paper_ink, .tier = Tier::t3, .align = Align::right});
    place_move(canvas, hits, box, row.id, model::Move::claim);
}

void draw_refusal(Canvas& canvas, const ActionRow& row, const RowPlan& plan, float left, float right, float top,
                  Hits& hits) {
    const Theme& theme = canvas.theme();
    const Rect box{left, top + plan.refusal_at, right - left, height_of(plan.refusal) + 12};
    canvas.fill(box, theme.panel, 0, "refused");
    canvas.fill({left, box.y, 3, box.h}, theme.t1, 0, "refused");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {left + 12, box.y + 6}, plan.refusal, {.weight = Weight::bold, .colour = theme.t1});
    place_dismissal(canvas, hits, box, row.refusal_key);
}

void draw_keys(Canvas& canvas, const PanelStyle& style, const ActionRow& row, const RowPlan& plan, float top,
               model::Language language, Hits& hits) {
    const std::vector<KeyItem> items = keys_of(row, plan.keys_look, language);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Rect& place = plan.keys[i];
        const Point corner{place.x, top + place.y};
        const float key = draw_key(canvas, corner, items[i].key);
        canvas.text({corner.x + key + key_gap, corner.y + 4}, items[i].word,
                    {.size = style.t3, .colour = canvas.theme().t2, .tier = Tier::t3});
        place_move(canvas, hits, {corner.x - 3, corner.y - 3, place.w + 6, place.h + 6}, row.id, items[i].move);
    }
}

void draw_words(Canvas& canvas, const PanelStyle& style, const ActionRow& row, const RowPlan& plan, float right,
                float top) {
    const Theme& theme = canvas.theme();
    const float left = object_left(style);
    const float centre = top + plan.centre;
    const bool two = plan.object.lines.size() > 1;
    draw_fitted(canvas, {left, two ? centre - 17 : centre - plan.object.step.size / 2.0f}, plan.object,
                {.weight = Weight::bold, .colour = style.ink(theme)});
    if (row.struck && !two && !plan.object.lines.empty()) {
        const float end = left + canvas.width(plan.object.lines.front(), plan.object.step.size, Weight::bold);
        canvas.line({left, centre}, {end, centre}, theme.t1, 1.5f);
    }
    const Colour under = row.alarm && !row.pending ? style.ink(theme) : theme.t2;
    draw_fitted(canvas, {left, top + plan.under_at}, plan.under, {.colour = under});
    canvas.text({right, top + plan.under_at}, row.under_right,
                {.size = style.t3, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
}

void draw_row(Canvas& canvas, const PanelStyle& style, const ActionRow& row, const RowPlan& plan, const Strand& strand,
              model::Language language, Hits& hits) {
    const Theme& theme = canvas.theme();
    const float top = strand.top;
    const Rect whole{8, top, strand.width - 16, plan.height - 1};
    canvas.set_row(row.id.text);
    if (!row.id.empty()) place_row(canvas, hits, whole, row.id);
    if (row.selected) {
        canvas.fill(whole, theme.focus, 6, "focus");
        canvas.outline(whole, theme.t1, 2, 6, "focus");
    }
    const Ground ground(canvas, row.selected ? theme.focus : canvas.ground());
    if (row.changed) canvas.fill({row.selected ? 11.0f : 6.0f, top + 8, 3, plan.height - 16}, theme.t1, 0, "changed");
    draw_state(canvas, style, row, top + plan.centre);
    draw_words(canvas, style, row, plan, strand.right(), top);
    if (row.claimable)
        draw_button(canvas, row, strand.right(), top + plan.centre, language, hits);
    else
        draw_people(canvas, style, row, strand.right(), top + plan.centre, true);
    if (!row.refusal.empty()) draw_refusal(canvas, row, plan, object_left(style), strand.right(), top, hits);
    draw_keys(canvas, style, row, plan, top, language, hits);
    canvas.set_row({});
}

// The selected row gives up the words of its keys, then the keys, before it or the row beside it finds no room.
std::vector<RowPlan> plans_for(Canvas& canvas, const PanelStyle& style, const model::Board& board, float width,
                               float room) {
    const std::vector<ActionRow>& rows = board.actions.rows;
    std::vector<RowPlan> plans;
    for (const ActionRow& row : rows) plans.push_back(plan_of(canvas, style, row, width, board.language));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].selected) continue;
        const float beside = rows.size() < 2 ? 0.0f : plans[i == 0 ? 1 : i - 1].height;
        for (const KeysLook look : {KeysLook::caps, KeysLook::none})
            if (plans[i].height + beside > room)
                plans[i] = plan_of(canvas, style, rows[i], width, board.language, look);
    }
    return plans;
}

std::vector<float> heights_of(const std::vector<RowPlan>& plans) {
    std::vector<float> heights;
    for (const RowPlan& plan : plans) heights.push_back(plan.height);
    return heights;
}

}  // namespace

float near_actions_height(Canvas& canvas, const PanelStyle& style, const model::Board& board, float width,
                          std::size_t most_rows) {
    float height = 0;
    const std::size_t count = std::min(most_rows, board.actions.rows.size());
    for (std::size_t i = 0; i < count; ++i)
        height += plan_of(canvas, style, board.actions.rows[i], width, board.language).height;
    return height;
}

float draw_near_actions(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                        Hits& hits) {
    const std::vector<ActionRow>& rows = board.actions.rows;
    const bool has_rest = !board.actions.rest.empty();
    const float room = strand.bottom - strand.top - (has_rest ? 22.0f : 0.0f);
    const std::vector<RowPlan> plans = plans_for(canvas, style, board, strand.width, room);
    const std::size_t first = first_shown(rows, heights_of(plans), room);
    Strand place = strand;
    std::size_t i = first;
    for (; i < rows.size() && place.top + plans[i].height <= strand.top + room; ++i) {
        const bool edge = i == first || rows[i].selected || rows[i - 1].selected;
        if (!edge)
            canvas.line({strand.left(), place.top + 0.5f}, {strand.right(), place.top + 0.5f}, canvas.theme().line, 1);
        draw_row(canvas, style, rows[i], plans[i], place, board.language, hits);
        place.top += plans[i].height;
    }
    const bool left_out = first > 0 || i < rows.size();
    std::string rest = board.actions.rest;
    if (left_out) rest = rest.empty() ? "…" : "… " + rest;
    if (place.top + 20 > strand.bottom) return place.top;
    draw_line(canvas, {strand.left(), place.top + 4}, rest,
              {.size = style.t3, .colour = canvas.theme().t2, .tier = Tier::t3}, strand.right() - strand.left());
    return place.top + (rest.empty() ? 0 : 22);
}

}  // namespace ui
