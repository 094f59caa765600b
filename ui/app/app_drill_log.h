// What a drill is made of and what it leaves: the log, and the results in the state folder. Part of the composition root.
// It must never lose a line of the results, readable or not.
#pragma once

#include "model/drill_results.h"
#include "ui/cli.h"

#include <string>

namespace ui {

// The log of that name, or the built-in incident where there is none.
model::Result<model::Replay> drill_log(const std::string& name, model::Language language);

// What earlier drills came to. Where the file cannot be read or holds lines that cannot, that is said.
model::DrillResults drill_results();

// Adds one line, whole or not at all. A problem says where the line was to go.
model::Result<model::Done> keep_result(const model::DrillResult& result);

}  // namespace ui
