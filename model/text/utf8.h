// One code point at a time, for the files that look inside text. It must never decide what a character means.
#pragma once

#include <cstddef>
#include <string_view>

namespace model {

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;  // bytes; 0: not valid UTF-8 here
};

// The code point that begins at `at`; `at` < bytes.size().
CodePoint code_point_at(std::string_view bytes, std::size_t at);

// Half-width cells of one code point: 0, 1 or 2.
std::size_t cells_of(char32_t value);

}  // namespace model
