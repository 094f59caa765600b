// A log from a file: the board as it was at any of its events, forward and backward, never taken for the present.
// It must never wait: time is an argument.
#include "model/replay.h"
#include "model/board.h"
#include "model/wire/wire.h"
#include "tests/model/board_stage.h"
#include "tests/support/book.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace model;
using namespace std::chrono_literals;

namespace {

// The demo as `kyodo-feed export` would write it.
std::string demo_log() {
    std::ifstream file(support::source("assets/demo.jsonl"));
    Record record;
    std::string lines;
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        for (const DemoCommand& one : step->commands)
            lines += event_json(told::done(record, one.command, one.actor, step->at)) + "\n";
    }
    return lines;
}

struct Played {
    Replay replay;
    State state = initial_state(View::wall, Language::ja, {}, {});
    Tick now = stage::start;

    explicit Played(std::optional<Instant> at = std::nullopt, const std::string& log = demo_log()) {
        auto read = replay_of(log);
        REQUIRE(read);
        replay = std::move(*read);
        begin_replay(replay, state, at, now);
    }
    void tell(const Message& message, Milliseconds later = 0ms) {
        now = now + later;
        update(state, message, now);
        bring(replay, state, now);
    }
    std::string said() const { return text_of(board_from(state, now, Budget{})); }
};

}  // namespace

TEST_CASE("a replay shows the board as it was at any event, forward and backward") {
    Played played;
    CHECK(played.state.record->seq == 1);
    Record record;
    record.epoch = "replay";
    std::vector<std::uint64_t> digests{0};
    for (const auto& event : played.replay.events) {
        REQUIRE(advance(record, *event));
        digests.push_back(record.digest);
    }
    for (const std::uint64_t seq : {1u, 2u, 90u, 91u, 40u, 110u, 3u, 124u, 1u}) {
        played.tell(PlayheadMoved{seq}, 100ms);
        CHECK(played.state.record->seq == seq);
        CHECK(played.state.record->digest == digests[seq]);
        CHECK(feed_now(played.state.link, played.now) == std::optional(played.replay.events[seq - 1]->at));
    }
    played.tell(PlayheadMoved{std::nullopt});
    CHECK(played.state.record->seq == played.replay.events.size());
}

TEST_CASE("a replay says on every board that it is not the present, however long one looks") {
    Played played(told::at("08:12:40"));
    for (int i = 0; i < 200; ++i) {
        const Board board = board_from(played.state, played.now, Budget{});
        CHECK(board.drill);
        CHECK(board.drill_word.find("再生") != std::string::npos);
        CHECK(board.footer.fresh.find("再生") != std::string::npos);
        CHECK(board.freshness == Freshness::live);
        CHECK(stage::contains(text_of(board), "再生"));
        const Tick next = next_stop(played.state, played.now);
        REQUIRE(next > played.now);
        played.now = next;
        bring(played.replay, played.state, played.now);
    }
    CHECK(stage::contains(played.said(), "08:12"));
}

TEST_CASE("a replay plays by its own clock, at its speed, and stands at its end") {
    Played played(told::at("08:08"));
    CHECK(stage::contains(played.said(), "08:08"));
    played.tell(SpeedChanged{1});
    played.tell(PlayToggled{});
    for (int i = 0; i < 4; ++i) {
        played.now = played.now + 1s;
        bring(played.replay, played.state, played.now);
    }
    CHECK(feed_now(played.state.link, played.now) == std::optional(told::at("08:12")));
    CHECK(stage::contains(played.said(), "統括B"));
    played.now = played.now + 3600s;
    bring(played.replay, played.state, played.now);
    CHECK(played.state.record->seq == played.replay.events.size());
}

TEST_CASE("a log whose clock was set back is played in its order, every event of it") {
    told::Book book;
    for (const std::string_view clock : {"08:00", "11:00", "11:01", "08:02", "08:03"}) {
        OpenIncident open;
        open.title = told::text("x");
        book.say(open, clock);
    }
    Played played(told::at("07:00"), book.lines);
    played.tell(PlayheadMoved{2});
    CHECK(played.state.record->seq == 2);
    played.tell(PlayToggled{});
    CHECK(played.state.record->seq == 2);
    played.tell(PlayToggled{}, 1s);  // it stands 20 s on
    CHECK(played.state.record->seq == 2);
    played.tell(PlayToggled{});
    std::vector<std::uint64_t> seen;
    for (int i = 0; i < 40; ++i) {
        played.now = played.now + 250ms;
        bring(played.replay, played.state, played.now);
        if (seen.empty() || seen.back() != played.state.record->seq) seen.push_back(played.state.record->seq);
    }
    CHECK(seen == std::vector<std::uint64_t>{2, 3, 4, 5});
    CHECK(feed_now(played.state.link, played.now) == std::optional(told::at("08:03")));
}

TEST_CASE("going back in a replay keeps view, language and selection, and marks nothing as changed") {
    Played played(told::at("08:53"));
    update(played.state, ViewChanged{View::compact}, played.now);
    update(played.state, LanguageChanged{Language::en}, played.now);
    update(played.state, ActionSelected{ActionId("A3")}, played.now);
    played.tell(PlayheadMoved{40});
    CHECK(played.state.view == View::compact);
    CHECK(played.state.language == Language::en);
    CHECK(played.state.selected.text == "A3");
    CHECK(played.state.changed.empty());
    CHECK(played.state.replay);
}

TEST_CASE("the chronology of a replay shows the whole log wherever one stands in it") {
    Budget budget;
    budget.timeline = TimelineBudget{};
    Played played(told::at("07:31"));
    const Board early = board_from(played.state, played.now, budget);
    played.tell(PlayheadMoved{std::nullopt});
    const Board late = board_from(played.state, played.now, budget);
    REQUIRE(early.timeline);
    REQUIRE(late.timeline);
    CHECK(early.timeline->ticks.size() == late.timeline->ticks.size());
    CHECK(early.timeline->playhead < late.timeline->playhead);
    CHECK(early.timeline->services.size() == late.timeline->services.size());
}

TEST_CASE("nothing is asked of a log that is played: a move does nothing, a line closes and can be recalled") {
    Played played(told::at("08:12:40"));
    REQUIRE_FALSE(played.state.record->actions.empty());
    const ActionId first = played.state.record->actions.all().front().id;
    for (const std::uint64_t seq : {90u, 40u}) {  // forward, and backward, where the board begins anew
        played.tell(PlayheadMoved{seq});
        played.tell(MoveChosen{first, Move::claim, "k1"});
        played.tell(EntryChanged{"note " + first.text + " x"});
        CHECK(update(played.state, EntrySubmitted{"k2"}, played.now).size() == 1);
        CHECK_FALSE(played.state.entry);
        CHECK(played.state.pending.empty());
        played.tell(LineRecalled{1});
        CHECK(played.state.entry == "note " + first.text + " x");
    }
}

TEST_CASE("a file that is no log is refused with the line") {
    const auto refused = [](const std::string& lines) {
        const auto replay = replay_of(lines);
        REQUIRE_FALSE(replay);
        return replay.problem().sentence.en;
    };
    const std::string log = demo_log();
    CHECK(refused("").find("no events") != std::string::npos);
    CHECK(refused("hello\n").find("Line 1") != std::string::npos);
    const std::size_t second = log.find('\n') + 1;
    CHECK(refused(log.substr(0, second) + log.substr(0, second)).find("Line 2") != std::string::npos);
    CHECK(refused(log.substr(second)).find("Line 1") != std::string::npos);
}
