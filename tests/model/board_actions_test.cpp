// The action list: what each row says, who owns it, what is folded, what the person can do.
// It must never accept an owner the record does not name.
#include "tests/model/board_stage.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

ActionRow row_of(const Stage& made, const std::string& id) {
    Stage wide = made;
    wide.budget.actions = 40;
    for (const ActionRow& row : wide.board().actions.rows)
        if (row.id == ActionId(id)) return row;
    FAIL("no row for " << id);
    return {};
}

ActionRow row_of(const Action& action, Language language = Language::ja) {
    Stage made = stage::busy();
    made.language = language;
    made.record.helps = {};
    made.record.actions.put(action);
    return row_of(made, action.id.text);
}

Action blocked() {
    Action action = Stage{}.action("A3", ActionState::blocked);
    action.blocked_by = Text{"切替の経験者待ち", "awaiting expert"};
    action.state_since = told::at("07:31");
    action.object = Text{"1号機", "unit 1"};
    return action;
}

}  // namespace

TEST_CASE("a row says state, verb and object, person, organisation and next check") {
    const ActionRow row = row_of(blocked());
    CHECK(row.state == "停滞");
    CHECK(row.alarm);
    CHECK(row.object == "切離し 1号機");
    CHECK(row.owner == "復旧E");
    CHECK(row.org == "つばめ保守");
    CHECK(row.time == "08:20");
    CHECK(row.under == "切替の経験者待ち 41分");
    CHECK_FALSE(row.overdue);
}

TEST_CASE("the same row in English") {
    const ActionRow row = row_of(blocked(), Language::en);
    CHECK(row.state == "Stuck");
    CHECK(row.object == "Isolate unit 1");
    CHECK(row.under == "awaiting expert 41 min");
}

TEST_CASE("the verb is not said twice") {
    Action action = Stage{}.action("A3");
    action.verb = Verb::switch_over;
    action.object = told::text("手動切替 2号機");
    CHECK(row_of(action).object == "手動切替 2号機");
    action.verb = Verb::manual;
    action.object = Text{"売買監視", "watch"};
    CHECK(row_of(action).object == "手作業 売買監視");
    CHECK(row_of(action, Language::en).object == "Manual: watch");
}

TEST_CASE("an action nobody owns says so and can be claimed") {
    const ActionRow row = row_of(told::action("A9", ActionState::ordered));
    CHECK(row.owner == "未定");
    CHECK(row.owner_look == OwnerLook::none);
    CHECK(row.alarm);
    CHECK(row.claimable);
    CHECK(row.moves.front() == Move::claim);
}

TEST_CASE("an overdue check is told with its length") {
    Action action = Stage{}.action("A3");
    action.check_at = told::at("08:05");
    const ActionRow row = row_of(action);
    CHECK(row.overdue);
    CHECK(row.alarm);
    CHECK(row.under == "確認を 7分 超過");
    action.check_at = told::at("08:12:40");
    CHECK_FALSE(row_of(action).overdue);
}

TEST_CASE("where there is room for one thing only, a blocked and overdue action says what it waits for") {
    Action action = blocked();
    action.check_at = told::at("08:05");
    const ActionRow row = row_of(action);
    CHECK(row.under == "切替の経験者待ち 41分・確認を 7分 超過");
    CHECK(row.under_first == "切替の経験者待ち 41分");
    CHECK(row_of(blocked()).under_first.empty());
}

TEST_CASE("an order without an answer is tagged after three minutes") {
    Action action = Stage{}.action("A3", ActionState::ordered);
    action.state_since = told::at("08:08:30");
    CHECK(row_of(action).under == "未了解 4分");
    action.state_since = told::at("08:10");
    CHECK(row_of(action).under.empty());
}

TEST_CASE("an owned action without a check time is tagged") {
    Action action = Stage{}.action("A3");
    action.check_at.reset();
    CHECK(row_of(action).under == "次の確認 未定");
    CHECK(row_of(action).time.empty());
}

TEST_CASE("a state word we do not know is shown raw") {
    Action action = Stage{}.action("A3");
    action.state = {ActionState::other, "paused"};
    CHECK(row_of(action).state == "paused");
}

TEST_CASE("a done action is struck for a minute with its result and then counted") {
    Stage made = stage::busy();
    Action done = made.action("A8", ActionState::done);
    done.state_since = made.now - 10s;
    done.result = told::text("5名体制で開始");
    made.record.actions.put(done);
    CHECK(row_of(made, "A8").struck);
    CHECK(row_of(made, "A8").under == "5名体制で開始");
    CHECK(made.board(50s).actions.rows.size() == 2);
    CHECK(made.board(50s).actions.rest == "ほか1件: 完了 1");
    CHECK(made.board().actions.head == "アクション 未了2・完了1");
}

TEST_CASE("every move a row offers is accepted by the rules") {
    const ActionState states[] = {ActionState::proposed,    ActionState::ordered, ActionState::acknowledged,
                                  ActionState::in_progress, ActionState::blocked, ActionState::verifying};
    for (const ActionState state : states) {
        for (const std::string owner : {"", "復旧E", "監理H"}) {
            Stage made = stage::busy();
            Action action = told::action("A9", state, owner,
                                         owner.empty()      ? ""
                                         : owner == "監理H" ? "監理部"
                                                            : "つばめ保守");
            made.record.actions.put(action);
            const ActionId id("A9");
            for (const Move move : row_of(made, "A9").moves) {
                const Command command = [&]() -> Command {
                    switch (move) {
                        case Move::claim: return ClaimAction{id, {}, {}};
                        case Move::release: return ReleaseAction{id, {}};
                        case Move::acknowledge: return AcknowledgeAction{id};
                        case Move::start:
                        case Move::resume: return StartAction{id, {}};
                        case Move::block: return BlockAction{id, told::text("経験者待ち")};
                        case Move::verify: return VerifyAction{id};
                        case Move::done: return CompleteAction{id, told::text("済み"), true};
                        case Move::note: return NoteAction{id, told::text("記す")};
                        case Move::later: return MoveCheck{id, told::at("08:40")};
                        default: return TakeOverAction{id, owner, {}};
                    }
                }();
                INFO(owner << " state " << static_cast<int>(state) << " move " << static_cast<int>(move));
                const auto decided = decide(made.record, command, told::recovery(), made.now);
                CHECK(decided);
            }
        }
    }
}

TEST_CASE("a wall where nobody is logged in offers nothing") {
    Stage made = stage::busy();
    made.me = {};
    made.record.actions.put(told::action("A9", ActionState::ordered));
    for (const ActionRow& row : made.board().actions.rows) {
        CHECK(row.moves.empty());
        CHECK_FALSE(row.claimable);
        CHECK_FALSE(row.mine);
    }
}

TEST_CASE("the own filter keeps what is mine, what nobody has and what waits for help") {
    Stage made = stage::busy();
    made.record.actions.put(told::action("A7", ActionState::ordered));
    Action other = told::action("A8", ActionState::in_progress, "監理H", "かなた市場 監理部");
    made.record.actions.put(other);
    State state = made.state();
    update(state, FilterChanged{Filter::own}, start);
    const Board board = board_from(state, start, {4, 9, 1, 1, 0});
    CHECK(board.actions.own_count == 3);
    CHECK(board.actions.all_count == 4);
    CHECK(board.actions.rows.size() == 3);
    for (const ActionRow& row : board.actions.rows) CHECK(row.id != ActionId("A8"));
}

TEST_CASE("what does not fit is counted by state") {
    Stage made = stage::busy();
    for (const std::string id : {"A3", "A4", "A5"}) made.record.actions.put(made.action(id));
    made.record.actions.put(made.action("A6", ActionState::verifying));
    made.record.actions.put(made.action("A7", ActionState::ineffective));
    const ActionList list = made.board().actions;
    CHECK(list.rows.size() == 3);
    CHECK(list.rest == "ほか4件: 実施 2・検証 1・効果なし 1");
    CHECK(list.rest_count == 4);
    CHECK(list.rest_open == 3);
    REQUIRE(list.rest_after.size() == 4);
    CHECK(list.rest_after[3] == list.rest);
    CHECK(list.rest_after[2] == "ほか5件: 実施 3・検証 1・効果なし 1");
}

TEST_CASE("the selected row stays on the board") {
    Stage made = stage::busy();
    for (const std::string id : {"A3", "A4", "A5"}) made.record.actions.put(made.action(id));
    State state = made.state();
    update(state, ActionSelected{ActionId("A5")}, start);
    const auto rows = board_from(state, start, {}).actions.rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].id == ActionId("A2"));
    CHECK(rows[2].id == ActionId("A5"));
    CHECK(rows[2].selected);
}

TEST_CASE("many actions are grouped by verb and service, but what is stuck or unowned keeps its name") {
    Stage made = stage::busy();
    made.service("S1", Continuity::stopped, "相場");
    for (int i = 0; i < 13; ++i) {
        Action action = made.action("B" + std::to_string(i), i < 9 ? ActionState::done : ActionState::in_progress);
        action.verb = Verb::switch_over;
        action.service_ids = {ServiceId("S1")};
        made.record.actions.put(action);
    }
    for (int i = 0; i < 8; ++i) made.record.actions.put(made.action("C" + std::to_string(i)));
    made.record.actions.put(told::action("U1", ActionState::ordered));
    made.budget.actions = 4;
    const ActionList list = made.board().actions;
    REQUIRE(list.rows.size() == 4);
    CHECK(list.head == "全24 未了15 停滞1");
    CHECK(list.rows[0].id == ActionId("A2"));
    CHECK(list.rows[1].id == ActionId("U1"));
    CHECK(list.rows[2].id.empty());
    CHECK(list.rows[2].members.size() == 9);
    CHECK(list.rows[3].object == "切替 相場 13件");
    CHECK(list.rows[3].under == "実施 4・完了 9");
    CHECK(list.rows[3].owner == "復旧E");
    CHECK(list.rest.empty());
}

TEST_CASE("the contained board lists what was handed on, with the receiver") {
    Stage made;
    made.incident(Phase::contained);
    made.service("S1", Continuity::workaround);
    Action action = made.action("A12", ActionState::followup);
    action.verb = Verb::hand_to_repair;
    action.object = told::text("1号機の交換");
    action.check_at = *parse_instant("2030-10-02T10:00:00+09:00");
    made.record.actions.put(action);
    const ActionList list = made.board().actions;
    CHECK(list.head == "本格対応へ 1件");
    CHECK(list.head_owner == "引継ぎ先");
    CHECK(list.head_time == "次の報告");
    CHECK(list.rows[0].state == "引継");
    CHECK(list.rows[0].object == "1号機の交換");
    CHECK(list.rows[0].time == "10/02");
    CHECK_FALSE(list.rows[0].alarm);
}
