// The questions of a drill as a page for whoever leads one before a real wall: when to ask what, and what is right.
// Markdown. It must never let a text of the record become markup.
#pragma once

#include "model/drill/drill.h"

#include <string>

namespace model {

// A problem where the log has an answer to none of the questions.
Result<std::string> drill_sheet(const Replay& log, std::uint64_t seed, Language language);

}  // namespace model
