// Warnings about actions, their owners, decisions, and words this version does not know.
// It must never refuse or repair anything: each says what is poor, about what, and what would be better.
#include "model/rules/warning_list.h"
#include "model/text/person.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <unordered_set>

namespace model {
namespace {

constexpr std::size_t most_actions_of_an_owner = 3;
constexpr std::size_t most_owners_of_a_commander = 7;
// A decision's first action is entered after it: until then nothing is missing.
constexpr std::chrono::minutes time_to_act{3};

bool is_empty(const Text& text) { return text.ja.empty() && text.en.empty(); }

void warn_of_ownership(WarningList& list, const Action& action, const RoleHolding* commander) {
    const std::string& id = action.id.text;
    if (action.owner.empty()) {
        list.add(Poor::action_without_owner, id, id + " に担当がいません。引受ける人を決めてください。",
                 "Nobody owns " + id + ": somebody has to claim it.");
    } else if (commander && is_under_way(action) &&
               may_mean({action.owner, action.owner_org}, {commander->holder, commander->org})) {
        list.add(Poor::commander_owns_action, id, "統括が " + id + " の担当です。ほかの人に任せてください。",
                 "The commander owns " + id + ": give it to somebody else.");
    }
}

void warn_of_state(WarningList& list, const Action& action) {
    const std::string& id = action.id.text;
    if (is_under_way(action) && !action.check_at) {
        list.add(Poor::action_without_check, id, id + " に確認時刻がありません。いつ確かめるか書いてください。",
                 id + " has no check time: say when to look again.");
    }
    if (action.state == ActionState::blocked && is_empty(action.blocked_by)) {
        list.add(Poor::blocked_without_reason, id, id + " が何を待っているか分かりません。待ちの理由を書いてください。",
                 "It is not said what " + id + " waits for: write the reason.");
    }
    const bool ended = action.state == ActionState::done || action.state == ActionState::ineffective;
    if (ended && is_empty(action.result)) {
        list.add(Poor::done_without_result, id, id + " の結果がありません。どうなったか書いてください。",
                 id + " has no result: say what came of it.");
    }
    const bool fresh = action.state == ActionState::ordered || action.state == ActionState::proposed;
    if (fresh && action.due && action.state_since && *action.due < *action.state_since) {
        list.add(Poor::deadline_past_at_creation, id, id + " の期限は始めから過ぎています。時刻を直してください。",
                 "The due time of " + id + " was past from the start: correct it.");
    }
}

// The commander of each incident, looked up once.
class Commanders {
public:
    explicit Commanders(const Record& record) : record_(record) {}

    const RoleHolding* of(const IncidentId& incident) {
        const auto [at, added] = known_.try_emplace(incident.text, nullptr);
        if (added) at->second = sole_commander(record_, incident);
        return at->second;
    }

private:
    const Record& record_;
    std::unordered_map<std::string, const RoleHolding*> known_;
};

std::string person_of(const Action& action) {
    return likeness_of_person(action.owner) + "\n" + likeness(action.owner_org);
}

// A person's load is everything they have, in whatever incident.
void warn_of_owners(WarningList& list, const Record& record) {
    std::unordered_map<std::string, std::size_t> load;
    for (const Action& action : record.actions) {
        if (!is_under_way(action) || action.owner.empty()) continue;
        if (++load[person_of(action)] != most_actions_of_an_owner + 1) continue;
        list.add(Poor::owner_overloaded, action.id.text,
                 action.owner + " の担当が " + std::to_string(most_actions_of_an_owner) +
                     " 件を超えています。だれかに分けてください。",
                 action.owner + " owns more than " + std::to_string(most_actions_of_an_owner) +
                     " open actions: share them out.");
    }
}

// A commander follows the owners of their own incident.
void warn_of_followed(WarningList& list, const Record& record, Commanders& commanders) {
    std::unordered_map<const RoleHolding*, std::unordered_set<std::string>> followed;
    for (const Action& action : record.actions)
        if (is_under_way(action) && !action.owner.empty())
            followed[commanders.of(action.incident)].insert(person_of(action));
    for (const RoleHolding& holding : record.roles) {
        const auto owners = followed.find(&holding);
        if (owners == followed.end() || owners->second.size() <= most_owners_of_a_commander) continue;
        const std::string count = std::to_string(owners->second.size());
        list.add(Poor::owner_overloaded, holding.id.text,
                 "統括が直接見る担当が " + count + " 人です。間に人を立ててください。",
                 "The commander follows " + count + " owners directly: put somebody in between.");
    }
}

void warn_of_open_decision(WarningList& list, const Decision& decision) {
    const std::string& id = decision.id.text;
    if (decision.options.size() < 2) {
        list.add(Poor::decision_without_choice, id, id + " に選択肢が一つしかありません。ほかの手を書いてください。",
                 id + " has no choice: write another option.");
    }
    if (decision.decider.empty()) {
        list.add(Poor::decision_without_decider, id,
                 id + " をだれが決めるか書いてありません。決める人を書いてください。",
                 "It is not said who decides " + id + ": name the decider.");
    }
    std::optional<int> longest;
    for (const DecisionOption& option : decision.options)
        if (option.lead_time_min && option.lead_time_min.value() > longest.value_or(-1)) longest = option.lead_time_min;
    if (!decision.for_deadline || !longest) return;
    if (decision.decide_by + std::chrono::minutes(*longest) <= *decision.for_deadline) return;
    const std::string latest = list.clock(*decision.for_deadline - std::chrono::minutes(*longest));
    list.add(Poor::decision_too_late, id,
             id + " は遅くとも " + latest + " までに決めないと、間に合わない選択肢があります。",
             id + " has an option that only works when decided by " + latest + " at the latest.");
}

bool does_nothing(const Decision& decision) {
    return std::any_of(decision.options.begin(), decision.options.end(), [&](const DecisionOption& option) {
        return option.id == decision.chosen && option.lead_time_min && *option.lead_time_min == 0;
    });
}

void warn_of_made_decision(WarningList& list, const Decision& decision, bool acted_on, Instant now) {
    if (acted_on || does_nothing(decision)) return;
    if (decision.decided_at && now - *decision.decided_at < time_to_act) return;
    const std::string& id = decision.id.text;
    list.add(Poor::decided_without_action, id, id + " の決定にアクションがありません。だれが何をするか足してください。",
             "Nothing follows from the decision " + id + ": add who does what.");
}

// Adds one warning for each enum word that was kept raw.
class UnknownWords {
public:
    explicit UnknownWords(WarningList& list) : list_(list) {}

    template <class E>
    UnknownWords& look(const std::string& about, const Word<E>& word) {
        if (word.value != E::other) return *this;
        const std::string raw = word.raw.empty() ? std::string("other") : word.raw;
        list_.add(Poor::unknown_word, about, about + " の「" + raw + "」という語を、この版の盤は知りません。",
                  "This version of the board does not know the word \"" + raw + "\" of " + about + ".");
        return *this;
    }

private:
    WarningList& list_;
};

}  // namespace

void warn_of_actions(WarningList& list, const Record& record) {
    Commanders commanders(record);
    for (const Action& action : record.actions) {
        if (is_under_way(action) || action.state == ActionState::followup)
            warn_of_ownership(list, action, commanders.of(action.incident));
        warn_of_state(list, action);
    }
    warn_of_owners(list, record);
    warn_of_followed(list, record, commanders);
}

void warn_of_decisions(WarningList& list, const Record& record, Instant now) {
    std::unordered_set<std::string> acted_on;
    for (const Action& action : record.actions) acted_on.insert(action.decision_id.text);
    for (const Decision& decision : record.decisions) {
        if (decision.state == DecisionState::open) warn_of_open_decision(list, decision);
        if (decision.state == DecisionState::decided)
            warn_of_made_decision(list, decision, acted_on.contains(decision.id.text), now);
    }
}

void warn_of_unknown_words(WarningList& list, const Record& record) {
    UnknownWords words(list);
    for (const Incident& it : record.incidents) words.look(it.id.text, it.phase).look(it.id.text, it.severity);
    for (const Service& it : record.services) {
        words.look(it.id.text, it.continuity).look(it.id.text, it.impact).look(it.id.text, it.eta_kind);
        for (const Deadline& deadline : it.deadlines) words.look(it.id.text, deadline.kind);
    }
    for (const Action& it : record.actions) words.look(it.id.text, it.verb).look(it.id.text, it.state);
    for (const Decision& it : record.decisions) words.look(it.id.text, it.state);
    for (const Fact& it : record.facts) words.look(it.id.text, it.status).look(it.id.text, it.kind);
    for (const Help& it : record.helps) words.look(it.id.text, it.state);
    for (const RoleHolding& it : record.roles) words.look(it.id.text, it.role);
    for (const Handover& it : record.handovers) words.look(it.id.text, it.role).look(it.id.text, it.state);
}

}  // namespace model
