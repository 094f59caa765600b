// What stands before what, and what may be folded: the rules of order of the board, from the record alone. It must never
// know words or row budgets.
#pragma once

#include "model/record/record.h"

#include <optional>
#include <set>
#include <vector>

namespace model {

// The feed's clock is shown cut to the second: what it says may lie this far ahead, and who went and who came in one
// moment are judged by the same allowance (I12).
inline constexpr Milliseconds clock_tolerance{2000};

// The continuity that may be said as true: `unknown` where the claim is a word we do not know or where stopped, degraded
// or workaround has no confirmed fact behind it (I5, B6, B15). Never `other`.
Continuity shown_continuity(const Record& record, const Service& service);

// True when `service` goes on in a way that an ended incident has left behind on purpose: an accepted residual, or a
// workaround from before the containment.
bool is_residual(const Record& record, const Service& service);

// A beginning, and when it was told where that was not at once.
struct Beginning {
    Instant at;
    std::optional<Instant> told;
};

// What is told within this time of it was told at once.
inline constexpr Milliseconds told_at_once{2 * 60'000};

// Confirmed to be stopped, degraded or on a workaround: not knowing is no impact.
bool is_impact(Continuity shown);

// When the trouble a service is in began, or while it is normal the last one; nothing where there was none.
std::optional<Beginning> impact_of(const Service& service);

// The services that other incidents work on and this one does not: they do not concern it.
std::set<ServiceId> services_of_others(const Record& record, const Incident& incident);

// The earliest beginning among the troubles of the services an incident concerns, as far as the record remembers.
std::optional<Beginning> impact_of(const Record& record, const Incident& incident);

// True for a time of something that has happened which the feed's clock has not reached: the clock was set back since.
inline bool lies_ahead(Instant happened, Instant now) { return happened > now + clock_tolerance; }

// True when it happened less than `within` ago; false where the clock was set back since, because then nobody knows.
inline bool is_recent(Instant happened, Milliseconds within, Instant now) {
    return now - happened < within && !lies_ahead(happened, now);
}

// Somebody else has it, or nobody: an end is written when it has come, so a later one was told by a clock that has been set
// back since. The order of the log decides, no clock.
inline bool is_over(const RoleHolding& holding) { return holding.until.has_value(); }

// Weight of a row: stopped 4, unknown 3, degraded 2, workaround 1, accepted residual and normal 0.
int rank(const Record& record, const Service& service);

// Hard, and of a kind we do not know: it binds until somebody says otherwise.
bool is_hard(const Deadline& deadline);

// The next hard deadline after `now`, or nothing.
std::optional<Instant> next_hard_deadline(const Service& service, Instant now);

// Services that were declared and of which nobody has said anything since: no state, no fact about them. They are not
// normal either, but no confirmed trouble.
std::set<ServiceId> unstated_services(const Record& record);

// Services that are not normal, worst first: rank, next hard deadline, tier, feed order; the unstated ones behind all others.
std::vector<const Service*> troubled_in_order(const Record& record, Instant now);

// The places rows hold after the record has changed. Rows that stay keep their order unless `may_reorder`; a service
// newly in trouble comes in where it belongs; `leaving` (normal again) keep their place while they are still shown.
std::vector<ServiceId> places_after(const std::vector<ServiceId>& before, const Record& record, Instant now,
                                    const std::vector<ServiceId>& leaving, bool may_reorder);

// proposed … verifying, and a state we do not know.
bool is_open(const Action& action);
// Not made yet, and in a state we do not know.
bool is_undecided(const Decision& decision);
bool is_unowned(const Action& action);                      // open and without a person
bool has_got_worse(const Action& action);                   // its alerts, and nobody has moved it since
bool is_overdue(const Action& action, Instant now);         // due or check time passed
bool is_unacknowledged(const Action& action, Instant now);  // ordered more than 3 minutes ago, or nobody knows when
bool is_active(const Guardrail& guardrail, Instant now);

// Help that somebody must still answer: wanted, offered, and in a state we do not know.
bool is_waiting(const Help& help);

// Open actions: help wanted for it, blocked, alerts that got worse, overdue, unowned, unacknowledged, then by due time, then in progress,
// verifying, ordered, proposed.
std::vector<const Action*> open_in_order(const Record& record, Instant now);

// It goes on, or was contained half an hour ago at the latest.
bool goes_on(const Incident& incident, Instant now);
// Those that are running, the gravest first.
std::vector<const Incident*> running_incidents(const Record& record, Instant now);
// The incident a board is about: the chosen one while it is running, else the gravest; none when nothing is.
const Incident* shown_incident(const Record& record, const IncidentId& chosen, Instant now);

}  // namespace model
