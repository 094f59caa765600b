// While something is composed, a key the method did not want is dropped all the same: it was pressed into the composition,
// and the board would take it for its own.
#include "ui/window/key_line.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

// Keysyms of what ends, converts, leaves or shortens a composition: Return, keypad Enter, space, Escape, BackSpace.
constexpr std::array<std::uint32_t, 5> ending{0xFF0D, 0xFF8D, 0x0020, 0xFF1B, 0xFF08};

bool ends_composition(const KeyStroke& stroke) {
    return !stroke.release && std::find(ending.begin(), ending.end(), stroke.symbol) != ending.end();
}

constexpr std::uint32_t control = 4;

// Escape, BackSpace, Delete, and whatever a method has behind Control (^H, ^Z, ^G).
bool discards_composition(const KeyStroke& stroke) {
    return stroke.symbol == 0xFF1B || stroke.symbol == 0xFF08 || stroke.symbol == 0xFFFF ||
           (stroke.state & control) != 0;
}

}  // namespace

std::uint64_t KeyLine::ask(const KeyStroke& stroke, Time now) {
    if (!stroke.release) discarded_ = discards_composition(stroke);
    keys_.push_back({stroke, ++last_, now, Waiting::Answer::none});
    return last_;
}

void KeyLine::give(const KeyStroke& stroke) {
    keys_.push_back({stroke, 0, {}, Waiting::Answer::plain});
    release_answered();
}

void KeyLine::answer(std::uint64_t number, bool taken) {
    for (Waiting& key : keys_)
        if (key.number == number) key.answer = taken ? Waiting::Answer::taken : Waiting::Answer::plain;
    release_answered();
}

std::optional<KeyLine::Time> KeyLine::due() const {
    if (keys_.empty()) return std::nullopt;
    return keys_.front().since + key_patience;
}

void KeyLine::compose(std::vector<Clause> clauses, std::size_t caret) {
    if (clauses.empty() && !committed_ && !discarded_) leave_as_text(true);
    composition_.clauses = std::move(clauses);
    composition_.caret = caret;
    committed_ = false;
}

void KeyLine::leave_as_text(bool died) {
    if (composition_.empty()) return;
    out_.emplace_back(composition_.text());
    swallows_ = died;
    composition_.clauses.clear();
    composition_.caret = 0;
}

void KeyLine::commit(std::string text) {
    swallows_ = false;
    committed_ = true;
    if (!text.empty()) out_.emplace_back(std::move(text));
}

int KeyLine::part(bool died) {
    leave_as_text(died);
    int unanswered = 0;
    for (Waiting& key : keys_) {
        if (key.answer != Waiting::Answer::none) continue;
        key.answer = Waiting::Answer::plain;
        ++unanswered;
    }
    release_answered();
    return unanswered;
}

void KeyLine::release_answered() {
    for (; !keys_.empty() && keys_.front().answer != Waiting::Answer::none; keys_.pop_front())
        if (keys_.front().answer == Waiting::Answer::plain) release(keys_.front().stroke);
}

void KeyLine::release(const KeyStroke& stroke) {
    if (!composition_.empty()) return;
    if (swallows_ && ends_composition(stroke)) {
        swallows_ = false;
        return;
    }
    out_.emplace_back(stroke);
}

std::vector<Typed> KeyLine::take() { return std::exchange(out_, {}); }

}  // namespace ui
