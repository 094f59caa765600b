// The built-in incident, decided and advanced from its first line to its last, as a feed would.
// It must never excuse a refusal or a warning: the demo shows good practice.
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/warnings.h"
#include "model/wire/wire.h"
#include "tests/support/places.h"
#include "tests/support/told.h"

#include <algorithm>
#include <fstream>
#include <map>

using namespace model;
using told::at;

namespace {

std::vector<DemoStep> demo_steps() {
    std::ifstream file(support::source("assets/demo.jsonl"));
    REQUIRE(file);
    std::vector<DemoStep> steps;
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        if (!step) FAIL("line " << steps.size() + 1 << ": " << step.problem().sentence.en);
        steps.push_back(*step);
    }
    return steps;
}

// Plays up to and including `last` and looks at the record after every command.
template <class Look>
Record played(std::size_t last, Look look) {
    Record record;
    record.epoch = "demo";
    const auto steps = demo_steps();
    for (std::size_t i = 0; i < std::min(last, steps.size()); ++i) {
        for (const DemoCommand& said : steps[i].commands) {
            INFO("step " << i + 1 << ", " << command_name(said.command));
            told::done(record, said.command, said.actor, steps[i].at);
            look(record, steps[i].at, i + 1);
        }
    }
    return record;
}

Record played(std::size_t last = 55) {
    return played(last, [](const Record&, Instant, std::size_t) {});
}

const Service& service(const Record& record, const std::string& id) { return *record.services.find(ServiceId(id)); }
const Action& action(const Record& record, const std::string& id) { return *record.actions.find(ActionId(id)); }

template <class Entity>
std::string states_of(const Table<Entity>& table) {
    std::string states;
    for (const Entity& entity : table)
        states += entity.id.text + ":" + std::string(wire_name(entity.state.value)) + " ";
    return states;
}

std::string continuities(const Record& record) {
    std::string states;
    for (const Service& it : record.services)
        if (!(it.continuity == Continuity::normal))
            states += it.id.text + ":" + std::string(wire_name(it.continuity.value)) + " ";
    return states;
}

}  // namespace

TEST_CASE("the demo has 55 steps in the order of time, told in both languages") {
    const auto steps = demo_steps();
    REQUIRE(steps.size() == 55);
    CHECK(steps.front().at == at("07:00"));
    CHECK(steps.back().at == at("09:30"));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CHECK_FALSE(steps[i].note.ja.empty());
        CHECK_FALSE(steps[i].note.en.empty());
        if (i > 0) CHECK(steps[i - 1].at < steps[i].at);
        for (const DemoCommand& said : steps[i].commands) CHECK(said.actor.via == "demo");
    }
}

TEST_CASE("the demo is decided without a refusal and without a warning") {
    played(55, [](const Record& record, Instant now, std::size_t) {
        for (const Warning& warning : warnings(record, now)) FAIL_CHECK(warning.about << ": " << warning.sentence.en);
        CHECK(record.digest == digest_of(record));
    });
}

TEST_CASE("no step of the demo leaves a warning standing until the next") {
    Record record;
    const auto steps = demo_steps();
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        for (const DemoCommand& said : steps[i].commands) told::done(record, said.command, said.actor, steps[i].at);
        INFO("after step " << i + 1);
        CHECK(warnings(record, steps[i + 1].at - Milliseconds(1)).empty());
    }
}

TEST_CASE("the demo ends as the scenario does") {
    const Record record = played();
    CHECK(record.incidents.all().at(0).phase == Phase::closed);
    CHECK(record.incidents.all().at(0).contained_at == at("09:20"));
    CHECK(record.incidents.all().at(0).hold_until == at("09:20"));
    CHECK(continuities(record) == "S2:workaround S5:workaround S8:stopped ");
    CHECK(service(record, "S8").accepted_residual);
    CHECK(service(record, "S2").basis == FactId("F10"));
    CHECK(service(record, "S2").workaround_until == at("15:30"));
    CHECK(service(record, "S5").workaround_until == at("11:30"));
    CHECK(states_of(record.actions) ==
          "A1:done A2:done A3:done A4:done A5:ineffective A6:done A7:done A8:done A9:done A10:done A11:done "
          "A12:followup A13:followup A14:followup ");
    CHECK(states_of(record.decisions) == "D1:decided D2:decided D3:decided ");
    CHECK(states_of(record.helps) == "H1:released ");
    CHECK(states_of(record.handovers) == "HO1:announced ");
    REQUIRE(record.facts.size() == 11);
    for (const Fact& fact : record.facts)
        CHECK(fact.status == (fact.id == FactId("F3") ? FactStatus::refuted : FactStatus::confirmed));
    REQUIRE(record.guardrails.size() == 1);
    CHECK(record.guardrails.all()[0].until == at("15:30"));
    CHECK_FALSE(record.guardrails.all()[0].lifted);
}

TEST_CASE("the demo never has more than four open actions and always one commander") {
    played(55, [](const Record& record, Instant now, std::size_t) {
        CHECK(std::count_if(record.actions.begin(), record.actions.end(),
                            [](const Action& it) { return is_open(it); }) <= 4);
        const auto commands = [&](const RoleHolding& it) {
            return it.role == RoleName::commander && (!it.until || now < *it.until);
        };
        CHECK(std::count_if(record.roles.begin(), record.roles.end(), commands) == 1);
    });
}

TEST_CASE("the demo's moments look as they are told") {
    const Record calm = played(1);
    CHECK(calm.services.size() == 8);
    CHECK(continuities(calm).empty());
    CHECK(calm.incidents.empty());
    CHECK(calm.roles.all().at(0).holder == "統括A");
    const Record rumour = played(8);
    CHECK(continuities(rumour) == "S2:stopped S3:unknown S5:degraded ");
    const Record stuck = played(12);
    CHECK(action(stuck, "A3").state == ActionState::blocked);
    CHECK(states_of(stuck.helps) == "H1:wanted ");
    const Record handed_over = played(29);
    CHECK(handed_over.roles.all().back().holder == "統括B");
    CHECK(handed_over.roles.all().back().since == at("08:12"));
    CHECK(continuities(played(45)) == "S2:degraded S5:workaround ");
}

TEST_CASE("the demo's alerts add up to 1,284 until they have gone, and its feed is silent for 80 seconds") {
    std::map<std::string, AlertGroup> groups;
    std::map<std::string, AlertGroup> last;
    std::optional<Instant> silent_since;
    Milliseconds silent{0};
    for (const DemoStep& step : demo_steps()) {
        for (const AlertGroup& group : step.groups) {
            last[group.id] = group;
            if (group.count > 0) groups[group.id] = group;
        }
        if (step.silent == std::optional<bool>(true)) silent_since = step.at;
        if (step.silent == std::optional<bool>(false)) silent = step.at - silent_since.value();
    }
    std::uint64_t sum = 0;
    const Record record = played();
    for (const auto& [id, group] : groups) {
        sum += group.count;
        if (!group.action_id.empty()) CHECK(record.actions.find(group.action_id));
    }
    CHECK(groups.size() == 3);
    CHECK(sum == 1284);
    for (const auto& [id, group] : last) CHECK(group.count == 0);
    CHECK(silent == std::chrono::seconds(80));
}

TEST_CASE("two plays of the demo end with the same digest") {
    const Record once = played();
    CHECK(once.digest == played().digest);
    CHECK(once.seq > 100);
    Record shorter = played(54);
    CHECK(shorter.digest != once.digest);
}

TEST_CASE("a line of the demo that is not one is refused with its place") {
    const auto refused = [](std::string_view line) {
        const auto step = parse_demo_step(line);
        REQUIRE_FALSE(step);
        return step.problem().field;
    };
    CHECK(refused(R"({"note":"x"})") == "at");
    CHECK(refused(R"({"at":"2030-10-01T07:00:00","note":"x"})") == "at");
    CHECK(
        refused(R"({"at":"2030-10-01T07:00:00Z","note":"x","commands":[{"who":"A","org":"B","permission":"king"}]})") ==
        "commands[0].permission");
    CHECK(refused(R"({"at":"2030-10-01T07:00:00Z","note":"x","commands":[{"who":"A","org":"B","permission":"admin",)"
                  R"("command":{"type":"claim_action"}}]})") == "commands[0].command.action");
}
