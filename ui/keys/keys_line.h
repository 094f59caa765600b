// The keys of a line that is typed into, the same at the desk and in compact: as in bash (readline, emacs mode), with
// Ctrl+Z for undo, Ctrl+Shift+Z for redo and a desktop's Ctrl+C and Ctrl+V. It must never know what the line means.
#pragma once

#include "ui/keys.h"

#include <string>

namespace ui {

// What a key does to a line with the caret behind that many bytes; nothing for one that is not the line's. Text that does
// not fit or is none changes nothing and is noted; many lines become one, which is noted too.
std::optional<Gesture> line_key(const std::string& line, std::size_t caret, const KeyPress& press);

}  // namespace ui
