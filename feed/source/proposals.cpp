// What a source proposes. It must never claim, order or confirm.
// An action proposed by rule "storage" is called "storage", the next ones "storage-2", "storage-3": the record itself
// says what was proposed before and how it ended, and each alert when it began, so a restart repeats nothing.
#include "feed/source/proposals.h"

#include "model/record/limits.h"
#include "model/record/order.h"
#include "model/text/text.h"

#include <algorithm>

namespace feed {
namespace {

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

int firing_in(const model::AlertGroup& group) {
    return static_cast<int>(
        std::min(model::firing(group), static_cast<std::uint64_t>(model::limit::alerts_of_action.high)));
}

constexpr int most_times = static_cast<int>(model::limit::alert_times.high);

bool is_worse(const model::Rules& rules, const model::AlertGroup& group, const model::Action& than) {
    return severity_place(rules, group.worst_severity) < severity_place(rules, than.alerts_severity);
}

// As a command takes it: what a source calls severe is its own text.
std::string severity_of(const model::AlertGroup& group) {
    if (!model::is_utf8(group.worst_severity)) return "?";
    return model::clipped(model::without_controls(group.worst_severity), model::limit::raw_word.high);
}

// Whether what fires is to be proposed again now that the last action is over. What was done may take a while to show;
// what was given up or did not help has nothing to wait for, and worse than what was done is not what was mended. An end
// that is still to come was said before the clock was set back: how long ago that is nobody knows, so it has settled.
bool is_due_again(const model::Rules& rules, const model::Rule& rule, const model::AlertGroup& group,
                  const model::Action& over, model::Instant now) {
    const bool settles = over.state == model::ActionState::done || over.state == model::ActionState::followup;
    if (!settles || !over.state_since || now - *over.state_since >= rule.settle) return true;
    if (model::lies_ahead(*over.state_since, now)) return true;
    return over.alerts > 0 && is_worse(rules, group, over);
}

// How often it has come by now: what goes on after its action goes on with its count, what had gone and came again soon
// after adds to it.
int times_after(const model::Action& over, const model::AlertGroup& group, model::Instant now) {
    const bool was_gone = group.first_at && over.state_since && *group.first_at > *over.state_since &&
                          !model::lies_ahead(*group.first_at, now);
    if (!was_gone) return over.alerts_times;
    if (*group.first_at - *over.state_since > model::flap_window) return 0;
    return std::min(most_times, std::max(1, over.alerts_times) + 1);
}

// More than half of what fires began after the claim, and twice as many as were last written fire.
bool has_doubled(const model::Action& action, const model::AlertGroup& group) {
    const std::uint64_t firing = model::firing(group);
    return !action.owner.empty() && group.fresh > 0 && group.fresh >= firing - group.fresh &&
           firing_in(group) / 2 >= action.alerts;
}

// Nobody has said anything about it that a new report could contradict.
bool may_be_doubted(const model::Record& record, const model::ServiceId& id) {
    const model::Service* service = record.services.find(id);
    if (service == nullptr) return true;
    if (service->continuity == model::Continuity::normal) return true;
    return service->continuity == model::Continuity::unknown && service->basis.empty();
}

std::string counted(std::uint64_t count) { return std::to_string(count) + (count == 1 ? " alert" : " alerts"); }

model::Text fact_text(const model::AlertGroup& group, const model::Text& shown) {
    const std::uint64_t count = model::firing(group);
    return {model::pick(shown, model::Language::ja) + " アラート " + std::to_string(count) + "件",
            model::pick(shown, model::Language::en) + ": " + counted(count)};
}

// What one note says, its parts joined.
class NoteText {
public:
    void add(const std::string& ja, const std::string& en) {
        text_.ja += (text_.ja.empty() ? "" : "・") + ja;
        text_.en += (text_.en.empty() ? "" : ", ") + en;
    }
    model::Text take() { return std::move(text_); }

private:
    model::Text text_;
};

class Proposing {
public:
    Proposing(const model::Record& record, const model::Rules& rules, const std::string& source, model::Instant now)
        : record_(record), rules_(rules), source_(source), now_(now) {}

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

    void consider(const model::Rule& rule, const model::AlertGroup& group, bool again) {
        if (model::firing(group) == 0) return;
        const Last last = last_of(record_, rule.name);
        if (last.action != nullptr && model::is_open(*last.action)) return follow(group, *last.action, again);
        if (last.action != nullptr && !is_due_again(rules_, rule, group, *last.action, now_)) return;
        propose(rule, group, nth_id(rule.name, last.next), last.action ? times_after(*last.action, group, now_) : 0);
    }

    std::vector<model::Command> take() { return std::move(commands_); }

private:
    void propose(const model::Rule& rule, const model::AlertGroup& group, const std::string& id, int times) {
        for (std::size_t i = 0; i < rule.services.size(); ++i)
            report(rule, group, rule.services[i], id + "." + std::to_string(i + 1));
        model::AddAction add;
        add.action = model::ActionId(id);
        add.verb = rule.verb;
        add.object = rule.object;
        add.services = rule.services;
        add.alerts = firing_in(group);
        add.alerts_severity = severity_of(group);
        add.alerts_times = times;
        commands_.emplace_back(std::move(add));
    }

    // One note for all there is to say, and only at a step that somebody may want to read later: twice as many, worse, or
    // come again. The count between two steps is a gauge.
    void follow(const model::AlertGroup& group, const model::Action& action, bool again) {
        const int firing = firing_in(group);
        const bool grew = has_doubled(action, group);
        const bool worse = action.alerts > 0 && is_worse(rules_, group, action);
        const bool returned = again && action.alerts_times < most_times;
        if (action.alerts > 0 && !grew && !worse && !returned) return;
        NoteText said;
        model::NoteAction note;
        note.action = action.id;
        note.alerts = std::max(firing, action.alerts);
        note.alerts_severity = worse || action.alerts == 0 ? severity_of(group) : action.alerts_severity;
        note.alerts_times = returned ? std::max(1, action.alerts_times) + 1 : action.alerts_times;
        note.alerts_worse = worse;
        if (worse) said.add("重大度が上がった: " + note.alerts_severity, "now " + note.alerts_severity);
        if (grew) say_growth(said, group);
        if (returned) say_return(said, note.alerts_times);
        if (action.alerts == 0) said.add("アラート " + std::to_string(firing) + "件", counted(model::firing(group)));
        note.note = said.take();
        commands_.emplace_back(std::move(note));
    }

    void say_growth(NoteText& said, const model::AlertGroup& group) const {
        const std::uint64_t firing = model::firing(group);
        const std::string step = std::to_string(firing - group.fresh) + "→" + std::to_string(firing);
        const std::string since = model::hour_minute(model::Instant{group.fresh_at->ms, now_.offset_min});
        said.add("引受後に増えた: " + step + "件(" + since + " から)",
                 "grew since the claim: " + step + " alerts from " + since);
    }

    static void say_return(NoteText& said, int times) {
        const std::string count = std::to_string(times) + (times == most_times ? "+" : "");
        said.add("また出た ×" + count, "came again ×" + count);
    }

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
    const model::Rules& rules_;
    const std::string& source_;
    model::Instant now_;
    std::vector<model::Command> commands_;
    std::vector<model::ServiceId> doubted_;
};

bool holds(std::span<const std::string> all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

std::vector<model::Command> proposals(const model::Record& record, const model::Rules& rules, const Heard& heard,
                                      model::Instant now) {
    Proposing proposing(record, rules, heard.source, now);
    for (const model::RuleService& service : rules.services) proposing.declare(service);
    for (const model::AlertGroup& group : heard.groups) {
        const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(),
                                       [&](const model::Rule& known) { return known.name == group.id; });
        if (rule == rules.rules.end() || rule->disposition != model::Disposition::folded) continue;
        proposing.consider(*rule, group, holds(heard.again, group.id));
    }
    return proposing.take();
}

void put_actions(const model::Record& record, std::vector<model::AlertGroup>& groups) {
    for (model::AlertGroup& group : groups) {
        if (!(group.disposition == model::Disposition::folded)) continue;
        const model::Action* last = last_of(record, group.id).action;
        if (last == nullptr) continue;
        if (model::is_open(*last))
            group.action_id = last->id;
        else if (model::firing(group) > 0)
            group.done_id = last->id;
    }
}

std::map<std::string, model::Claim> claims_of(const model::Record& record, const model::Rules& rules) {
    std::map<std::string, model::Claim> claims;
    for (const model::Rule& rule : rules.rules) {
        if (rule.disposition != model::Disposition::folded) continue;
        const model::Action* last = last_of(record, rule.name).action;
        const bool claimed = last != nullptr && model::is_open(*last) && !last->owner.empty() && last->claimed_at;
        if (!claimed) continue;
        const auto alerts = static_cast<std::uint64_t>(std::max(0, last->alerts));
        claims.emplace(rule.name, model::Claim{*last->claimed_at, alerts, last->alerts_times > 1});
    }
    return claims;
}

}  // namespace feed
