// Folding: each alert goes to the first rule that takes it, is counted there once, and nowhere else. It must never drop
// an alert or remember one.
#include "model/fold.h"

#include <algorithm>
#include <string_view>

namespace model {
namespace {

const std::string* label_of(const Alert& alert, std::string_view name) {
    for (const auto& [key, value] : alert.labels)
        if (key == name) return &value;
    return nullptr;
}

bool any_of(const std::vector<std::string>& values, auto holds) {
    return std::any_of(values.begin(), values.end(), holds);
}

// A label that is missing is different from every value, and equal to none.
bool matches(const Matcher& matcher, const Alert& alert) {
    const std::string* value = label_of(alert, matcher.label);
    if (matcher.kind == MatchKind::present) return value != nullptr;
    if (!value) return matcher.kind == MatchKind::not_equal;
    const auto is_value = [&](const std::string& wanted) { return *value == wanted; };
    switch (matcher.kind) {
        case MatchKind::equal:
        case MatchKind::one_of: return any_of(matcher.values, is_value);
        case MatchKind::not_equal: return !any_of(matcher.values, is_value);
        case MatchKind::starts_with:
            return any_of(matcher.values, [&](const std::string& start) { return value->starts_with(start); });
        default:
            return any_of(matcher.values,
                          [&](const std::string& part) { return value->find(part) != std::string::npos; });
    }
}

// An expired "no action" promises nothing any more, so it takes no alert.
bool is_in_force(const Rule& rule, Instant now) {
    return rule.disposition != Disposition::no_action || (rule.expires && *rule.expires > now);
}

bool takes(const Rule& rule, const Alert& alert) {
    return std::all_of(rule.all.begin(), rule.all.end(),
                       [&](const Matcher& matcher) { return matches(matcher, alert); });
}

// Place of the alert's severity, worst first; unknown words stand behind every known one.
std::size_t severity_place(const Rules& rules, const std::string* severity) {
    if (!severity) return rules.severities.size() + 1;
    const auto at = std::find(rules.severities.begin(), rules.severities.end(), *severity);
    return static_cast<std::size_t>(at - rules.severities.begin());
}

struct Tally {
    AlertGroup group;
    std::size_t worst = SIZE_MAX;
};

Tally tally_of(const Rule& rule) {
    Tally tally;
    tally.group.id = rule.name;
    tally.group.rule = rule.shown.ja.empty() ? rule.shown.en : rule.shown.ja;
    if (tally.group.rule.empty()) tally.group.rule = rule.name;
    tally.group.service_ids = rule.services;
    tally.group.disposition = rule.disposition;
    tally.group.verb = rule.verb;
    tally.group.object = rule.object;
    if (rule.disposition == Disposition::no_action) {
        tally.group.no_action_owner = rule.owner;
        tally.group.no_action_expires = rule.expires;
    }
    return tally;
}

void count(Tally& tally, const Alert& alert, const Rules& rules) {
    AlertGroup& group = tally.group;
    ++group.count;
    const std::string* severity = label_of(alert, "severity");
    const std::size_t place = severity_place(rules, severity);
    if (severity && place < tally.worst) {
        tally.worst = place;
        group.worst_severity = *severity;
    }
    if (!alert.starts_at) return;
    if (!group.first_at || *alert.starts_at < *group.first_at) group.first_at = alert.starts_at;
    if (!group.last_at || *alert.starts_at > *group.last_at) group.last_at = alert.starts_at;
}

}  // namespace

std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now) {
    std::vector<Tally> tallies;
    std::vector<std::size_t> in_force;
    for (const Rule& rule : rules.rules) {
        if (is_in_force(rule, now)) in_force.push_back(tallies.size());
        tallies.push_back(tally_of(rule));
    }
    Tally unclassified;
    unclassified.group.id = "unclassified";
    unclassified.group.disposition = Disposition::unclassified;
    for (const Alert& alert : alerts) {
        const auto taker = std::find_if(in_force.begin(), in_force.end(),
                                        [&](std::size_t place) { return takes(rules.rules[place], alert); });
        count(taker == in_force.end() ? unclassified : tallies[*taker], alert, rules);
    }
    tallies.push_back(std::move(unclassified));
    std::vector<AlertGroup> groups;
    for (Tally& tally : tallies)
        if (tally.group.count > 0) groups.push_back(std::move(tally.group));
    return groups;
}

}  // namespace model
