// The one way a board changes: a message goes in, the memory is another, effects come out. Pure; time is an argument.
// It must never know a thread, a socket or a pixel.
#pragma once

#include "model/effect.h"
#include "model/message.h"
#include "model/state.h"

#include <vector>

namespace model {

// The only function that changes what the board remembers.
std::vector<Effect> update(State& state, const Message& message, Tick now);

}  // namespace model
