// What is to be decided, by when, and which options still make the deadline; afterwards what was decided. It must never
// call an option possible whose lead time is unknown.
#include "model/board/board_parts.h"
#include "model/text/likeness.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_options = 4;
constexpr double most_lead = 2.0;  // a bar longer than this says nothing more
constexpr std::int64_t minute_ms = 60'000;

std::vector<const Decision*> open_decisions(const Scene& scene) {
    std::vector<const Decision*> open;
    for (const Decision& decision : scene.record.decisions)
        if (is_undecided(decision)) open.push_back(&decision);
    std::stable_sort(open.begin(), open.end(),
                     [](const Decision* a, const Decision* b) { return a->decide_by < b->decide_by; });
    return open;
}

// The latest moment at which a decision still helps: the one given, or earlier when no known option would make it (B9).
Instant real_decide_by(const Decision& decision) {
    if (!decision.for_deadline) return decision.decide_by;
    std::optional<int> shortest;
    for (const DecisionOption& option : decision.options)
        if (option.lead_time_min) shortest = std::min(shortest.value_or(*option.lead_time_min), *option.lead_time_min);
    if (!shortest) return decision.decide_by;
    return std::min(decision.decide_by, *decision.for_deadline - Milliseconds{*shortest * minute_ms});
}

std::string option_text(const Scene& scene, const DecisionOption& option) {
    const std::string said = text(scene, option.text);
    if (!option.lead_time_min || *option.lead_time_min <= 0) return said;
    const std::string lead = count_of(*option.lead_time_min);
    const bool is_said = said.find(lead + "分") != std::string::npos || said.find(lead + " m") != std::string::npos ||
                         said.find(lead + "m") != std::string::npos;
    return is_said ? said : phrase(scene, Say::option_lead, {said, lead});
}

void put_verdict(const Scene& scene, OptionRow& row, const DecisionOption& option, const Decision& decision) {
    row.known = option.lead_time_min.has_value();
    if (!row.known) {
        row.verdict = phrase(scene, Say::lead_unknown);
        return;
    }
    if (!decision.for_deadline) return;
    const Instant from = std::max(scene.now, real_decide_by(decision));
    const Milliseconds available = *decision.for_deadline - from;
    const Milliseconds lead{*option.lead_time_min * minute_ms};
    row.fits = lead <= available;
    const double whole = static_cast<double>(available.count());
    row.lead = whole > 0 ? std::min(most_lead, static_cast<double>(lead.count()) / whole) : most_lead;
    if (!row.fits)
        row.verdict = phrase(scene, Say::too_late);
    else if (available - lead < Milliseconds{minute_ms})
        row.verdict = phrase(scene, Say::no_slack);
    else
        row.verdict = phrase(scene, Say::slack, {span(scene.language, available - lead)});
}

std::string letter_of(std::size_t place, const DecisionOption& option) {
    return option.id.empty() ? std::string(1, static_cast<char>('a' + place)) : option.id;
}

void put_options(const Scene& scene, DecisionPanel& panel, const Decision& decision) {
    for (std::size_t i = 0; i < std::min(most_options, decision.options.size()); ++i) {
        OptionRow row;
        row.letter = letter_of(i, decision.options[i]);
        row.text = option_text(scene, decision.options[i]);
        put_verdict(scene, row, decision.options[i], decision);
        panel.options.push_back(std::move(row));
    }
}

std::string more_text(const Scene& scene, const Decision& decision, int more_open) {
    std::vector<std::string> parts;
    if (decision.options.size() < 2) parts.push_back(phrase(scene, Say::no_options));
    if (decision.options.size() > most_options)
        parts.push_back(phrase(scene, Say::more_options, {count_of(decision.options.size() - most_options)}));
    parts.push_back(phrase(scene, Say::decision_place, {count_of(1), count_of(more_open + 1)}));
    return joined(parts, say(Say::separator, scene.language));
}

// What was begun for it already, each with its state: a finished work beside an open question would contradict it.
std::string runs_for(const Scene& scene, const Decision& decision) {
    std::vector<std::string> begun;
    for (const Action& action : scene.record.actions) {
        const bool waits = action.state == ActionState::proposed || action.state == ActionState::ordered;
        if (decision.id.empty() || !(action.decision_id == decision.id) || waits) continue;
        begun.push_back(spaced(action_object(scene, action), "(" + inside(scene, action.state) + ")"));
    }
    if (begun.empty()) return {};
    return phrase(scene, Say::runs_for, {joined(begun, say(Say::separator, scene.language))});
}

std::string deadline_of(const Scene& scene, const Decision& decision) {
    if (!decision.for_deadline) return {};
    for (const Service& service : scene.record.services)
        for (const Deadline& deadline : service.deadlines)
            if (deadline.at == *decision.for_deadline)
                return spaced(text(scene, deadline.label), moment(scene, deadline.at));
    return moment(scene, *decision.for_deadline);
}

// Since the last answer somebody may have decided: who reads an old board is told so, and whom to ask.
void mark_old(const Scene& scene, DecisionPanel& panel) {
    panel.who_line = phrase(scene, Say::last_known, {panel.who_line});
    if (!panel.who_short.empty()) panel.who_short = phrase(scene, Say::last_known, {panel.who_short});
    panel.more = panel.more_for = phrase(scene, Say::maybe_decided);
}

DecisionPanel open_panel(const Scene& scene, const std::vector<const Decision*>& open) {
    const Decision& first = *open.front();
    const Instant by = real_decide_by(first);
    DecisionPanel panel;
    panel.id = first.id;
    panel.who_line = first.decider.empty() ? phrase(scene, Say::nobody_decides_by, {moment(scene, by)})
                                           : phrase(scene, Say::decides_by, {first.decider, moment(scene, by)});
    if (!first.decider.empty())
        panel.who_short = phrase(scene, Say::decides_by_short, {first.decider, moment(scene, by)});
    panel.question = text(scene, first.question);
    panel.countdown = countdown(scene.language, by - scene.now);
    put_options(scene, panel, first);
    panel.more_open = static_cast<int>(open.size()) - 1;
    panel.more = more_text(scene, first, panel.more_open);
    panel.runs = runs_for(scene, first);
    const std::string goal = deadline_of(scene, first);
    if (!goal.empty())
        panel.more_for =
            joined({panel.more, phrase(scene, Say::options_for, {goal})}, say(Say::separator, scene.language));
    if (is_blind(scene)) mark_old(scene, panel);
    return panel;
}

std::string chosen_text(const Scene& scene, const Decision& decision) {
    for (const DecisionOption& option : decision.options)
        if (option.id == decision.chosen) return text(scene, option.text);
    const std::string why = text(scene, decision.why);
    return why.empty() ? text(scene, decision.question) : why;
}

const Decision* latest(const Scene& scene, DecisionState state) {
    const Decision* found = nullptr;
    const auto at = [](const Decision& decision) { return decision.decided_at.value_or(decision.decide_by); };
    for (const Decision& decision : scene.record.decisions)
        if (decision.state == state && (!found || at(*found) <= at(decision))) found = &decision;
    return found && is_recent(at(*found), decided_shown, scene.now) ? found : nullptr;
}

DecisionPanel closed_panel(const Decision& decision, std::string who_line, std::string question) {
    DecisionPanel panel;
    panel.id = decision.id;
    panel.open = false;
    panel.who_line = std::move(who_line);
    panel.question = std::move(question);
    return panel;
}

std::optional<DecisionPanel> decided_panel(const Scene& scene) {
    const Decision* decided = latest(scene, DecisionState::decided);
    const Decision* lapsed = latest(scene, DecisionState::lapsed);
    if (lapsed && (!decided || lapsed->decide_by > decided->decided_at.value_or(decided->decide_by)))
        return closed_panel(*lapsed,
                            spaced(phrase(scene, Say::lapsed_at, {moment(scene, lapsed->decide_by)}), lapsed->decider),
                            text(scene, lapsed->question));
    if (!decided) return std::nullopt;
    const std::string at = moment(scene, decided->decided_at.value_or(decided->decide_by));
    const std::string who = decided->decider.empty() ? phrase(scene, Say::decided_at, {at})
                                                     : phrase(scene, Say::decided_by, {at, decided->decider});
    return closed_panel(*decided, who, chosen_text(scene, *decided));
}

// Who was in command at that time of an incident that may be long over.
std::string commander_at(const Scene& scene, Instant at) {
    const RoleHolding* found = nullptr;
    for (const RoleHolding& holding : scene.record.roles) {
        const bool held = holding.since <= at && (!holding.until || *holding.until > at + clock_tolerance);
        if (!(holding.role == RoleName::commander) || holding.holder.empty() || !held) continue;
        if (found && !alike_people(found->holder, holding.holder)) return {};
        found = &holding;
    }
    return found ? found->holder : std::string{};
}

// The containment as a decision: who declared it and when, and what the last decision came to.
DecisionPanel containment_panel(const Scene& scene) {
    const Incident& incident = *scene.incident;
    const Instant at = incident.contained_at.value_or(scene.now);
    const std::string known = commander_at(scene, at);
    const std::string who = known.empty() ? phrase(scene, Say::commander_unknown) : known;
    DecisionPanel panel;
    panel.open = false;
    panel.who_line = phrase(scene, Say::declared_by, {who, moment(scene, at)});
    const std::string summary = text(scene, incident.summary);
    const Decision* last = nullptr;
    for (const Decision& decision : scene.record.decisions)
        if (decision.state == DecisionState::decided) last = &decision;
    const std::string result = !summary.empty() ? summary : last ? chosen_text(scene, *last) : std::string{};
    panel.question = result.empty() ? phrase(scene, Say::contained) : phrase(scene, Say::contained_with, {result});
    return panel;
}

}  // namespace

std::optional<DecisionPanel> decision(const Scene& scene) {
    const auto open = open_decisions(scene);
    if (!open.empty()) return open_panel(scene, open);
    if (scene.mode == BoardMode::contained && scene.incident) return containment_panel(scene);
    return decided_panel(scene);
}

}  // namespace model::parts
