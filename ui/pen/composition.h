// What an input method is composing: text that is seen in the line but not in it yet. It must never be sent, kept or read as
// a command; only what the method commits, or leaves behind when it dies, is text of the line.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ui {

struct Clause {
    std::string text;     // UTF-8
    bool chosen = false;  // the one the candidates are for
    bool operator==(const Clause&) const = default;
};

struct Composition {
    static constexpr std::size_t end_of_line = static_cast<std::size_t>(-1);

    std::vector<Clause> clauses;
    std::size_t caret = 0;         // bytes of the joined text before it
    std::size_t at = end_of_line;  // bytes of the line before it, where the view does not say
    model::Text trouble;           // why there is no input method to compose with; empty: nothing to say

    bool empty() const { return clauses.empty(); }
    std::string text() const {
        std::string joined;
        for (const Clause& clause : clauses) joined += clause.text;
        return joined;
    }
    bool operator==(const Composition& other) const {
        return clauses == other.clauses && caret == other.caret && at == other.at && trouble.ja == other.trouble.ja;
    }
};

}  // namespace ui
