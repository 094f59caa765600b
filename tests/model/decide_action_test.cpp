// Every state of an action against every command that moves one, and the race for its ownership.
// The expected results are written here a second time, by hand, from the design's state machine.
#include "model/record/words.h"
#include "tests/support/told.h"

#include <map>

using namespace model;
using told::at;
using told::text;

namespace {

constexpr std::string_view letters = "poaibvdncf?";  // of the states, in the enum's order

char letter_of(const Action& action) { return letters[static_cast<std::size_t>(action.state.value)]; }

std::vector<std::pair<std::string, Command>> moves() {
    const ActionId id("A1");
    return {{"order", OrderAction{id, "設備K", "つばめ保守", {}}},
            {"claim", ClaimAction{id, {}, {}}},
            {"release", ReleaseAction{id, {}}},
            {"take over", TakeOverAction{id, "復旧E", {}}},
            {"acknowledge", AcknowledgeAction{id}},
            {"start", StartAction{id, {}}},
            {"block", BlockAction{id, text("経験者待ち")}},
            {"verify", VerifyAction{id}},
            {"done", CompleteAction{id, text("切り離した"), true}},
            {"no effect", CompleteAction{id, text("時間切れ"), false}},
            {"cancel", CancelAction{id, {}}},
            {"note", NoteAction{id, text("電話した")}},
            {"move check", MoveCheck{id, at("09:00")}}};
}

// The state after each command in the order of moves(); '-': refused.
void check_row(const std::string& expected, Action before) {
    const auto all = moves();
    REQUIRE(expected.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Record record;
        record.actions.put(before);
        const auto event = decide(record, all[i].second, told::command_a(), at("08:30"));
        INFO(all[i].first << " from " << letter_of(before) << (before.owner.empty() ? " unowned" : " owned"));
        if (expected[i] == '-') {
            REQUIRE_FALSE(event);
            if (event.problem().trouble == Trouble::already_claimed) {
                CHECK(event.problem().owner == "復旧E");
            } else {
                CHECK(event.problem().trouble == Trouble::illegal_transition);
                CHECK(event.problem().sentence.ja.starts_with("A1 "));
            }
            continue;
        }
        REQUIRE(event);
        REQUIRE(event->entities.size() == 1);
        const Action after = told::changed<Action>(*event);
        CHECK(letter_of(after) == expected[i]);
        const bool moved = letter_of(after) != letter_of(before);
        CHECK(after.state_since == std::optional<Instant>(moved ? at("08:30") : at("08:00")));
    }
}

const std::map<ActionState, std::string>& unowned() {
    // order claim release take-over ack start block verify done no-effect cancel note move-check
    static const std::map<ActionState, std::string> rows{
        {ActionState::proposed, "oa--------cpp"},     {ActionState::ordered, "oa--------coo"},
        {ActionState::acknowledged, "aa---i----caa"}, {ActionState::in_progress, "ii----bv--cii"},
        {ActionState::blocked, "bb---i----cbb"},      {ActionState::verifying, "vv------dn-vv"},
        {ActionState::done, "-----------d-"},         {ActionState::ineffective, "-----------n-"},
        {ActionState::cancelled, "-----------c-"},    {ActionState::followup, "-----------ff"},
        {ActionState::other, "-----------?-"}};
    return rows;
}

const std::map<ActionState, std::string>& owned() {
    static const std::map<ActionState, std::string> rows{
        {ActionState::proposed, "--pa------cpp"},     {ActionState::ordered, "--oaa-----coo"},
        {ActionState::acknowledged, "--oa-i----caa"}, {ActionState::in_progress, "--ii--bv--cii"},
        {ActionState::blocked, "--bb-i----cbb"},      {ActionState::verifying, "--vv----dn-vv"},
        {ActionState::done, "-----------d-"},         {ActionState::ineffective, "-----------n-"},
        {ActionState::cancelled, "-----------c-"},    {ActionState::followup, "-----------ff"},
        {ActionState::other, "-----------?-"}};
    return rows;
}

Record record_with(Action action) {
    Record record;
    record.actions.put(std::move(action));
    return record;
}

}  // namespace

TEST_CASE("every command moves an unowned action exactly as the state machine says") {
    for (const auto& [state, row] : unowned()) check_row(row, told::action("A1", state));
}

TEST_CASE("every command moves an owned action exactly as the state machine says") {
    for (const auto& [state, row] : owned()) check_row(row, told::action("A1", state, "復旧E", "つばめ保守"));
}

TEST_CASE("only telling, confirming and collecting are done without a check of the effect") {
    for (int verb = 0; verb <= static_cast<int>(Verb::other); ++verb) {
        Action action = told::action("A1", ActionState::in_progress, "復旧E");
        action.verb = static_cast<Verb>(verb);
        const bool told_is_done =
            action.verb == Verb::notify || action.verb == Verb::confirm || action.verb == Verb::collect;
        const Record record = record_with(action);
        INFO(wire_name(action.verb.value));
        const Command complete = CompleteAction{ActionId("A1"), text("済み"), true};
        CHECK(static_cast<bool>(decide(record, complete, told::recovery(), at("08:30"))) == told_is_done);
    }
}

TEST_CASE("a refused move names the present state and what is possible now") {
    const Record record = record_with(told::action("A3", ActionState::blocked, "復旧E"));
    const Problem problem = told::refused(record, VerifyAction{ActionId("A3")}, told::recovery(), at("08:30"));
    CHECK(problem.trouble == Trouble::illegal_transition);
    CHECK(problem.sentence.ja == "A3 はいま「停滞」なので「確認中」にできません。いまできるのは「実施」「中止」です。");
    CHECK(problem.sentence.en == "A3 is now \"Stuck\" and cannot become \"Verify\". Possible now: Doing, Cancelled.");
}

TEST_CASE("a claim takes an order, answers it and promises a check within 15 minutes") {
    Record record = record_with(told::action("A7", ActionState::proposed));
    const Event event =
        told::done(record, ClaimAction{ActionId("A7"), text("向かう"), {}}, told::recovery(), at("08:12:31"));
    const Action claimed = told::changed<Action>(event);
    CHECK(event.what == Happening::action_claimed);
    CHECK(event.note == text("向かう"));
    CHECK(claimed.owner == "復旧E");
    CHECK(claimed.owner_org == "つばめ保守");
    CHECK(claimed.claimed_at == at("08:12:31"));
    CHECK(claimed.check_at == at("08:27:31"));
    CHECK(claimed.state == ActionState::acknowledged);
}

TEST_CASE("a claim keeps the check time that was ordered and takes the one it names") {
    Action action = told::action("A7", ActionState::proposed);
    action.check_at = at("08:20");
    const Record record = record_with(action);
    const auto kept = decide(record, ClaimAction{ActionId("A7"), {}, {}}, told::recovery(), at("08:12"));
    REQUIRE(kept);
    CHECK(told::changed<Action>(*kept).check_at == at("08:20"));
    const auto named = decide(record, ClaimAction{ActionId("A7"), {}, at("08:40")}, told::recovery(), at("08:12"));
    REQUIRE(named);
    CHECK(told::changed<Action>(*named).check_at == at("08:40"));
}

TEST_CASE("a second claim names the owner") {
    Record record = record_with(told::action("A7", ActionState::proposed));
    told::done(record, ClaimAction{ActionId("A7"), {}, {}}, told::recovery(), at("08:12:31"));
    const Problem problem =
        told::refused(record, ClaimAction{ActionId("A7"), {}, {}}, told::oversight(), at("08:12:32"));
    CHECK(problem.trouble == Trouble::already_claimed);
    CHECK(problem.sentence.ja == "復旧E(つばめ保守)が 08:12:31 に先に引受けました。");
    CHECK(problem.sentence.en == "復旧E (つばめ保守) already claimed it at 08:12:31.");
    CHECK(problem.owner == "復旧E");
    CHECK(problem.owner_org == "つばめ保守");
    CHECK(problem.since == "2030-10-01T08:12:31+09:00");
}

TEST_CASE("a claim of one's own action says that it is yours already") {
    for (const ActionState state : {ActionState::ordered, ActionState::in_progress}) {
        const Record record = record_with(told::action("A7", state, "復旧E", "つばめ保守"));
        const Problem problem =
            told::refused(record, ClaimAction{ActionId("A7"), {}, {}}, told::recovery(), at("08:30"));
        CHECK(problem.trouble == Trouble::illegal_transition);
        CHECK(problem.sentence.en.starts_with("A7 is yours already."));
    }
}

TEST_CASE("the same name in another organisation is another person") {
    const Record record = record_with(told::action("A7", ActionState::ordered, "復旧E", "つばめ保守"));
    const Actor other = told::responder("復旧E", "こだま運用");
    CHECK(told::refused(record, ClaimAction{ActionId("A7"), {}, {}}, other, at("08:30")).trouble ==
          Trouble::already_claimed);
}

TEST_CASE("a release leaves the work under way, without an owner") {
    Record record = record_with(told::action("A7", ActionState::in_progress, "復旧E", "つばめ保守"));
    const Event event =
        told::done(record, ReleaseAction{ActionId("A7"), text("交代要員が要る")}, told::recovery(), at("08:30"));
    const Action released = told::changed<Action>(event);
    CHECK(released.state == ActionState::in_progress);
    CHECK(released.owner.empty());
    CHECK(released.owner_org.empty());
    CHECK_FALSE(released.claimed_at);
    CHECK(event.note == text("交代要員が要る"));
}

TEST_CASE("only the owner or the commander releases an action") {
    const Record record = record_with(told::action("A7", ActionState::in_progress, "復旧E", "つばめ保守"));
    const Command release = ReleaseAction{ActionId("A7"), {}};
    const Problem problem = told::refused(record, release, told::oversight(), at("08:30"));
    CHECK(problem.trouble == Trouble::forbidden);
    CHECK(problem.sentence.ja.find("復旧E(つばめ保守)") != std::string::npos);
    CHECK(decide(record, release, told::recovery(), at("08:30")));
    CHECK(decide(record, release, told::command_a(), at("08:30")));
}

TEST_CASE("taking over names the one it is taken from") {
    Record record = record_with(told::action("A7", ActionState::ordered, "復旧E", "つばめ保守"));
    const Problem wrong =
        told::refused(record, TakeOverAction{ActionId("A7"), "業務D", {}}, told::oversight(), at("08:30"));
    CHECK(wrong.trouble == Trouble::already_claimed);
    CHECK(wrong.owner == "復旧E");
    CHECK(wrong.field == "from");
    const Event event = told::done(record, TakeOverAction{ActionId("A7"), "復旧E", {}}, told::oversight(), at("08:30"));
    const Action taken = told::changed<Action>(event);
    CHECK(taken.owner == "監理H");
    CHECK(taken.owner_org == "かなた市場 監理部");
    CHECK(taken.claimed_at == at("08:30"));
    CHECK(taken.state == ActionState::acknowledged);
}

TEST_CASE("an action with an owner is ordered, without one proposed, and may be work beyond containment") {
    const auto state_of = [](const AddAction& add) {
        const auto event = decide(Record(), add, told::command_a(), at("08:30"));
        REQUIRE(event);
        return told::changed<Action>(*event).state.value;
    };
    AddAction add{{}, Verb::isolate, text("1号機"), {}, {}, {}, {}, {}, {}, {}, false};
    CHECK(state_of(add) == ActionState::proposed);
    add.owner = "復旧E";
    CHECK(state_of(add) == ActionState::ordered);
    add.followup = true;
    CHECK(state_of(add) == ActionState::followup);
}

TEST_CASE("an ending needs its result and a stop its reason") {
    const Record record = record_with(told::action("A7", ActionState::verifying, "復旧E"));
    const Problem result =
        told::refused(record, CompleteAction{ActionId("A7"), text(" 　"), true}, told::recovery(), at("08:30"));
    CHECK(result.trouble == Trouble::invalid);
    CHECK(result.field == "result");
    const Record working = record_with(told::action("A7", ActionState::in_progress, "復旧E"));
    const Problem reason = told::refused(working, BlockAction{ActionId("A7"), {}}, told::recovery(), at("08:30"));
    CHECK(reason.trouble == Trouble::invalid);
    CHECK(reason.field == "blocked_by");
}

TEST_CASE("resuming forgets what was waited for") {
    Record record = record_with(told::action("A7", ActionState::in_progress, "復旧E"));
    told::done(record, BlockAction{ActionId("A7"), text("経験者待ち")}, told::recovery(), at("08:30"));
    CHECK(record.actions.find(ActionId("A7"))->blocked_by == text("経験者待ち"));
    told::done(record, StartAction{ActionId("A7"), at("08:50")}, told::recovery(), at("08:42"));
    CHECK(record.actions.find(ActionId("A7"))->blocked_by == Text());
    CHECK(record.actions.find(ActionId("A7"))->check_at == at("08:50"));
}

TEST_CASE("an action keeps its fifty latest notes") {
    Record record = record_with(told::action("A7", ActionState::done, "復旧E"));
    for (int i = 0; i < 53; ++i)
        told::done(record, NoteAction{ActionId("A7"), text("メモ" + std::to_string(i))}, told::recovery(), at("08:30"));
    const Action noted = *record.actions.find(ActionId("A7"));
    REQUIRE(noted.notes.size() == 50);
    CHECK(noted.notes.front().text == text("メモ3"));
    CHECK(noted.notes.back().text == text("メモ52"));
    CHECK(noted.notes.back().by == "復旧E");
}

TEST_CASE("only a monitoring source says how many alerts fire, and that is all it may note") {
    const Actor source{"alertmanager", {}, "source", Permission::source};
    Record record;
    AddAction add;
    add.action = ActionId("disk");
    add.verb = Verb::isolate;
    add.object = text("ディスク");
    add.alerts = 3;
    add.alerts_severity = "warning";
    CHECK(told::refused(record, add, told::command_a(), at("08:00")).trouble == Trouble::forbidden);
    told::done(record, add, source, at("08:00"));
    NoteAction note{ActionId("disk"), text("増えた")};
    CHECK(told::refused(record, note, source, at("08:01")).trouble == Trouble::forbidden);
    note.alerts = 6;
    note.alerts_severity = "critical";
    note.alerts_times = 2;
    note.alerts_worse = true;
    CHECK(told::refused(record, note, told::command_a(), at("08:01")).trouble == Trouble::forbidden);
    told::done(record, note, source, at("08:01"));
    told::done(record, NoteAction{ActionId("disk"), text("見に行く")}, told::recovery(), at("08:02"));
    const Action& action = *record.actions.find(ActionId("disk"));
    CHECK(action.alerts == 6);
    CHECK(action.alerts_severity == "critical");
    CHECK(action.alerts_times == 2);
    CHECK(action.alerts_worse_at == at("08:01"));
    CHECK(action.notes.size() == 2);
}
