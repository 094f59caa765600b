// Folding: each alert goes to the first rule that takes it, is counted there once, and nowhere else. It must never drop
// an alert, nor count a silenced or an inhibited one among what fires.
#include "model/fold.h"

#include <algorithm>

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

// Fingerprints of what inhibits something, sorted, each once; views into the alerts.
std::vector<std::string_view> named_inhibitors(std::span<const Alert> alerts) {
    std::vector<std::string_view> named;
    for (const Alert& alert : alerts)
        if (alert.quiet == Quiet::inhibited) named.insert(named.end(), alert.quiet_by.begin(), alert.quiet_by.end());
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    return named;
}

struct Tally {
    AlertGroup group;
    std::size_t worst = SIZE_MAX;
    bool endless = false;  // a silence of it has no known end
    bool again = false;
    std::optional<Claim> claim;
    std::uint64_t found = 0;  // began after the claim, and were there at the first look
    std::optional<Instant> found_at;
};

Tally tally_of(const Rule& rule, const FoldMemory& memory) {
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
    const auto claimed = memory.claimed.find(rule.name);
    if (claimed != memory.claimed.end()) tally.claim = claimed->second;
    return tally;
}

void put_earliest(std::optional<Instant>& earliest, Instant at) {
    if (!earliest || at < *earliest) earliest = at;
}

// One folding.
class Folding {
public:
    Folding(std::span<const Alert> alerts, const Rules& rules, Instant now, FoldMemory& memory)
        : rules_(rules), now_(now), memory_(memory) {
        for (const Rule& rule : rules.rules) {
            if (is_in_force(rule, now)) in_force_.push_back(tallies_.size());
            tallies_.push_back(tally_of(rule, memory));
        }
        Tally unclassified;
        unclassified.group.id = "unclassified";
        unclassified.group.disposition = Disposition::unclassified;
        tallies_.push_back(std::move(unclassified));
        put_inhibitors(alerts);
    }

    void take(const Alert& alert) {
        Tally& tally = tally_for(alert);
        ++tally.group.count;
        if (alert.quiet == Quiet::silenced) count_silenced(tally, alert);
        if (alert.quiet == Quiet::inhibited) count_inhibited(tally, alert);
        if (tally.group.disposition == Disposition::folded) count_returns(tally, alert);
        if (alert.quiet == Quiet::none) count_firing(tally, alert);
    }

    std::vector<AlertGroup> groups() {
        std::vector<AlertGroup> groups;
        for (Tally& tally : tallies_) {
            put_found(tally);
            if (tally.again) memory_.again.push_back(tally.group.id);
            if (tally.endless) tally.group.quiet_until.reset();
            if (tally.group.count > 0 || tally.group.disposition == Disposition::heartbeat)
                groups.push_back(std::move(tally.group));
        }
        return groups;
    }

private:
    Tally& tally_for(const Alert& alert) {
        const auto taker = std::find_if(in_force_.begin(), in_force_.end(),
                                        [&](std::size_t place) { return takes(rules_.rules[place], alert); });
        return taker == in_force_.end() ? tallies_.back() : tallies_[*taker];
    }

    bool is_minor(const Alert& alert) const {
        const std::string* severity = label_of(alert, "severity");
        return severity && std::find(rules_.minor.begin(), rules_.minor.end(), *severity) != rules_.minor.end();
    }

    // Whether it stands on the board for what it inhibits: it fires, and is itself no sign of life and not too slight to
    // count against calm.
    bool stands_for_others(const Alert& alert) {
        if (alert.quiet != Quiet::none) return false;
        const AlertGroup& group = tally_for(alert).group;
        if (group.disposition == Disposition::heartbeat) return false;
        return !(group.disposition == Disposition::unclassified && is_minor(alert));
    }

    void put_inhibitors(std::span<const Alert> alerts) {
        const std::vector<std::string_view> named = named_inhibitors(alerts);
        if (named.empty()) return;
        for (const Alert& alert : alerts)
            if (std::binary_search(named.begin(), named.end(), alert.fingerprint) && stands_for_others(alert))
                inhibitors_.emplace_back(alert.fingerprint);
        std::sort(inhibitors_.begin(), inhibitors_.end());
    }

    // After a restart nobody knows whether what began after the claim is new or came again: where alerts of the action
    // have come again before, only what is more than were written with it counts.
    static void put_found(Tally& tally) {
        AlertGroup& group = tally.group;
        if (tally.found == 0) return;
        std::uint64_t new_ones = tally.found;
        if (tally.claim->came_again) {
            const std::uint64_t known = tally.claim->alerts + group.fresh;
            new_ones = std::min(new_ones, firing(group) > known ? firing(group) - known : 0);
        }
        if (new_ones == 0) return;
        group.fresh += new_ones;
        put_earliest(group.fresh_at, *tally.found_at);
    }

    static void count_silenced(Tally& tally, const Alert& alert) {
        ++tally.group.silenced;
        if (alert.quiet_until)
            put_earliest(tally.group.quiet_until, *alert.quiet_until);
        else
            tally.endless = true;
    }

    void count_inhibited(Tally& tally, const Alert& alert) {
        ++tally.group.inhibited;
        const bool seen = std::any_of(alert.quiet_by.begin(), alert.quiet_by.end(), [&](const std::string& by) {
            return std::binary_search(inhibitors_.begin(), inhibitors_.end(), std::string_view(by));
        });
        if (seen) return;
        ++tally.group.unseen;
        count_minor(tally, alert);
    }

    void count_minor(Tally& tally, const Alert& alert) {
        if (tally.group.disposition == Disposition::unclassified && is_minor(alert)) ++tally.group.minor;
    }

    // A quiet alert is remembered too, so that the end of a silence is no return.
    void count_returns(Tally& tally, const Alert& alert) {
        const Sightings::Seen seen = memory_.seen.see(alert, now_);
        if (alert.quiet != Quiet::none) return;
        tally.again = tally.again || seen.again;
        if (!tally.claim || !seen.first || *seen.first <= tally.claim->since) return;
        ++(seen.found ? tally.found : tally.group.fresh);
        put_earliest(seen.found ? tally.found_at : tally.group.fresh_at, *seen.first);
    }

    void count_firing(Tally& tally, const Alert& alert) {
        AlertGroup& group = tally.group;
        count_minor(tally, alert);
        const std::string* severity = label_of(alert, "severity");
        const std::size_t place = severity_place(rules_, severity ? std::string_view(*severity) : std::string_view());
        if (severity && place < tally.worst) {
            tally.worst = place;
            group.worst_severity = *severity;
        }
        if (!alert.starts_at) return;
        put_earliest(group.first_at, *alert.starts_at);
        if (!group.last_at || *alert.starts_at > *group.last_at) group.last_at = alert.starts_at;
    }

    const Rules& rules_;
    Instant now_;
    FoldMemory& memory_;
    std::vector<std::string_view> inhibitors_;
    std::vector<Tally> tallies_;  // one for each rule, then the unclassified
    std::vector<std::size_t> in_force_;
};

}  // namespace

std::size_t severity_place(const Rules& rules, std::string_view severity) {
    if (severity.empty()) return rules.severities.size() + 1;
    const auto at = std::find(rules.severities.begin(), rules.severities.end(), severity);
    return static_cast<std::size_t>(at - rules.severities.begin());
}

std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now, FoldMemory& memory) {
    memory.again.clear();
    Folding folding(alerts, rules, now, memory);
    for (const Alert& alert : alerts) folding.take(alert);
    memory.seen.forget(now);
    return folding.groups();
}

std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now) {
    FoldMemory memory;
    return fold(alerts, rules, now, memory);
}

}  // namespace model
