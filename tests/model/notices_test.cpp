// What a person is told beside the board: what is theirs, once each, and nothing that is old or another's own.
// It must never know how it is shown.
#include "model/notices.h"

#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

// Keys without the moment they are of.
std::vector<std::string> kinds(const std::vector<Notice>& found) {
    std::vector<std::string> all;
    for (const Notice& notice : found) all.push_back(notice.key.substr(0, notice.key.find('@')));
    return all;
}

using Kinds = std::vector<std::string>;

Action action_of(const Stage& made, const std::string& id, ActionState state, const std::string& owner,
                 const std::string& org) {
    Action action = made.action(id, state);
    action.owner = owner;
    action.owner_org = org;
    action.object = told::text("1号機 <b>切離し</b>");
    action.state_since = told::at("08:12:00");
    return action;
}

// An incident with an order for the person at the board, one for somebody else and one for nobody.
Stage orders() {
    Stage made;
    made.incident();
    made.record.actions.put(action_of(made, "A1", ActionState::ordered, "復旧E", "つばめ保守"));
    made.record.actions.put(action_of(made, "A2", ActionState::ordered, "業務D", "かなた市場 業務部"));
    made.record.actions.put(action_of(made, "A3", ActionState::ordered, "", ""));
    return made;
}

Decision decision_of(const std::string& id, const std::string& decider) {
    Decision made;
    made.id = DecisionId(id);
    made.question = told::text("手動切替か");
    made.decider = decider;
    made.decide_by = told::at("08:30");
    return made;
}

Help help_of(const std::string& id, const std::string& asked_by, HelpState state) {
    Help made;
    made.id = HelpId(id);
    made.skill = told::text("強制切替の経験者");
    made.asked_by = asked_by;
    made.state = state;
    made.offer_org = "こだま運用";
    return made;
}

std::vector<Notice> seen(const Stage& made, Telling telling = {}, Milliseconds after = 0ms) {
    return notices(made.state(), start + after, telling);
}

Telling everybodys() {
    Telling telling;
    telling.notify = Notify::all;
    return telling;
}

}  // namespace

TEST_CASE("an order for the person at the board is told, with its move; another's is not") {
    const auto found = seen(orders());
    REQUIRE(kinds(found) == Kinds{"order:A1"});
    CHECK(found[0].title == "あなたへの指示 A1");
    CHECK(stage::contains(found[0].body, "1号機 <b>切離し</b>"));
    CHECK(stage::contains(found[0].body, "08:20"));
    CHECK(found[0].move == Move::acknowledge);
    CHECK(found[0].move_word == "了解");
    CHECK(found[0].urgent);
}

TEST_CASE("an order for one's organisation that nobody has is told, and can be claimed") {
    Stage made;
    made.incident();
    made.language = Language::en;
    made.record.actions.put(action_of(made, "A4", ActionState::ordered, "", "つばめ保守"));
    const auto found = seen(made);
    REQUIRE(kinds(found) == Kinds{"unowned:A4"});
    CHECK(found[0].title == "An order for your organisation: A4");
    CHECK(found[0].move == Move::claim);
    CHECK(found[0].move_word == "claim");
}

TEST_CASE("who wants everybody's is told of what nobody has, too, and who wants none of nothing") {
    CHECK(kinds(seen(orders(), everybodys())) == Kinds{"order:A1", "unowned:A3"});
    Telling none;
    none.notify = Notify::none;
    CHECK(seen(orders(), none).empty());
}

TEST_CASE("a decision is told to who makes it") {
    Stage made;
    made.incident();
    made.record.decisions.put(decision_of("D1", "復旧E"));
    made.record.decisions.put(decision_of("D2", "統括A"));
    REQUIRE(kinds(seen(made)) == Kinds{"decide:D1"});
    CHECK(seen(made)[0].body == "手動切替か 08:30 まで");
    CHECK(kinds(seen(made, everybodys())) == Kinds{"decide:D1", "decide:D2"});
}

TEST_CASE("a call for help is told to everybody who can answer it, an offer to who called") {
    Stage made;
    made.incident();
    made.record.helps.put(help_of("H1", "業務D", HelpState::wanted));
    made.record.helps.put(help_of("H2", "復旧E", HelpState::wanted));
    made.record.helps.put(help_of("H3", "復旧E", HelpState::offered));
    CHECK(kinds(seen(made)) == Kinds{"offer:H3", "help:H1"});
    State only_reads = made.state();
    only_reads.reads_only = true;
    only_reads.me = {};
    CHECK(notices(only_reads, start, {}).empty());
}

TEST_CASE("a check is told to be late when its time has passed, and anew for each new time") {
    Stage made;
    made.incident();
    made.record.actions.put(made.action("A1"));
    made.now = told::at("08:20:00");
    CHECK(seen(made).empty());
    const auto late = seen(made, {}, 1s);
    REQUIRE(kinds(late) == Kinds{"check:A1"});
    Action moved = made.action("A1");
    moved.check_at = told::at("08:19");
    made.record.actions.put(moved);
    CHECK(seen(made).front().key != late.front().key);
}

TEST_CASE("a notice is told once for as long as it stands, and taken away when it does not") {
    Stage made = orders();
    Telling telling;
    State state = made.state();
    const Told first = tell(telling, state, start);
    REQUIRE(kinds(first.fresh) == Kinds{"order:A1"});
    CHECK(tell(telling, state, start + 1s).fresh.empty());
    made.record.actions.put(action_of(made, "A1", ActionState::acknowledged, "復旧E", "つばめ保守"));
    ++made.record.seq;
    update(state, made.answer(), start + 2s);
    const Told after = tell(telling, state, start + 2s);
    CHECK(after.fresh.empty());
    CHECK(after.over == std::vector<std::string>{first.fresh[0].key});
    CHECK(telling.told.empty());
}

TEST_CASE("a lost feed is told once, nothing is told from an old record, and its return takes only that away") {
    Stage made = orders();
    Telling telling;
    State state = made.state();
    CHECK(kinds(tell(telling, state, start).fresh) == Kinds{"order:A1"});
    const Told stale = tell(telling, state, start + 60s);
    CHECK(stale.fresh.empty());
    CHECK(stale.over.empty());
    const Told lost = tell(telling, state, start + 120s);
    REQUIRE(kinds(lost.fresh) == Kinds{"lost"});
    CHECK(lost.fresh[0].body == "盤にあるのは 08:12 の情報です。口頭・電話で確認してください。");
    CHECK(lost.over.empty());
    update(state, stage::nothing_new(told::at("08:15:00")), start + 140s);
    const Told back = tell(telling, state, start + 140s);
    CHECK(back.fresh.empty());
    CHECK(back.over == std::vector<std::string>{"lost"});
}

TEST_CASE("a board that opens with what it had kept has lost no feed before it has asked three times") {
    State state = orders().state();
    state.link.from_disk = true;
    CHECK(notices(state, start + 120s, {}).empty());
    state.link.failures = 3;
    CHECK(kinds(notices(state, start + 120s, {})) == Kinds{"lost"});
}

TEST_CASE("in quiet hours nothing is told, and what still stands when they end is told then") {
    Stage made = orders();
    Telling telling;
    telling.quiet = QuietHours{22 * 60, 8 * 60 + 13};
    const State state = made.state();
    CHECK(tell(telling, state, start).fresh.empty());
    made.now = told::at("08:13:00");
    CHECK(kinds(tell(telling, made.state(), start).fresh) == Kinds{"order:A1"});
    telling = {};
    telling.quiet = QuietHours{8 * 60, 9 * 60};
    CHECK(tell(telling, state, start).fresh.empty());
    telling.quiet = QuietHours{9 * 60, 10 * 60};
    CHECK(tell(telling, state, start).fresh.size() == 1);
}

TEST_CASE("what an organisation keeps to itself is told to its own without a word of it, and to others not at all") {
    Stage made;
    made.incident();
    Action own = action_of(made, "A1", ActionState::ordered, "復旧E", "つばめ保守");
    own.only = "つばめ保守";
    Action others = action_of(made, "A2", ActionState::ordered, "", "");
    others.only = "こだま運用";
    made.record.actions.put(own);
    made.record.actions.put(others);
    const auto found = seen(made, everybodys());
    REQUIRE(kinds(found) == Kinds{"order:A1"});
    CHECK(found[0].body == "〔自組織〕 内容は盤で見てください。");
}

TEST_CASE("where guests see the board a notice has call signs for names") {
    State state = stage::busy().state();
    Record record = *state.record;
    record.helps.put(help_of("H9", "統括A", HelpState::wanted));
    state.record = std::make_shared<const Record>(record);
    state.names = Names::roles;
    const auto found = notices(state, start, everybodys());
    REQUIRE_FALSE(found.empty());
    for (const Notice& notice : found) {
        CHECK_FALSE(stage::contains(notice.title + notice.body, "統括A"));
        CHECK_FALSE(stage::contains(notice.title + notice.body, "復旧E"));
    }
}

TEST_CASE("a flood of notices is three and a count") {
    Stage made;
    made.incident();
    for (int i = 1; i <= 20; ++i)
        made.record.actions.put(action_of(made, "A" + std::to_string(i), ActionState::ordered, "復旧E", "つばめ保守"));
    Telling telling;
    const Told told = tell(telling, made.state(), start);
    REQUIRE(told.fresh.size() == most_at_once + 1);
    CHECK(told.fresh.back().title == "ほか 17件");
    CHECK(tell(telling, made.state(), start + 1s).fresh.empty());
}

TEST_CASE("a count of notices is taken away with the last of what it counts, not before") {
    Stage made;
    made.incident();
    for (int i = 1; i <= 5; ++i)
        made.record.actions.put(action_of(made, "A" + std::to_string(i), ActionState::ordered, "復旧E", "つばめ保守"));
    Telling telling;
    const std::string rest = tell(telling, made.state(), start).fresh.back().key;
    const auto over_without = [&](const char* id) {
        made.record.actions.put(action_of(made, id, ActionState::cancelled, "復旧E", "つばめ保守"));
        return tell(telling, made.state(), start + 1s).over;
    };
    CHECK(over_without("A1").size() == 1);
    CHECK(over_without("A4").size() == 1);
    const std::vector<std::string> last = over_without("A5");
    REQUIRE(last.size() == 2);
    CHECK(last.back() == rest);
    CHECK(over_without("A2").size() == 1);
}

TEST_CASE("nothing is told of a replay or before the first answer, and a drill's notices say that they are") {
    State state = orders().state();
    state.replay = true;
    CHECK(notices(state, start, {}).empty());
    CHECK(notices(initial_state(View::wall, Language::ja, {"復旧E", ""}, {}), start, {}).empty());
    state.replay = false;
    state.link.clock.drill = true;
    CHECK(notices(state, start, {}).front().title == "訓練・あなたへの指示 A1");
}

TEST_CASE("what became of a claim made from a notice is told, and none is won before the feed shows it") {
    Stage made;
    made.incident();
    made.record.actions.put(action_of(made, "A4", ActionState::ordered, "", "つばめ保守"));
    State state = made.state();
    Telling telling;
    tell(telling, state, start);
    telling.pressed[ActionId("A4")] = "key-1";
    const auto effects = update(state, MoveChosen{ActionId("A4"), Move::claim, "key-1"}, start);
    REQUIRE(effects.size() == 1);
    CHECK(tell(telling, state, start).fresh.empty());
    update(state, CommandAccepted{"key-1", 11}, start);
    CHECK(tell(telling, state, start).fresh.empty());
    State lost_race = state;

    made.record.actions.put(action_of(made, "A4", ActionState::acknowledged, "復旧E", "つばめ保守"));
    made.record.seq = 11;
    update(state, made.answer(), start + 1s);
    const Told won = tell(telling, state, start + 1s);
    REQUIRE(kinds(won.fresh) == Kinds{"won:A4key-1"});
    CHECK(won.fresh[0].title == "引受けました A4");

    Telling other;
    other.pressed = {{ActionId("A4"), "key-1"}};
    update(lost_race,
           CommandRefused{"key-1", problem(Trouble::illegal_transition, "監理H が先に引受けました", "Taken by 監理H")},
           start + 1s);
    const Told refused = tell(other, lost_race, start + 1s);
    const auto said =
        std::ranges::find_if(refused.fresh, [](const Notice& one) { return one.key.starts_with("refused"); });
    REQUIRE(said != refused.fresh.end());
    CHECK(said->body == "監理H が先に引受けました");
}
