// The eight questions of a drill, taken from a recorded log: what a reader of the board must be able to say at a moment of
// it, the right answer, and wrong ones from the same record. Pure: the same log and seed give the same questions.
// It must never ask what has no answer at that moment, or more than one, nor offer a wrong answer that is true.
#pragma once

#include "model/replay.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace model {

// In the order of the sheet.
enum class DrillKind { stopped, decision, commander, help, forbidden, doubtful, age, report };
inline constexpr std::size_t drill_kinds = 8;

struct DrillQuestion {
    DrillKind kind = DrillKind::stopped;
    Instant at;             // when the simulated clock stands and the question is asked
    std::uint64_t seq = 0;  // the last event of the record it is asked of
    Text ask;
    std::vector<Text> options;  // 2–4, all different in either language
    std::size_t right = 0;      // of them
    Milliseconds silence{0};    // how old the board's data is made for it; only where the age is asked
};

// A question before its options are put in an order.
struct DrillAnswer {
    Text right;
    std::vector<Text> wrong;  // most plausible first
    bool weak = false;        // nothing is the matter: asked only where the log never has more to say
    Milliseconds silence{0};
};

// Whether an incident runs: a calm board teaches nothing.
bool is_drilled(const Record& record);

// What the record says of that kind at `at`; nothing where it says nothing or more than one thing. `age` is answered by
// `luck` alone.
std::optional<DrillAnswer> drill_answer(DrillKind kind, const Record& record, Instant at, std::uint64_t luck);

Text drill_asks(DrillKind kind);

// When each event counts as having happened: never before the one it follows.
std::vector<Instant> drill_times(const Replay& log);

// At most one question of each kind, in the order of time; as many as the log has answers for.
std::vector<DrillQuestion> drill_questions(const Replay& log, std::uint64_t seed);

// What is said of a log without a question in it.
Problem no_drill_in_log();

}  // namespace model
