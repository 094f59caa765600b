// What drills came to: one line of JSON each, kept beside what else a person's board remembers. A line that cannot be read
// is counted and never thrown away. It must never know a file.
#pragma once

#include "model/drill/drill_run.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

struct DrillLine {         // of one question
    std::string question;  // wire word of its kind: "stopped", "decision", …
    bool right = false;
    bool answered = false;
    std::uint64_t ms = 0;  // to the answer
    bool operator==(const DrillLine&) const = default;
};

struct DrillResult {
    std::string at;   // when it ended, by the machine's clock: RFC 3339
    std::string log;  // which log, see log_mark
    std::uint64_t seed = 0;
    std::vector<DrillLine> questions;  // those that were asked
};

struct DrillResults {
    std::vector<DrillResult> read;  // oldest first
    std::size_t damaged = 0;        // lines that say nothing
};

// The same for the same events, whatever the file is called.
std::string log_mark(const Replay& log);

std::string_view wire_word(DrillKind kind);

// Precondition: the drill is over.
DrillResult result_of(const Drill& drill, const std::string& at);
std::string result_json(const DrillResult& result);

DrillResults parse_results(std::string_view lines);

// Those of this log, oldest first.
std::vector<DrillResult> results_of(const DrillResults& all, const std::string& log);

std::size_t right_of(const DrillResult& result);

}  // namespace model
