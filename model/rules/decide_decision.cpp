// Questions with options and a latest time to answer them.
// It must never refuse a late decision or one with a single option: those are true, and warned about.
#include "model/rules/deciding.h"

#include <algorithm>

namespace model::deciding {
namespace {

constexpr Arrow<DecisionState> decision_arrows[] = {
    {DecisionState::open, DecisionState::decided},       {DecisionState::open, DecisionState::lapsed},
    {DecisionState::open, DecisionState::withdrawn},     {DecisionState::lapsed, DecisionState::decided},
    {DecisionState::decided, DecisionState::superseded},
};

std::string option_ids(const Decision& decision) {
    std::string ids;
    for (const DecisionOption& option : decision.options) ids += (ids.empty() ? "" : ", ") + option.id;
    return ids;
}

Refusal options_refusal(const std::vector<DecisionOption>& options) {
    for (auto it = options.begin(); it != options.end(); ++it) {
        const auto same = [&](const DecisionOption& other) { return alike(other.id, it->id); };
        if (std::none_of(options.begin(), it, same)) continue;
        return problem(Trouble::invalid, "選択肢 " + it->id + " が二つあります。記号を変えてください。",
                       "There are two options called " + it->id + ": give one another letter.", "options");
    }
    return std::nullopt;
}

Result<Event> moved(const Asked& asked, const DecisionId& id, DecisionState to, Happening what) {
    auto decision = existing(asked.record.decisions, id, decision_kind);
    if (!decision) return decision.problem();
    if (Refusal refusal = arrow_refusal<DecisionState>(decision_arrows, decision->id.text, decision->state, to))
        return *refusal;
    decision->state = to;
    return event_of(asked, what, {*decision});
}

}  // namespace

Result<Event> decided(const Asked& asked, const PutDecision& command) {
    const auto id = new_id(asked.whole.decisions, command.decision, decision_kind, command.only);
    if (!id) return id.problem();
    if (Refusal refusal = options_refusal(command.options)) return *refusal;
    const auto incident = incident_for_work(asked, command.incident);
    if (!incident) return incident.problem();
    Decision decision;
    decision.id = *id;
    decision.incident = *incident;
    decision.question = command.question;
    decision.options = command.options;
    decision.criteria = command.criteria;
    decision.decider = command.decider;
    decision.decide_by = command.decide_by;
    decision.for_deadline = command.for_deadline;
    decision.only = command.only;
    return event_of(asked, makes<PutDecision>, {decision});
}

Result<Event> decided(const Asked& asked, const MakeDecision& command) {
    auto decision = existing(asked.record.decisions, command.decision, decision_kind);
    if (!decision) return decision.problem();
    const DecisionState to = DecisionState::decided;
    if (Refusal refusal = arrow_refusal<DecisionState>(decision_arrows, decision->id.text, decision->state, to))
        return *refusal;
    const auto option = std::find_if(decision->options.begin(), decision->options.end(),
                                     [&](const DecisionOption& one) { return alike(one.id, command.chosen); });
    if (option == decision->options.end()) {
        const std::string ids = option_ids(*decision);
        return problem(Trouble::invalid,
                       decision->id.text + " の選択肢は " + ids + " です。どれを選んだかを書いてください。",
                       decision->id.text + " has the options " + ids + ": say which was chosen.", "chosen");
    }
    decision->state = to;
    decision->chosen = option->id;
    decision->why = command.why;
    decision->decided_at = asked.now;
    return event_of(asked, makes<MakeDecision>, {*decision});
}

Result<Event> decided(const Asked& asked, const WithdrawDecision& command) {
    return moved(asked, command.decision, DecisionState::withdrawn, makes<WithdrawDecision>);
}

Result<Event> decided(const Asked& asked, const LapseDecision& command) {
    return moved(asked, command.decision, DecisionState::lapsed, makes<LapseDecision>);
}

Result<Event> decided(const Asked& asked, const SupersedeDecision& command) {
    return moved(asked, command.decision, DecisionState::superseded, makes<SupersedeDecision>);
}

}  // namespace model::deciding
