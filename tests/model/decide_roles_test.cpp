// Who may do what, and how a role goes from one person to the next.
// It must never know how a token is checked.
#include "model/record/order.h"
#include "model/warnings.h"
#include "tests/support/told.h"

#include <algorithm>

using namespace model;
using told::at;
using told::text;

namespace {

Record record_with_command() {
    Record record;
    told::done(record, AssignRole{RoleName::commander, "統括A", "こだま運用"}, told::command_a(), at("07:00"));
    return record;
}

Record record_in_readback() {
    Record record = record_with_command();
    told::done(record, RequestHandover{{}, RoleName::commander, "統括B", "つばめ保守", text("夜勤交代")},
               told::command_a(), at("08:03"));
    for (const HandoverState state : {HandoverState::briefing, HandoverState::readback})
        told::done(record, MoveHandover{HandoverId("HO1"), state}, told::command_a(), at("08:10"));
    return record;
}

std::vector<RoleHolding> commanders(const Record& record, Instant now) {
    std::vector<RoleHolding> present;
    for (const RoleHolding& holding : record.roles)
        if (holding.role == RoleName::commander && (!holding.until || now < *holding.until)) present.push_back(holding);
    return present;
}

bool forbidden(const Record& record, const Command& command, Actor actor, Permission permission) {
    actor.permission = permission;
    const auto event = decide(record, command, actor, at("08:30"));
    return !event && event.problem().trouble == Trouble::forbidden;
}

bool responder_may(const Command& command) {
    return !forbidden(Record(), command, told::recovery(), Permission::responder);
}

}  // namespace

TEST_CASE("a new holder of a role ends the present one in the same event") {
    Record record = record_with_command();
    const Event event =
        told::done(record, AssignRole{RoleName::commander, "統括B", "つばめ保守"}, told::command_a(), at("08:12"));
    CHECK(event.entities.size() == 2);
    REQUIRE(record.roles.size() == 2);
    CHECK(record.roles.all()[0].until == at("08:12"));
    CHECK(record.roles.all()[1].id == RoleId("commander-2"));
    CHECK(record.roles.all()[1].since == at("08:12"));
    CHECK(commanders(record, at("08:12")).size() == 1);
}

TEST_CASE("who went while the clock was ahead is gone after it was set back: one commands, whatever the times say") {
    Record record = record_with_command();
    told::done(record, AssignRole{RoleName::commander, "統括B", "つばめ保守"}, told::command_a(), at("11:12"));
    told::done(record, AssignRole{RoleName::commander, "統括C", "つばめ保守"}, told::command_a(), at("08:13"));
    std::size_t present = 0;
    for (const RoleHolding& holding : record.roles) present += is_over(holding) ? 0 : 1;
    CHECK(present == 1);
    CHECK(record.roles.all()[0].until == at("11:12"));
    CHECK(record.roles.all()[1].until == at("08:13"));
    const auto event = decide(record, RequestHandover{{}, RoleName::commander, "統括D", "つばめ保守", {}},
                              told::command_a(), at("08:14"));
    REQUIRE(event);
    CHECK(std::get<Handover>(event->entities.front()).from == "統括C");
    for (const Warning& warning : warnings(record, at("08:14"))) CHECK_FALSE(warning.kind == Poor::two_commanders);
}

TEST_CASE("the same person is not seated twice") {
    const Record record = record_with_command();
    const Problem problem =
        told::refused(record, AssignRole{RoleName::commander, "統括A", "こだま運用"}, told::command_a(), at("08:00"));
    CHECK(problem.trouble == Trouble::illegal_transition);
    CHECK(problem.field == "holder");
}

TEST_CASE("command moves in one event when the handover is accepted") {
    Record record = record_in_readback();
    const Event event = told::done(record, MoveHandover{HandoverId("HO1"), HandoverState::accepted},
                                   told::responder("統括B", "つばめ保守"), at("08:12"));
    CHECK(event.entities.size() == 3);
    CHECK(event.what == Happening::handover_accepted);
    const auto present = commanders(record, at("08:12"));
    REQUIRE(present.size() == 1);
    CHECK(present[0].holder == "統括B");
    CHECK(present[0].org == "つばめ保守");
    CHECK(record.handovers.all()[0].from == "統括A");
    CHECK(commanders(record, at("08:11"))[0].holder == "統括A");
}

TEST_CASE("only the one who receives it, or a commander, accepts a handover") {
    const Record record = record_in_readback();
    const Command accept = MoveHandover{HandoverId("HO1"), HandoverState::accepted};
    CHECK(forbidden(record, accept, told::recovery(), Permission::responder));
    CHECK(forbidden(record, accept, told::responder("統括B", "こだま運用"), Permission::responder));
    CHECK(forbidden(record, accept, told::responder("統括A", "こだま運用"), Permission::responder));
    CHECK(decide(record, accept, told::responder("統括B", "つばめ保守"), at("08:12")));
    CHECK(decide(record, accept, told::command_a(), at("08:12")));
}

TEST_CASE("one role has one handover under way") {
    const Record record = record_in_readback();
    const Problem problem = told::refused(record, RequestHandover{{}, RoleName::commander, "統括K", {}, {}},
                                          told::command_a(), at("08:11"));
    CHECK(problem.trouble == Trouble::illegal_transition);
    CHECK(problem.sentence.en.starts_with("HO1 is under way"));
    CHECK(decide(record, RequestHandover{{}, RoleName::scribe, "記録C", {}, {}}, told::command_a(), at("08:11")));
}

TEST_CASE("a viewer changes nothing and a refusal says whose token it takes") {
    const Problem claim = [] {
        Actor viewer = told::recovery();
        viewer.permission = Permission::viewer;
        return told::refused(Record(), ClaimAction{ActionId("A1"), {}, {}}, viewer, at("08:30"));
    }();
    CHECK(claim.trouble == Trouble::forbidden);
    CHECK(claim.sentence.en ==
          "This needs a responder's token and this one is a viewer's: ask somebody who has it to do this.");
    CHECK(
        forbidden(Record(), OpenIncident{{}, text("停止"), Severity::sev1, {}}, told::recovery(), Permission::viewer));
}

TEST_CASE("a responder works on actions, facts and help and leaves the plan to the commander") {
    CHECK(responder_may(ClaimAction{ActionId("A1"), {}, {}}));
    CHECK(responder_may(TakeOverAction{ActionId("A1"), "業務D", {}}));
    CHECK(responder_may(MoveCheck{ActionId("A1"), at("09:00")}));
    CHECK(responder_may(PostFact{{}, at("08:00"), {}, {}, {}, text("停止"), {}, true}));
    CHECK(responder_may(ConfirmFact{FactId("F1")}));
    CHECK(responder_may(AskHelp{{}, text("経験者"), 1, {}, {}}));
    CHECK(responder_may(PromiseUpdate{ServiceId("S1"), at("09:00")}));
    CHECK(responder_may(ChangeService{ServiceId("S1"), Continuity::unknown, {}, {}, {}, {}, {}, {}}));
    CHECK_FALSE(responder_may(ChangeService{ServiceId("S1"), Continuity::normal, {}, {}, {}, {}, {}, {}}));
    CHECK_FALSE(responder_may(OpenIncident{{}, text("停止"), Severity::sev1, {}}));
    CHECK_FALSE(responder_may(ChangePhase{{}, Phase::contained}));
    CHECK_FALSE(responder_may(OrderAction{ActionId("A1"), "業務D", {}, {}}));
    CHECK_FALSE(responder_may(PutDecision{{}, text("開始か"), {{"a", text("はい"), {}, {}}}, {}, {}, at("09:00"), {}}));
    CHECK_FALSE(responder_may(MakeDecision{DecisionId("D1"), "a", {}}));
    CHECK_FALSE(responder_may(SetGuardrail{{}, text("禁止"), {}, {}}));
    CHECK_FALSE(responder_may(AssignRole{RoleName::commander, "復旧E", {}}));
}

TEST_CASE("a responder adds actions for themselves or for nobody yet") {
    AddAction add;
    add.verb = Verb::isolate;
    add.object = text("1号機");
    CHECK(responder_may(add));
    add.owner = "復旧E";
    add.owner_org = "つばめ保守";
    CHECK(responder_may(add));
    add.owner = "業務D";
    CHECK_FALSE(responder_may(add));
    add.owner.clear();
    add.followup = true;
    CHECK_FALSE(responder_may(add));
}

TEST_CASE("a source proposes and reports, and settles nothing") {
    const auto may = [](const Command& command) {
        Record record;
        record.services.put(told::service("S1", Continuity::normal));
        Actor source{"alertmanager", "こだま運用", "api", Permission::source};
        const auto event = decide(record, command, source, at("08:30"));
        return static_cast<bool>(event);
    };
    AddAction propose;
    propose.verb = Verb::confirm;
    propose.object = text("配信");
    DeclareService declare;
    declare.service = ServiceId("S9");
    declare.name = text("統計");
    CHECK(may(propose));
    CHECK(may(declare));
    CHECK(may(PostFact{{}, at("08:00"), {}, {}, {}, text("停止"), {}, false}));
    CHECK(may(ChangeService{ServiceId("S1"), Continuity::unknown, {}, {}, {}, {}, {}, {}}));
    propose.owner = "alertmanager";
    CHECK_FALSE(may(propose));
    CHECK_FALSE(may(PostFact{{}, at("08:00"), {}, {}, {}, text("停止"), {}, true}));
    CHECK_FALSE(may(PromiseUpdate{ServiceId("S1"), at("09:00")}));
    CHECK_FALSE(may(SetGuardrail{{}, text("禁止"), {}, {}}));
}

TEST_CASE("nobody decides without a name") {
    const Problem problem = told::refused(Record(), SetGuardrail{{}, text("禁止"), {}, {}},
                                          told::commander(" ", "こだま運用"), at("08:00"));
    CHECK(problem.trouble == Trouble::unauthorized);
}
