// What is typed at a desk before it is a command: the mode says the words that go without saying, so that a fact is only
// its text and an action only its verb and object. It must never send anything.
#pragma once

#include "model/command_language.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

// What the entry line is for; `any` is the whole command language.
enum class EntryMode { any, action, fact, state, decision, handover };

// A line may be longer while it is typed, so that nothing of a paste is lost; then it says so and is not sent.
inline constexpr std::size_t most_line_characters = 2000;     // that is sent
inline constexpr std::size_t most_entry_characters = 20'000;  // that is held
std::size_t characters_in(std::string_view text);             // code points of UTF-8

// What is to be said of what came into the line, until the line changes next.
struct EntryNote {
    enum class What {
        joined,           // `count` lines became one
        left_out,         // more than a line holds: none of it came in
        no_text,          // what was pasted is no UTF-8
        nothing_to_paste  // or its owner does not answer
    } what = What::joined;
    std::size_t count = 0;
};

// The whole line that is meant: `implied` bytes stand before what was typed.
struct EntryLine {
    std::string line;
    std::size_t implied = 0;
};
// A leading "/" always means the whole language, and so does a command's verb with an id the record knows.
EntryLine entry_line(std::string_view typed, EntryMode mode, const Saying& saying);

// The standing guardrail that speaks of this kind of action in either language, or nullptr.
const Guardrail* guardrail_against(const Record& record, Verb verb, Instant now);

}  // namespace model
