// When a state began, as far as its proof says so, and what a service then remembers of its beginnings. Included by
// decide_service.cpp and decide_beginning.cpp only. It must never know why the state is believed.
#pragma once

#include "model/rules/deciding.h"

namespace model::deciding {

// Since when the service is `to`: the time of the fact that proves it, where that lies before now and not before what is
// known of the service; else now. An estimate or a hypothesis says nothing of when.
Instant beginning_of(const Asked& asked, const Service& before, Continuity to, const FactId& proof);

// The service in its new state since `since`. What was said about the state that ended is left to the caller.
void begin(const Asked& asked, Service& service, Continuity to, Instant since);

}  // namespace model::deciding
