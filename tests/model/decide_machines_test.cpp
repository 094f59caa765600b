// Every arrow of the incident, of facts, decisions, help and handovers: legal and illegal.
// The tables are written here a second time, by hand, from the design's state machines.
#include "tests/support/told.h"

#include <map>

using namespace model;
using told::at;
using told::text;

namespace {

template <class State>
using Arrows = std::map<State, std::vector<State>>;

template <class State>
bool has(const Arrows<State>& arrows, State from, State to) {
    const auto row = arrows.find(from);
    if (row == arrows.end()) return false;
    return std::find(row->second.begin(), row->second.end(), to) != row->second.end();
}

template <class State>
std::vector<State> all_states() {
    std::vector<State> states;
    for (int i = 0; i <= static_cast<int>(State::other); ++i) states.push_back(static_cast<State>(i));
    return states;
}

// `decided` gives the outcome of the command that leads to `to` on an entity in `from`.
template <class State, class Decided, class StateOf>
void check_all(const Arrows<State>& arrows, const std::vector<State>& targets, Decided decided, StateOf state_of) {
    for (const State from : all_states<State>()) {
        for (const State to : targets) {
            INFO("from " << static_cast<int>(from) << " to " << static_cast<int>(to));
            const Result<Event> event = decided(from, to);
            REQUIRE(static_cast<bool>(event) == has(arrows, from, to));
            if (event)
                CHECK(state_of(*event) == to);
            else
                CHECK(event.problem().trouble == Trouble::illegal_transition);
        }
    }
}

}  // namespace

TEST_CASE("an incident moves along its phases and nowhere else") {
    using enum Phase;
    const Arrows<Phase> arrows{{recognised, {assessing, cancelled}},
                               {assessing, {responding, contained, cancelled}},
                               {responding, {contained, assessing}},
                               {contained, {closed, responding}}};
    check_all<Phase>(
        arrows, {recognised, assessing, responding, contained, closed, cancelled},
        [](Phase from, Phase to) {
            Record record;
            Incident incident;
            incident.id = IncidentId("INC-1");
            incident.title = text("相場配信が止まっている");
            incident.phase = from;
            record.incidents.put(incident);
            return decide(record, ChangePhase{IncidentId("INC-1"), to}, told::command_a(), at("08:00"));
        },
        [](const Event& event) { return told::changed<Incident>(event).phase.value; });
}

TEST_CASE("a fact is confirmed, refuted or corrected and nothing else") {
    using enum FactStatus;
    const Arrows<FactStatus> arrows{{unconfirmed, {confirmed, refuted}}, {confirmed, {corrected}}};
    check_all<FactStatus>(
        arrows, {confirmed, refuted, corrected},
        [](FactStatus from, FactStatus to) {
            Record record;
            record.facts.put(told::fact("F1", from));
            const FactId id("F1");
            const Command command = to == confirmed ? Command(ConfirmFact{id})
                                    : to == refuted ? Command(RefuteFact{id})
                                                    : Command(CorrectFact{id, {}, text("4秒遅れている")});
            return decide(record, command, told::business(), at("08:10"));
        },
        [](const Event& event) { return told::changed<Fact>(event).status.value; });
}

TEST_CASE("a decision is made, lapses, is withdrawn or superseded along its arrows only") {
    using enum DecisionState;
    const Arrows<DecisionState> arrows{
        {open, {decided, lapsed, withdrawn}}, {lapsed, {decided}}, {decided, {superseded}}};
    check_all<DecisionState>(
        arrows, {decided, lapsed, withdrawn, superseded},
        [](DecisionState from, DecisionState to) {
            Record record;
            Decision decision;
            decision.id = DecisionId("D1");
            decision.question = text("手動切替か");
            decision.options = {{"a", text("切替"), 20, {}}};
            decision.decide_by = at("08:15");
            decision.state = from;
            record.decisions.put(decision);
            const DecisionId id("D1");
            const Command command = to == decided     ? Command(MakeDecision{id, "a", {}})
                                    : to == lapsed    ? Command(LapseDecision{id})
                                    : to == withdrawn ? Command(WithdrawDecision{id})
                                                      : Command(SupersedeDecision{id});
            return decide(record, command, told::command_a(), at("08:10"));
        },
        [](const Event& event) { return told::changed<Decision>(event).state.value; });
}

TEST_CASE("help is offered, accepted, arrives and is released along its arrows only") {
    using enum HelpState;
    const Arrows<HelpState> arrows{{wanted, {offered, withdrawn}},
                                   {offered, {accepted, wanted, withdrawn}},
                                   {accepted, {arrived, withdrawn}},
                                   {arrived, {released}}};
    check_all<HelpState>(
        arrows, {wanted, offered, accepted, arrived, released, withdrawn},
        [](HelpState from, HelpState to) {
            Record record;
            Help help;
            help.id = HelpId("H1");
            help.skill = text("強制切替の経験者");
            help.state = from;
            record.helps.put(help);
            const std::map<HelpState, Command> commands{{wanted, DeclineHelp{help.id}},
                                                        {offered, OfferHelp{help.id, text("1名")}},
                                                        {accepted, AcceptHelp{help.id}},
                                                        {arrived, HelpArrived{help.id}},
                                                        {released, ReleaseHelp{help.id, text("ありがとう")}},
                                                        {withdrawn, WithdrawHelp{help.id}}};
            return decide(record, commands.at(to), told::recovery(), at("08:10"));
        },
        [](const Event& event) { return told::changed<Help>(event).state.value; });
}

TEST_CASE("a handover goes through briefing and read-back before it is accepted") {
    using enum HandoverState;
    const Arrows<HandoverState> arrows{{requested, {briefing, withdrawn}},
                                       {briefing, {readback, withdrawn}},
                                       {readback, {accepted, withdrawn}},
                                       {accepted, {announced}}};
    check_all<HandoverState>(
        arrows, {requested, briefing, readback, accepted, announced, withdrawn},
        [](HandoverState from, HandoverState to) {
            Record record;
            Handover handover;
            handover.id = HandoverId("HO1");
            handover.from = "統括A";
            handover.to = "統括B";
            handover.state = from;
            record.handovers.put(handover);
            return decide(record, MoveHandover{HandoverId("HO1"), to}, told::command_a(), at("08:10"));
        },
        [](const Event& event) { return told::changed<Handover>(event).state.value; });
}

TEST_CASE("a relapse is counted and ends the hold") {
    Record record;
    const Instant now = at("09:30");
    told::done(record, OpenIncident{IncidentId("INC-1"), text("配信停止"), Severity::sev1, {}}, told::command_a(), now);
    for (const Phase phase : {Phase::assessing, Phase::responding, Phase::contained})
        told::done(record, ChangePhase{{}, phase}, told::command_a(), now);
    told::done(record, SetHold{{}, at("09:45"), text("15分 遅れなし")}, told::command_a(), now);
    CHECK(record.incidents.all()[0].contained_at == now);
    told::done(record, ChangePhase{{}, Phase::responding}, told::command_a(), now);
    const Incident relapsed = record.incidents.all()[0];
    CHECK(relapsed.relapses == 1);
    CHECK_FALSE(relapsed.contained_at);
    CHECK_FALSE(relapsed.hold_until);
    CHECK(relapsed.exit_criteria == text("15分 遅れなし"));
}

TEST_CASE("a corrected fact keeps its old text and is replaced by a confirmed one") {
    Record record;
    record.facts.put(told::fact("F8", FactStatus::confirmed, "S2"));
    const Event event =
        told::done(record, CorrectFact{FactId("F8"), {}, text("4秒遅れている")}, told::business(), at("08:10"));
    REQUIRE(event.entities.size() == 2);
    CHECK(record.facts.find(FactId("F8"))->status == FactStatus::corrected);
    CHECK(record.facts.find(FactId("F8"))->text == text("電文が出ていない"));
    const Fact* replacement = record.facts.find(FactId("F9"));
    REQUIRE(replacement);
    CHECK(replacement->status == FactStatus::confirmed);
    CHECK(replacement->supersedes == FactId("F8"));
    CHECK(replacement->about == ServiceId("S2"));
    CHECK(replacement->confirmed_by_org == "かなた市場 業務部");
}

TEST_CASE("a fact cannot come from the future") {
    const auto post = [](Instant happened, Instant heard) {
        return Command(PostFact{{}, happened, heard, "監視", FactKind::fact, text("停止"), {}, false});
    };
    const Record record;
    CHECK(decide(record, post(at("08:00"), at("08:00:02")), told::business(), at("08:00")));
    CHECK(told::refused(record, post(at("08:00"), at("08:00:03")), told::business(), at("08:00")).field == "heard_at");
    CHECK(told::refused(record, post(at("08:05"), at("08:00")), told::business(), at("08:10")).field == "at");
}

TEST_CASE("what was chosen has to be one of the options") {
    Record record;
    told::done(record,
               PutDecision{{},
                           text("開始するか"),
                           {{"a", text("予定通り"), 10, {}}, {"b", text("延期"), 15, {}}},
                           {},
                           "統括A",
                           at("08:45"),
                           {}},
               told::command_a(), at("08:36"));
    const Problem problem =
        told::refused(record, MakeDecision{DecisionId("D1"), "c", {}}, told::command_a(), at("08:40"));
    CHECK(problem.field == "chosen");
    CHECK(problem.sentence.en == "D1 has the options a, b: say which was chosen.");
    told::done(record, LapseDecision{DecisionId("D1")}, told::command_a(), at("08:46"));
    told::done(record, MakeDecision{DecisionId("D1"), "b", text("遅れたが決めた")}, told::command_a(), at("08:50"));
    CHECK(record.decisions.all()[0].decided_at == at("08:50"));
    CHECK(record.decisions.all()[0].chosen == "b");
}

TEST_CASE("two options cannot share a letter") {
    const Problem problem = told::refused(
        Record(),
        PutDecision{
            {}, text("どちらか"), {{"a", text("甲"), {}, {}}, {"a", text("乙"), {}, {}}}, {}, {}, at("08:45"), {}},
        told::command_a(), at("08:36"));
    CHECK(problem.field == "options");
}

TEST_CASE("a declined offer is forgotten and help is wanted again") {
    Record record;
    const Actor neighbour = told::responder("設備M", "となりの取引所");
    told::done(record, AskHelp{{}, text("強制切替の経験者"), 1, at("07:50"), {}}, told::recovery(), at("07:31"));
    told::done(record, OfferHelp{HelpId("H1"), text("1名")}, neighbour, at("07:36"));
    CHECK(record.helps.all()[0].offer_org == "となりの取引所");
    CHECK(record.helps.all()[0].asked_by == "復旧E");
    told::done(record, DeclineHelp{HelpId("H1")}, told::recovery(), at("07:37"));
    CHECK(record.helps.all()[0].offer_org.empty());
    CHECK(record.helps.all()[0].offer == Text());
}

TEST_CASE("a guardrail keeps its start when its words change, and is lifted once") {
    Record record;
    told::done(record, SetGuardrail{{}, text("再起動 禁止"), text("注文が消える"), {}}, told::command_a(), at("07:20"));
    told::done(record, SetGuardrail{GuardrailId("X1"), text("再起動 禁止"), {}, at("15:30")}, told::command_a(),
               at("09:22"));
    CHECK(record.guardrails.all()[0].since == at("07:20"));
    CHECK(record.guardrails.all()[0].why == text("注文が消える"));
    CHECK(record.guardrails.all()[0].until == at("15:30"));
    told::done(record, LiftGuardrail{GuardrailId("X1")}, told::command_a(), at("15:30"));
    CHECK(told::refused(record, LiftGuardrail{GuardrailId("X1")}, told::command_a(), at("15:31")).trouble ==
          Trouble::illegal_transition);
}
