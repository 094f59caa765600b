// A drill under way: a simulated clock that plays a log, stands still for a question, and counts what was answered.
// Pure: time is an argument. The board is told by it what a feed would have told it, so that a board in a drill is a board.
// It must never answer a command, nor tell the board anything that happens later in the log.
#pragma once

#include "model/drill/drill.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct LogRead;
struct ReadLog;
struct State;

inline constexpr Milliseconds drill_time_to_answer{15'000};
inline constexpr Milliseconds drill_told_for{12'000};  // then it goes on by itself: nobody may be there
inline constexpr double drill_speed = 20.0;            // the recorded hours in minutes

enum class DrillStage { playing, asking, told, over };

struct DrillGiven {
    DrillKind kind = DrillKind::stopped;
    std::optional<std::size_t> chosen;  // none: not answered in time
    bool right = false;
    Milliseconds took{0};  // to the answer; the whole time where there is none
};

struct Drill {
    Replay log;
    std::vector<Instant> times;  // of its events, as drill_times says
    std::vector<DrillQuestion> questions;
    std::uint64_t seed = 0;
    double speed = drill_speed;   // recorded seconds a second
    Instant from;                 // the simulated clock when it last began or stood
    std::optional<Tick> running;  // since when it goes on from there
    DrillStage stage = DrillStage::playing;
    Tick since;                     // of the stage
    std::vector<DrillGiven> given;  // one for each question that was asked, the last one while it is told

    // Valid while asking or told.
    const DrillQuestion& question() const { return questions[given.size() - (stage == DrillStage::told ? 1 : 0)]; }
};

// From the first event on. A problem where the log has an answer to none of the questions.
Result<Drill> begin_drill(Replay log, std::uint64_t seed, double speed, Tick now);

Instant drill_time(const Drill& drill, Tick now);

// What time alone brings: a question, its end, the next moment. True when something began.
bool drill_goes_on(Drill& drill, Tick now);
// When it is due at the latest; nothing once it is over.
std::optional<Tick> drill_due(const Drill& drill, Tick now);

// What the person does. Each is nothing where it means nothing.
void answer_drill(Drill& drill, std::size_t option, Tick now);
void drill_onward(Drill& drill, Tick now);        // from what was right back to the board
void pause_drill(Drill& drill, Tick now);         // or goes on
void step_drill(Drill& drill, int by, Tick now);  // events; forward never past a question
void skip_to_question(Drill& drill, Tick now);
void change_drill_speed(Drill& drill, int by, Tick now);

std::size_t drill_score(const Drill& drill);  // right answers

// Tells `state` what a feed would: the record of the simulated moment, and its clock.
void bring(const Drill& drill, State& state, Tick now);

// What a reader of the log would bring, up to the simulated moment and never further.
LogRead read_of(const Drill& drill, const ReadLog& wanted);

}  // namespace model
