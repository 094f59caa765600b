// The warning about a feed's clock that was set back: the record then holds times of things that have happened which lie
// ahead. Set right or set wrong, no length across it is known.
// It must never take a time that is promised or planned for one of something that has happened.
#include "model/record/order.h"
#include "model/rules/warning_list.h"

#include <optional>

namespace model {
namespace {

// The furthest of the times, and of which entity it is.
struct Furthest {
    Instant now;
    Instant at = {};
    std::string about = {};

    Furthest& look(const std::string& id, const std::optional<Instant>& happened) {
        if (happened && lies_ahead(*happened, now) && (about.empty() || at < *happened)) {
            at = *happened;
            about = id;
        }
        return *this;
    }
};

}  // namespace

void warn_of_clock(WarningList& list, const Record& record, Instant now) {
    Furthest found{now};
    for (const Incident& it : record.incidents)
        found.look(it.id.text, it.recognised_at).look(it.id.text, it.contained_at);
    for (const Service& it : record.services) found.look(it.id.text, it.since).look(it.id.text, it.told_at);
    for (const Action& it : record.actions) found.look(it.id.text, it.state_since).look(it.id.text, it.claimed_at);
    for (const Decision& it : record.decisions) found.look(it.id.text, it.decided_at);
    for (const Fact& it : record.facts) found.look(it.id.text, it.heard_at).look(it.id.text, it.status_since);
    for (const Help& it : record.helps) found.look(it.id.text, it.state_since);
    for (const Guardrail& it : record.guardrails) found.look(it.id.text, it.since);
    for (const RoleHolding& it : record.roles) found.look(it.id.text, it.since);
    for (const Handover& it : record.handovers) found.look(it.id.text, it.state_since);
    if (found.about.empty()) return;
    const std::string at = hour_minute_second(list.local(found.at)), present = hour_minute_second(list.local(now));
    list.add(Poor::clock_set_back, found.about,
             "記録には " + at + " までの時刻がありますが、いまは " + present +
                 " です。フィードの時計が戻されました。またぐ長さは当てになりません。",
             "The record holds times up to " + at + ", and it is " + present +
                 " now: the feed's clock was set back, and no length across that can be trusted.");
}

}  // namespace model
