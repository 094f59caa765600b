// The record as the public summary that status pages speak (Statuspage API v2,
// GET /api/v2/summary.json), so that tools which read status pages can read the board. Only what is confirmed leaves: a
// fact nobody has confirmed is in no text, and a service whose state is not known is never called operational. Its indicator
// is "none" only while the board may say calm.
// It must never know HTTP or who asks.
#pragma once

#include "model/record/gauges.h"
#include "model/record/record.h"
#include "model/record/words.h"

#include <string>

namespace model {

// One JSON object: page, status, components (every service, feed order), incidents (those that are not over, with the
// confirmed facts as updates, newest first, at most `most_updates`), scheduled_maintenances (always empty).
// stopped: major_outage · degraded: partial_outage · workaround, unknown: degraded_performance · normal: operational.
inline constexpr std::size_t most_updates = 20;
std::string statuspage_json(const Record& record, const Gauges& gauges, const FeedClock& clock, Language language);

}  // namespace model
