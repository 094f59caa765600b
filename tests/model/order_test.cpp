// What stands before what: services by what they mean for the business, actions by who must look at them.
// It must never depend on how many rows there are.
#include "model/record/order.h"

#include "tests/model/board_stage.h"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using stage::Stage;

std::string ids(const std::vector<const Service*>& services) {
    std::string all;
    for (const Service* service : services) all += service->id.text + " ";
    return all;
}

std::string ids(const std::vector<const Action*>& actions) {
    std::string all;
    for (const Action* action : actions) all += action->id.text + " ";
    return all;
}

std::string ids(const std::vector<ServiceId>& places) {
    std::string all;
    for (const ServiceId& id : places) all += id.text + " ";
    return all;
}

Instant at_now() { return told::at("08:12:40"); }

}  // namespace

TEST_CASE("services stand by state, then nearest hard deadline, then tier, then feed order") {
    Stage made;
    made.service("normal", Continuity::normal);
    made.service("workaround", Continuity::workaround);
    made.service("degraded", Continuity::degraded);
    made.service("unknown", Continuity::unknown);
    Service later = made.service("later", Continuity::stopped);
    later.deadlines = {{{}, told::at("10:30"), DeadlineKind::hard, {}},
                       {{}, told::at("08:30"), DeadlineKind::soft, {}}};
    made.put(later);
    Service sooner = made.service("sooner", Continuity::stopped);
    sooner.deadlines = {{{}, told::at("09:00"), DeadlineKind::hard, {}}};
    made.put(sooner);
    Service tier1 = made.service("tier1", Continuity::degraded);
    tier1.tier = 1;
    made.put(tier1);
    CHECK(ids(troubled_in_order(made.record, at_now())) == "sooner later unknown tier1 degraded workaround ");
}

TEST_CASE("a service that nobody has said anything of stands behind every trouble, until somebody does") {
    Stage made;
    made.put(told::service("declared", Continuity::unknown));
    made.service("workaround", Continuity::workaround);
    made.put(told::service("rumoured", Continuity::unknown));
    made.record.facts.put(told::fact("F", FactStatus::unconfirmed, "rumoured"));
    Service promised = told::service("promised", Continuity::unknown);
    promised.next_update_at = told::at("08:30");
    made.put(promised);
    CHECK(ids(troubled_in_order(made.record, at_now())) == "rumoured promised workaround declared ");
    made.record.facts.put(told::fact("G", FactStatus::unconfirmed, "declared"));
    CHECK(ids(troubled_in_order(made.record, at_now())) == "declared rumoured promised workaround ");
}

TEST_CASE("a state without a confirmed fact behind it is unknown") {
    Stage made;
    Service service = made.service("S1", Continuity::stopped);
    CHECK(shown_continuity(made.record, service) == Continuity::stopped);
    for (const FactStatus status : {FactStatus::unconfirmed, FactStatus::refuted, FactStatus::other}) {
        made.record.facts.put(told::fact("F-S1", status, "S1"));
        CHECK(shown_continuity(made.record, service) == Continuity::unknown);
    }
    service.basis = FactId{};
    CHECK(shown_continuity(made.record, service) == Continuity::unknown);
    service.continuity = {Continuity::other, "paused"};
    CHECK(shown_continuity(made.record, service) == Continuity::unknown);
}

TEST_CASE("a corrected fact still stands when a confirmed one supersedes it") {
    Stage made;
    const Service service = made.service("S1", Continuity::stopped);
    made.record.facts.put(told::fact("F-S1", FactStatus::corrected, "S1"));
    CHECK(shown_continuity(made.record, service) == Continuity::unknown);
    Fact better = told::fact("F9", FactStatus::confirmed, "S1");
    better.supersedes = FactId("F-S1");
    made.record.facts.put(better);
    CHECK(shown_continuity(made.record, service) == Continuity::stopped);
}

TEST_CASE("an accepted residual stands behind everything that is still open") {
    Stage made;
    Service residual = made.service("residual", Continuity::stopped);
    residual.accepted_residual = true;
    made.put(residual);
    made.service("workaround", Continuity::workaround);
    CHECK(ids(troubled_in_order(made.record, at_now())) == "workaround residual ");
}

TEST_CASE("actions stand by who must look at them first") {
    Stage made;
    const auto put = [&](const std::string& id, ActionState state, auto change) {
        Action action = made.action(id, state);
        change(action);
        made.record.actions.put(action);
    };
    const auto nothing = [](Action&) {};
    put("doing", ActionState::in_progress, nothing);
    put("proposed", ActionState::proposed, nothing);
    put("verifying", ActionState::verifying, nothing);
    put("due", ActionState::in_progress, [](Action& action) { action.due = told::at("08:30"); });
    put("unacked", ActionState::ordered, [](Action& action) { action.state_since = told::at("08:09"); });
    put("overdue", ActionState::in_progress, [](Action& action) { action.check_at = told::at("08:10"); });
    put("unowned", ActionState::ordered, [](Action& action) { action.owner.clear(); });
    put("blocked", ActionState::blocked, nothing);
    put("helped", ActionState::in_progress, nothing);
    put("done", ActionState::done, nothing);
    Help help;
    help.id = HelpId("H1");
    help.action_id = ActionId("helped");
    made.record.helps.put(help);
    CHECK(ids(open_in_order(made.record, at_now())) ==
          "helped blocked overdue unowned unacked due doing verifying proposed ");
}

TEST_CASE("an order counts as unacknowledged after three minutes") {
    Action action = Stage{}.action("A1", ActionState::ordered);
    action.state_since = told::at("08:09:40");
    CHECK_FALSE(is_unacknowledged(action, told::at("08:12:40")));
    CHECK(is_unacknowledged(action, told::at("08:12:41")));
}

TEST_CASE("rows keep their places while they may not reorder") {
    Stage made;
    made.service("S1", Continuity::degraded);
    made.service("S2", Continuity::stopped);
    const std::vector<ServiceId> before{ServiceId("S1"), ServiceId("S2")};
    CHECK(ids(places_after(before, made.record, at_now(), {}, false)) == "S1 S2 ");
    CHECK(ids(places_after(before, made.record, at_now(), {}, true)) == "S2 S1 ");
}

TEST_CASE("a service newly in trouble comes in where it belongs at once") {
    Stage made;
    made.service("S1", Continuity::degraded);
    made.service("S2", Continuity::workaround);
    made.service("S3", Continuity::stopped);
    made.service("S4", Continuity::workaround);
    const std::vector<ServiceId> before{ServiceId("S1"), ServiceId("S2")};
    CHECK(ids(places_after(before, made.record, at_now(), {}, false)) == "S3 S1 S2 S4 ");
}

TEST_CASE("a service that is normal again keeps its place while it is leaving") {
    Stage made;
    made.service("S1", Continuity::normal);
    made.service("S2", Continuity::degraded);
    const std::vector<ServiceId> before{ServiceId("S1"), ServiceId("S2")};
    CHECK(ids(places_after(before, made.record, at_now(), {ServiceId("S1")}, false)) == "S1 S2 ");
    CHECK(ids(places_after(before, made.record, at_now(), {}, false)) == "S2 ");
}
