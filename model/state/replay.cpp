// Forward the record goes on as it would have; backward the board begins anew from a record kept on the way, because
// nothing in a board may go back. Where the feed's clock was set back the log is played run by run: its order is the
// order of its numbers. It must never show an event after the playhead.
#include "model/replay.h"

#include "model/record/order.h"
#include "model/update.h"
#include "model/wire/wire.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

constexpr std::size_t stride = 200;  // events between records that are kept
constexpr double standing = 1e-6;    // the rate of a clock that stands; a rate is never 0
constexpr Milliseconds between_stops{2000};
constexpr Milliseconds between_steps{250};

Problem bad_line(std::size_t number, const Text& why) {
    const std::string place = std::to_string(number);
    return problem(Trouble::invalid, place + " 行目: " + why.ja, "Line " + place + ": " + why.en);
}

Instant end_of(const Replay& replay) { return replay.events.back()->at; }

// Events between two places where the clock was set back: in them a time is one place.
struct Run {
    std::uint64_t first = 1;
    std::uint64_t last = 1;
};

Run run_around(const Replay& replay, std::uint64_t seq) {
    const auto at = [&](std::uint64_t event) { return replay.events[static_cast<std::size_t>(event) - 1]->at; };
    const std::uint64_t end = replay.events.size();
    Run found{std::clamp<std::uint64_t>(seq, 1, end), std::clamp<std::uint64_t>(seq, 1, end)};
    while (found.first > 1 && !lies_ahead(at(found.first - 1), at(found.first))) --found.first;
    while (found.last < end && !lies_ahead(at(found.last), at(found.last + 1))) ++found.last;
    return found;
}

Instant end_of(const Replay& replay, const Run& run) {
    return replay.events[static_cast<std::size_t>(run.last) - 1]->at;
}

// The number of the event the board shows when the playhead stands at `at`; nothing: at the end of the log.
std::uint64_t shown_event(const Replay& replay, const Playhead& playhead, const Run& run,
                          const std::optional<Instant>& at) {
    if (!at) return replay.events.size();
    if (playhead.seq > 0 && !playhead.playing) return playhead.seq;
    std::uint64_t seq = run.last;
    while (seq > run.first && replay.events[static_cast<std::size_t>(seq) - 1]->at > *at) --seq;
    return seq;
}

std::shared_ptr<const Record> record_at(const Replay& replay, const Record& now, std::uint64_t seq) {
    const auto stop = std::min(static_cast<std::size_t>(seq) / stride, replay.stops.size() - 1);
    const bool onward = now.seq <= seq && now.seq >= replay.stops[stop]->seq;
    auto record = std::make_shared<Record>(onward ? now : *replay.stops[stop]);
    while (record->seq < seq && advance(*record, *replay.events[static_cast<std::size_t>(record->seq)])) {
    }
    return record;
}

// The same person's board before anything was received.
State rewound(const State& before) {
    State state = initial_state(before.view, before.language, before.me, before.link.limits);
    state.link.machine_offset_min = before.link.machine_offset_min;
    state.lighting = before.lighting;
    state.filter = before.filter;
    state.selected = before.selected;
    state.help_open = before.help_open;
    state.log = before.log;
    state.playhead = before.playhead;
    state.replay = true;
    state.has_feed = false;
    return state;
}

}  // namespace

Result<Replay> replay_of(std::string_view lines) {
    Replay replay;
    Record record;
    record.epoch = "replay";
    std::size_t number = 0;
    while (!lines.empty()) {
        ++number;
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty()) continue;
        auto event = parse_event(line);
        if (!event) return bad_line(number, event.problem().sentence);
        if (record.seq % stride == 0) replay.stops.push_back(std::make_shared<const Record>(record));
        if (const auto done = advance(record, *event); !done) return bad_line(number, done.problem().sentence);
        replay.events.push_back(std::make_shared<const Event>(std::move(*event)));
    }
    if (replay.events.empty()) return problem(Trouble::invalid, "出来事がありません。", "There are no events in it.");
    return replay;
}

void begin_replay(const Replay& replay, State& state, std::optional<Instant> at, Tick now) {
    state.replay = true;
    state.has_feed = false;
    FeedConfirmed first;
    first.record = record_at(replay, *replay.stops.front(), replay.events.size());
    first.gauges = std::make_shared<const Gauges>();
    first.clock = {end_of(replay), standing, false};
    update(state, first, now);
    update(state, LogRead{first.record->epoch, replay.events}, now);
    std::uint64_t seq = 1;
    for (const auto& event : replay.events)
        if (at && event->at <= *at) seq = event->seq;
    update(state, PlayheadMoved{seq}, now);
    bring(replay, state, now);
}

void bring(const Replay& replay, State& state, Tick now) {
    Run run = run_around(replay, state.playhead.seq);
    std::optional<Instant> stands = playhead_at(state.playhead, now, end_of(replay, run));
    if (state.playhead.playing && !stands) {
        if (run.last == replay.events.size()) {
            update(state, PlayheadMoved{std::nullopt}, now);
        } else if (state.record->seq < run.last) {
            stands = end_of(replay, run);  // seen once before the clock goes back
        } else {
            update(state, PlayheadMoved{run.last + 1}, now);
            update(state, PlayToggled{run.last + 1}, now);
            run = run_around(replay, state.playhead.seq);
            stands = state.playhead.at;
        }
    }
    const Instant at = stands.value_or(end_of(replay));
    const std::uint64_t seq = shown_event(replay, state.playhead, run, stands);
    FeedConfirmed answer;
    if (seq != state.record->seq || state.record->epoch.empty()) answer.record = record_at(replay, *state.record, seq);
    if (seq < state.record->seq) {
        state = rewound(state);
        answer.gauges = std::make_shared<const Gauges>();
    }
    const bool moves = state.playhead.playing && at < end_of(replay, run);
    answer.clock = {at, moves ? state.playhead.speed : standing, false};
    update(state, answer, now);
}

Tick next_stop(const State& state, Tick now) { return now + (state.playhead.playing ? between_steps : between_stops); }

}  // namespace model
