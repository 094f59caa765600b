// What the word at the caret could become: verbs, the words of an enum, ids with what they stand for, people, times.
// It must never change the line.
#pragma once

#include "model/entry.h"
#include "model/text/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// `text` takes the place of the bytes from `at` to the caret; `shown` says what it stands for.
struct Completion {
    std::size_t at = 0;
    std::string text;
    std::string shown;
};

// At most 6, best first. `caret` is a byte of `typed` that begins a character, or its end.
std::vector<Completion> completions_for(std::string_view typed, std::size_t caret, EntryMode mode, const Saying& saying,
                                        Language language);

}  // namespace model
