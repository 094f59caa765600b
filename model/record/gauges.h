// What changes all the time and is not history: alert counts and the health of the sources. They travel beside the
// record with their own revision. It must never be written to the log.
#pragma once

#include "model/record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

enum class Disposition { unclassified, folded, no_action, other };

// Alerts that one rule maps to one action, to "no action", or to nothing yet.
struct AlertGroup {
    std::string id;    // the rule's name, or "unclassified"
    std::string rule;  // shown name
    std::uint64_t count = 0;
    std::string worst_severity;  // raw word of the source
    std::optional<Instant> first_at;
    std::optional<Instant> last_at;
    std::vector<ServiceId> service_ids;
    Word<Disposition> disposition = Disposition::unclassified;
    ActionId action_id;             // the action these alerts converge to, when one is open
    Word<Verb> verb = Verb::other;  // the move the rule proposes
    Text object;
    std::string no_action_owner;
    std::optional<Instant> no_action_expires;
    bool operator==(const AlertGroup&) const = default;
};

enum class SourceHealth { waiting, good, failing, unknown, other };

struct Source {
    std::string name;  // "alertmanager"
    Word<SourceHealth> health = SourceHealth::waiting;
    std::optional<Instant> confirmed_at;  // last whole, valid answer
    std::uint64_t received = 0;           // alerts in it; equals the sum of its groups' counts
    Text sentence;                        // why it fails, in plain words; empty when good
    bool operator==(const Source&) const = default;
};

struct Gauges {
    std::uint64_t revision = 0;
    std::vector<Source> sources;     // ≤ 50
    std::vector<AlertGroup> groups;  // ≤ 500
    std::vector<Text> notices;       // e.g. "rules.toml line 12: …; the rules before stay in force" (≤ 20)
};

// The clock the feed lives by. `rate` is 1 but in a replay or drill that runs faster.
struct FeedClock {
    Instant now;
    double rate = 1.0;  // 0 < rate ≤ 1000
    bool drill = false;
};

}  // namespace model
