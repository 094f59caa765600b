// The rules of time zones as this machine has them, for a log that is to have one. Boards take theirs from the log.
// It must never decide which zone a log has, and nothing beyond its .cpp may know the library that reads them.
#pragma once

#include "model/text/zone.h"

#include <string>

namespace feed {

// The zone of that name ("Europe/Berlin") with its changes from 2000 on as far as this machine's data go, at most to
// 2100; or why not.
model::Result<model::Zone> zone_named(const std::string& name);

// The zone this machine's clock is set to, by TZ or by its settings. No zone when that has no name, and when it is UTC:
// a machine on UTC says nothing about where the people are.
model::Zone machine_zone();

}  // namespace feed
