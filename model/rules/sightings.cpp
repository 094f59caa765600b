// Coming and going: an alert is known by its fingerprint, and a later start of the same one soon after it was last seen is
// a return. The same alert sent again is the same alert. It must never know rules or the record.
#include "model/fold.h"

namespace model {

Sightings::Seen Sightings::see(const Alert& alert, Instant now) {
    const auto at = sights_.find(alert.fingerprint);
    if (at == sights_.end()) {
        // Where the source's clock is ahead it began now, not later.
        const auto first = alert.starts_at ? std::optional(std::min(*alert.starts_at, now)) : std::nullopt;
        sights_.emplace(alert.fingerprint, Sight{first, alert.starts_at, now, !looked_});
        return {first, false, !looked_};
    }
    Sight& sight = at->second;
    const Instant last = std::exchange(sight.last, now);
    if (!alert.starts_at || (sight.started && *alert.starts_at <= *sight.started))
        return {sight.first, false, sight.found};
    sight.started = alert.starts_at;
    const bool again = *alert.starts_at - last <= flap_window;
    if (!again) sight.first = alert.starts_at;
    sight.found = sight.found && again;
    return {sight.first, again, sight.found};
}

void Sightings::forget(Instant now) {
    looked_ = true;
    std::erase_if(sights_, [&](const auto& known) { return now - known.second.last > flap_window; });
}

}  // namespace model
