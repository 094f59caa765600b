// `kyodo status`: the board once, as text or JSON. Part of the composition root. It must never open a window.
#pragma once

#include "ui/cli.h"

namespace ui {

// Prints to stdout; the exit status of `kyodo status`.
int print_status(const Options& options);

// A log from a file where there is no window to play it in: as it stands at --at, else at its beginning, marked as a replay.
int print_replay(const Options& options);

}  // namespace ui
