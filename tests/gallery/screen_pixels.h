// What is really on the X server's screen, whoever drew it. It must never draw.
#pragma once

#include "ui/window.h"

namespace gallery {

// Waits until the server has done all that was asked of it over this display.
void settle(void* display);

// Of the topmost window of that size; throws std::runtime_error when there is none.
ui::Pixels on_screen(int width, int height);

}  // namespace gallery
