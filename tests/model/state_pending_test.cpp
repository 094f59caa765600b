// Commands on their way: a claim is over when the feed shows it, not when the answer comes back.
// It must never see a claim owned before that.
#include "tests/model/board_stage.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;
using stage::start;

Stage with_unowned() {
    Stage made = stage::busy();
    made.record.actions.put(told::action("A7", ActionState::ordered));
    return made;
}

std::vector<Effect> claim(State& state, const std::string& key = "k1") {
    return update(state, MoveChosen{ActionId("A7"), Move::claim, key}, start + 1s);
}

Record owned_by(const Stage& made, const std::string& owner, std::uint64_t seq, const std::string& org) {
    Record record = made.record;
    Action action = *record.actions.find(ActionId("A7"));
    action.owner = owner;
    action.owner_org = org;
    action.claimed_at = told::at("08:12:31");
    record.actions.put(action);
    record.seq = seq;
    return record;
}

Record owned_by(const Stage& made, const std::string& owner, std::uint64_t seq) {
    return owned_by(made, owner, seq, owner == "復旧E" ? "つばめ保守" : "かなた市場 監理部");
}

ActionRow row(const State& state, Milliseconds after) {
    const Board board = board_from(state, start + after, {4, 9, 1, 1, 0});
    const auto& rows = board.actions.rows;
    const auto at =
        std::find_if(rows.begin(), rows.end(), [](const ActionRow& one) { return one.id == ActionId("A7"); });
    REQUIRE(at != rows.end());
    return *at;
}

Problem no_answer() { return problem(Trouble::unreachable, "届きません。", "Unreachable."); }

}  // namespace

TEST_CASE("a claim is sent once however often the key is pressed") {
    State state = with_unowned().state();
    const auto effects = claim(state);
    REQUIRE(effects.size() == 1);
    CHECK(std::get<SendCommand>(effects.front()).key == "k1");
    CHECK(claim(state, "k2").empty());
    CHECK(claim(state, "k1").empty());
    CHECK(state.pending.size() == 1);
}

TEST_CASE("another command for the same action may follow while a claim is on its way") {
    State state = with_unowned().state();
    claim(state);
    CHECK(update(state, MoveChosen{ActionId("A7"), Move::start, "k2"}, start + 2s).size() == 1);
}

TEST_CASE("a claim on its way never looks owned") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    const auto check = [&](const std::string& under) {
        const ActionRow shown = row(state, 3s);
        CHECK(shown.pending);
        CHECK(shown.owner_look == OwnerLook::pending);
        CHECK_FALSE(shown.mine);
        CHECK_FALSE(shown.claimable);
        CHECK(shown.moves.empty());
        CHECK(shown.state == "引受");
        CHECK(shown.under == under);
        CHECK(shown.under_right == "2秒");
    };
    check("送信中… 確定するまで担当は未定");
    update(state, CommandUnsure{"k1", no_answer()}, start + 2s);
    check("応答なし… フィードに確認しています");
    update(state, CommandAccepted{"k1", made.record.seq + 3}, start + 3s);
    check("受付済み 反映を待っています");
}

TEST_CASE("an accepted claim is over when the feed shows its event") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, CommandAccepted{"k1", 13}, start + 2s);
    update(state, stage::answer(owned_by(made, "監理H", 12), made.now), start + 3s);
    CHECK(state.pending.size() == 1);
    update(state, stage::answer(owned_by(made, "復旧E", 13), made.now), start + 4s);
    CHECK(state.pending.empty());
    CHECK(row(state, 4s).owner == "復旧E");
    CHECK(row(state, 4s).owner_look == OwnerLook::settled);
    CHECK(row(state, 4s).mine);
}

TEST_CASE("a claim the feed has shown before its answer came is over with the answer") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, stage::answer(owned_by(made, "復旧E", 11), made.now), start + 2s);
    CHECK(state.pending.size() == 1);
    update(state, CommandAccepted{"k1", 11}, start + 3s);
    CHECK(state.pending.empty());
}

TEST_CASE("a refused claim names the true owner at once and for a minute") {
    State state = with_unowned().state();
    claim(state);
    Problem taken = problem(Trouble::already_claimed, "先に引受けました。", "Already claimed.");
    taken.owner = "監理H";
    taken.owner_org = "かなた市場 監理部";
    taken.since = "2030-10-01T08:12:31+09:00";
    update(state, CommandRefused{"k1", taken}, start + 2s);
    const ActionRow shown = row(state, 3s);
    CHECK(shown.refusal == "監理H が 08:12:31 に先に引受けました");
    CHECK(shown.refusal_key == "k1");
    CHECK(shown.owner == "監理H");
    CHECK(shown.owner_look == OwnerLook::settled);
    CHECK_FALSE(shown.claimable);
    CHECK_FALSE(shown.alarm);
    CHECK_FALSE(shown.pending);
    CHECK(row(state, 61'999ms).refusal == shown.refusal);
    CHECK(row(state, 62s).refusal.empty());
    update(state, stage::nothing_new(told::at("08:14")), start + 62s);
    CHECK(state.pending.empty());
}

TEST_CASE("a refusal is gone when it is dismissed or the action is tried again") {
    State state = with_unowned().state();
    claim(state);
    update(state, CommandRefused{"k1", no_answer()}, start + 2s);
    update(state, RefusalDismissed{"other"}, start + 3s);
    CHECK(state.pending.size() == 1);
    CHECK(claim(state, "k2").size() == 1);
    CHECK(state.pending.size() == 1);
    update(state, RefusalDismissed{"k2"}, start + 4s);
    CHECK(state.pending.size() == 1);
    update(state, CommandRefused{"k2", no_answer()}, start + 4s);
    update(state, RefusalDismissed{"k2"}, start + 5s);
    CHECK(state.pending.empty());
}

TEST_CASE("an unsure claim is refused when the feed shows another owner") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, CommandUnsure{"k1", no_answer()}, start + 2s);
    update(state, stage::answer(owned_by(made, "監理H", 12), made.now), start + 3s);
    const ActionRow shown = row(state, 3s);
    CHECK(shown.refusal == "監理H が 08:12:31 に先に引受けました");
    CHECK(shown.owner == "監理H");
}

TEST_CASE("an unsure claim is refused when somebody of the same name in another organisation has it") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, CommandUnsure{"k1", no_answer()}, start + 2s);
    update(state, stage::answer(owned_by(made, "復旧E", 12, "かなた市場"), made.now), start + 3s);
    CHECK_FALSE(row(state, 3s).pending);
    CHECK_FALSE(row(state, 3s).mine);
}

TEST_CASE("an unsure claim waits for its answer even when the feed shows it as mine") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, CommandUnsure{"k1", no_answer()}, start + 2s);
    update(state, stage::answer(owned_by(made, "復旧E", 12), made.now), start + 3s);
    CHECK(row(state, 3s).pending);
    CHECK(row(state, 3s).owner_look == OwnerLook::pending);
}

TEST_CASE("a claim accepted by a log that was replaced is refused") {
    const Stage made = with_unowned();
    State state = made.state();
    claim(state);
    update(state, CommandAccepted{"k1", 13}, start + 2s);
    Record other = made.record;
    other.epoch = "log-2";
    other.seq = 500;
    update(state, stage::answer(other, made.now), start + 3s);
    CHECK(stage::contains(row(state, 3s).refusal, "入れ替わりました"));
}

TEST_CASE("a refused command that concerns no row is told in the strip") {
    State state = stage::busy().state();
    update(state, MoveChosen{ActionId("A99"), Move::claim, "k9"}, start);
    update(state, CommandRefused{"k9", problem(Trouble::not_found, "A99 はありません。", "There is no A99.")},
           start + 1s);
    const Board board = board_from(state, start + 2s, {});
    REQUIRE(board.strip);
    CHECK(board.strip->kind == StripKind::notice);
    CHECK(board.strip->main == "A99 はありません。");
}

TEST_CASE("an answer to a command nobody gave changes nothing") {
    State state = stage::busy().state();
    update(state, CommandAccepted{"?", 1}, start);
    update(state, CommandRefused{"?", no_answer()}, start);
    update(state, CommandUnsure{"?", no_answer()}, start);
    CHECK(state.pending.empty());
}
