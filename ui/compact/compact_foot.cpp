// The lower edge of the compact view: what must not be done, who commands, how old this is, and the keys or the line
// being typed. Age and commander are never dropped; labels give way to them.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"
#include "ui/pen/typed_line.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ui {
namespace {

constexpr BeatMeasures beat{.width = 3, .height = 16, .pitch = 7, .stub = 2};
constexpr float key_gap = 6;
constexpr float least_gap = 8, item_gap = 14;

// What stands left of the heartbeat, from the whole to the least.
struct FooterWords {
    bool label = true, org = true;
};

float words_width(const Frame& frame, FooterWords words) {
    const Canvas& canvas = frame.canvas;
    const model::Footer& footer = frame.board.footer;
    float width = canvas.width(model::commander_line(footer), 16, Weight::bold);
    if (words.label && !footer.label.empty()) width += canvas.width(footer.label, frame.style.t3) + 10;
    if (words.org && !footer.org.empty()) width += canvas.width(footer.org, frame.style.t3) + 10;
    return width;
}

void draw_words(const Frame& frame, FooterWords words, Slot slot) {
    Canvas& canvas = frame.canvas;
    const model::Footer& footer = frame.board.footer;
    const TextStyle quiet = frame.quiet();
    const float right = slot.x + slot.width;
    Point at{slot.x, slot.y};
    if (words.label && !footer.label.empty()) at.x += canvas.text({at.x, at.y + 1}, footer.label, quiet) + 10;
    const TextStyle bold{.size = 16, .weight = Weight::bold, .colour = frame.theme().t1, .tier = Tier::t2};
    const std::string who = model::commander_line(footer);
    const float name = canvas.width(who, 16, Weight::bold);
    if (footer.commander_alarm && name + 12 <= right - at.x) {
        draw_plate(frame, {{at.x, at.y - 4, name + 12, 24}, who, footer.commander_filled, bold},
                   {.padding = 6, .radius = 4, .border = 2, .hatch = 11});
        at.x += name + 12;
    } else {
        const Fitted shown =
            fitted(canvas, {who, Weight::bold}, right - at.x, {{16, Tier::t2, 1}, {frame.style.t3, Tier::t3, 1}});
        draw_fitted(canvas, at, shown, bold);
        at.x += name;
    }
    if (words.org) canvas.text({at.x + 10, at.y + 1}, footer.org, quiet);
}

// One key of the legend.
struct LegendKey {
    std::string_view key;
    std::string_view word;
};

// A key that does nothing for whoever sits here is not advertised.
bool can_be_claimed(const model::Board& board) {
    const auto& rows = board.actions.rows;
    return std::any_of(rows.begin(), rows.end(), [](const model::ActionRow& row) {
        return std::find(row.moves.begin(), row.moves.end(), model::Move::claim) != row.moves.end();
    });
}

std::vector<LegendKey> legend_of(const model::Board& board) {
    const auto say = [&board](model::Say word) { return model::say(word, board.language); };
    const LegendKey enter{"/", say(model::Say::key_enter)};
    const LegendKey help{"?", say(model::Say::key_help)};
    if (board.actions.rows.empty()) return {enter, help};
    std::vector<LegendKey> legend = {{"J", say(model::Say::key_down)}, {"K", say(model::Say::key_up)}};
    if (can_be_claimed(board)) legend.push_back({"C", say(model::Say::key_claim)});
    legend.insert(legend.end(), {enter, help});
    return legend;
}

// A press on a key of the legend means what the key means now; C only where the selected row can be claimed.
void place_key(const Frame& frame, char key, Rect rect) {
    switch (key) {
        case 'J': place_step(frame, rect, 1); return;
        case 'K': place_step(frame, rect, -1); return;
        case '/': place_entry(frame, rect); return;
        case '?': place_help(frame, rect); return;
        default: break;
    }
    for (const model::ActionRow& row : frame.board.actions.rows) {
        const bool can = std::find(row.moves.begin(), row.moves.end(), model::Move::claim) != row.moves.end();
        if (row.selected && can) place_move(frame, rect, row.id, model::Move::claim);
    }
}

float item_width(const Frame& frame, const LegendKey& item) {
    return key_width(frame.canvas, item.key) + key_gap + frame.canvas.width(item.word, frame.style.t3);
}

constexpr float entry_height = 40;

Fitted hint_lines(const Frame& frame, const Area& area) {
    return fitted(frame.canvas, {frame.board.entry_hint}, area.width(), {{frame.style.t3, Tier::t3, 2}});
}

}  // namespace

void draw_compact_guardrail(const Frame& frame, const model::GuardrailRow& row, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    constexpr float height = 32;
    const Rect band = area.upper(height, compact_margin);
    canvas.fill(band, theme.panel, 0, "do-not band");
    canvas.hatch({band.x, band.y, 8, height}, theme.mark, 11, "do-not");
    const Ground ground(canvas, theme.panel);
    draw_shape(canvas, Shape::do_not, {{area.left, area.top + 7}, 18}, {theme.t1, theme.panel});
    const float left = area.left + 28;
    const Fitted text =
        fitted(canvas, {row.text, Weight::bold}, area.right - left, {{16, Tier::t2, 1}, {frame.style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {left, area.top + height / 2.0f - height_of(text) / 2.0f}, text,
                {.weight = Weight::bold, .colour = theme.t1});
}

void draw_compact_footer(const Frame& frame, bool do_not, const Area& area) {
    Canvas& canvas = frame.canvas;
    const model::Footer& footer = frame.board.footer;
    const Theme& theme = frame.theme();
    const float y = area.top + 11;
    const TextStyle fresh{
        .size = 16, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2, .align = Align::right};
    const float age = draw_line(canvas, {area.right, y, frame.size.w * 0.5f}, footer.fresh, fresh);
    float left = area.left;
    if (do_not) {
        draw_shape(canvas, Shape::do_not, {{left, y - 1}, 18}, {theme.t1, theme.bg});
        left += 26;
    }
    const float room = area.right - age - 12 - left;
    const float with_beat = room - beat.whole() - 12;
    constexpr std::array<FooterWords, 3> tries = {{{true, true}, {true, false}, {false, false}}};
    for (const FooterWords& words : tries) {
        if (words_width(frame, words) > with_beat) continue;
        draw_heartbeat(canvas, {area.right - age - 16, y + 8}, footer.beats, beat);
        draw_words(frame, words, {left, y, with_beat});
        return;
    }
    draw_words(frame, {false, false}, {left, y, room});
}

void draw_compact_legend(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    canvas.line({area.left, area.top + 0.5f}, {area.right, area.top + 0.5f}, frame.theme().line, 1);
    std::vector<LegendKey> items = legend_of(frame.board);
    const float whole = area.width();
    const auto width = [&] {
        float sum = 0;
        for (const LegendKey& item : items) sum += item_width(frame, item);
        return sum;
    };
    while (items.size() > 1 && width() + least_gap * static_cast<float>(items.size() - 1) > whole)
        items.erase(items.begin());
    const float spare = (whole - width()) / static_cast<float>(std::max<std::size_t>(1, items.size() - 1));
    const float gap = std::clamp(spare, 0.0f, item_gap);
    float x = area.left;
    for (const LegendKey& item : items) {
        const float all = item_width(frame, item);
        const float key = draw_key(canvas, {x, area.top + 8}, item.key);
        canvas.text({x + key + key_gap, area.top + 12}, item.word, frame.quiet());
        place_key(frame, item.key.front(), {x - 4, area.top + 2, all + 8, 34});
        x += all + gap;
    }
}

float compact_entry_height(const Frame& frame, const Area& area) {
    const Fitted hint = hint_lines(frame, area);
    return entry_height + (hint.lines.empty() ? 0.0f : height_of(hint) + 10);
}

void draw_compact_entry(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Fitted hint = hint_lines(frame, area);
    canvas.fill(area.upper(area.height(), compact_margin), theme.panel, 0, "entry");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {area.left, area.top + 6}, hint, {.colour = theme.t1});
    const Rect box = area.from(area.bottom - entry_height + 3).upper(entry_height - 8, 8);
    canvas.outline(box, theme.t1, {2, 6}, "entry line");
    const bool composing = !canvas.composition().empty();  // Enter is the input method's
    const float key = key_width(canvas, "Enter");
    const float key_left = box.x + box.w - key - 6;
    if (!composing) draw_key(canvas, {key_left, box.y + 5}, "Enter");
    float room = key_left - box.x - 18;
    if (const std::string method = method_said(frame); !method.empty() && room > 200) {
        canvas.text({key_left - 8, box.y + 9}, method,
                    {.size = 14, .colour = theme.t2, .tier = Tier::t3, .align = Align::right});
        room -= canvas.width(method, 14) + 12;
    }
    const TypedLine line{.text = *frame.board.entry,
                         .caret = std::min(canvas.composition().at, frame.board.entry->size()),
                         .strong = {},
                         .wrong = {},
                         .size = 16,
                         .tier = Tier::t2};
    draw_typed_line(frame, line, {box.x + 10, box.y, room, box.h});
    if (!composing) place_submit(frame, {key_left, box.y, key + 6, box.h});
}

}  // namespace ui
