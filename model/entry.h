// What is typed at a desk before it is a command: the mode says the words that go without saying, so that a fact is only
// its text and an action only its verb and object. It must never send anything.
#pragma once

#include "model/command_language.h"

#include <string>
#include <string_view>

namespace model {

// What the entry line is for; `any` is the whole command language.
enum class EntryMode { any, action, fact, state, decision, handover };

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
