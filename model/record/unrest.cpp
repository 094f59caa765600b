// What forbids calm. It must never let a promise hide anything after its end.
#include "model/record/unrest.h"

#include "model/record/order.h"

#include <algorithm>

namespace model {
namespace {

constexpr Milliseconds remembered{std::int64_t{365} * 24 * 60 * 60'000};

// A source whose clock is ahead says that an alert is still to begin: it fires, so it has begun.
void add_unclassified(Unrest& found, const AlertGroup& group, std::uint64_t count, Instant now) {
    if (count == 0) return;
    found.unclassified += count;
    if (found.worst.empty()) found.worst = group.worst_severity;
    if (!group.first_at) return;
    const Instant since = std::min(*group.first_at, Instant{now.ms, group.first_at->offset_min});
    if (!found.since || since < *found.since) found.since = since;
}

void add(Unrest& found, const AlertGroup& group, Instant now) {
    if (group.disposition == Disposition::heartbeat) {
        if (group.count == 0) found.heartbeats.push_back(group.rule.empty() ? group.id : group.rule);
        return;
    }
    if (is_excused(group, now)) return;
    if (is_unread_id(group.id)) {
        found.unread += group.count;
        return;
    }
    const std::uint64_t awake = firing(group) + lapsed(group, now);
    if (group.disposition == Disposition::folded) {
        (group.done_id.empty() ? found.firing : found.still) += awake;
        found.unseen += group.unseen;
        return;
    }
    const std::uint64_t loud = awake + group.unseen;
    add_unclassified(found, group, loud > group.minor ? loud - group.minor : 0, now);
}

bool has_unanswered_work(const Record& record) {
    const bool unowned = std::any_of(record.actions.begin(), record.actions.end(), is_unowned);
    const bool undecided = std::any_of(record.decisions.begin(), record.decisions.end(), is_undecided);
    return unowned || undecided || std::any_of(record.helps.begin(), record.helps.end(), is_waiting);
}

bool has_trouble(const Record& record) {
    return std::any_of(record.services.begin(), record.services.end(), [&](const Service& service) {
        return shown_continuity(record, service) != Continuity::normal && !is_residual(record, service);
    });
}

}  // namespace

bool is_excused(const AlertGroup& group, Instant now) {
    return group.disposition == Disposition::no_action && group.no_action_expires && *group.no_action_expires > now;
}

std::uint64_t lapsed(const AlertGroup& group, Instant now) {
    return group.quiet_until && *group.quiet_until <= now ? group.silenced : 0;
}

bool Unrest::any() const {
    return still + firing + unclassified + unread + unseen > 0 || !heartbeats.empty() || !sources.empty() || forgotten;
}

Unrest unrest(const Record& record, const Gauges& gauges, Instant now) {
    Unrest found;
    for (const AlertGroup& group : gauges.groups) add(found, group, now);
    for (const Source& source : gauges.sources)
        if (is_blind(source)) found.sources.push_back(source.name);
    found.forgotten = std::any_of(record.services.begin(), record.services.end(),
                                  [&](const Service& service) { return is_forgotten(record, service, now); });
    return found;
}

std::optional<Instant> confirmed_at(const Record& record, const Service& service) {
    std::optional<Instant> at = service.since;
    const Fact* basis = record.facts.find(service.basis);
    if (!basis) return at;
    const Instant said = basis->status_since.value_or(basis->heard_at);
    return !at || *at < said ? said : *at;
}

bool is_forgotten(const Record& record, const Service& service, Instant now) {
    if (shown_continuity(record, service) != Continuity::normal) return false;
    const std::optional<Instant> at = confirmed_at(record, service);
    return !at || now - *at >= remembered;
}

bool is_calm(const Record& record, const Unrest& unrest) {
    return !record.services.empty() && !unrest.any() && !has_trouble(record) && !has_unanswered_work(record);
}

}  // namespace model
