// A record in the middle of an incident, on which whatever was let in is tried. It must never hold an expectation.
#pragma once

#include "model/decide.h"

namespace fuzz {

// The built-in incident up to 08:12, when it has everything a record can have; made once.
const model::Record& stage();
model::Instant stage_time();
model::Actor stage_commander();

// Decides and, where that is allowed, stores, reads again and applies: a refusal is a sentence, an event is within the
// limits, survives the log and moves the digest to that of the entities.
void must_decide_well(const model::Command& command);

}  // namespace fuzz
