// The log as far as a board has read it: what to ask for, what to take, when to drop it. And the playhead in it.
// It must never take events of another log, or events that do not follow one another.
#include "model/state/on.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace model {

std::optional<Instant> playhead_at(const Playhead& playhead, Tick now, Instant end) {
    if (!playhead.at) return std::nullopt;
    Instant at = *playhead.at;
    if (playhead.playing) {
        const double passed = static_cast<double>((now - *playhead.playing).count()) * playhead.speed;
        at = at + Milliseconds{static_cast<std::int64_t>(std::max(0.0, passed))};
        if (at >= end) return std::nullopt;
    }
    return at;
}

namespace parts {
namespace {

constexpr std::size_t most_surplus = 1000;  // read along beyond the bound before the oldest are let go
constexpr std::array speeds = {1.0, 5.0, 20.0, 60.0, 300.0};

Problem disagrees() {
    return problem(Trouble::corrupt, "フィードのログが盤と合いません。ログを使わずに示しています。",
                   "The feed's log does not agree with the board; shown without it.");
}

std::uint64_t first_wanted(const State& state) {
    if (state.log) return state.log->last() + 1;
    const std::uint64_t end = state.record->seq;
    return end > most_log_events ? end - most_log_events + 1 : 1;
}

// The log with the new events at its end; null when they do not follow.
std::shared_ptr<KnownLog> longer(const State& state, const LogRead& message) {
    auto log = state.log ? std::make_shared<KnownLog>(*state.log) : std::make_shared<KnownLog>();
    if (!state.log) {
        log->epoch = message.epoch;
        log->left_out = message.events.front()->seq - 1;
        if (log->left_out > 0) {
            std::vector<const Event*> later;
            for (const auto& event : message.events) later.push_back(event.get());
            log->chronology = chronology_before(*state.record, log->left_out, later);
        }
    }
    for (const auto& event : message.events) {
        if (!advance(log->chronology, *event)) return nullptr;
        log->events.push_back(event);
    }
    return log;
}

bool agrees(const KnownLog& log, const Record& record) {
    return log.last() != record.seq || log.chronology.record.digest == record.digest;
}

const Event* event_of(const KnownLog& log, std::uint64_t seq) {
    if (seq <= log.left_out || seq > log.last()) return nullptr;
    return log.events[static_cast<std::size_t>(seq - log.left_out - 1)].get();
}

// Where playing ends. The clock of a replay is the playhead itself, so it never catches up with it: `bring` ends it.
Instant end_of(const State& state, Tick now) {
    if (state.replay) return Instant{std::numeric_limits<std::int64_t>::max()};
    return feed_now(state.link, now).value_or(Instant{});
}

}  // namespace

void forget_log(State& state) {
    state.log_overtaken = state.log_asked;
    state.log.reset();
    state.log_trouble.reset();
    state.playhead.at.reset();
    state.playhead.playing.reset();
}

void ask_for_log(State& state, Effects& effects) {
    const bool reachable = state.link.confirmed && !state.link.from_disk;
    if (state.view != View::timeline || state.log_asked || !reachable) return;
    if (state.log && state.log->events.size() > most_log_events + most_surplus) state.log.reset();
    const std::uint64_t from = first_wanted(state);
    if (from > state.record->seq) return;
    state.log_asked = true;
    effects.emplace_back(ReadLog{state.record->epoch, from, state.record->seq});
}

void on(State& state, const LogRead& message, Tick, Effects&) {
    state.log_asked = false;
    if (std::exchange(state.log_overtaken, false)) return;
    if (message.events.empty() || message.epoch != state.record->epoch) return;
    const bool follows = message.events.front()->seq == first_wanted(state) || !state.log;
    const bool whole = message.events.front()->seq == 1 || state.log || message.events.back()->seq == state.record->seq;
    if (!follows || !whole) return;  // the record has gone on meanwhile: asked anew
    std::shared_ptr<KnownLog> log = longer(state, message);
    if (!log || !agrees(*log, *state.record)) {
        state.log.reset();
        state.log_trouble = disagrees();
        return;
    }
    state.log = std::move(log);
    state.log_trouble.reset();
}

void on(State& state, const LogFailed& message, Tick, Effects&) {
    state.log_asked = false;
    if (!std::exchange(state.log_overtaken, false)) state.log_trouble = message.problem;
}

void on(State& state, const PlayheadMoved& message, Tick, Effects&) {
    state.playhead.playing.reset();
    state.playhead.at.reset();
    state.playhead.seq = 0;
    if (!message.seq || !state.log) return;
    const Event* event = event_of(*state.log, *message.seq);
    if (!event) return;
    state.playhead.seq = *message.seq;
    state.playhead.at = event->at;
}

void on(State& state, const PlayToggled& message, Tick now, Effects&) {
    Playhead& playhead = state.playhead;
    const std::optional<Instant> at = playhead_at(playhead, now, end_of(state, now));
    if (playhead.playing && at) {
        playhead.at = at;
        playhead.seq = state.replay ? state.record->seq : 0;
        playhead.playing.reset();
        return;
    }
    playhead.playing.reset();
    const Event* first = state.log ? event_of(*state.log, message.from) : nullptr;
    if (!at && !first) return;
    playhead.at = at ? *at : first->at;
    if (!at) playhead.seq = message.from;
    playhead.playing = now;
}

void on(State& state, const SpeedChanged& message, Tick now, Effects&) {
    Playhead& playhead = state.playhead;
    if (const auto at = playhead_at(playhead, now, end_of(state, now)); at && playhead.playing) {
        playhead.at = at;
        playhead.playing = now;
    }
    const auto known = std::find(speeds.begin(), speeds.end(), playhead.speed);
    const auto place = known == speeds.end() ? 0 : known - speeds.begin();
    const auto wanted =
        std::clamp<std::ptrdiff_t>(place + message.by, 0, static_cast<std::ptrdiff_t>(speeds.size()) - 1);
    playhead.speed = speeds[static_cast<std::size_t>(wanted)];
}

void on(State& state, const AxisZoomed& message, Tick, Effects&) {
    state.playhead.zoom = std::clamp(state.playhead.zoom + message.by, 0, most_zoom);
}

}  // namespace parts
}  // namespace model
