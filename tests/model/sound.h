// What holds in every record that commands alone have made, written a second time and by hand from the information
// model: the rules of decide are judged by it, so it must never call them.
#pragma once

#include "model/decide.h"

#include <string>
#include <vector>

namespace sound {

using Faults = std::vector<std::string>;  // English sentences for whoever reads a failed test; empty: all holds

// What does not hold in the record as it stands: references, states, owners, holders, sequence and digest.
Faults faults_of(const model::Record& record);

// What this event, not yet taken into `before`, may not do to it: arrows that are none, an owner replaced in silence, a
// role that moves outside its handover, words of a fact that change.
Faults faults_of_step(const model::Record& before, const model::Event& event, const model::Actor& actor,
                      model::Instant now);

}  // namespace sound
