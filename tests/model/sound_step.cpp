// See sound.h: one event against the record before it. The arrows are written by hand from the information model.
// It must never call a rule of decide.
#include "tests/model/sound.h"

#include "model/record/order.h"

#include <algorithm>
#include <map>
#include <set>

namespace sound {

using namespace model;

namespace {

template <class State>
using Arrows = std::map<State, std::set<State>>;

const Arrows<Phase>& arrows(Phase) {
    using enum Phase;
    static const Arrows<Phase> all{{recognised, {assessing, cancelled}},
                                   {assessing, {responding, contained, cancelled}},
                                   {responding, {contained, assessing}},
                                   {contained, {closed, responding}}};
    return all;
}

// Claiming acknowledges, giving back what was only acknowledged makes it an order again.
const Arrows<ActionState>& arrows(ActionState) {
    using enum ActionState;
    static const Arrows<ActionState> all{{proposed, {ordered, acknowledged, cancelled}},
                                         {ordered, {acknowledged, cancelled}},
                                         {acknowledged, {ordered, in_progress, cancelled}},
                                         {in_progress, {verifying, blocked, done, cancelled}},
                                         {blocked, {in_progress, cancelled}},
                                         {verifying, {done, ineffective}}};
    return all;
}

const Arrows<DecisionState>& arrows(DecisionState) {
    using enum DecisionState;
    static const Arrows<DecisionState> all{
        {open, {decided, lapsed, withdrawn}}, {lapsed, {decided}}, {decided, {superseded}}};
    return all;
}

const Arrows<FactStatus>& arrows(FactStatus) {
    using enum FactStatus;
    static const Arrows<FactStatus> all{{unconfirmed, {confirmed, refuted}}, {confirmed, {corrected}}};
    return all;
}

const Arrows<HelpState>& arrows(HelpState) {
    using enum HelpState;
    static const Arrows<HelpState> all{{wanted, {offered, withdrawn}},
                                       {offered, {accepted, wanted, withdrawn}},
                                       {accepted, {arrived, withdrawn}},
                                       {arrived, {released}}};
    return all;
}

const Arrows<HandoverState>& arrows(HandoverState) {
    using enum HandoverState;
    static const Arrows<HandoverState> all{{requested, {briefing, withdrawn}},
                                           {briefing, {readback, withdrawn}},
                                           {readback, {accepted, withdrawn}},
                                           {accepted, {announced}}};
    return all;
}

template <class State>
bool leads(const Word<State>& from, const Word<State>& to) {
    if (from == to) return true;
    const auto row = arrows(from.value).find(from.value);
    return row != arrows(from.value).end() && row->second.contains(to.value);
}

class Judge {
public:
    Judge(const Record& before, const Event& event) : before_(before), event_(event) {}

    void operator()(const Incident& one) {
        const Incident* was = before_.incidents.find(one.id);
        if (!was)
            return need(one.phase == Phase::recognised && one.recognised_at == event_.at, one, "begins elsewhere");
        const bool again = was->phase == Phase::contained && one.phase == Phase::responding;
        need(leads(was->phase, one.phase), one, "took a step that is none");
        need(one.relapses == was->relapses + (again ? 1 : 0), one, "miscounts its relapses");
        need(one.recognised_at == was->recognised_at, one, "changed when it was recognised");
    }
    void operator()(const Service& one) {
        const Service* was = before_.services.find(one.id);
        if (!was) {
            const bool known = one.continuity == Continuity::normal || one.continuity == Continuity::unknown;
            return need(known, one, "began in trouble without a fact");
        }
        const bool begun = one.since && !lies_ahead(*one.since, event_.at);
        if (event_.what == Happening::beginning_told) return need(begun, one, "begins in the time to come");
        if (was->continuity == one.continuity) return need(one.since == was->since, one, "moved its since");
        need(begun, one, "changed without a time");
        if (one.continuity != Continuity::normal) return;
        const Fact* fact = before_.facts.find(one.basis);
        need(fact && (one.owner_org.empty() || fact->confirmed_by_org == one.owner_org), one,
             "is normal without a word of those who run it");
    }
    void operator()(const Action& one) {
        const Action* was = before_.actions.find(one.id);
        if (!was) {
            using enum ActionState;
            return need(one.state == proposed || one.state == ordered || one.state == followup, one,
                        "begins elsewhere");
        }
        need(leads(was->state, one.state), one, "took a step that is none");
        if (was->owner != one.owner || was->owner_org != one.owner_org) judge_owner(*was, one);
    }
    void operator()(const Decision& one) {
        const Decision* was = before_.decisions.find(one.id);
        if (!was) return need(one.state == DecisionState::open, one, "begins elsewhere");
        need(leads(was->state, one.state), one, "took a step that is none");
        need(one.options == was->options && one.question == was->question, one, "changed what was asked");
    }
    void operator()(const Fact& one) {
        const Fact* was = before_.facts.find(one.id);
        if (!was) return;
        need(leads(was->status, one.status), one, "took a step that is none");
        need(one.text == was->text && one.at == was->at, one, "changed what was said");
    }
    void operator()(const Help& one) {
        const Help* was = before_.helps.find(one.id);
        if (!was) return need(one.state == HelpState::wanted, one, "begins elsewhere");
        need(leads(was->state, one.state), one, "took a step that is none");
    }
    void operator()(const Guardrail& one) {
        const Guardrail* was = before_.guardrails.find(one.id);
        need(!was || (!was->lifted && one.since == was->since), one, "came back after it was lifted");
    }
    // A seat is left and taken in one event, by whom the event names or whom the handover names.
    void operator()(const RoleHolding& one) {
        const bool moves = event_.what == Happening::role_assigned || event_.what == Happening::handover_accepted;
        const RoleHolding* was = before_.roles.find(one.id);
        need(moves, one, "moved outside a handover");
        if (!was) return need(!one.until && one.since == event_.at, one, "begins elsewhere");
        need(!was->until && one.until == event_.at && was->holder == one.holder, one,
             "ended twice or in another's name");
    }
    void operator()(const Handover& one) {
        const Handover* was = before_.handovers.find(one.id);
        if (!was) return need(one.state == HandoverState::requested, one, "begins elsewhere");
        need(leads(was->state, one.state), one, "took a step that is none");
        need(one.to == was->to && one.role == was->role, one, "leads to another person than before");
        const bool taken = std::any_of(event_.entities.begin(), event_.entities.end(), [&](const Entity& entity) {
            const auto* holding = std::get_if<RoleHolding>(&entity);
            return holding && !holding->until && holding->holder == one.to && holding->role == one.role;
        });
        need(taken == (one.state == HandoverState::accepted), one, "was accepted without the seat, or the reverse");
    }

    void operator()(const Other& one) { need(false, one, "came of a command, though nothing knows its kind"); }

    template <class Row>
    void need(bool holds, const Row& whose, const std::string& what) {
        if (!holds) faults.push_back(whose.id.text + " " + what);
    }
    Faults faults;

private:
    void judge_owner(const Action& was, const Action& one) {
        switch (event_.what.value) {
            case Happening::action_claimed:
                return need(was.owner.empty() && one.owner == event_.who, one, "was claimed from under an owner");
            case Happening::action_ordered: return need(was.owner.empty(), one, "was ordered from under an owner");
            case Happening::action_released: return need(one.owner.empty(), one, "was given back to somebody");
            case Happening::action_taken_over:
                return need(!was.owner.empty() && one.owner == event_.who, one, "was taken over for another");
            default: return need(false, one, "changed hands in silence");
        }
    }

    const Record& before_;
    const Event& event_;
};

}  // namespace

Faults faults_of_step(const Record& before, const Event& event, const Actor& actor, Instant now) {
    Judge judge(before, event);
    for (const Entity& entity : event.entities) std::visit(judge, entity);
    Faults faults = std::move(judge.faults);
    if (event.seq != before.seq + 1) faults.push_back("the sequence has a gap");
    if (!(event.at == now)) faults.push_back("the event has another time than the feed");
    if (event.who != actor.who || event.org != actor.org) faults.push_back("the event names another person");
    if (actor.permission == Permission::viewer) faults.push_back("a viewer changed the record");
    return faults;
}

}  // namespace sound
