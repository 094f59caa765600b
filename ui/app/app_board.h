// The board in its window: messages and gestures in, frames and commands out. Part of the composition root: the only
// place where clock, network, state and drawing meet. It must never decide what is shown.
#pragma once

#include "ui/cli.h"

namespace ui {

// Runs until the window is closed or the screenshot is written; the exit status. Without a display it says so and
// prints the board as text.
int run_board(const Options& options);

}  // namespace ui
