// Coming and going: an alert is known by its fingerprint, and a later start of the same one soon after it was last seen is
// a return. The same alert sent again is the same alert. It must never know rules or the record.
#include "model/fold.h"

namespace model {

Sightings::Seen Sightings::see(const Alert& alert, Instant now) {
    const auto at = sights_.find(alert.fingerprint);
    if (at == sights_.end()) {
        sights_.emplace(alert.fingerprint, Sight{alert.starts_at, alert.starts_at, now});
        return {alert.starts_at, false};
    }
    Sight& sight = at->second;
    const Instant last = std::exchange(sight.last, now);
    if (!alert.starts_at || (sight.started && *alert.starts_at <= *sight.started)) return {sight.first, false};
    sight.started = alert.starts_at;
    const bool again = *alert.starts_at - last <= flap_window;
    if (!again) sight.first = alert.starts_at;
    return {sight.first, again};
}

void Sightings::forget(Instant now) {
    std::erase_if(sights_, [&](const auto& known) { return now - known.second.last > flap_window; });
}

}  // namespace model
