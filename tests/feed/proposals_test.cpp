// What a source proposes: once, unowned, unconfirmed. When it does again: tests/feed/occurrences_test.cpp.
// It must never bypass decide: every proposal is applied with a source's permission.
#include "feed/source/proposals.h"
#include "tests/support/running_feed.h"

using namespace feed_test;
using model::Continuity;

namespace {

model::Rules rules() {
    model::Rules rules;
    rules.services = {{model::ServiceId("S2"), {"相場配信", "Market data"}, {}, "かなた市場", 1},
                      {model::ServiceId("S5"), {"売買監視", "Surveillance"}, {}, {}, 2}};
    model::Rule storage;
    storage.name = "storage";
    storage.services = {model::ServiceId("S2"), model::ServiceId("S5")};
    storage.verb = model::Verb::isolate;
    storage.object = {"共有ディスク", "shared storage"};
    model::Rule known;
    known.name = "known";
    known.disposition = model::Disposition::no_action;
    rules.rules = {storage, known};
    return rules;
}

model::AlertGroup group(const std::string& id, std::uint64_t count, model::Instant first) {
    model::AlertGroup group;
    group.id = id;
    group.count = count;
    group.first_at = first;
    group.disposition = model::Disposition::folded;
    return group;
}

model::Instant minute(int n) { return noon() + model::Milliseconds{60000 * n}; }

// Applies what is proposed and says how many commands it was.
std::size_t settle(model::Record& record, const std::vector<model::AlertGroup>& groups, model::Instant now) {
    const model::Actor source{"alertmanager", {}, "source", model::Permission::source};
    const auto commands = feed::proposals(record, rules(), {groups, {}, "alertmanager"}, now);
    for (const model::Command& command : commands) {
        const auto event = model::decide(record, command, source, now);
        if (!event) FAIL(event.problem().sentence.en);
        REQUIRE(model::advance(record, *event));
    }
    return commands.size();
}

void apply(model::Record& record, const model::Command& command, model::Instant now) {
    const auto event = model::decide(record, command, commander(), now);
    if (!event) FAIL(event.problem().sentence.en);
    REQUIRE(model::advance(record, *event));
}

const model::Action* action(const model::Record& record, const std::string& id) {
    return record.actions.find(model::ActionId(id));
}

}  // namespace

TEST_CASE("services of the rules are declared once, as unknown") {
    model::Record record;
    CHECK(settle(record, {}, noon()) == 2);
    CHECK(record.services.find(model::ServiceId("S2"))->continuity == Continuity::unknown);
    CHECK(record.services.find(model::ServiceId("S2"))->tier == 1);
    CHECK(settle(record, {}, noon()) == 0);
}

TEST_CASE("a group becomes one proposed, unowned action, an unchecked fact and an unknown service") {
    model::Record record;
    settle(record, {group("storage", 1038, minute(-1))}, noon());
    REQUIRE(action(record, "storage") != nullptr);
    CHECK(action(record, "storage")->state == model::ActionState::proposed);
    CHECK(action(record, "storage")->owner.empty());
    CHECK(action(record, "storage")->service_ids.size() == 2);
    const auto* fact = record.facts.find(model::FactId("storage.1"));
    REQUIRE(fact != nullptr);
    CHECK(fact->status == model::FactStatus::unconfirmed);
    CHECK(fact->source == "alertmanager");
    CHECK(fact->at == minute(-1));
    CHECK(fact->text.ja.find("1038件") != std::string::npos);
    CHECK(record.services.find(model::ServiceId("S2"))->basis.text == "storage.1");
    CHECK(settle(record, {group("storage", 2000, minute(-1))}, minute(1)) == 0);
}

TEST_CASE("unclassified alerts and those with no action propose nothing") {
    model::Record record;
    settle(record, {}, noon());
    CHECK(settle(record, {group("unclassified", 7, noon()), group("known", 7, noon()), group("gone", 1, noon())},
                 noon()) == 0);
    CHECK(settle(record, {group("storage", 0, noon())}, noon()) == 0);
}

TEST_CASE("a normal service becomes unknown; a known trouble is not doubted") {
    model::Record record;
    for (const char* id : {"S2", "S5"}) {
        model::DeclareService declare;
        declare.service = model::ServiceId(id);
        declare.name = {id, id};
        declare.continuity = Continuity::normal;
        apply(record, declare, noon());
    }
    model::PostFact seen;
    seen.fact = model::FactId("F1");
    seen.at = noon();
    seen.text = {"止まった", "stopped"};
    seen.confirmed = true;
    apply(record, seen, noon());
    model::ChangeService stopped;
    stopped.service = model::ServiceId("S5");
    stopped.continuity = Continuity::stopped;
    stopped.basis = model::FactId("F1");
    apply(record, stopped, noon());
    settle(record, {group("storage", 3, minute(1))}, minute(1));
    CHECK(record.services.find(model::ServiceId("S2"))->continuity == Continuity::unknown);
    CHECK(record.services.find(model::ServiceId("S5"))->continuity == Continuity::stopped);
}

TEST_CASE("a group says which action is its own: the open one, or the one that is over though it fires") {
    model::Record record;
    std::vector<model::AlertGroup> groups{group("storage", 3, noon())};
    settle(record, groups, noon());
    feed::put_actions(record, groups);
    CHECK(groups[0].action_id.text == "storage");
    CHECK(groups[0].done_id.empty());
    apply(record, model::CancelAction{model::ActionId("storage"), {"誤報", "false"}}, minute(5));
    groups = {group("storage", 3, noon())};
    feed::put_actions(record, groups);
    CHECK(groups[0].action_id.empty());
    CHECK(groups[0].done_id.text == "storage");
    groups[0] = group("storage", 3, noon());
    groups[0].silenced = 3;
    feed::put_actions(record, groups);
    CHECK(groups[0].done_id.empty());
}
