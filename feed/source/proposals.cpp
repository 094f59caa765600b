// What a source proposes. It must never claim, order or confirm.
// An action proposed by rule "storage" is called "storage", the next ones "storage-2", "storage-3": the record itself
// says what was proposed before, so a restart repeats nothing.
#include "feed/source/proposals.h"

#include <algorithm>

namespace feed {
namespace {

bool is_open(const model::Action& action) {
    using model::ActionState;
    constexpr ActionState over[] = {ActionState::done, ActionState::ineffective, ActionState::cancelled,
                                    ActionState::followup};
    return std::none_of(std::begin(over), std::end(over), [&](ActionState state) { return action.state == state; });
}

std::string nth_id(const std::string& rule, int n) { return n == 1 ? rule : rule + "-" + std::to_string(n); }

struct Last {
    const model::Action* action = nullptr;  // the newest of this rule; nullptr: none yet
    int next = 1;
};

Last last_of(const model::Record& record, const std::string& rule) {
    Last last;
    while (const auto* found = record.actions.find(model::ActionId(nth_id(rule, last.next)))) {
        last.action = found;
        ++last.next;
    }
    return last;
}

bool is_news(const model::AlertGroup& group, const Last& last) {
    if (last.action == nullptr) return true;
    if (is_open(*last.action)) return false;
    return group.first_at && last.action->state_since && *group.first_at > *last.action->state_since;
}

// Nobody has said anything about it that a new report could contradict.
bool may_be_doubted(const model::Record& record, const model::ServiceId& id) {
    const model::Service* service = record.services.find(id);
    if (service == nullptr) return true;
    if (service->continuity == model::Continuity::normal) return true;
    return service->continuity == model::Continuity::unknown && service->basis.empty();
}

model::Text fact_text(const model::AlertGroup& group, const model::Text& shown) {
    const std::string count = std::to_string(group.count);
    return {model::pick(shown, model::Language::ja) + " アラート " + count + "件",
            model::pick(shown, model::Language::en) + ": " + count + (group.count == 1 ? " alert" : " alerts")};
}

class Proposing {
public:
    Proposing(const model::Record& record, const std::string& source, model::Instant now)
        : record_(record), source_(source), now_(now) {}

    void declare(const model::RuleService& service) {
        if (record_.services.find(service.id) != nullptr) return;
        model::DeclareService declare;
        declare.service = service.id;
        declare.name = service.name;
        declare.short_name = service.short_name;
        declare.owner_org = service.owner_org;
        declare.tier = service.tier;
        commands_.emplace_back(std::move(declare));
    }

    void propose(const model::Rule& rule, const model::AlertGroup& group) {
        const Last last = last_of(record_, rule.name);
        if (!is_news(group, last)) return;
        const std::string id = nth_id(rule.name, last.next);
        for (std::size_t i = 0; i < rule.services.size(); ++i) {
            report(rule, group, rule.services[i], id + "." + std::to_string(i + 1));
        }
        model::AddAction add;
        add.action = model::ActionId(id);
        add.verb = rule.verb;
        add.object = rule.object;
        add.services = rule.services;
        commands_.emplace_back(std::move(add));
    }

    std::vector<model::Command> take() { return std::move(commands_); }

private:
    void report(const model::Rule& rule, const model::AlertGroup& group, const model::ServiceId& service,
                const std::string& id) {
        if (record_.facts.find(model::FactId(id)) == nullptr) {
            model::PostFact fact;
            fact.fact = model::FactId(id);
            fact.at = group.first_at && *group.first_at < now_ ? *group.first_at : now_;
            fact.heard_at = now_;
            fact.source = source_;
            fact.text = fact_text(group, rule.shown == model::Text{} ? rule.object : rule.shown);
            fact.about = service;
            commands_.emplace_back(std::move(fact));
        }
        const bool again = std::find(doubted_.begin(), doubted_.end(), service) != doubted_.end();
        if (again || !may_be_doubted(record_, service)) return;
        doubted_.push_back(service);
        model::ChangeService change;
        change.service = service;
        change.continuity = model::Continuity::unknown;
        change.impact = model::Impact::unknown;
        change.basis = model::FactId(id);
        commands_.emplace_back(std::move(change));
    }

    const model::Record& record_;
    const std::string& source_;
    model::Instant now_;
    std::vector<model::Command> commands_;
    std::vector<model::ServiceId> doubted_;
};

}  // namespace

std::vector<model::Command> proposals(const model::Record& record, const model::Rules& rules,
                                      std::span<const model::AlertGroup> groups, const std::string& source,
                                      model::Instant now) {
    Proposing proposing(record, source, now);
    for (const model::RuleService& service : rules.services) proposing.declare(service);
    for (const model::AlertGroup& group : groups) {
        const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(),
                                       [&](const model::Rule& known) { return known.name == group.id; });
        if (rule == rules.rules.end() || rule->disposition != model::Disposition::folded || group.count == 0) continue;
        proposing.propose(*rule, group);
    }
    return proposing.take();
}

model::ActionId open_action_of(const model::Record& record, const std::string& rule) {
    const Last last = last_of(record, rule);
    return last.action != nullptr && is_open(*last.action) ? last.action->id : model::ActionId{};
}

}  // namespace feed
