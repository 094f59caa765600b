// When a service's trouble began, told at once, late, or told better: what the record then holds, and what is refused.
// It must never know how a beginning looks.
#include "model/record/order.h"
#include "model/warnings.h"
#include "tests/support/told.h"

#include <algorithm>

using namespace model;
using told::at;
using told::text;

namespace {

// A service nobody has stated yet, as typed from 16:00 on.
struct Desk {
    Record record;

    Desk() {
        DeclareService declare;
        declare.service = ServiceId("S1");
        declare.name = text("機能フラグ");
        told::done(record, declare, told::command_a(), at("16:00"));
    }
    // What somebody saw with their own eyes at `seen`, or heard, typed at `now`.
    void fact(const char* id, std::string_view seen, std::string_view now, FactKind kind = FactKind::fact,
              bool confirmed = true) {
        PostFact post;
        post.fact = FactId(id);
        post.at = at(seen);
        post.kind = kind;
        post.text = text(id);
        post.about = ServiceId("S1");
        post.confirmed = confirmed;
        told::done(record, post, told::command_a(), at(now));
    }
    void state(Continuity to, const char* basis, std::string_view now) {
        ChangeService change;
        change.service = ServiceId("S1");
        change.continuity = to;
        change.basis = FactId(basis);
        told::done(record, change, told::command_a(), at(now));
    }
    static TellBeginning beginning(std::string_view clock, std::optional<Word<Continuity>> state = {}) {
        return {ServiceId("S1"), state, at(clock), {}};
    }
    void began(std::string_view clock, std::string_view now, std::optional<Word<Continuity>> state = {}) {
        told::done(record, beginning(clock, state), told::command_a(), at(now));
    }
    const Service& service() const { return *record.services.find(ServiceId("S1")); }
    // "16:58 told 17:25"
    std::string since() const { return said({*service().since, service().told_at}); }
    std::string impact() const {
        const auto found = impact_of(service());
        return found ? said(*found) : "none";
    }
    static std::string said(const Beginning& beginning) {
        return hour_minute(beginning.at) + (beginning.told ? " told " + hour_minute(*beginning.told) : "");
    }
    bool warns(Poor kind, std::string_view now) const {
        const auto all = warnings(record, at(now));
        return std::any_of(all.begin(), all.end(), [&](const Warning& warning) { return warning.kind == kind; });
    }
};

}  // namespace

TEST_CASE("a state began when the confirmed fact behind it says, and stays marked as told late") {
    Desk desk;
    desk.fact("F1", "16:58", "17:25");
    desk.state(Continuity::stopped, "F1", "17:25");
    CHECK(desk.since() == "16:58 told 17:25");
    CHECK(desk.impact() == "16:58 told 17:25");
}

TEST_CASE("what is told within two minutes was told at once") {
    Desk desk;
    desk.fact("F1", "16:58", "16:58");
    desk.state(Continuity::stopped, "F1", "17:00");
    CHECK(desk.since() == "16:58");
    desk.fact("F2", "17:10", "17:12");
    desk.state(Continuity::normal, "F2", "17:13");
    CHECK(desk.since() == "17:10 told 17:13");
}

TEST_CASE("a fact nobody has confirmed moves no beginning; once it is confirmed and named, it does") {
    Desk desk;
    desk.fact("F1", "16:58", "17:20", FactKind::fact, false);
    desk.state(Continuity::unknown, "F1", "17:21");
    CHECK(desk.since() == "16:00");
    CHECK(desk.impact() == "none");
    told::done(desk.record, ConfirmFact{FactId("F1")}, told::command_a(), at("17:30"));
    CHECK(desk.since() == "16:00");
    desk.state(Continuity::stopped, "F1", "17:31");
    CHECK(desk.since() == "16:58 told 17:31");
}

TEST_CASE("an estimate or a hypothesis says nothing of when something began") {
    for (const FactKind kind : {FactKind::estimate, FactKind::hypothesis}) {
        Desk desk;
        desk.fact("F1", "16:58", "17:25", kind);
        desk.state(Continuity::degraded, "F1", "17:26");
        CHECK(desk.since() == "17:26");
    }
}

TEST_CASE("correcting the fact leaves the beginning, which is told better by itself") {
    Desk desk;
    desk.fact("F1", "16:58", "17:25");
    desk.state(Continuity::stopped, "F1", "17:25");
    told::done(desk.record, CorrectFact{FactId("F1"), FactId("F2"), text("all requests fail")}, told::command_a(),
               at("17:40"));
    CHECK(desk.since() == "16:58 told 17:25");
    desk.began("17:03", "17:41");
    CHECK(desk.since() == "17:03 told 17:41");
}

TEST_CASE("a trouble that got worse began with its first state, and its beginning is told apart from the state's") {
    Desk desk;
    desk.fact("F1", "16:50", "17:00");
    desk.state(Continuity::degraded, "F1", "17:00");
    desk.fact("F2", "17:10", "17:10");
    desk.state(Continuity::stopped, "F2", "17:11");
    CHECK(desk.since() == "17:10");
    CHECK(desk.impact() == "16:50 told 17:00");
    desk.began("16:40", "17:20");
    CHECK(desk.since() == "17:10");
    CHECK(desk.impact() == "16:40 told 17:20");
    desk.began("17:05", "17:21", Continuity::stopped);
    CHECK(desk.since() == "17:05 told 17:21");
    CHECK(desk.impact() == "16:40 told 17:20");
}

TEST_CASE("after it is over one can still tell when the trouble began, and when it was over") {
    Desk desk;
    desk.fact("F1", "16:58", "17:25");
    desk.state(Continuity::stopped, "F1", "17:25");
    desk.fact("F2", "18:00", "18:30");
    desk.state(Continuity::normal, "F2", "18:30");
    CHECK(desk.since() == "18:00 told 18:30");
    desk.began("16:42", "18:40");
    CHECK(desk.impact() == "16:42 told 18:40");
    desk.began("17:50", "18:41", Continuity::normal);
    CHECK(desk.since() == "17:50 told 18:41");
    CHECK(desk.impact() == "16:42 told 18:40");
    told::refused(desk.record, Desk::beginning("17:55"), told::command_a(), at("18:42"));
    told::refused(desk.record, Desk::beginning("16:30", Continuity::normal), told::command_a(), at("18:42"));
}

TEST_CASE("a relapse is a trouble of its own with its own beginning") {
    Desk desk;
    desk.fact("F1", "16:58", "17:00");
    desk.state(Continuity::stopped, "F1", "17:00");
    desk.fact("F2", "17:30", "17:30");
    desk.state(Continuity::normal, "F2", "17:30");
    desk.fact("F3", "17:40", "17:50");
    desk.state(Continuity::degraded, "F3", "17:50");
    CHECK(desk.impact() == "17:40 told 17:50");
}

TEST_CASE(
    "a fact from before the service was seen normal moves no beginning there; whoever says so is taken and warned") {
    Desk desk;
    desk.fact("F1", "17:00", "17:00");
    desk.state(Continuity::normal, "F1", "17:00");
    desk.fact("F2", "16:50", "17:10", FactKind::fact, false);
    desk.state(Continuity::unknown, "F2", "17:10");
    told::done(desk.record, ConfirmFact{FactId("F2")}, told::command_a(), at("17:12"));
    desk.state(Continuity::stopped, "F2", "17:12");
    CHECK(desk.since() == "17:12");
    CHECK_FALSE(desk.warns(Poor::began_before_normal, "17:13"));
    desk.began("16:50", "17:14");
    CHECK(desk.since() == "16:50 told 17:14");
    CHECK(desk.warns(Poor::began_before_normal, "17:15"));
    desk.began("17:05", "17:16");
    CHECK_FALSE(desk.warns(Poor::began_before_normal, "17:17"));
}

TEST_CASE("nothing begins in the time to come, in another state than the present, or where there was no trouble") {
    Desk desk;
    desk.fact("F1", "17:00", "17:00");
    desk.state(Continuity::normal, "F1", "17:00");
    const Problem none = told::refused(desk.record, Desk::beginning("16:30"), told::command_a(), at("17:10"));
    CHECK(none.sentence.en.find("began S1 normal") != std::string::npos);
    desk.fact("F2", "17:20", "17:20");
    desk.state(Continuity::stopped, "F2", "17:20");
    CHECK(told::refused(desk.record, Desk::beginning("17:40"), told::command_a(), at("17:30")).field == "at");
    told::refused(desk.record, Desk::beginning("17:10", Continuity::degraded), told::command_a(), at("17:30"));
    told::refused(desk.record, Desk::beginning("17:10"), told::recovery(), at("17:30"));
}

TEST_CASE("a record in which everything was told at once has no word of beginnings") {
    Desk desk;
    desk.fact("F1", "17:00", "17:00");
    desk.state(Continuity::stopped, "F1", "17:00");
    const Service& service = desk.service();
    CHECK_FALSE((service.told_at || service.impact_since || service.impact_told_at || service.normal_at));
}

TEST_CASE("after the feed's clock was set back a new fact still ends the trouble, and nothing is told late by it") {
    Desk desk;
    desk.fact("F1", "17:00", "17:00");
    desk.state(Continuity::stopped, "F1", "17:00");
    desk.fact("F2", "14:05", "14:05");
    desk.state(Continuity::normal, "F2", "14:06");
    CHECK(desk.service().continuity == Continuity::normal);
    CHECK(desk.since() == "14:06");
    CHECK(desk.warns(Poor::clock_set_back, "14:06"));
    CHECK_FALSE(desk.warns(Poor::clock_set_back, "17:30"));
}

TEST_CASE("the impact of an incident began with the first of its services, not with those of another one") {
    Record record;
    const auto put = [&](const char* id, std::string_view since) {
        Service service = told::service(id, Continuity::stopped);
        service.since = at(since);
        record.services.put(service);
    };
    put("S1", "17:10");
    put("S2", "16:58");
    put("S3", "16:00");
    Incident incident;
    incident.id = IncidentId("INC-1");
    incident.recognised_at = at("17:20");
    record.incidents.put(incident);
    Incident other = incident;
    other.id = IncidentId("INC-2");
    record.incidents.put(other);
    Action work = told::action("A1", ActionState::ordered);
    work.service_ids = {ServiceId("S3")};
    work.incident = IncidentId("INC-2");
    record.actions.put(work);
    REQUIRE(impact_of(record, incident));
    CHECK(impact_of(record, incident)->at == at("16:58"));
    CHECK(impact_of(record, other)->at == at("16:00"));
}
