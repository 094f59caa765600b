// Every fault that is tried, each with its true sentence. It must never play one.
#pragma once

#include "tests/fault/trial.h"

#include <vector>

namespace faults {

std::vector<Fault> line_faults();    // the connection, the framing, the compression
std::vector<Fault> answer_faults();  // statuses, redirects, pages, bodies, sequence, caches
std::vector<Fault> ridden_faults();  // what the board survives without growing old
std::vector<Fault> all_faults();

// "when the connection is refused" → the whole sentence.
std::string old_sentence(const std::string& when);
std::string ridden_sentence(const std::string& when);

// The proxy misbehaves so for as long as the fault lasts; `ja`, `en`: words of the cause the board must say.
Fault old(const std::string& when, Misbehaviour misbehaviour, std::string ja, std::string en);

}  // namespace faults
