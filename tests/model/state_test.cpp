// What the board remembers: answers, failures, the saved board, marks, places, the person's own choices.
// It must never look at a drawn word.
#include "model/update.h"

#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

Record changed_action(Record record, const std::string& id) {
    Action action = *record.actions.find(ActionId(id));
    action.check_at = told::at("08:40");
    record.actions.put(action);
    ++record.seq;
    return record;
}

FeedFailed no_answer() { return {problem(Trouble::unreachable, "届きません。", "Unreachable.")}; }

}  // namespace

TEST_CASE("the first record marks nothing as changed") {
    const State state = stage::busy().state();
    CHECK(state.changed.empty());
    CHECK_FALSE(state.back_since);
}

TEST_CASE("a newer record marks what is new or different, and only that") {
    const Stage made = stage::busy();
    State state = made.state();
    update(state, stage::answer(changed_action(made.record, "A1"), made.now), start + 5s);
    CHECK(state.changed.size() == 1);
    CHECK(state.changed.contains("A1"));
    update(state, stage::nothing_new(made.now), start + 64'999ms);
    CHECK(state.changed.contains("A1"));
    update(state, stage::nothing_new(made.now), start + 65s);
    CHECK(state.changed.empty());
}

TEST_CASE("a new record is saved, an answer without one is not") {
    const Stage made = stage::busy();
    State state = initial_state(View::wall, Language::ja, {}, {});
    const auto effects = update(state, made.answer(), start);
    REQUIRE(effects.size() == 1);
    const auto& saved = std::get<SaveBoard>(effects.front());
    CHECK(saved.record->seq == made.record.seq);
    CHECK(saved.clock.now == made.now);
    CHECK(update(state, stage::nothing_new(made.now), start + 5s).empty());
}

TEST_CASE("failures are counted and the good board stays") {
    State state = stage::busy().state();
    const auto record = state.record;
    for (int i = 0; i < 3; ++i) update(state, no_answer(), start + 5s);
    CHECK(state.link.failures == 3);
    CHECK(state.record == record);
    CHECK(freshness(state.link, start + 5s) == Freshness::live);
}

TEST_CASE("an older record of the same log is no answer") {
    const Stage made = stage::busy();
    State state = made.state();
    Record older = made.record;
    --older.seq;
    CHECK(update(state, stage::answer(older, made.now), start + 20s).empty());
    CHECK(state.record->seq == made.record.seq);
    CHECK(state.link.failures == 1);
    CHECK(freshness(state.link, start + 20s) == Freshness::stale);
}

TEST_CASE("coming back from silence lists what changed meanwhile") {
    const Stage made = stage::busy();
    State state = made.state();
    update(state, stage::answer(changed_action(made.record, "A2"), told::at("08:14")), start + 80s);
    REQUIRE(state.back_since);
    CHECK(*state.back_since == start + 80s);
    CHECK(state.back_gap == 80s);
    CHECK(state.back_changes == std::vector<std::string>{"A2"});
}

TEST_CASE("a late answer is no return") {
    const Stage made = stage::busy();
    State state = made.state();
    update(state, stage::nothing_new(made.now), start + 14s);
    CHECK_FALSE(state.back_since);
}

TEST_CASE("an answer that took three seconds is three seconds old when it comes, and no poll is missed for it") {
    const Stage made = stage::busy();
    State state = made.state();
    FeedConfirmed slow = stage::nothing_new(made.now + 5s);
    slow.at = start + 5s;
    slow.clock_at = start + 6'500ms;
    update(state, slow, start + 8s);
    CHECK(*age(state.link, start + 8s) == 3s);
    CHECK(*feed_now(state.link, start + 8s) == made.now + 6'500ms);
    CHECK(beats_at(state.link, start + 13s).back() == Beat::good);
    CHECK(beats_at(state.link, start + 14'100ms).back() == Beat::missed);
    CHECK(freshness(state.link, start + 15s) == Freshness::live);
    CHECK(freshness(state.link, start + 15'001ms) == Freshness::late);
}

TEST_CASE("another log starts without marks, places or a list of changes") {
    const Stage made = stage::busy();
    State state = made.state();
    update(state, stage::answer(changed_action(made.record, "A1"), made.now), start + 5s);
    Record other = made.record;
    other.epoch = "log-2";
    other.seq = 1;
    update(state, stage::answer(other, made.now), start + 60s);
    CHECK(state.record->epoch == "log-2");
    CHECK(state.changed.empty());
    CHECK_FALSE(state.back_since);
}

TEST_CASE("a saved board is shown as old until the feed confirms it") {
    const Stage made = stage::busy();
    State state = initial_state(View::wall, Language::ja, {}, {});
    SavedBoardLoaded saved{made.answer().record, nullptr, FeedClock{made.now, 1.0, false}, 3s};
    CHECK(update(state, saved, start).empty());
    CHECK(freshness(state.link, start) == Freshness::stale);
    CHECK(*age(state.link, start) == 3s);
    CHECK(*feed_now(state.link, start) == made.now + 3s);
    update(state, stage::nothing_new(made.now + 4s), start + 1s);
    CHECK(freshness(state.link, start + 1s) == Freshness::live);
}

TEST_CASE("a board that is opened says what has changed since it was closed, and nothing where nothing has") {
    Stage made = stage::busy();
    const SavedBoardLoaded saved{made.answer().record, nullptr, FeedClock{made.now, 1.0, false}, 3s};
    State same = initial_state(View::wall, Language::ja, {}, {});
    update(same, saved, start);
    update(same, stage::nothing_new(made.now + 4s), start + 1s);
    CHECK_FALSE(same.back_since);
    State unanswered = initial_state(View::wall, Language::ja, {}, {});
    update(unanswered, saved, start);
    update(unanswered, FeedFailed{{}}, start + 1s);
    update(unanswered, stage::nothing_new(made.now + 9s), start + 6s);
    CHECK(unanswered.back_since);
    State other = initial_state(View::wall, Language::ja, {}, {});
    update(other, saved, start);
    made.record.actions.put(made.action("A9"));
    ++made.record.seq;
    update(other, made.answer(), start + 1s);
    CHECK(other.back_since);
    CHECK(other.back_changes == std::vector<std::string>{"A9"});
}

TEST_CASE("a saved board that comes too late does not replace the feed's") {
    const Stage made = stage::busy();
    State state = made.state();
    update(state, SavedBoardLoaded{std::make_shared<Record>(), nullptr, {}, 0ms}, start + 1s);
    CHECK(state.record->seq == made.record.seq);
    CHECK_FALSE(state.link.from_disk);
}

TEST_CASE("the feed may be behind the saved board: what is on disk is not the log") {
    Stage made = stage::busy();
    State state = initial_state(View::wall, Language::ja, {}, {});
    update(state, SavedBoardLoaded{made.answer().record, nullptr, FeedClock{made.now, 1.0, false}, 3s}, start);
    --made.record.seq;
    update(state, made.answer(), start + 1s);
    CHECK(state.record->seq == made.record.seq);
    CHECK(freshness(state.link, start + 1s) == Freshness::live);
}

TEST_CASE("an age from a wrong wall clock is taken within reason") {
    State state = initial_state(View::wall, Language::ja, {}, {});
    const Stage made = stage::busy();
    update(state, SavedBoardLoaded{made.answer().record, nullptr, {}, Milliseconds::max()}, start);
    CHECK(freshness(state.link, start) == Freshness::lost);
    State other = initial_state(View::wall, Language::ja, {}, {});
    update(other, SavedBoardLoaded{made.answer().record, nullptr, {}, Milliseconds::min()}, start);
    CHECK(freshness(other.link, start) == Freshness::stale);
}

TEST_CASE("the clock's skew is known only against a real clock") {
    const Stage made = stage::busy();
    State state = made.state();
    FeedConfirmed answer = stage::nothing_new(told::at("08:12:45"));
    answer.machine_now = told::at("08:12:40");
    update(state, answer, start + 5s);
    CHECK(state.link.skew_known);
    CHECK(state.link.skew == 5s);
    answer.clock.rate = 20.0;
    update(state, answer, start + 6s);
    CHECK_FALSE(state.link.skew_known);
}

TEST_CASE("rows change places at most every 30 seconds") {
    Stage made;
    made.service("S1", Continuity::stopped);
    made.service("S2", Continuity::degraded);
    State state = made.state();
    const auto order = [&] { return state.places.front().text + state.places.back().text; };
    CHECK(order() == "S1S2");
    const auto become = [&](Continuity first, Continuity second, Milliseconds after) {
        made.service("S1", first);
        made.service("S2", second);
        ++made.record.seq;
        update(state, made.answer(), start + after);
    };
    become(Continuity::degraded, Continuity::stopped, 5s);
    CHECK(order() == "S2S1");
    become(Continuity::stopped, Continuity::degraded, 10s);
    CHECK(order() == "S2S1");
    update(state, stage::nothing_new(made.now), start + 34'999ms);
    CHECK(order() == "S2S1");
    update(state, stage::nothing_new(made.now), start + 35s);
    CHECK(order() == "S1S2");
}

TEST_CASE("a service normal again keeps its place for a minute") {
    Stage made;
    made.service("S1", Continuity::stopped);
    made.service("S2", Continuity::degraded);
    State state = made.state();
    made.service("S1", Continuity::normal);
    ++made.record.seq;
    update(state, made.answer(), start + 5s);
    CHECK(state.places.size() == 2);
    update(state, stage::nothing_new(made.now), start + 65s);
    CHECK(state.places == std::vector<ServiceId>{ServiceId("S2")});
}

TEST_CASE("the selection is an identity and survives reordering") {
    State state = stage::busy().state();
    const std::vector<ActionId> order{ActionId("A2"), ActionId("A1")};
    update(state, SelectionMoved{1, order}, start);
    CHECK(state.selected == ActionId("A2"));
    update(state, SelectionMoved{1, order}, start);
    CHECK(state.selected == ActionId("A1"));
    update(state, SelectionMoved{1, {ActionId("A1"), ActionId("A2")}}, start);
    CHECK(state.selected == ActionId("A2"));
    update(state, SelectionMoved{5, order}, start);
    CHECK(state.selected == ActionId("A1"));
    update(state, SelectionMoved{-9, order}, start);
    CHECK(state.selected == ActionId("A2"));
    update(state, SelectionMoved{1, {}}, start);
    CHECK(state.selected == ActionId("A2"));
}

TEST_CASE("switching view or language keeps everything else") {
    State state = stage::busy().state();
    update(state, ActionSelected{ActionId("A1")}, start);
    update(state, EntryChanged{"claim A1"}, start);
    update(state, FilterChanged{Filter::own}, start);
    update(state, HelpToggled{}, start);
    update(state, ViewChanged{View::compact}, start);
    update(state, LanguageChanged{Language::en}, start);
    update(state, no_answer(), start + 5s);
    CHECK(state.view == View::compact);
    CHECK(state.language == Language::en);
    CHECK(state.selected == ActionId("A1"));
    CHECK(state.entry == "claim A1");
    CHECK(state.filter == Filter::own);
    CHECK(state.help_open);
}

TEST_CASE("the list of keys closes by itself where nobody sits, stays where somebody does, whichever view comes") {
    for (const View view : {View::wall, View::glance, View::bar}) {
        State state = initial_state(view, Language::ja, {}, {});
        const Tick opened{1'000'000};
        update(state, HelpToggled{}, opened);
        CHECK(help_shown(state, opened + (keys_shown - Milliseconds{1})));
        CHECK_FALSE(help_shown(state, opened + keys_shown));
        CHECK(next_change(state, opened) <= opened + keys_shown);
        update(state, FilterChanged{}, opened + keys_shown);
        update(state, HelpToggled{}, opened + keys_shown);
        CHECK(help_shown(state, opened + keys_shown));
        update(state, ViewChanged{View::compact}, opened + keys_shown);
        CHECK(help_shown(state, opened + 9 * keys_shown));
        update(state, ViewChanged{view}, opened + 10 * keys_shown);
        CHECK_FALSE(help_shown(state, opened + 11 * keys_shown));
    }
    State near = initial_state(View::compact, Language::ja, {}, {});
    update(near, HelpToggled{}, Tick{1'000'000});
    CHECK(help_shown(near, Tick{1'000'000} + 10 * keys_shown));
}

TEST_CASE("whoever closes the list of keys in the moment it closes by itself does not open it again") {
    State wall = initial_state(View::wall, Language::ja, {}, {});
    const Tick opened{1'000'000};
    update(wall, HelpToggled{}, opened);
    update(wall, HelpClosed{}, opened + keys_shown);
    CHECK_FALSE(help_shown(wall, opened + keys_shown));
    State near = initial_state(View::compact, Language::ja, {}, {});
    update(near, HelpToggled{}, opened);
    update(near, HelpClosed{}, opened + Milliseconds{1});
    CHECK_FALSE(help_shown(near, opened + Milliseconds{1}));
}
