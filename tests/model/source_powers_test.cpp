// What a monitoring source may not do with what people know, of its own and of another organisation: each refusal says what
// and whom to ask. It must never know a token.
#include "tests/support/told.h"

using namespace model;
using told::at;
using told::text;

namespace {

const Instant now = at("08:30");

Actor source(std::string org = "こだま運用") { return {"監視", std::move(org), "api", Permission::source}; }

Record record_with(Service service) {
    Record record;
    record.facts.put(told::fact("F1", FactStatus::confirmed, service.id.text));
    record.facts.put(told::fact("F2", FactStatus::unconfirmed, "S9"));
    record.services.put(std::move(service));
    return record;
}

Service stopped() {
    Service service = told::service("S1", Continuity::stopped, "つばめ保守");
    service.basis = FactId("F1");
    return service;
}

ChangeService doubt() { return {ServiceId("S1"), Continuity::unknown, {}, {}, {}, {}, {}, {}}; }

Problem refused(const Record& record, const Command& command, const std::string& org = "こだま運用") {
    Problem problem = told::refused(record, command, source(org), now);
    CHECK(problem.trouble == Trouble::forbidden);
    CHECK(problem.sentence.en.find("ask a commander") != std::string::npos);
    CHECK(problem.sentence.ja.find("統括に頼んでください。") != std::string::npos);
    return problem;
}

bool taken(const Record& record, const Command& command) {
    return static_cast<bool>(decide(record, command, source(), now));
}

}  // namespace

TEST_CASE("a source changes nothing about a service that is known, not even one of its own organisation") {
    const Record record = record_with(stopped());
    for (const std::string org : {"こだま運用", "つばめ保守"}) {
        DeclareService declare;
        declare.service = ServiceId("S1");
        CHECK(refused(record, declare, org).field == "service");
        declare.name = text("別の名前");
        CHECK(refused(record, declare, org).sentence.en.starts_with("A monitoring source may not rename S1"));
        declare = {};
        declare.service = ServiceId("S1");
        declare.owner_org = "こだま運用";
        refused(record, declare, org);
        declare.owner_org.clear();
        declare.tier = 3;
        refused(record, declare, org);
    }
}

TEST_CASE("a source adds a service nobody knows, without a state, an impact or a deadline") {
    DeclareService declare;
    declare.service = ServiceId("S2");
    declare.name = text("決済");
    declare.owner_org = "つばめ保守";
    CHECK(taken(Record(), declare));
    declare.continuity = Continuity::normal;
    CHECK(refused(Record(), declare).field == "continuity");
    declare.continuity = Continuity::unknown;
    declare.impact = Impact::none;
    CHECK(refused(Record(), declare).field == "continuity");
    declare.impact = Impact::unknown;
    declare.deadlines = std::vector<Deadline>{{text("締め"), at("09:00"), {}, {}, {}}};
    CHECK(refused(Record(), declare).field == "deadlines");
}

TEST_CASE("a source takes back nothing that people said of a service, whatever organisation it is of") {
    for (const Continuity known : {Continuity::stopped, Continuity::degraded, Continuity::workaround}) {
        Service service = stopped();
        service.continuity = known;
        CHECK(refused(record_with(service), doubt()).sentence.en.starts_with("A monitoring source may not take back"));
        CHECK(refused(record_with(service), doubt(), "つばめ保守").field == "service");
    }
    Service being_looked_at = stopped();
    being_looked_at.continuity = Continuity::unknown;
    refused(record_with(being_looked_at), doubt());
    Service unheard_of = stopped();
    unheard_of.continuity = Word<Continuity>(Continuity::other, "half");
    refused(record_with(unheard_of), doubt());
}

TEST_CASE("a source doubts a service that is normal or of which nothing was said, and says no more than that") {
    Service normal = stopped();
    normal.continuity = Continuity::normal;
    CHECK(taken(record_with(normal), doubt()));
    Service unstated = told::service("S1", Continuity::unknown);
    CHECK(taken(record_with(unstated), doubt()));
    ChangeService more = doubt();
    more.impact = Impact::unknown;
    CHECK(taken(record_with(normal), more));
    more.impact = Impact::none;
    refused(record_with(normal), more);
    more = doubt();
    more.impact_text = text("影響なし");
    refused(record_with(normal), more);
    more = doubt();
    more.workaround = text("電話で");
    refused(record_with(normal), more);
    more = doubt();
    more.next_update_at = at("23:00");
    refused(record_with(normal), more);
    more = doubt();
    more.basis = FactId("F2");
    CHECK(refused(record_with(normal), more).field == "basis");
}

TEST_CASE("a source counts alerts on work that goes on, and its notes push out none that people wrote") {
    Record record;
    Action action = told::action("A1", ActionState::in_progress, "復旧E", "つばめ保守");
    for (int n = 0; n < 50; ++n) action.notes.push_back({at("08:00"), "復旧E", text("経過 " + std::to_string(n))});
    record.actions.put(action);
    record.actions.put(told::action("A2", ActionState::done));
    NoteAction note{ActionId("A1"), text("3件")};
    note.alerts = 3;
    const Event event = told::done(record, note, source(), now);
    CHECK(told::changed<Action>(event).notes == action.notes);
    CHECK(told::changed<Action>(event).alerts == 3);
    CHECK(told::done(record, NoteAction{ActionId("A1"), text("人の記録")}, told::recovery(), now).seq == 2);
    note.action = ActionId("A2");
    CHECK(refused(record, note).field == "action");
}

TEST_CASE("what a source reports comes from the source and never from somebody else") {
    PostFact post{{}, now, {}, {}, {}, text("停止"), {}, false};
    const auto event = decide(Record(), post, source(), now);
    REQUIRE(event);
    CHECK(told::changed<Fact>(*event).source == "監視");
    post.source = "監視";
    CHECK(taken(Record(), post));
    post.source = "統括A";
    CHECK(refused(Record(), post).field == "source");
}
