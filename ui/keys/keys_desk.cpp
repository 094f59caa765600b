// At the board a letter does what the selected row shows it can; otherwise, and always with Shift, it opens the entry in
// its mode. In the entry every letter is text. Tab completes a word or moves on; nothing typed is lost by any key.
// It must never offer a move the row does not show.
#include "ui/keys_desk.h"

#include "ui/keys/keys_line.h"
#include "ui/keys/keys_rows.h"

#include <algorithm>
#include <cctype>

namespace ui {
namespace {

using Kind = KeyPress::Kind;
using model::DeskFocus;

Gesture focus_on(DeskFocus focus) { return model::FocusMoved{focus}; }

DeskFocus next_focus(DeskFocus focus, bool back) {
    constexpr DeskFocus order[] = {DeskFocus::board, DeskFocus::detail, DeskFocus::entry};
    const auto at = static_cast<std::size_t>(focus);
    return order[(at + (back ? 2 : 1)) % 3];
}

std::optional<Gesture> row_moved(int by, const Scene& scene) { return model::RowMoved{by, scene.hits.rows}; }

std::optional<Gesture> mode_of(char letter, const model::Board& board) {
    if (!board.desk) return std::nullopt;
    for (const model::DeskMode& mode : board.desk->modes)
        if (std::tolower(static_cast<unsigned char>(mode.letter)) == letter) return model::ModeChosen{mode.mode};
    return std::nullopt;
}

// Capitals are Shift's, not CapsLock's.
bool is_shifted(char typed, const KeyPress& press) {
    const auto letter = static_cast<unsigned char>(typed);
    return std::isalpha(letter) != 0 && (std::isupper(letter) != 0) != press.caps;
}

std::optional<Gesture> at_the_board(const KeyPress& press, const Scene& scene) {
    const char typed = letter_typed(press.text);
    const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(typed)));
    if (letter == '?') return model::HelpToggled{};
    if (letter == 'j') return row_moved(1, scene);
    if (letter == 'k') return row_moved(-1, scene);
    const bool shifted = is_shifted(typed, press);
    if (!shifted)
        if (auto move = move_of(letter, scene.board)) return move;
    if (letter == 'o' && !shifted) return other_filter(scene.state);
    if (auto mode = mode_of(letter, scene.board)) return mode;
    return idle_move_of(letter, scene.board);
}

// A letter of the choices and a space behind it stand for the choice.
std::optional<Gesture> choice_meant(const KeyPress& press, const model::Desk& desk) {
    if ((press.text != " " && press.text != "　") || desk.caret != desk.line.size()) return std::nullopt;
    const char letter = desk.line.size() == 1 || desk.line.size() == 3 ? letter_typed(desk.line) : '\0';
    for (const model::DeskChoice& choice : desk.choices) {
        if (letter == 0 || choice.letter != std::string(1, letter) || choice.says == choice.letter) continue;
        return model::ChoiceTaken{choice.says};
    }
    return std::nullopt;
}

std::optional<Gesture> in_the_entry(const KeyPress& press, const Scene& scene) {
    const model::Desk& desk = *scene.board.desk;
    const std::string line = scene.state.entry.value_or("");
    const std::size_t caret = std::min(scene.state.desk.caret, line.size());
    if (press.kind == Kind::character)
        if (auto choice = choice_meant(press, desk)) return choice;
    if (auto typed = line_key(line, caret, press)) return typed;
    switch (press.kind) {
        case Kind::escape: return focus_on(DeskFocus::board);
        case Kind::tab:
            if (!press.shift && !line.empty() && !desk.completions.empty() && desk.line == line)
                return model::CompletionTaken{desk.line, desk.caret, desk.completions.front()};
            return focus_on(next_focus(DeskFocus::entry, press.shift));
        default: return std::nullopt;
    }
}

// What was being composed when the line lost the keyboard still belongs to it.
std::optional<Gesture> typed_late(const KeyPress& press, const Scene& scene) {
    const std::string line = scene.state.entry.value_or("");
    return line_key(line, std::min(scene.state.desk.caret, line.size()), press);
}

}  // namespace

char letter_typed(const std::string& text) {
    if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80) return text[0];
    if (text.size() != 3 || text[0] != '\xEF') return 0;
    const int low = static_cast<unsigned char>(text[2]) & 0x3F;
    const int high = static_cast<unsigned char>(text[1]) & 0x3F;
    const int code = 0xF000 | (high << 6) | low;
    return code < 0xFF01 || code > 0xFF5E ? '\0' : static_cast<char>(code - 0xFF01 + '!');
}

std::optional<Gesture> desk_gesture(const KeyPress& press, const Scene& scene) {
    if (!scene.board.desk) return std::nullopt;
    const DeskFocus focus = scene.state.desk.focus;
    if (focus == DeskFocus::entry) return in_the_entry(press, scene);
    if (press.kind == Kind::text) return typed_late(press, scene);
    switch (press.kind) {
        case Kind::character: return at_the_board(press, scene);
        case Kind::enter: return focus_on(DeskFocus::entry);
        case Kind::escape: return closed(scene.board);
        case Kind::tab: return focus_on(next_focus(focus, press.shift));
        case Kind::up: return row_moved(-1, scene);
        case Kind::down: return row_moved(1, scene);
        case Kind::page_up: return row_moved(-5, scene);
        case Kind::page_down: return row_moved(5, scene);
        case Kind::home: return row_moved(-1000, scene);
        case Kind::end: return row_moved(1000, scene);
        default: return std::nullopt;
    }
}

}  // namespace ui
