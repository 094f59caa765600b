// `kyodo claim A7` and `kyodo do "…"`: one command to the shared feed, waited for. Part of the composition root.
// It must never say that something happened before the feed has said so.
#pragma once

#include "ui/cli.h"

namespace ui {

int run_command(const Options& options);

}  // namespace ui
