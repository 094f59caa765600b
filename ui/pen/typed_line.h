// A line that is typed into: its text around the caret, and in it what an input method composes, told apart by its
// underlines. What does not fit is left out at either end, with a mark. It must never change the line.
#pragma once

#include "ui/pen/frame.h"

#include <string_view>
#include <vector>

namespace ui {

struct ByteSpan {
    std::size_t at = 0, length = 0;
    bool holds(std::size_t byte) const { return byte >= at && byte < at + length; }
};

struct TypedLine {
    std::string_view text;
    std::size_t caret = 0;         // bytes before it
    std::vector<ByteSpan> strong;  // words that were understood
    ByteSpan wrong;                // the one that was not
    bool focused = true;           // the caret is to be seen, and the input method asked
    float size = 20;               // design units
    Tier tier = Tier::t1;
};

// In a box of one line: `room` from its left edge, centred between top and bottom. Notes where the caret stands.
void draw_typed_line(const Frame& frame, const TypedLine& line, Rect room);

// What is to be said of the input method beside the line; empty when it does what people expect.
std::string method_said(const Frame& frame);

}  // namespace ui
