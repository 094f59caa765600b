// Will the business make its deadline: what executives ask, answered from decisions, lead times and what is stuck.
// It must never accept "in time" without a known length of work.
#include "model/board/outlook.h"
#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
using stage::Stage;

// Market data stopped, trading opens at 09:00, now 08:12:40; nothing decided or stuck yet.
Stage stopped() {
    Stage made;
    made.incident();
    Service service = made.service("S2", Continuity::stopped);
    service.deadlines = {{told::text("取引開始"), told::at("09:00"), DeadlineKind::hard, {}}};
    made.put(service);
    return made;
}

DecisionOption option(std::string id, std::string words, std::optional<int> minutes) {
    return {std::move(id), told::text(std::move(words)), minutes, {}};
}

Decision open_decision(std::vector<DecisionOption> options) {
    Decision made;
    made.id = DecisionId("D1");
    made.question = told::text("手動切替か 停止公表か");
    made.decider = "統括B";
    made.decide_by = told::at("08:15");
    made.for_deadline = told::at("09:00");
    made.options = std::move(options);
    return made;
}

Stage deciding(std::vector<DecisionOption> options) {
    Stage made = stopped();
    made.record.decisions.put(open_decision(std::move(options)));
    return made;
}

Stage decided(std::optional<int> minutes, std::string_view when) {
    Stage made = stopped();
    Decision decision = open_decision({option("a", "手動切替", minutes)});
    decision.state = DecisionState::decided;
    decision.chosen = "a";
    decision.decided_at = told::at(when);
    made.record.decisions.put(decision);
    return made;
}

Forecast seen(const Stage& made) { return forecast(made.record, made.now); }

}  // namespace

TEST_CASE("a deadline is in time when every choice still open makes it") {
    const Stage made = deciding({option("a", "手動切替", 20), option("b", "停止を公表", 5)});
    const Forecast found = seen(made);
    CHECK(found.outlook == Outlook::in_time);
    CHECK(found.work.ja == "手動切替");
    CHECK(found.slack == 25min);
    CHECK(found.undecided == 1);
}

TEST_CASE("less than a quarter of an hour of slack is a risk") {
    CHECK(seen(deciding({option("a", "手動切替", 31)})).outlook == Outlook::at_risk);
    CHECK(seen(deciding({option("a", "手動切替", 30)})).outlook == Outlook::in_time);
}

TEST_CASE("anything stuck on that service is a risk, however much slack there is") {
    Stage made = deciding({option("a", "手動切替", 5)});
    Action stuck = made.action("A1", ActionState::blocked);
    stuck.service_ids = {ServiceId("S2")};
    made.record.actions.put(stuck);
    CHECK(seen(made).outlook == Outlook::at_risk);
    CHECK(seen(made).stuck == 1);
}

TEST_CASE("a deadline is missed when no choice makes it, and unknown while one of them has no known length") {
    CHECK(seen(deciding({option("a", "手動切替", 50)})).outlook == Outlook::too_late);
    CHECK(seen(deciding({option("a", "手動切替", 50), option("b", "復旧を待つ", {})})).outlook == Outlook::unknown);
}

TEST_CASE("doing nothing is no way to make a deadline") {
    CHECK(seen(deciding({option("c", "今は何もしない", 0)})).outlook == Outlook::unknown);
}

TEST_CASE("what was decided is reckoned from when it was decided, and is unknown once it should have worked") {
    CHECK(seen(decided(20, "08:08")).slack == 32min);
    CHECK(seen(decided(20, "08:08")).outlook == Outlook::in_time);
    CHECK(seen(decided(3, "08:08")).outlook == Outlook::unknown);
    CHECK(seen(decided({}, "08:08")).outlook == Outlook::unknown);
}

TEST_CASE("without a decision nobody knows, and without a deadline there is nothing to know") {
    CHECK(seen(stopped()).outlook == Outlook::unknown);
    Stage after = stopped();
    after.now = told::at("09:00");
    CHECK(seen(after).outlook == Outlook::none);
    Stage calm;
    calm.service("S2", Continuity::normal);
    CHECK(seen(calm).outlook == Outlook::none);
}
