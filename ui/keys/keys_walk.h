// What keys mean in the chronology, and in every view of a replay: where the playhead goes. Part of the keyboard's meaning
// (keys.h). It must never know what is drawn.
#pragma once

#include "ui/keys.h"

namespace ui {

// Nothing where there is no record to walk through, or the key means nothing in it.
std::optional<Gesture> walking_letter(char letter, const Scene& scene);
std::optional<Gesture> walking_key(KeyPress::Kind kind, const Scene& scene);

}  // namespace ui
