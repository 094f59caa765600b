// The keyboard at a desk, where everything is done without the mouse. Part of keys.cpp. It must never change anything by
// itself.
#pragma once

#include "ui/keys.h"

namespace ui {

std::optional<Gesture> desk_gesture(const KeyPress& press, const Scene& scene);

// The ASCII letter behind a typed character, full-width forms included, in its case; 0 if it is none.
char letter_typed(const std::string& text);

}  // namespace ui
