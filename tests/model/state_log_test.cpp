// What a board asks of the log, takes from it and remembers: whole ranges of its own log, gaps, where somebody stands.
// It must never know a feed: messages are given by hand.
#include "model/board.h"
#include "model/update.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace model;
using namespace std::chrono_literals;

namespace {

// A log of notes, and the record after any of them.
struct Told {
    std::vector<std::shared_ptr<const Event>> events;
    std::vector<Record> records{Record{}};

    Told(std::size_t count, const std::string& epoch) {
        records.front().epoch = epoch;
        for (std::size_t i = 0; i < count; ++i) {
            Event event;
            event.seq = i + 1;
            event.at = told::at("08:00") + Milliseconds{static_cast<std::int64_t>(i) * 60'000};
            event.what = Happening::action_noted;
            Action action = told::action("A" + std::to_string(i % 5), ActionState::in_progress, "復旧E", "つばめ保守");
            action.due = event.at;
            event.entities = {action};
            records.push_back(records.back());
            REQUIRE(advance(records.back(), event));
            events.push_back(std::make_shared<const Event>(event));
        }
    }
    LogRead read(std::size_t from, std::size_t to) const {
        return {
            records.front().epoch,
            {events.begin() + static_cast<std::ptrdiff_t>(from) - 1, events.begin() + static_cast<std::ptrdiff_t>(to)}};
    }
    FeedConfirmed answer(std::size_t seq) const { return stage::answer(records[seq], told::at("09:00")); }
};

State looking(const FeedConfirmed& answer, View view = View::timeline) {
    State state = initial_state(view, Language::ja, {}, {});
    update(state, answer, stage::start);
    return state;
}

std::optional<ReadLog> asked(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects)
        if (const auto* read = std::get_if<ReadLog>(&effect)) return *read;
    return std::nullopt;
}

}  // namespace

TEST_CASE("the log is asked for when somebody looks at it, and what is new when the record moves on") {
    const Told told(20, "log-1");
    State state = looking(told.answer(12), View::wall);
    CHECK_FALSE(state.log_asked);
    const auto first = asked(update(state, ViewChanged{View::timeline}, stage::start));
    REQUIRE(first);
    CHECK(first->from == 1);
    CHECK(first->to == 12);
    CHECK_FALSE(asked(update(state, told.answer(15), stage::start + 1s)));
    const auto next = asked(update(state, told.read(1, 12), stage::start + 1s));
    REQUIRE(next);
    CHECK(next->from == 13);
    CHECK(next->to == 15);
    CHECK_FALSE(asked(update(state, told.read(13, 15), stage::start + 2s)));
    REQUIRE(state.log);
    CHECK(state.log->last() == 15);
    CHECK(state.log->chronology.record.digest == told.records[15].digest);
}

TEST_CASE("after a failure the log is asked for again when the feed answers, not when a key is pressed") {
    const Told told(3, "log-1");
    State state = looking(told.answer(3));
    const Problem problem = model::problem(Trouble::unauthorized, "だめ", "no");
    CHECK_FALSE(asked(update(state, LogFailed{problem}, stage::start + 1s)));
    CHECK_FALSE(asked(update(state, HelpToggled{}, stage::start + 2s)));
    REQUIRE(state.log_trouble);
    CHECK(asked(update(state, stage::nothing_new(told::at("09:00:05")), stage::start + 5s)));
    update(state, told.read(1, 3), stage::start + 5s);
    CHECK_FALSE(state.log_trouble);
}

TEST_CASE("events of another log, or that disagree with the board, are never taken") {
    const Told told(6, "log-1");
    const Told other(6, "log-2");
    State state = looking(told.answer(6));
    update(state, other.read(1, 6), stage::start + 1s);
    CHECK_FALSE(state.log);
    LogRead bent = told.read(1, 6);
    Event event = *bent.events[3];
    event.entities = {told::action("A9", ActionState::done, "x", "y")};
    bent.events[3] = std::make_shared<const Event>(event);
    update(state, bent, stage::start + 1s);
    CHECK_FALSE(state.log);
    REQUIRE(state.log_trouble);
    CHECK(state.log_trouble->trouble == Trouble::corrupt);
}

TEST_CASE("a feed with another log drops what was read, the gaps and the place one stood at") {
    const Told told(6, "log-1");
    const Told other(4, "log-2");
    State state = looking(told.answer(6));
    update(state, told.read(1, 6), stage::start + 1s);
    update(state, PlayheadMoved{3}, stage::start + 1s);
    REQUIRE(state.playhead.at);
    const auto next = asked(update(state, other.answer(4), stage::start + 2s));
    CHECK_FALSE(state.log);
    CHECK_FALSE(state.playhead.at);
    REQUIRE(next);
    CHECK(next->epoch == "log-2");
}

TEST_CASE("every time the board was blind is remembered by the feed's clock, and only the newest when they are many") {
    const Told told(2, "log-1");
    State state = looking(told.answer(2));
    Tick now = stage::start;
    Instant clock = told::at("09:00");
    for (std::size_t i = 0; i < most_gaps + 3; ++i) {
        now = now + Milliseconds{30'000};
        clock = clock + Milliseconds{30'000};
        update(state, stage::nothing_new(clock), now);
    }
    REQUIRE(state.gaps.size() == most_gaps);
    CHECK(state.gaps.back().until == clock);
    CHECK(state.gaps.back().from == clock - Milliseconds{30'000});
    update(state, stage::nothing_new(clock + Milliseconds{5000}), now + Milliseconds{5000});
    CHECK(state.gaps.size() == most_gaps);
}

TEST_CASE("the playhead steps onto events, plays from there at its speed, and rests at the present") {
    const Told told(10, "log-1");
    State state = looking(told.answer(10));
    update(state, told.read(1, 10), stage::start);
    const Instant end = told::at("09:00");
    CHECK_FALSE(playhead_at(state.playhead, stage::start, end));
    update(state, PlayheadMoved{4}, stage::start);
    CHECK(playhead_at(state.playhead, stage::start, end) == std::optional(told::at("08:03")));
    update(state, PlayToggled{}, stage::start);
    CHECK(playhead_at(state.playhead, stage::start + 3s, end) == std::optional(told::at("08:04")));
    update(state, SpeedChanged{1}, stage::start + 3s);
    CHECK(playhead_at(state.playhead, stage::start + 4s, end) == std::optional(told::at("08:05")));
    update(state, PlayToggled{}, stage::start + 4s);
    CHECK(playhead_at(state.playhead, stage::start + 9s, end) == std::optional(told::at("08:05")));
    update(state, PlayToggled{}, stage::start + 9s);
    CHECK_FALSE(playhead_at(state.playhead, stage::start + 90s, end));
    update(state, PlayheadMoved{std::nullopt}, stage::start + 90s);
    CHECK_FALSE(state.playhead.at);
    update(state, PlayheadMoved{99}, stage::start + 90s);
    CHECK_FALSE(state.playhead.at);
}

TEST_CASE("a log of more events than are kept is read from its end and says what is left out") {
    Told told(3, "log-1");
    Record later = told.records.back();
    later.seq = most_log_events + 3;
    State state = looking(stage::answer(later, told::at("09:00")));
    state.log_asked = false;
    const auto wanted = asked(update(state, stage::nothing_new(told::at("09:00:01")), stage::start + 1s));
    REQUIRE(wanted);
    CHECK(wanted->from == 4);
    CHECK(wanted->to == most_log_events + 3);
}
