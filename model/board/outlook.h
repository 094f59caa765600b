// Whether the business will make its next deadline, from what has been decided, what must still be, and what is stuck.
// The rule: a chosen option's lead time must end before the deadline; a quarter of an hour of slack or less, or anything
// stuck on that service, is a risk; without a lead time nobody knows. Never a probability. It must never know words.
#pragma once

#include "model/record/record.h"

#include <optional>

namespace model {

enum class Outlook { none, in_time, at_risk, too_late, unknown };

struct Forecast {
    Outlook outlook = Outlook::none;  // none: no service in trouble has a deadline ahead
    Text label;                       // of the deadline
    Instant deadline;
    const Decision* decision = nullptr;  // the one it hangs on; lives as long as the record
    bool decided = false;
    Text work;                          // the option reckoned with
    Instant from;                       // when its work begins: decided, or to be decided
    std::optional<Instant> until;       // when it ends; nothing where the lead time is unknown
    std::optional<Milliseconds> slack;  // from there to the deadline; negative: too late
    int stuck = 0;                      // blocked actions on the services of this deadline
    int undecided = 0;                  // open decisions
};

inline constexpr Milliseconds least_slack{15 * 60'000};

Forecast forecast(const Record& record, Instant now);

}  // namespace model
