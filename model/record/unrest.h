// Whether a record with its gauges may be called calm, and what forbids it: alerts that fire, alerts nobody explains, a
// heartbeat or a source that is silent, confirmations nobody remembers. The board, its exit status and the status page ask
// here alike. It must never know words.
#pragma once

#include "model/record/gauges.h"
#include "model/record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

// A source of which "nothing more" does not mean that nothing is wrong: it does not answer, or has just been restarted.
inline bool is_blind(const Source& source) { return !(source.health == SourceHealth::good); }

// Somebody answers for these alerts, until a time that has not come.
bool is_excused(const AlertGroup& group, Instant now);

// Silenced alerts whose silence is over, though the source has not said so yet.
std::uint64_t lapsed(const AlertGroup& group, Instant now);

// What keeps a board from being calm that is no entity of the record: alerts, sources, and age.
struct Unrest {
    std::uint64_t still = 0;              // fire though their action is done
    std::uint64_t firing = 0;             // fire and belong to an action that is open, or to none yet
    std::uint64_t unclassified = 0;       // fire or are hidden, and no rule explains them
    std::uint64_t unread = 0;             // nobody could read them
    std::uint64_t unseen = 0;             // inhibited by what does not fire
    std::string worst;                    // of the unclassified
    std::optional<Instant> since;         // when the first of the unclassified began
    std::vector<std::string> heartbeats;  // missing
    std::vector<std::string> sources;     // silent
    bool forgotten = false;               // a normal service that nobody has confirmed for a year
    bool any() const;
};
Unrest unrest(const Record& record, const Gauges& gauges, Instant now);

// When it was last confirmed that this service is as it is shown; nothing where that was never said.
std::optional<Instant> confirmed_at(const Record& record, const Service& service);
// Said to be normal, and nobody has confirmed it for a year.
bool is_forgotten(const Record& record, const Service& service, Instant now);

// Nobody has trouble, nothing waits for somebody, and there is no unrest; and there are services of which to say so. Whether
// an incident goes on is asked beside it.
bool is_calm(const Record& record, const Unrest& unrest);

}  // namespace model
