// How a service's state may change: what stands on which proof, and what "unknown" never needs.
// It must never know how a state looks.
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

const std::string business_org = "かなた市場 業務部";

ChangeService change(Continuity to, std::string basis = {}) {
    ChangeService command;
    command.service = ServiceId("S2");
    command.continuity = to;
    command.basis = FactId(std::move(basis));
    return command;
}

Record record_in(Continuity from) {
    Record record;
    Service service = told::service("S2", from, business_org);
    service.basis = FactId("F1");
    record.services.put(service);
    record.services.put(told::service("S3", Continuity::normal, business_org));
    record.facts.put(told::fact("F1", FactStatus::confirmed, "S2", business_org));
    Fact newer = told::fact("F2", FactStatus::confirmed, "S2", business_org);
    newer.at = at("08:10");
    record.facts.put(newer);
    record.facts.put(told::fact("F-unconfirmed", FactStatus::unconfirmed, "S2"));
    record.facts.put(told::fact("F-refuted", FactStatus::refuted, "S2"));
    record.facts.put(told::fact("F-about-S3", FactStatus::confirmed, "S3", business_org));
    record.facts.put(told::fact("F-about-none", FactStatus::confirmed, "", business_org));
    record.facts.put(told::fact("F-by-others", FactStatus::confirmed, "S2", "つばめ保守"));
    Fact older = told::fact("F-older", FactStatus::confirmed, "S2", business_org);
    older.at = at("07:30");
    record.facts.put(older);
    return record;
}

bool accepted(Continuity from, Continuity to, const std::string& basis) {
    const auto event = decide(record_in(from), change(to, basis), told::command_a(), at("08:30"));
    if (event) CHECK(told::changed<Service>(*event).continuity == to);
    return static_cast<bool>(event);
}

constexpr Continuity known_states[] = {Continuity::normal, Continuity::workaround, Continuity::degraded,
                                       Continuity::unknown, Continuity::stopped};

}  // namespace

TEST_CASE("every service state follows every other on a new confirmed fact") {
    for (const Continuity from : known_states)
        for (const Continuity to : known_states) CHECK(accepted(from, to, "F2"));
}

TEST_CASE("only unknown, and what stays as it is, needs no fact") {
    for (const Continuity from : known_states)
        for (const Continuity to : known_states)
            CHECK(accepted(from, to, "") == (to == Continuity::unknown || to == from));
}

TEST_CASE("a fact that is not confirmed, about another service, or older proves no state") {
    for (const Continuity from : known_states) {
        for (const Continuity to : known_states) {
            INFO("from " << static_cast<int>(from) << " to " << static_cast<int>(to));
            const bool to_unknown = to == Continuity::unknown;
            CHECK(accepted(from, to, "F-unconfirmed") == to_unknown);
            CHECK(accepted(from, to, "F-refuted") == to_unknown);
            CHECK(accepted(from, to, "F-about-S3") == to_unknown);
            CHECK(accepted(from, to, "F-about-none"));
            CHECK(accepted(from, to, "F-older") == (to_unknown || from == Continuity::unknown));
            CHECK(accepted(from, to, "F1") == (to_unknown || from == Continuity::unknown || from == to));
        }
    }
}

TEST_CASE("a service is normal again only when its own organisation confirms it") {
    const Record record = record_in(Continuity::stopped);
    const Problem problem =
        told::refused(record, change(Continuity::normal, "F-by-others"), told::command_a(), at("08:30"));
    CHECK(problem.trouble == Trouble::illegal_transition);
    CHECK(problem.field == "basis");
    CHECK(problem.sentence.ja.find("かなた市場 業務部 の人の確認が要ります") != std::string::npos);
    CHECK(problem.sentence.en.find("somebody of かなた市場 業務部") != std::string::npos);
    CHECK(accepted(Continuity::stopped, Continuity::workaround, "F-by-others"));
}

TEST_CASE("a basis that does not exist is named, with the nearest that does") {
    const Problem problem = told::refused(record_in(Continuity::normal), change(Continuity::stopped, "F-odler"),
                                          told::command_a(), at("08:30"));
    CHECK(problem.trouble == Trouble::not_found);
    CHECK(problem.field == "basis");
    CHECK(problem.sentence.en == "There is no fact F-odler. The nearest is F-older.");
}

TEST_CASE("a new state forgets what was said about the old one") {
    Record record = record_in(Continuity::workaround);
    Service service = *record.services.find(ServiceId("S2"));
    service.impact = Impact::limited;
    service.impact_text = text("片系運転");
    service.workaround = text("2号機のみ");
    service.workaround_until = at("15:30");
    service.next_update_at = at("09:05");
    service.accepted_residual = true;
    record.services.put(service);
    const auto degraded = decide(record, change(Continuity::degraded, "F2"), told::command_a(), at("08:53"));
    REQUIRE(degraded);
    const Service worse = told::changed<Service>(*degraded);
    CHECK(worse.since == at("08:10"));
    CHECK(worse.told_at == at("08:53"));
    CHECK(worse.impact == Impact::unknown);
    CHECK(worse.impact_text == Text());
    CHECK(worse.workaround == text("2号機のみ"));
    CHECK(worse.next_update_at == at("09:05"));
    CHECK_FALSE(worse.accepted_residual);
    const auto normal = decide(record, change(Continuity::normal, "F2"), told::command_a(), at("09:10"));
    REQUIRE(normal);
    const Service well = told::changed<Service>(*normal);
    CHECK(well.impact == Impact::none);
    CHECK(well.workaround == Text());
    CHECK_FALSE(well.workaround_until);
    CHECK_FALSE(well.next_update_at);
}

TEST_CASE("saying more about the same state leaves its start alone") {
    ChangeService more = change(Continuity::stopped);
    more.impact = Word<Impact>(Impact::broad);
    more.impact_text = text("全参加者 相場が見えない");
    const auto event = decide(record_in(Continuity::stopped), more, told::command_a(), at("08:30"));
    REQUIRE(event);
    const Service service = told::changed<Service>(*event);
    CHECK(service.since == at("07:00"));
    CHECK(service.basis == FactId("F1"));
    CHECK(service.impact == Impact::broad);
}

TEST_CASE("a service is declared normal or unknown; anything else needs a fact first") {
    const auto declared = [](Continuity continuity) {
        DeclareService declare;
        declare.name = text("相場配信");
        declare.continuity = continuity;
        return decide(Record(), declare, told::command_a(), at("07:00"));
    };
    for (const Continuity continuity : known_states) {
        const bool provable = continuity == Continuity::normal || continuity == Continuity::unknown;
        CHECK(static_cast<bool>(declared(continuity)) == provable);
    }
    CHECK(told::changed<Service>(*declared(Continuity::normal)).id == ServiceId("S1"));
    const Problem nameless = told::refused(Record(), DeclareService(), told::command_a(), at("07:00"));
    CHECK(nameless.field == "name");
}

TEST_CASE("declaring a known service renames it and leaves its state") {
    Record record = record_in(Continuity::stopped);
    DeclareService declare;
    declare.service = ServiceId("S2");
    declare.short_name = text("配信");
    declare.continuity = Continuity::normal;
    const Event renamed = told::done(record, declare, told::command_a(), at("08:30"));
    CHECK(renamed.what == Happening::service_declared);
    CHECK(record.services.find(ServiceId("S2"))->short_name == text("配信"));
    CHECK(record.services.find(ServiceId("S2"))->name == text("相場配信"));
    CHECK(record.services.find(ServiceId("S2"))->continuity == Continuity::stopped);
    DeclareService deadlines;
    deadlines.service = ServiceId("S2");
    deadlines.deadlines = std::vector<Deadline>{{text("取引開始"), at("09:00"), DeadlineKind::hard, {}}};
    CHECK(told::done(record, deadlines, told::command_a(), at("08:31")).what == Happening::deadlines_set);
    CHECK(record.services.find(ServiceId("S2"))->deadlines.size() == 1);
}

TEST_CASE("only what is known and not normal can be accepted as it is") {
    for (const Continuity state : known_states) {
        const bool acceptable = state != Continuity::normal && state != Continuity::unknown;
        const Record record = record_in(state);
        const auto event = decide(record, AcceptResidual{ServiceId("S2"), true}, told::command_a(), at("09:20"));
        CHECK(static_cast<bool>(event) == acceptable);
        CHECK(decide(record, AcceptResidual{ServiceId("S2"), false}, told::command_a(), at("09:20")));
    }
}

TEST_CASE("a promise is renewed without touching the state") {
    Record record = record_in(Continuity::stopped);
    told::done(record, PromiseUpdate{ServiceId("S2"), at("08:35")}, told::business(), at("08:08"));
    CHECK(record.services.find(ServiceId("S2"))->next_update_at == at("08:35"));
    CHECK(record.services.find(ServiceId("S2"))->continuity == Continuity::stopped);
}
