// What changes all the time and is not history: alert counts and the health of the sources. They travel beside the
// record with their own revision. It must never be written to the log.
#pragma once

#include "model/record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

enum class Disposition { unclassified, folded, no_action, other };

// The group of the alerts that their source holds and nobody could read. A second source's is "unread.NAME", as with
// every group's id, so no rule may be called like that.
inline constexpr std::string_view unread_id = "unread";
inline bool is_unread_id(std::string_view id) {
    return id.starts_with(unread_id) && (id.size() == unread_id.size() || id[unread_id.size()] == '.');
}

// Alerts that one rule maps to one action, to "no action", or to nothing yet.
struct AlertGroup {
    std::string id;    // the rule's name, "unclassified", or "unread" (unread_id) for what could not be read
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

// `settling`: it answers, but has not run for long enough since its start to be believed about an alert that is missing.
enum class SourceHealth { waiting, good, failing, unknown, settling, other };

struct Source {
    std::string name;  // "alertmanager"
    Word<SourceHealth> health = SourceHealth::waiting;
    std::optional<Instant> confirmed_at;  // when the last whole, valid answer was asked for: what it says is no newer
    std::uint64_t received = 0;           // alerts in it; equals the sum of its groups' counts
    Text sentence;                     // why it is not good, in plain words; of a good one, what is amiss all the same
    std::uint64_t before_restart = 0;  // settling: alerts that it held before its restart and does not hold now
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
