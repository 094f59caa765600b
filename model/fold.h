// Alerts converge to a few actions. Rules map alerts to services and to one of the 16 moves, to "no action", to a sign of
// life, or leave them unclassified: always counted, never lost. It must never know where alerts come from or how rules are written.
// Invariant I10: the sum of all group counts equals the number of alerts given; each alert is in exactly one group.
#pragma once

#include "model/record/gauges.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
    std::optional<Instant> quiet_until = {};  // the known end of the silence
    std::vector<std::string> quiet_by = {};   // fingerprints of what inhibits it
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
    std::string owner;                // no_action: who answers for that
    std::optional<Instant> expires;   // no_action: after this the rule no longer matches
    Milliseconds settle{5 * 60'000};  // folded: what still fires this long after its action was done is proposed again
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
    std::vector<std::string> severities;                // worst first; a label "severity" is ranked by it
    std::vector<std::string> minor = {"info", "none"};  // severities that may fire unclassified on a calm board
};

// Place of a severity, worst first: unknown words stand behind every known one, none at all behind those.
std::size_t severity_place(const Rules& rules, std::string_view severity);

// An alert that comes again within this time of its going has come and gone; later it is a new one.
inline constexpr Milliseconds flap_window{15 * 60'000};

// What was seen at the foldings before, by fingerprint. Its loss, as at a restart, may cost one count of a return.
class Sightings {
public:
    struct Seen {
        std::optional<Instant> first;  // when what comes and goes began
        bool again = false;            // it came again now
        bool found = false;  // it was there at the first look: whether it had come and gone before nobody knows
    };
    // Allocates for an alert never seen before only.
    Seen see(const Alert& alert, Instant now);
    // Drops what has been gone for longer than the flap window.
    void forget(Instant now);

private:
    struct Sight {
        std::optional<Instant> first;
        std::optional<Instant> started;
        Instant last;
        bool found = false;
    };
    std::unordered_map<std::string, Sight> sights_;
    bool looked_ = false;  // at what is there, once
};

// An open action that has its owner: since when, with how many alerts it was last written, and whether they came and went.
struct Claim {
    Instant since;
    std::uint64_t alerts = 0;
    bool came_again = false;
};

// What goes into a folding beside the alerts, and comes out of it beside the groups.
struct FoldMemory {
    Sightings seen;
    std::map<std::string, Claim> claimed;  // in: by rule
    std::vector<std::string> again;        // out: rules of which something came again now
};

// Groups in the order of the rules, "unclassified" last when not empty; a group that is empty stands for a heartbeat that
// is missing. Linear in alerts × rules; no allocation per alert.
std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now, FoldMemory& memory);
// The same at first sight.
std::vector<AlertGroup> fold(std::span<const Alert> alerts, const Rules& rules, Instant now);

}  // namespace model
