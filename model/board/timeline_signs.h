// Call signs in a chronology: its log names people whom the record has long forgotten. It must never change what was read.
#pragma once

#include "model/board/board_timeline.h"
#include "model/call_signs.h"
#include "model/known_log.h"

namespace model {

// Everybody a log names, each once: who gave a command, who held a post, whose work it was.
std::vector<std::string> people_in(const KnownLog& log);

// Call signs in every text of the chronology as it is to be seen.
void sign_timeline(const CallSigns& signs, Timeline& timeline);

}  // namespace model
