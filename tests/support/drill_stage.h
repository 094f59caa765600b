// Recorded logs for drills: the built-in incident, and any list of events of which some are left out.
// It must never hold an expectation.
#pragma once

#include "model/drill/drill.h"

#include <functional>
#include <string>

namespace drilled {

// The built-in incident as `kyodo-feed export` would write it, its steps up to `until` ("08:12").
model::Replay demo_log(const std::string& until = "24:00");

// The log of which every event that `dropped` names is left out, counted anew.
model::Replay without(const model::Replay& log, const std::function<bool(const model::Event&)>& dropped);

// The log with every event changed.
model::Replay changed(const model::Replay& log, const std::function<void(model::Event&)>& change);

}  // namespace drilled
