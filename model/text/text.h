// Text from outside made harmless, and text measured in character cells. It must never know a font.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// True if the bytes are valid UTF-8 (no surrogates, no overlong forms, ≤ U+10FFFF).
bool is_utf8(std::string_view bytes);

// The text with C0/C1 controls, bidi controls, zero-width and other invisible format characters removed, newlines and
// tabs turned into one space. Precondition: valid UTF-8.
std::string without_controls(std::string_view text);

// Full-width letters, digits and signs as their ASCII forms, the full-width space as a space. Other text is unchanged.
// Precondition: valid UTF-8.
std::string half_width(std::string_view text);

// Cells of a text of nothing but printable ASCII, kana, kanji and their punctuation: it is valid UTF-8, and
// without_controls would leave it as it is. None for any other text, and for bytes that are no text: look closer.
std::optional<std::size_t> cells_if_plain(std::string_view bytes);

// Half-width cells: 1 for ASCII and half-width kana, 2 for everything else wide (East Asian Width W, F, A), 0 for combining.
std::size_t cells(std::string_view text);

// The longest prefix of at most `most` cells; when something was cut it ends in "…" (within `most`).
std::string clipped(std::string_view text, std::size_t most);

// Lines of at most `most` cells by Japanese line-breaking rules (JLReq classes): no closing mark, small kana, long-vowel
// mark or middle dot at the start of a line, no opening mark at its end, numbers, times and their units never split;
// Latin breaks at spaces. A piece that fits nowhere is broken hard.
std::vector<std::string> lines_of(std::string_view text, std::size_t most);

// The same with widths in any unit: `width` of a text, the sum of those of its parts. Only a single character may be wider
// than `most`.
using Width = std::function<float(std::string_view)>;
std::vector<std::string> lines_of(std::string_view text, float most, const Width& width);

}  // namespace model
