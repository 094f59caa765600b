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

enum class Disposition { unclassified, folded, no_action, heartbeat, other };

// The group of the alerts that their source holds and nobody could read. A second source's is "unread.NAME", as with
// every group's id, so no rule may be called like that.
inline constexpr std::string_view unread_id = "unread";
inline bool is_unread_id(std::string_view id) {
    return id.starts_with(unread_id) && (id.size() == unread_id.size() || id[unread_id.size()] == '.');
}

// Alerts that one rule maps to one action, to "no action", to a sign of life, or to nothing yet. What fires is `count`
// without the silenced and the inhibited; severity and times are those of what fires.
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
    ActionId done_id;                    // the action that is over though they still fire; empty while one is open
    std::uint64_t silenced = 0;          // of the count
    std::optional<Instant> quiet_until;  // the first end of a silence; none when one of them has no known end
    std::uint64_t inhibited = 0;         // of the count
    std::uint64_t unseen = 0;            // of the inhibited: what inhibits them is not among what fires
    std::uint64_t minor = 0;             // unclassified, and too slight to count against calm
    std::uint64_t fresh = 0;             // of what fires: began after the action was claimed
    std::optional<Instant> fresh_at;     // when the first of those began
    bool operator==(const AlertGroup&) const = default;
};

// What asks for somebody: neither silenced nor inhibited.
inline std::uint64_t firing(const AlertGroup& group) {
    const std::uint64_t quiet = group.silenced + group.inhibited;
    return group.count > quiet ? group.count - quiet : 0;
}

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
