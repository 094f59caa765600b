// The decision panel and help: what is to be decided by when, what still fits, who is needed.
// It must never call possible what is not known to be.
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

Stage deciding(auto change) {
    Stage made = stage::busy();
    Decision decision = *made.record.decisions.find(DecisionId("D1"));
    change(decision);
    made.record.decisions.put(decision);
    return made;
}

Help help(const std::string& id, const std::string& skill, HelpState state = HelpState::wanted) {
    Help made;
    made.id = HelpId(id);
    made.skill = told::text(skill);
    made.state = state;
    made.state_since = told::at("08:10");
    return made;
}

}  // namespace

TEST_CASE("the panel says who decides what by when and what still fits") {
    const DecisionPanel panel = *stage::busy().board().decision;
    CHECK(panel.open);
    CHECK(panel.who_line == "統括B が 08:15 までに決める");
    CHECK(panel.question == "手動切替か 停止公表か");
    CHECK(stage::said(panel.countdown) == "2:20");
    REQUIRE(panel.options.size() == 2);
    CHECK(panel.options[0].letter == "a");
    CHECK(panel.options[0].text == "設定を直し手動切替 20分");
    CHECK(panel.options[0].verdict == "余裕25分");
    CHECK(panel.options[1].verdict == "余裕40分");
    CHECK(panel.options[0].lead > 0.44);
    CHECK(panel.options[0].lead < 0.45);
    CHECK(panel.more == "未決1件の1件目");
}

TEST_CASE("slack shrinks once the time to decide has passed") {
    Stage made = stage::busy();
    made.now = told::at("08:20:30");
    const DecisionPanel panel = *made.board().decision;
    CHECK(panel.countdown->look == CountdownLook::overdue);
    CHECK(stage::said(panel.countdown) == "超過 5分");
    CHECK(panel.options[0].verdict == "余裕19分");
}

TEST_CASE("an option that cannot make the deadline says so") {
    Stage made = stage::busy();
    made.now = told::at("08:45");
    const DecisionPanel panel = *made.board().decision;
    CHECK(panel.options[0].verdict == "間に合わない");
    CHECK_FALSE(panel.options[0].fits);
    CHECK(panel.options[0].lead > 1.0);
    CHECK(panel.options[1].fits);
}

TEST_CASE("an option whose lead time is unknown is unknown, not possible") {
    const Stage made = deciding([](Decision& decision) { decision.options[0].lead_time_min.reset(); });
    const OptionRow row = made.board().decision->options[0];
    CHECK_FALSE(row.known);
    CHECK(row.verdict == "所要時間の記入なし");
    CHECK(row.text == "設定を直し手動切替");
}

TEST_CASE("a time to decide that is too late is replaced by the real one") {
    const Stage made = deciding([](Decision& decision) { decision.decide_by = told::at("08:58"); });
    const DecisionPanel panel = *made.board().decision;
    CHECK(panel.who_line == "統括B が 08:55 までに決める");
    CHECK(panel.options[0].verdict == "間に合わない");
    CHECK(panel.options[1].verdict == "余裕なし");
}

TEST_CASE("a decision with one option says that there is none to choose") {
    const Stage made = deciding([](Decision& decision) { decision.options.resize(1); });
    CHECK(made.board().decision->more == "選択肢の記入なし・未決1件の1件目");
}

TEST_CASE("the most urgent open decision is shown and the others are counted") {
    Stage made = stage::busy();
    Decision other = *made.record.decisions.find(DecisionId("D1"));
    other.id = DecisionId("D2");
    other.decide_by = told::at("08:14");
    made.record.decisions.put(other);
    CHECK(made.board().decision->id == DecisionId("D2"));
    CHECK(made.board().decision->more == "未決2件の1件目");
}

TEST_CASE("what was decided stays for half an hour") {
    Stage made = deciding([](Decision& decision) {
        decision.state = DecisionState::decided;
        decision.decided_at = told::at("08:08");
        decision.decider = "統括A";
        decision.chosen = "a";
    });
    const DecisionPanel panel = *made.board().decision;
    CHECK_FALSE(panel.open);
    CHECK(panel.who_line == "08:08 に 統括A が決定");
    CHECK(panel.question == "設定を直し手動切替");
    CHECK_FALSE(panel.countdown);
    made.now = told::at("08:38");
    CHECK_FALSE(made.board().decision);
}

TEST_CASE("a decision that lapsed is not passed over") {
    Stage made = deciding([](Decision& decision) {
        decision.state = DecisionState::lapsed;
        decision.decide_by = told::at("08:10");
    });
    CHECK(made.board().decision->who_line == "08:10 までに決まらず 統括B");
}

TEST_CASE("the containment says who declared it") {
    Stage made;
    made.incident(Phase::contained);
    made.service("S1", Continuity::workaround);
    const DecisionPanel panel = *made.board().decision;
    CHECK(panel.who_line == "統括A が 08:12 に宣言");
    CHECK(panel.question == "収束");
}

TEST_CASE("help wanted says skill, count and by when") {
    Stage made = stage::busy();
    Help wanted = help("H1", "強制切替の経験者");
    wanted.needed_by = told::at("08:50");
    made.record.helps.put(wanted);
    REQUIRE(made.board().help.size() == 1);
    const HelpRow row = made.board().help[0];
    CHECK(row.look == HelpLook::wanted);
    CHECK(row.word == "応援求む");
    CHECK(row.text == "強制切替の経験者 1名");
    CHECK(row.until == "08:50 まで");
    made.now = told::at("08:53");
    CHECK(made.board().help[0].until == "08:50 超過 3分");
}

TEST_CASE("several requests share one row when there is only one") {
    Stage made = stage::busy();
    made.record.helps = {};
    for (const char* skill : {"切替", "端末", "通訳"}) made.record.helps.put(help(std::string("H") + skill, skill));
    REQUIRE(made.board().help.size() == 1);
    CHECK(made.board().help[0].text == "3件: 切替・端末・通訳");
    made.budget.help = 3;
    CHECK(made.board().help.size() == 3);
}

TEST_CASE("an offer names who offers, thanks name the helper for half an hour") {
    Stage made = stage::busy();
    Help offered = help("H1", "切替", HelpState::offered);
    offered.offer_org = "となりの取引所";
    made.record.helps.put(offered);
    CHECK(made.board().help[0].word == "申出あり");
    CHECK(made.board().help[0].text == "切替 1名 となりの取引所");
    offered.state = HelpState::released;
    made.record.helps.put(offered);
    CHECK(made.board().help[0].look == HelpLook::thanks);
    CHECK(made.board().help[0].text == "となりの取引所");
    made.now = told::at("08:40");
    CHECK(made.board().help.empty());
}

TEST_CASE("guardrails in force stand newest first and the others are counted") {
    Stage made = stage::busy();
    Guardrail newer;
    newer.id = GuardrailId("X2");
    newer.text = told::text("ログの削除 禁止");
    newer.why = told::text("原因が分からなくなる");
    newer.since = told::at("08:00");
    newer.until = told::at("15:30");
    made.record.guardrails.put(newer);
    REQUIRE(made.board().guardrails.size() == 1);
    CHECK(made.board().guardrails[0].text == "禁止 ログの削除 (+1)");
    CHECK(made.board().guardrails[0].why == "15:30 まで 原因が分からなくなる");
    made.now = told::at("15:30");
    CHECK(made.board().guardrails[0].text == "禁止 売買サーバの再起動");
}

TEST_CASE("unconfirmed facts stand first, a rumour that died is seen for a minute") {
    Stage made;
    made.incident();
    made.service("S1", Continuity::stopped);
    made.budget.facts = 3;
    Fact rumour = told::fact("F2", FactStatus::unconfirmed);
    rumour.at = told::at("07:00");
    rumour.source = "参加者G";
    made.record.facts.put(rumour);
    Fact dead = told::fact("F3", FactStatus::refuted);
    dead.status_since = told::at("08:12");
    made.record.facts.put(dead);
    const auto facts = made.board().facts;
    REQUIRE(facts.size() == 3);
    CHECK(facts[0].status == "未確認");
    CHECK(facts[0].source == "参加者G");
    CHECK_FALSE(facts[0].confirmed);
    CHECK(facts[1].refuted);
    CHECK(facts[2].confirmed);
    CHECK(made.board(20s).facts.size() == 2);
}

TEST_CASE("help says for which action and whose it is, and what an offer would answer, only to somebody with a name") {
    Stage made;
    made.incident();
    Action waiting = made.action("A7", ActionState::blocked);
    made.record.actions.put(waiting);
    Help wanted = help("H1", "強制切替の経験者");
    wanted.action_id = waiting.id;
    made.record.helps.put(wanted);
    const HelpRow row = made.board().help[0];
    CHECK(row.detail.ends_with("復旧E つばめ保守"));
    CHECK(row.answers == HelpId("H1"));
    CHECK(row.offer_word == "申し出る");
    made.me = {};
    CHECK(made.board().help[0].answers.empty());
    made.me = {"復旧E", "つばめ保守"};
    wanted.state = HelpState::offered;
    made.record.helps.put(wanted);
    CHECK(made.board().help[0].answers.empty());
}

TEST_CASE("the line to be typed says which call for help it would answer") {
    Stage made;
    made.incident();
    made.record.helps.put(help("H1", "強制切替の経験者"));
    State state = made.state();
    update(state, EntryChanged{"offer H1 2名"}, stage::start);
    CHECK(board_from(state, stage::start, {}).entry_hint == "H1 強制切替の経験者");
    update(state, EntryChanged{"offer H9 2名"}, stage::start);
    CHECK(stage::contains(board_from(state, stage::start, {}).entry_hint, "H9"));
}
