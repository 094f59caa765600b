// Alerts converge to a few actions. Rules map alerts to services and to one of the 16 moves, to "no action", or leave
// them unclassified: always counted, never lost. It must never know where alerts come from or how rules are written.
// Invariant I10: the sum of all group counts equals the number of alerts given; each alert is in exactly one group.
#pragma once

#include "model/record/gauges.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace model {

// Why an alert that fires is to disturb nobody: somebody silenced it, or another alert stands for it.
enum class Quiet { none, silenced, inhibited };

struct Alert {
    std::string fingerprint;
    std::vector<std::pair<std::string, std::string>> labels;
    std::string summary;
    std::optional<Instant> starts_at;
    Quiet quiet = Quiet::none;
    std::optional<Instant> quiet_until;  // the known end of the silence
    std::vector<std::string> quiet_by;   // fingerprints of what inhibits it
};

enum class MatchKind { equal, not_equal, starts_with, contains, one_of, present };
struct Matcher {
    std::string label;
    MatchKind kind = MatchKind::equal;
    std::vector<std::string> values;
};

struct Rule {
    std::string name;  // unique; becomes the group's id
    Text shown;
    std::vector<Matcher> all;  // every matcher must hold; the first rule that matches takes the alert
    std::vector<ServiceId> services;
    Disposition disposition = Disposition::folded;
    Verb verb = Verb::other;
    Text object;
    std::string owner;               // no_action: who answers for that
    std::optional<Instant> expires;  // no_action: after this the rule no longer matches
};

// A service the rules name; declared in the record when it is missing.
struct RuleService {
    ServiceId id;
    Text name;
    Text short_name;
    std::string owner_org;
    int tier = 2;
};

struct Rules {
    std::vector<RuleService> services;
    std::vector<Rule> rules;
    std::vector<std::string> severities;  // worst first; a label "severity" is ranked by it
};

// Groups in the order of the rules, "unclassified" last when not empty. A group's worst severity is the worst of its
// alerts. Linear in alerts × rules; no allocation per alert.
std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now);

}  // namespace model
