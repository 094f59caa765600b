// The keys an input method was asked about, in the order they were typed: none leaves before those typed earlier, and none
// waits longer than `key_patience`. A composition that dies leaves its text behind and takes with it the next key that
// was meant for it. It must never know a bus, a screen or what a key means.
#pragma once

#include "ui/pen/composition.h"
#include "ui/window/key_stroke.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ui {

// A method that is well answers in 5 ms, one that reads its dictionary first in half a second. It is waited for once: after
// that keys pass by until it answers.
constexpr std::chrono::milliseconds key_patience{800};

// What comes out: a key the method did not want, or text for the line.
using Typed = std::variant<KeyStroke, std::string>;

class KeyLine {
public:
    using Time = std::chrono::steady_clock::time_point;

    // A key that is asked about under the number returned; `give` puts one that nobody is asked about behind it.
    std::uint64_t ask(const KeyStroke& stroke, Time now);
    void give(const KeyStroke& stroke);
    void answer(std::uint64_t number, bool taken);
    bool waits() const { return !keys_.empty(); }
    // When the oldest key without an answer has waited too long.
    std::optional<Time> due() const;

    // What is composed from now on. A composition that is gone without a commit, and without a key that discards one, has
    // died with the method's server.
    void compose(std::vector<Clause> clauses, std::size_t caret);
    void commit(std::string text);
    // What is to be said of the method beside the line.
    void say(model::Text trouble) { composition_.trouble = std::move(trouble); }
    const Composition& composition() const { return composition_; }

    // The method is late, gone or left: what it composes becomes text, and the keys it was asked about are given out as
    // they are. Returns how many answers are still to come. `died`: its person did not ask for that, and may still press
    // a key to end the composition.
    int part(bool died);

    std::vector<Typed> take();

private:
    struct Waiting {
        KeyStroke stroke;
        std::uint64_t number = 0;
        Time since;
        enum class Answer { none, plain, taken } answer = Answer::none;
    };

    std::deque<Waiting> keys_;
    std::vector<Typed> out_;
    Composition composition_;
    std::uint64_t last_ = 0;
    bool discarded_ = false;  // the last key that was pressed empties a composition by itself
    bool committed_ = false;  // since the composition last changed
    bool swallows_ = false;   // the next key that would end a composition

    void release_answered();
    void release(const KeyStroke& stroke);
    void leave_as_text(bool died);
};

}  // namespace ui
