// Who may give which command, on things of the own and of another organisation: every cell of the table in docs/powers.md is
// tried. It must never ask the code that decides: what is expected stands on the page.
#include "model/wire/wire.h"
#include "tests/support/places.h"
#include "tests/support/told.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace model;
using told::at;
using told::text;

namespace {

const std::string own = "つばめ保守";
const std::string other = "かなた市場";
const Instant now = at("08:30");

Help help(const std::string& id, HelpState state) {
    Help made;
    made.id = HelpId(id);
    made.skill = text("経験者");
    made.state = state;
    return made;
}

Decision decision(const std::string& id, DecisionState state) {
    Decision made;
    made.id = DecisionId(id);
    made.question = text("切替えるか");
    made.options = {{"a", text("切替える"), {}, {}}};
    made.decide_by = at("09:00");
    made.state = state;
    return made;
}

void put_people(Record& record) {
    record.roles.put(told::holding("commander-1", RoleName::commander, "復旧E", own, "07:00"));
    Handover handover;
    handover.id = HandoverId("HO1");
    handover.from = "復旧E";
    handover.to = "復旧E";
    handover.to_org = own;
    record.handovers.put(handover);
    Guardrail guardrail;
    guardrail.id = GuardrailId("X1");
    guardrail.text = text("再起動しない");
    record.guardrails.put(guardrail);
}

// Something in every state from which a command leads on; but for A7 what has an owner is 復旧E's of つばめ保守.
Record everything() {
    Record record;
    Incident incident;
    incident.id = IncidentId("INC-1");
    incident.phase = Phase::assessing;
    record.incidents.put(incident);
    record.facts.put(told::fact("F1", FactStatus::unconfirmed));
    record.facts.put(told::fact("F2", FactStatus::confirmed, {}, own));
    Service stopped = told::service("S1", Continuity::stopped, own);
    stopped.basis = FactId("F2");
    record.services.put(stopped);
    record.services.put(told::service("S2", Continuity::normal, own));
    record.actions.put(told::action("A1", ActionState::proposed));
    int number = 1;
    for (const ActionState state : {ActionState::ordered, ActionState::acknowledged, ActionState::in_progress,
                                    ActionState::in_progress, ActionState::verifying})
        record.actions.put(told::action("A" + std::to_string(++number), state, "復旧E", own));
    record.actions.put(told::action("A7", ActionState::in_progress, "業務D", other));
    record.decisions.put(decision("D1", DecisionState::open));
    record.decisions.put(decision("D2", DecisionState::decided));
    record.helps.put(help("H1", HelpState::wanted));
    record.helps.put(help("H2", HelpState::offered));
    record.helps.put(help("H3", HelpState::accepted));
    record.helps.put(help("H4", HelpState::arrived));
    put_people(record);
    return record;
}

AddAction add_action() {
    AddAction add;
    add.verb = Verb::isolate;
    add.object = text("1号機");
    return add;
}

DeclareService new_service() {
    DeclareService declare;
    declare.service = ServiceId("S9");
    declare.name = text("決済");
    return declare;
}

std::vector<Command> on_services_and_facts() {
    const ServiceId s1("S1");
    const ServiceId s2("S2");
    return {OpenIncident{{}, text("停止"), Severity::sev1, {}},
            ChangePhase{{}, Phase::responding},
            SetHold{{}, at("09:00"), {}},
            new_service(),
            ChangeService{s2, Continuity::unknown, {}, {}, {}, {}, {}, {}},
            TellBeginning{s1, {}, at("06:00"), {}},
            PromiseUpdate{s1, at("09:00")},
            AcceptResidual{s1, true},
            PostFact{{}, now, {}, {}, {}, text("停止"), s1, false},
            ConfirmFact{FactId("F1")},
            RefuteFact{FactId("F1")},
            CorrectFact{FactId("F2"), {}, text("遅延")}};
}

std::vector<Command> on_actions() {
    return {add_action(),
            OrderAction{ActionId("A1"), "業務D", other, {}},
            ClaimAction{ActionId("A1"), {}, {}},
            ReleaseAction{ActionId("A3"), {}},
            TakeOverAction{ActionId("A7"), "業務D", {}},
            AcknowledgeAction{ActionId("A2")},
            StartAction{ActionId("A3"), {}},
            BlockAction{ActionId("A4"), text("部品")},
            VerifyAction{ActionId("A4")},
            CompleteAction{ActionId("A6"), text("直った"), true},
            CancelAction{ActionId("A4"), text("不要")},
            NoteAction{ActionId("A4"), text("途中")},
            MoveCheck{ActionId("A4"), at("09:00")}};
}

std::vector<Command> on_the_rest() {
    const HelpId h2("H2");
    return {PutDecision{{}, text("切替えるか"), {{"a", text("切替える"), {}, {}}}, {}, {}, at("09:00"), {}},
            MakeDecision{DecisionId("D1"), "a", {}},
            WithdrawDecision{DecisionId("D1")},
            LapseDecision{DecisionId("D1")},
            SupersedeDecision{DecisionId("D2")},
            AskHelp{{}, text("経験者"), 1, {}, {}},
            OfferHelp{HelpId("H1"), text("二人")},
            DeclineHelp{h2},
            AcceptHelp{h2},
            HelpArrived{HelpId("H3")},
            ReleaseHelp{HelpId("H4"), text("ありがとう")},
            WithdrawHelp{h2},
            SetGuardrail{{}, text("再起動しない"), {}, {}},
            LiftGuardrail{GuardrailId("X1")},
            AssignRole{RoleName::scribe, "記録C", other},
            RequestHandover{{}, RoleName::scribe, "記録C", other, {}},
            MoveHandover{HandoverId("HO1"), HandoverState::briefing}};
}

std::vector<Command> all_commands() {
    std::vector<Command> all = on_services_and_facts();
    for (const Command& command : on_actions()) all.push_back(command);
    for (const Command& command : on_the_rest()) all.push_back(command);
    return all;
}

// command → the cells behind it, as the page has them.
std::map<std::string, std::vector<std::string>> page() {
    std::ifstream file(support::source("docs/powers.md"));
    REQUIRE(file);
    std::map<std::string, std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("| `")) continue;
        std::istringstream cells(line.substr(2));
        std::vector<std::string> row;
        for (std::string cell; std::getline(cells, cell, '|');) row.push_back(cell.substr(1, cell.size() - 2));
        const std::string& name = row.front();
        rows[line.substr(3, line.find('`', 3) - 3)] = {row.begin() + 1, row.end()};
        REQUIRE_FALSE(name.empty());
    }
    return rows;
}

bool may(const Command& command, const std::string& org, Permission role) {
    const auto event = decide(everything(), command, Actor{"復旧E", org, "api", role}, now);
    if (!event) INFO(event.problem().sentence.en);
    if (!event) REQUIRE(event.problem().trouble == Trouble::forbidden);
    return static_cast<bool>(event);
}

// A count instead of words, which is what a source notes.
Command counting(const Command& command) {
    const auto* note = std::get_if<NoteAction>(&command);
    if (!note) return command;
    NoteAction counts = *note;
    counts.alerts = 3;
    return counts;
}

}  // namespace

TEST_CASE("every command is allowed and refused to each role and organisation as the page says") {
    const auto rows = page();
    std::set<std::string> tried;
    for (const Command& command : all_commands()) {
        const std::string name(command_name(command));
        INFO(name);
        tried.insert(name);
        REQUIRE(rows.contains(name));
        const std::vector<std::string>& cells = rows.at(name);
        REQUIRE(cells.size() == 3);
        CHECK(may(command, own, Permission::responder) == (cells[0] != "no"));
        CHECK(may(command, other, Permission::responder) == (cells[1] != "no"));
        for (const std::string& org : {own, other}) {
            CHECK(may(counting(command), org, Permission::source) == (cells[2] != "no"));
            CHECK(may(command, org, Permission::commander));
            CHECK(may(command, org, Permission::admin));
            CHECK_FALSE(may(command, org, Permission::viewer));
        }
    }
    CHECK(tried.size() == std::variant_size_v<CommandKinds>);
    CHECK(rows.size() == tried.size());
}
