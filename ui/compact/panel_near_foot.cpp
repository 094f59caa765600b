// The lower edge of the compact view: what must not be done, who commands, how old this is, and the keys or the line
// being typed. Age and commander are never dropped; labels give way to them.
#include "model/record/words.h"
#include "ui/panel_near.h"
#include "ui/panel_near_places.h"
#include "ui/pen/panel_text.h"

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

float words_width(const Canvas& canvas, const PanelStyle& style, const model::Footer& footer, FooterWords words) {
    float width = canvas.width(model::commander_line(footer), 16, Weight::bold);
    if (words.label && !footer.label.empty()) width += canvas.width(footer.label, style.t3) + 10;
    if (words.org && !footer.org.empty()) width += canvas.width(footer.org, style.t3) + 10;
    return width;
}

void draw_words(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, FooterWords words, Point at,
                float room) {
    const Theme& theme = canvas.theme();
    const TextStyle quiet{.size = style.t3, .colour = theme.t2, .tier = Tier::t3};
    const float right = at.x + room;
    if (words.label && !footer.label.empty()) at.x += canvas.text({at.x, at.y + 1}, footer.label, quiet) + 10;
    const TextStyle bold{.size = 16, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2};
    const std::string who = model::commander_line(footer);
    const float name = canvas.width(who, 16, Weight::bold);
    if (footer.commander_alarm && name + 12 <= right - at.x) {
        draw_plate(canvas, style, {at.x, at.y - 4, name + 12, 24}, who, footer.commander_filled, bold,
                   {.padding = 6, .radius = 4, .border = 2, .hatch = 11});
        at.x += name + 12;
    } else {
        const Fitted shown =
            fitted(canvas, who, Weight::bold, right - at.x, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 1}});
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

std::vector<LegendKey> legend_of(const model::Board& board) {
    const auto say = [&board](model::Say word) { return model::say(word, board.language); };
    const LegendKey enter{"/", say(model::Say::key_enter)};
    const LegendKey help{"?", say(model::Say::key_help)};
    if (board.actions.rows.empty()) return {enter, help};
    return {{"J", say(model::Say::key_down)},
            {"K", say(model::Say::key_up)},
            {"C", say(model::Say::key_claim)},
            enter,
            help};
}

// A press on a key of the legend means what the key means now; C only where the selected row can be claimed.
void place_key(const Canvas& canvas, const model::Board& board, char key, Rect rect, Hits& hits) {
    switch (key) {
        case 'J': place_step(canvas, hits, rect, 1); return;
        case 'K': place_step(canvas, hits, rect, -1); return;
        case '/': place_entry(canvas, hits, rect); return;
        case '?': place_help(canvas, hits, rect); return;
        default: break;
    }
    for (const model::ActionRow& row : board.actions.rows) {
        const bool can = std::find(row.moves.begin(), row.moves.end(), model::Move::claim) != row.moves.end();
        if (row.selected && can) place_move(canvas, hits, rect, row.id, model::Move::claim);
    }
}

float item_width(const Canvas& canvas, const PanelStyle& style, const LegendKey& item) {
    return key_width(canvas, item.key) + key_gap + canvas.width(item.word, style.t3);
}

// The end of a text that fits, so that the caret is always seen.
std::string tail_of(const Canvas& canvas, const std::string& text, float size, float width) {
    if (canvas.width(text, size) <= width) return text;
    std::size_t from = 0;
    std::string tail;
    do {
        ++from;
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
        tail = "…" + text.substr(from);
    } while (from < text.size() && canvas.width(tail, size) > width);
    return tail;
}

constexpr float entry_height = 40;

Fitted hint_lines(const Canvas& canvas, const PanelStyle& style, const model::Board& board, float width) {
    return fitted(canvas, board.entry_hint, Weight::regular, width - 2 * near_margin, {{style.t3, Tier::t3, 2}});
}

}  // namespace

void draw_near_guardrail(Canvas& canvas, const PanelStyle& style, const model::GuardrailRow& row,
                         const Strand& strand) {
    const Theme& theme = canvas.theme();
    constexpr float height = 32;
    canvas.fill({0, strand.top, strand.width, height}, theme.panel, 0, "do-not band");
    canvas.hatch({0, strand.top, 8, height}, theme.mark, 11, "do-not");
    const Ground ground(canvas, theme.panel);
    draw_shape(canvas, Shape::do_not, {strand.left(), strand.top + 7}, 18, theme.t1, theme.panel);
    const Fitted text =
        fitted(canvas, row.text, Weight::bold, strand.right() - 44, {{16, Tier::t2, 1}, {style.t3, Tier::t3, 2}});
    draw_fitted(canvas, {44, strand.top + height / 2.0f - height_of(text) / 2.0f}, text,
                {.weight = Weight::bold, .colour = theme.t1});
}

void draw_near_footer(Canvas& canvas, const PanelStyle& style, const model::Footer& footer, bool do_not,
                      const Strand& strand) {
    const Theme& theme = canvas.theme();
    const float y = strand.top + 11;
    const TextStyle fresh{
        .size = 16, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2, .align = Align::right};
    const float age = draw_line(canvas, {strand.right(), y}, footer.fresh, fresh, strand.width * 0.5f);
    float left = strand.left();
    if (do_not) {
        draw_shape(canvas, Shape::do_not, {left, y - 1}, 18, theme.t1, theme.bg);
        left += 26;
    }
    const float room = strand.right() - age - 12 - left;
    const float with_beat = room - beat.whole() - 12;
    constexpr std::array<FooterWords, 3> tries = {{{true, true}, {true, false}, {false, false}}};
    for (const FooterWords& words : tries) {
        if (words_width(canvas, style, footer, words) > with_beat) continue;
        draw_heartbeat(canvas, {strand.right() - age - 16, y + 8}, footer.beats, beat);
        draw_words(canvas, style, footer, words, {left, y}, with_beat);
        return;
    }
    draw_words(canvas, style, footer, {false, false}, {left, y}, room);
}

void draw_near_legend(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                      Hits& hits) {
    canvas.line({strand.left(), strand.top + 0.5f}, {strand.right(), strand.top + 0.5f}, canvas.theme().line, 1);
    std::vector<LegendKey> items = legend_of(board);
    const float whole = strand.right() - strand.left();
    const auto width = [&] {
        float sum = 0;
        for (const LegendKey& item : items) sum += item_width(canvas, style, item);
        return sum;
    };
    while (items.size() > 1 && width() + least_gap * static_cast<float>(items.size() - 1) > whole)
        items.erase(items.begin());
    const float spare = (whole - width()) / static_cast<float>(std::max<std::size_t>(1, items.size() - 1));
    const float gap = std::clamp(spare, 0.0f, item_gap);
    float x = strand.left();
    for (const LegendKey& item : items) {
        const float all = item_width(canvas, style, item);
        const float key = draw_key(canvas, {x, strand.top + 8}, item.key);
        canvas.text({x + key + key_gap, strand.top + 12}, item.word,
                    {.size = style.t3, .colour = canvas.theme().t2, .tier = Tier::t3});
        place_key(canvas, board, item.key.front(), {x - 4, strand.top + 2, all + 8, 34}, hits);
        x += all + gap;
    }
}

float near_entry_height(const Canvas& canvas, const PanelStyle& style, const model::Board& board, float width) {
    const Fitted hint = hint_lines(canvas, style, board, width);
    return entry_height + (hint.lines.empty() ? 0.0f : height_of(hint) + 10);
}

void draw_near_entry(Canvas& canvas, const PanelStyle& style, const model::Board& board, const Strand& strand,
                     Hits& hits) {
    const Theme& theme = canvas.theme();
    const Fitted hint = hint_lines(canvas, style, board, strand.width);
    canvas.fill({0, strand.top, strand.width, strand.bottom - strand.top}, theme.panel, 0, "entry");
    const Ground ground(canvas, theme.panel);
    draw_fitted(canvas, {strand.left(), strand.top + 6}, hint, {.colour = theme.t1});
    const Rect box{strand.left() - 8, strand.bottom - entry_height + 3, strand.width - 16, entry_height - 8};
    canvas.outline(box, theme.t1, 2, 6, "entry line");
    const float key = key_width(canvas, "Enter");
    const float key_left = box.x + box.w - key - 6;
    draw_key(canvas, {key_left, box.y + 5}, "Enter");
    const std::string typed = tail_of(canvas, *board.entry, 16, key_left - box.x - 24);
    const float end =
        box.x + 10 + canvas.text({box.x + 10, box.y + 8}, typed, {.size = 16, .colour = theme.t1, .tier = Tier::t2});
    canvas.fill({end + 1, box.y + 6, 2, 20}, theme.t1, 0, "caret");
    place_submit(canvas, hits, {key_left, box.y, key + 6, box.h});
}

}  // namespace ui
