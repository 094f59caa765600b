// The order of a trial: live with a heartbeat, fault, change on the feed, two failures, time passes, the fault ends.
// It must never wait for time: what has to pass is let pass.
#include "tests/fault/trial.h"

#include "model/board.h"

#include <algorithm>
#include <exception>

namespace faults {
namespace {

using model::Milliseconds;
using model::Tick;
using sample::has;

constexpr std::size_t most_problems = 8;

bool is_live(const Stage& stage) { return model::freshness(stage.state.link, stage.now()) == model::Freshness::live; }

Moment moment(const Stage& stage) { return {stage.state, stage.now()}; }

void need(bool reached, const char* what) {
    if (!reached) throw std::runtime_error(what);
}

void end(const Fault& fault, Stage& stage) {
    if (fault.end)
        fault.end(stage);
    else
        stage.proxy().behave();
}

void play_old(const Fault& fault, Stage& stage, Trial& trial) {
    const Tick began = stage.now();
    need(stage.pump_until([&] { return stage.problems.size() >= 1; }), "no failure came");
    trial.lone = moment(stage);
    // On a busy machine a time-out may come before the cause.
    const auto named = [&] { return stage.problems.size() >= 2 && has(stage.problems.back().sentence.en, fault.en); };
    need(stage.pump_until([&] { return named() || stage.problems.size() >= most_problems; }), "no second failure came");
    const Tick confirmed = *stage.state.link.confirmed;
    trial.believed = confirmed - began;
    trial.blind = moment(stage);
    trial.detection = first_stale_frame(stage.state) - confirmed;
    stage.let_pass(Milliseconds{40'000});
    const Tick ended = stage.now();
    end(fault, stage);
    need(stage.pump_until([&] { return is_live(stage) && stage.state.record->seq >= trial.seq; }),
         "it never came back");
    trial.recovery = *stage.state.link.confirmed - ended;
}

void play_ridden_out(const Fault& fault, Stage& stage, Trial& trial) {
    const int before = stage.confirmations;
    Tick last = *stage.state.link.confirmed;
    const auto calm = [&] {
        const Tick confirmed = *stage.state.link.confirmed;
        trial.longest_age = std::max(trial.longest_age, confirmed - std::exchange(last, confirmed));
        return stage.state.record->seq >= trial.seq && stage.confirmations >= before + 4;
    };
    need(stage.pump_until(calm), "the change never came");
    end(fault, stage);
}

void play(const Fault& fault, Trial& trial) {
    Stage stage(fault.tls);
    need(stage.pump_until([&] { return stage.confirmations >= 2; }), "it was never live");
    trial.live = moment(stage);
    stage.problems.clear();
    fault.begin(stage);
    stage.change();
    trial.seq = stage.feed_seq();
    if (fault.outcome == Outcome::old)
        play_old(fault, stage, trial);
    else
        play_ridden_out(fault, stage, trial);
    trial.back = moment(stage);
    trial.problems = stage.problems;
}

}  // namespace

Tick first_stale_frame(const model::State& state) {
    constexpr Milliseconds between_ticks{500};
    Tick frame = *state.link.confirmed;
    while (model::freshness(state.link, frame) != model::Freshness::stale)
        frame = std::max(model::next_change(state, frame), frame + between_ticks);
    return frame;
}

Trial played(const Fault& fault) {
    Trial trial;
    try {
        play(fault, trial);
    } catch (const std::exception& problem) {
        trial.broken = problem.what();
    }
    return trial;
}

}  // namespace faults
