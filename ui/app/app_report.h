// `kyodo report`: the incident as a document, from a log in a file or from a feed's. Part of the composition root. It must
// never write anything but the whole document.
#pragma once

#include "ui/cli.h"

namespace ui {

// The exit status. Precondition: options.log or options.feed.
int write_report(const Options& options);

}  // namespace ui
