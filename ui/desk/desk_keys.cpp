// Every key of the desk and its word: what stands in the place of the board when asked for, and below the entry where there
// is room for it. A letter with Shift opens the entry, the same without it does what the selected row shows.
// It must never know what a key does beyond its word.
#include "model/record/words.h"
#include "ui/compact.h"
#include "ui/compact_places.h"
#include "ui/desk.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace ui {
namespace {

using model::Move;
using model::Say;

constexpr float first = 42, pitch = 28, least_column = 210, inset = 8, key_gap = 8;
constexpr std::array moves = {Move::claim,  Move::release, Move::acknowledge, Move::start, Move::resume,   Move::block,
                              Move::verify, Move::done,    Move::later,       Move::note,  Move::take_over};

struct KeyWord {
    std::string key;
    std::string word;
};

bool may_act(const model::Board& board) {
    const auto& rows = board.actions.rows;
    const auto offers = [](const model::ActionRow& row) { return !row.moves.empty() || row.pending; };
    return rows.empty() || std::any_of(rows.begin(), rows.end(), offers);
}

void add_moves(const model::Board& board, std::vector<KeyWord>& keys) {
    const std::size_t before = keys.size();
    for (const Move move : moves) {
        const std::string key(1, key_of(move));
        const std::string word(word_of_move(move, board.language));
        const auto same = std::find_if(keys.begin() + static_cast<long>(before), keys.end(),
                                       [&](const KeyWord& known) { return known.key == key; });
        if (same == keys.end())
            keys.push_back({key, word});
        else
            same->word += " / " + word;
    }
}

std::vector<KeyWord> all_keys(const model::Board& board) {
    const auto word = [&](Say which) { return std::string(model::say(which, board.language)); };
    std::vector<KeyWord> keys;
    for (const model::DeskMode& mode : board.desk->modes) {
        const bool letter = mode.letter != '/';
        keys.push_back({(letter ? "Shift " : "") + std::string(1, mode.letter), mode.word});
    }
    if (may_act(board)) add_moves(board, keys);
    const std::vector<KeyWord> others = {
        {"J", word(Say::key_down)},       {"K", word(Say::key_up)},       {"Tab", word(Say::key_focus)},
        {"O", word(Say::key_filter)},     {"W", word(Say::key_view)},     {"L", word(Say::key_language)},
        {"P", word(Say::key_lighting)},   {"M", word(Say::key_bar)},      {"?", word(Say::key_help)},
        {"Esc", word(Say::key_to_board)}, {"Ctrl+Z", word(Say::key_undo)}};
    keys.insert(keys.end(), others.begin(), others.end());
    if (board.header.incidents.size() > 1) keys.push_back({"I", word(Say::key_incident)});
    return keys;
}

std::size_t columns_in(float width) {
    return std::clamp<std::size_t>(static_cast<std::size_t>(width / least_column), 1, 4);
}

std::size_t lines_of(std::size_t keys, std::size_t columns) { return (keys + columns - 1) / columns; }

}  // namespace

float desk_keys_height(const Frame& frame, float width) {
    if (!frame.board.desk) return 0;
    return first + pitch * static_cast<float>(lines_of(all_keys(frame.board).size(), columns_in(width))) + 4;
}

void draw_desk_keys(const Frame& frame, const Area& area) {
    if (!frame.board.desk) return;
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const std::vector<KeyWord> keys = all_keys(frame.board);
    const std::size_t columns = columns_in(area.width());
    const std::size_t each = lines_of(keys.size(), columns);
    const float step = std::min(pitch, (area.height() - first) / static_cast<float>(each));
    const Rect panel = area.upper(std::min(area.height(), desk_keys_height(frame, area.width())), inset);
    canvas.fill(panel, theme.panel, 8, "keys");
    const Ground ground(canvas, theme.panel);
    canvas.text({area.left + inset, area.top + 12}, model::say(Say::key_help, frame.language()),
                {.size = frame.style.t2, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2});
    const float width = (area.width() - inset) / static_cast<float>(columns);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const float x = area.left + inset + width * static_cast<float>(i / each);
        const float y = area.top + first + step * static_cast<float>(i % each);
        const float cap = std::max(34.0f, draw_key(canvas, {x, y}, keys[i].key));
        draw_line(canvas, {x + cap + key_gap, y + 3, width - cap - 2 * key_gap}, keys[i].word,
                  {.size = 14, .colour = theme.t1, .tier = Tier::t3});
    }
    if (frame.board.help_open) place_help(frame, panel);
}

}  // namespace ui
