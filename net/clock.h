// The two clocks of this machine, read in one place so that everything else can take time as an argument.
// It must never convert one into the other: they meet in model::feed_now.
#pragma once

#include "model/text/time.h"

namespace net {

model::Tick now_tick();        // CLOCK_BOOTTIME: goes on while the machine sleeps, never jumps
model::Instant now_instant();  // the wall clock, in the machine's own offset

}  // namespace net
