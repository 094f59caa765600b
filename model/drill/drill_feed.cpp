// A drill as the board's feed: what it confirms, with which clock, and how old it lets the board become for a question
// about its age. It must never confirm anything without the mark of a drill.
#include "model/drill/drill_run.h"
#include "model/update.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

constexpr double standing = 1e-6;  // the rate of a clock that stands; a rate is never 0

std::uint64_t seq_at(const Drill& drill, Instant at) {
    const auto after = std::upper_bound(drill.times.begin(), drill.times.end(), at);
    return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(after - drill.times.begin()));
}

std::shared_ptr<const Record> record_at(const Drill& drill, const Record& now, std::uint64_t seq) {
    const auto& stops = drill.log.stops;
    const bool onward = now.epoch == stops.front()->epoch && now.seq <= seq;
    const auto later = std::find_if(stops.rbegin(), stops.rend(), [&](const auto& stop) { return stop->seq <= seq; });
    auto record = std::make_shared<Record>(onward ? now : **later);
    while (record->seq < seq && advance(*record, *drill.log.events[static_cast<std::size_t>(record->seq)])) {
    }
    return record;
}

// The same person's board before anything was received: nothing in a board may go back.
State begun_anew(const State& before) {
    State state = initial_state(before.view, before.language, before.me, before.link.limits);
    state.lighting = before.lighting;
    state.names = before.names;
    state.filter = before.filter;
    state.help_open = before.help_open;
    return state;
}

// As if the feed had last answered that long ago. The clock on the board stands all the same.
void make_old(State& state, Instant at, Milliseconds age, Tick now) {
    state.link.confirmed = Tick{now.ms - age.count()};
    state.link.clock_at.reset();
    state.link.data_at = at - age;
    state.link.clock = {at - age, 1.0, true};
}

}  // namespace

void bring(const Drill& drill, State& state, Tick now) {
    const Instant at = drill_time(drill, now);
    const std::uint64_t seq = seq_at(drill, at);
    FeedConfirmed answer;
    if (seq < state.record->seq) state = begun_anew(state);
    state.has_feed = false;
    if (seq != state.record->seq || state.record->epoch.empty()) answer.record = record_at(drill, *state.record, seq);
    if (!state.link.confirmed) answer.gauges = std::make_shared<const Gauges>();
    answer.clock = {at, drill.running && drill.stage == DrillStage::playing ? drill.speed : standing, true};
    for (const Effect& effect : update(state, answer, now))  // a chronology asks for the events it lacks
        if (const auto* wanted = std::get_if<ReadLog>(&effect)) update(state, read_of(drill, *wanted), now);
    const bool is_asked = drill.stage == DrillStage::asking || drill.stage == DrillStage::told;
    if (is_asked && drill.question().silence > Milliseconds{0}) make_old(state, at, drill.question().silence, now);
}

LogRead read_of(const Drill& drill, const ReadLog& wanted) {
    const auto& events = drill.log.events;
    const std::uint64_t last = std::min<std::uint64_t>(wanted.to, events.size());
    LogRead read{wanted.epoch, {}};
    for (std::uint64_t seq = std::max<std::uint64_t>(wanted.from, 1); seq <= last; ++seq)
        read.events.push_back(events[static_cast<std::size_t>(seq - 1)]);
    return read;
}

}  // namespace model
