// The list of all keys, over the body of the compact view. A press anywhere on it closes it.
// It must never know what a key does beyond its word.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace ui {
namespace {

using model::Move;
using model::Say;

constexpr std::array moves = {Move::claim,  Move::release, Move::acknowledge, Move::start, Move::resume,   Move::block,
                              Move::verify, Move::done,    Move::later,       Move::note,  Move::take_over};

constexpr Say say_of(Move move) {
    switch (move) {
        case Move::claim: return Say::key_claim;
        case Move::release: return Say::key_release;
        case Move::acknowledge: return Say::key_acknowledge;
        case Move::start: return Say::key_start;
        case Move::resume: return Say::key_resume;
        case Move::block: return Say::key_block;
        case Move::verify: return Say::key_verify;
        case Move::done: return Say::key_done;
        case Move::note: return Say::key_note;
        case Move::later: return Say::key_later;
        case Move::take_over: break;
    }
    return Say::key_take_over;
}

struct KeyWord {
    std::string key;
    std::string word;
};

std::vector<KeyWord> all_keys(const model::Board& board) {
    const model::Language language = board.language;
    const auto word = [&](Say which) { return std::string(model::say(which, language)); };
    std::vector<KeyWord> keys = {{"J", word(Say::key_down)},   {"K", word(Say::key_up)},
                                 {"F", word(Say::key_filter)}, {"/", word(Say::key_enter)},
                                 {"?", word(Say::key_help)},   {"L", word(Say::key_language)},
                                 {"Esc", word(Say::key_close)}};
    if (board.header.incidents.size() > 1) keys.push_back({"I", word(Say::key_incident)});
    const auto& rows = board.actions.rows;
    const auto offers = [](const model::ActionRow& row) { return !row.moves.empty() || row.pending; };
    const bool may_act = rows.empty() || std::any_of(rows.begin(), rows.end(), offers);
    if (!may_act) return keys;  // a screen's token, or nobody's: no key of an action does anything
    for (const Move move : moves) {
        const std::string key(1, key_of(move));
        const auto same =
            std::find_if(keys.begin(), keys.end(), [&](const KeyWord& known) { return known.key == key; });
        if (same == keys.end())
            keys.push_back({key, word(say_of(move))});
        else
            same->word += " / " + word(say_of(move));
    }
    keys.push_back({"Ctrl+Z", word(Say::key_undo)});
    return keys;
}

}  // namespace

char key_of(Move move) {
    switch (move) {
        case Move::claim: return 'C';
        case Move::release: return 'R';
        case Move::acknowledge: return 'A';
        case Move::start:
        case Move::resume: return 'S';
        case Move::block: return 'B';
        case Move::verify: return 'V';
        case Move::done: return 'D';
        case Move::note: return 'N';
        case Move::later: return '+';
        case Move::take_over: break;
    }
    return 'T';
}

std::string_view word_of_move(Move move, model::Language language) { return model::say(say_of(move), language); }

void draw_compact_keys(const Frame& frame, const Area& area) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const Rect panel = area.upper(area.height(), 8);
    canvas.fill(panel, theme.panel, 8, "keys");
    const Ground ground(canvas, theme.panel);
    canvas.text({area.left + 8, area.top + 12}, model::say(Say::key_help, frame.language()),
                {.size = frame.style.t2, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2});
    const std::vector<KeyWord> keys = all_keys(frame.board);
    constexpr float first = 42, pitch = 30;
    const auto most = static_cast<std::size_t>(std::max(1.0f, (panel.h - first) / pitch));
    const std::size_t columns = keys.size() > most ? 2 : 1;
    const std::size_t each = (keys.size() + columns - 1) / columns;
    const float width = (panel.w - 16) / static_cast<float>(columns);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const float x = area.left + 8 + width * static_cast<float>(i / each);
        const float y = area.top + first + pitch * static_cast<float>(i % each);
        if (y + pitch > area.bottom) continue;
        const float key = draw_key(canvas, {x, y}, keys[i].key);
        const float cap = std::max(34.0f, key);
        draw_line(canvas, {x + cap + 8, y + 4, width - cap - 20}, keys[i].word,
                  {.size = frame.style.t3, .colour = theme.t1, .tier = Tier::t3});
    }
    place_help(frame, panel);
}

}  // namespace ui
