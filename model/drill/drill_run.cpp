// The simulated clock runs between questions and stands while one is asked; what is asked is never skipped.
// It must never hang: a question that nobody answers ends by itself.
#include "model/drill/drill_run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace model {
namespace {

constexpr std::array speeds = {1.0, 5.0, 20.0, 60.0, 300.0};
constexpr Milliseconds between_seconds{250};  // of a countdown

// The clock stands at `at` from now on, or goes on from there.
void set_clock(Drill& drill, Instant at, bool runs, Tick now) {
    drill.from = at;
    drill.running = runs ? std::optional(now) : std::nullopt;
}

void enter(Drill& drill, DrillStage stage, Tick now) {
    drill.stage = stage;
    drill.since = now;
}

bool is_asked_all(const Drill& drill) { return drill.given.size() == drill.questions.size(); }

void give(Drill& drill, std::optional<std::size_t> chosen, Milliseconds took, Tick now) {
    const DrillQuestion& question = drill.question();
    drill.given.push_back({question.kind, chosen, chosen == question.right, took});
    enter(drill, DrillStage::told, now);
}

// Where the clock may go at most: to the next question.
Instant bound_of(const Drill& drill) { return drill.questions[drill.given.size()].at; }

}  // namespace

Result<Drill> begin_drill(Replay log, std::uint64_t seed, double speed, Tick now) {
    Drill drill;
    drill.questions = drill_questions(log, seed);
    if (drill.questions.empty()) return no_drill_in_log();
    drill.times = drill_times(log);
    drill.log = std::move(log);
    drill.seed = seed;
    drill.speed = speed;
    set_clock(drill, drill.times.front(), true, now);
    drill.since = now;
    return drill;
}

Instant drill_time(const Drill& drill, Tick now) {
    if (!drill.running) return drill.from;
    const double passed = static_cast<double>((now - *drill.running).count()) * drill.speed;
    const Instant at = drill.from + Milliseconds{static_cast<std::int64_t>(std::max(0.0, passed))};
    return drill.stage == DrillStage::playing ? std::min(at, bound_of(drill)) : at;
}

bool drill_goes_on(Drill& drill, Tick now) {
    switch (drill.stage) {
        case DrillStage::playing:
            if (drill_time(drill, now) < bound_of(drill)) return false;
            set_clock(drill, bound_of(drill), false, now);
            enter(drill, DrillStage::asking, now);
            return true;
        case DrillStage::asking:
            if (now - drill.since < drill_time_to_answer) return false;
            give(drill, std::nullopt, drill_time_to_answer, now);
            return true;
        case DrillStage::told:
            if (now - drill.since < drill_told_for) return false;
            drill_onward(drill, now);
            return true;
        case DrillStage::over: return false;
    }
    return false;
}

std::optional<Tick> drill_due(const Drill& drill, Tick now) {
    if (drill.stage == DrillStage::over) return std::nullopt;
    if (drill.stage != DrillStage::playing) return now + between_seconds;
    if (!drill.running) return std::nullopt;
    const double left = static_cast<double>((bound_of(drill) - drill_time(drill, now)).count()) / drill.speed;
    return now + Milliseconds{static_cast<std::int64_t>(std::ceil(std::max(0.0, left)))};
}

void answer_drill(Drill& drill, std::size_t option, Tick now) {
    if (drill.stage != DrillStage::asking || option >= drill.question().options.size()) return;
    give(drill, option, std::min(now - drill.since, drill_time_to_answer), now);
}

void drill_onward(Drill& drill, Tick now) {
    if (drill.stage != DrillStage::told) return;
    if (is_asked_all(drill)) {
        enter(drill, DrillStage::over, now);
        return;
    }
    set_clock(drill, drill.from, true, now);
    enter(drill, DrillStage::playing, now);
}

void pause_drill(Drill& drill, Tick now) {
    if (drill.stage == DrillStage::playing) set_clock(drill, drill_time(drill, now), !drill.running, now);
}

void step_drill(Drill& drill, int by, Tick now) {
    if (drill.stage != DrillStage::playing) return;
    const Instant at = drill_time(drill, now);
    const auto& times = drill.times;
    auto next =
        by > 0 ? std::upper_bound(times.begin(), times.end(), at) : std::lower_bound(times.begin(), times.end(), at);
    if (by < 0 && next == times.begin()) return;
    const Instant wanted = by < 0 ? *--next : next == times.end() ? bound_of(drill) : *next;
    set_clock(drill, std::min(wanted, bound_of(drill)), false, now);
}

void skip_to_question(Drill& drill, Tick now) {
    if (drill.stage == DrillStage::playing) set_clock(drill, bound_of(drill), true, now);
}

void change_drill_speed(Drill& drill, int by, Tick now) {
    if (drill.stage != DrillStage::playing) return;
    set_clock(drill, drill_time(drill, now), drill.running.has_value(), now);
    const auto known = std::lower_bound(speeds.begin(), speeds.end(), drill.speed);
    const auto place = std::min<std::ptrdiff_t>(known - speeds.begin(), speeds.size() - 1);
    drill.speed = speeds[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(place + by, 0, static_cast<std::ptrdiff_t>(speeds.size()) - 1))];
}

std::size_t drill_score(const Drill& drill) {
    return static_cast<std::size_t>(
        std::count_if(drill.given.begin(), drill.given.end(), [](const DrillGiven& one) { return one.right; }));
}

}  // namespace model
