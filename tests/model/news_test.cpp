// Another record in the place of the one a board had: what is lost by it, who loses it, and how long it is said.
// It must never look at how a record is fetched.
#include "model/news.h"

#include "model/record/words.h"
#include "model/update.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::contains;
using stage::Stage;
using stage::start;

Action action_of(const std::string& id, const std::string& object, const std::string& owner = {}) {
    Action action;
    action.id = ActionId(id);
    action.verb = Verb::switch_over;
    action.object = {object, object};
    action.owner = owner;
    action.state = owner.empty() ? ActionState::proposed : ActionState::in_progress;
    return action;
}

// A board that knows three actions more than `older`, and that 復旧E has A1.
struct Rolled {
    Stage made = stage::busy();
    Record older = made.record;
    Rolled() {
        older.actions.put(action_of("A1", "1号機"));
        made.record = older;
        made.record.actions.put(action_of("A1", "1号機", "復旧E"));
        for (const char* id : {"A91", "A92", "A93"}) made.record.actions.put(action_of(id, std::string("2号機") + id));
        made.record.seq += 4;
        made.record.digest = digest_of(made.record);
        older.digest = digest_of(older);
    }
};

FeedConfirmed other_history(Record record, Instant now) {
    FeedConfirmed answer = stage::answer(record, now);
    answer.other_history = true;
    return answer;
}

std::size_t count(const News& news, LostKind kind) {
    return static_cast<std::size_t>(
        std::count_if(news.lost.begin(), news.lost.end(), [&](const Lost& lost) { return lost.kind == kind; }));
}

Board board_of(const State& state, Milliseconds after) { return board_from(state, start + after, {}); }

}  // namespace

TEST_CASE("what a record says and the one in its place does not is lost, and nothing else") {
    const Rolled rolled;
    const News news = news_between(rolled.made.record, rolled.older);
    CHECK(count(news, LostKind::action) == 3);
    CHECK(count(news, LostKind::claim) == 1);
    CHECK(news.lost.size() == 4);
    const auto claim = std::ranges::find(news.lost, LostKind::claim, [](const Lost& lost) { return lost.kind.value; });
    CHECK(claim->who == "復旧E");
    CHECK(claim->id == "A1");
    CHECK(news_between(rolled.older, rolled.made.record).lost.empty());
    CHECK(news_between(rolled.older, rolled.older) == News{});
}

TEST_CASE("an id that stands for another thing by now does not hide what it stood for") {
    const Rolled rolled;
    Record after = rolled.older;
    after.actions.put(action_of("A91", "別の作業"));
    const News news = news_between(rolled.made.record, after);
    CHECK(count(news, LostKind::action) == 3);
}

TEST_CASE("a claim that was worked off is no lost claim, one that somebody else has is") {
    const Rolled rolled;
    Record after = rolled.made.record;
    Action done = *after.actions.find(ActionId("A1"));
    done.state = ActionState::done;
    after.actions.put(done);
    CHECK(news_between(rolled.made.record, after).lost.empty());
    done.state = ActionState::in_progress;
    done.owner = "監理H";
    after.actions.put(done);
    const News news = news_between(rolled.made.record, after);
    REQUIRE(news.lost.size() == 1);
    CHECK(news.lost.front().kind == LostKind::claim);
    CHECK(news.lost.front().who == "復旧E");
}

TEST_CASE("what was decided, confirmed, forbidden and how services stood is compared as well") {
    const Stage made = stage::busy();
    Record before = made.record;
    Decision decision = before.decisions.all().front();
    decision.state = DecisionState::decided;
    before.decisions.put(decision);
    Service service = before.services.all().front();
    const Continuity was = service.continuity.value;
    service.continuity = was == Continuity::stopped ? Continuity::normal : Continuity::stopped;
    before.services.put(service);
    const News news = news_between(before, made.record);
    CHECK(count(news, LostKind::decided) == 1);
    CHECK(count(news, LostKind::state) == 1);
    CHECK(news.lost.size() == 2);
    const News all = news_between(before, Record{});
    CHECK(count(all, LostKind::guardrail) == made.record.guardrails.size());
    CHECK(count(all, LostKind::incident) == made.record.incidents.size());
    CHECK(count(all, LostKind::fact) == made.record.facts.size());
    CHECK(count(all, LostKind::role) == made.record.roles.size());
}

TEST_CASE("more losses than are listed are counted") {
    Record before;
    for (int i = 0; i < 300; ++i) before.actions.put(action_of("A" + std::to_string(i), "unit"));
    const News news = news_between(before, Record{});
    CHECK(news.lost.size() == most_lost);
    CHECK(news.unlisted == 300 - most_lost);
}

TEST_CASE("another history of the same log is said with what is gone and whose claim, in both languages") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.seq = rolled.made.record.seq + 1;
    update(state, other_history(after, rolled.made.now), start + 2s);
    CHECK(state.record->seq == after.seq);
    const Board board = board_of(state, 2s);
    REQUIRE(board.strip);
    CHECK(board.strip->kind == StripKind::replaced);
    CHECK(board.strip->main == "記録が別のものに替わりました: 対応3件・復旧Eさんの引受1件が消えています");
    CHECK(contains(board.strip->second, "2号機A91"));
    CHECK_FALSE(state.back_since);
    state.language = Language::en;
    CHECK(board_of(state, 2s).strip->main == "The record was replaced. Gone: 3 actions, 1 claim of 復旧E");
}

TEST_CASE("a log of another epoch is said, and stays said for hours until somebody has seen it") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    for (int i = 1; i < 1000; ++i)
        update(state, stage::nothing_new(rolled.made.now + Milliseconds{i * 9000}), start + Milliseconds{i * 9000});
    const Board board = board_of(state, Milliseconds{999 * 9000});
    REQUIRE(board.strip);
    REQUIRE(board.strip->kind == StripKind::replaced);
    const auto effects = update(state, NewsSeen{board.strip->news}, start + 9'000s);
    CHECK_FALSE(state.news);
    REQUIRE(effects.size() == 1);
    CHECK_FALSE(std::get<SaveBoard>(effects.front()).news);
}

TEST_CASE("a record that is replaced by one that says as much is said to be replaced all the same") {
    const Stage made = stage::busy();
    State state = made.state();
    Record after = made.record;
    after.epoch = "log-2";
    update(state, stage::answer(after, made.now), start + 2s);
    const Board board = board_of(state, 2s);
    REQUIRE(board.strip);
    CHECK(contains(board.strip->main, "残っています"));
}

TEST_CASE("what has come since is not put away by a press on what was seen before") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    const std::uint64_t seen = state.news->number;
    after.epoch = "log-3";
    update(state, stage::answer(after, rolled.made.now), start + 3s);
    update(state, NewsSeen{seen}, start + 4s);
    REQUIRE(state.news);
    CHECK(count(*state.news, LostKind::action) == 3);
    update(state, NewsSeen{state.news->number}, start + 5s);
    CHECK_FALSE(state.news);
}

TEST_CASE("feeds that take turns behind one address leave said what is not there now") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record older = rolled.older;
    older.epoch = "log-2";
    update(state, stage::answer(older, rolled.made.now), start + 2s);
    update(state, stage::answer(rolled.made.record, rolled.made.now), start + 3s);
    REQUIRE(state.news);
    CHECK(state.news->lost.empty());
    update(state, stage::answer(older, rolled.made.now), start + 4s);
    CHECK(count(*state.news, LostKind::action) == 3);
}

TEST_CASE("news outlives the board: it is saved with the record and comes back with it") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    const auto effects = update(state, stage::answer(after, rolled.made.now), start + 2s);
    const auto& saved = std::get<SaveBoard>(effects.front());
    REQUIRE(saved.news);
    State next = initial_state(View::wall, Language::ja, {}, {});
    update(next, SavedBoardLoaded{saved.record, saved.gauges, saved.clock, 5s, saved.news}, start + 60s);
    update(next, stage::nothing_new(rolled.made.now + 60s), start + 61s);
    const Board board = board_of(next, 61s);
    REQUIRE(board.strip);
    CHECK(board.strip->kind == StripKind::replaced);
    CHECK(contains(board.strip->main, "復旧Eさんの引受1件"));
}

TEST_CASE("a saved board of another epoch, or of more than the feed has, is told when the feed answers") {
    const Rolled rolled;
    for (const bool same_epoch : {true, false}) {
        State state = initial_state(View::wall, Language::ja, {}, {});
        update(state,
               SavedBoardLoaded{rolled.made.answer().record, nullptr, FeedClock{rolled.made.now, 1.0, false}, 3s},
               start);
        Record after = rolled.older;
        if (!same_epoch) after.epoch = "log-2";
        update(state, stage::answer(after, rolled.made.now), start + 1s);
        REQUIRE(state.news);
        CHECK(count(*state.news, LostKind::action) == 3);
    }
}

TEST_CASE("commands of one's own that the new record does not have are among what is gone") {
    Rolled rolled;
    rolled.made.me = {"復旧E", "つばめ保守"};
    State state = rolled.made.state();
    update(state, MoveChosen{ActionId("A91"), Move::claim, "k1"}, start + 1s);
    update(state, MoveChosen{ActionId("A92"), Move::claim, "k2"}, start + 1s);
    update(state, CommandAccepted{"k2", rolled.made.record.seq + 9}, start + 1s);
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    CHECK(count(*state.news, LostKind::command) == 2);
    CHECK(contains(board_of(state, 2s).strip->main, "送った操作2件"));
}

TEST_CASE("what the feed refuses now is said for its minute, and then the news again") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    state.pending.push_back({"k9",
                             ClaimAction{},
                             ActionId("A99"),
                             PendingStage::refused,
                             start + 3s,
                             0,
                             problem(Trouble::not_found, "A99 はありません。", "There is no A99."),
                             start + 3s,
                             {}});
    CHECK(board_of(state, 3s).strip->main == "A99 はありません。");
    for (int i = 1; i < 8; ++i) update(state, stage::nothing_new(rolled.made.now + 9s * i), start + 9s * i);
    CHECK(board_of(state, 63s).strip->kind == StripKind::replaced);
}

TEST_CASE("the age of an old board is said before the news, and the news after it") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    CHECK(board_of(state, 20s).strip->kind == StripKind::stale);
    update(state, stage::nothing_new(rolled.made.now + 30s), start + 30s);
    CHECK(board_of(state, 30s).strip->kind == StripKind::replaced);
}

TEST_CASE("guests read call signs in the news, and what is an organisation's own is marked") {
    const Rolled rolled;
    State state = rolled.made.state();
    state.names = Names::roles;
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    state.news->lost.front().only = "つばめ保守";
    const Board board = board_of(state, 2s);
    REQUIRE(board.strip);
    CHECK_FALSE(contains(board.strip->main + board.strip->second, "復旧E"));
    CHECK(contains(board.strip->second, "〔自組織〕"));
}

TEST_CASE("a glance and a bar say that the record was replaced, and leave it to be read elsewhere") {
    const Rolled rolled;
    State state = rolled.made.state();
    Record after = rolled.older;
    after.epoch = "log-2";
    update(state, stage::answer(after, rolled.made.now), start + 2s);
    for (const View view : {View::glance, View::bar}) {
        state.view = view;
        const Board board = board_of(state, 2s);
        CHECK(contains(board.footer.fresh, "記録が替わりました"));
        CHECK(board.strip->news == 0);
    }
}

TEST_CASE("what was read of the log of one history is not carried into another") {
    const Rolled rolled;
    State state = rolled.made.state();
    state.view = View::timeline;
    state.log_asked = true;
    Record after = rolled.older;
    after.seq = rolled.made.record.seq + 1;
    update(state, other_history(after, rolled.made.now), start + 2s);
    auto event = std::make_shared<Event>();
    event->seq = 1;
    update(state, LogRead{after.epoch, {event}}, start + 3s);
    CHECK_FALSE(state.log);
    CHECK_FALSE(state.log_trouble);
    CHECK(state.log_asked);
}
