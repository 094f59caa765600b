// What forbids calm beside the record, in words (what it is: model/record/unrest.h); and what fires without forbidding it,
// as counts. It must never let a promise hide anything after its end.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

// A source may count its hours by another offset than the people who read.
Instant here(const Scene& scene, Instant at) { return Instant{at.ms, scene.now.offset_min}; }

const AlertGroup* plan_for(const Scene& scene, const ServiceId& service) {
    const AlertGroup* first = nullptr;
    for (const AlertGroup& group : scene.gauges.groups) {
        const auto& ids = group.service_ids;
        if (group.silenced == 0 || lapsed(group, scene.now) > 0) continue;
        if (std::find(ids.begin(), ids.end(), service) == ids.end()) continue;
        const bool sooner =
            first && group.quiet_until && (!first->quiet_until || *group.quiet_until < *first->quiet_until);
        if (!first || sooner) first = &group;
    }
    return first;
}

std::string excused_count(const Scene& scene) {
    std::uint64_t count = 0;
    std::optional<Instant> until;
    for (const AlertGroup& group : scene.gauges.groups) {
        if (!is_excused(group, scene.now) || firing(group) == 0) continue;
        count += firing(group);
        if (!until || *group.no_action_expires < *until) until = group.no_action_expires;
    }
    if (!until) return {};
    return phrase(scene, Say::counted_no_action, {number(count), moment(scene, *until)});
}

}  // namespace

std::vector<std::string> unrest_said(const Scene& scene) {
    const Unrest all = unrest(scene.record, scene.gauges, scene.now);
    Unrest found;
    if (scene.incident && scene.mode != BoardMode::contained)
        found.heartbeats = all.heartbeats;
    else
        found = all;
    std::vector<std::string> said;
    const auto count = [&](Say word, std::uint64_t alerts) {
        if (alerts > 0) said.push_back(phrase(scene, word, {number(alerts)}));
    };
    count(Say::still_firing, found.still);
    count(Say::unclassified_firing, found.unclassified);
    count(Say::alerts_unread, found.unread);
    count(Say::alerts_firing, found.firing);
    for (const std::string& name : found.heartbeats) said.push_back(phrase(scene, Say::heartbeat_missing, {name}));
    for (const std::string& name : found.sources) said.push_back(phrase(scene, Say::source_silent, {name}));
    count(Say::alerts_unseen, found.unseen);
    if (found.forgotten) said.push_back(phrase(scene, Say::forgotten));
    return said;
}

std::string unclassified_told(const Scene& scene) {
    const Unrest found = unrest(scene.record, scene.gauges, scene.now);
    if (found.unclassified == 0 || !found.since) return {};
    const std::string what = joined({number(found.unclassified), found.worst}, " ");
    return phrase(scene, Say::unclassified_told, {what, moment(scene, here(scene, *found.since))});
}

Alerts alerts_of(const Gauges& gauges, const ActionId& action) {
    Alerts found;
    if (action.empty()) return found;
    for (const AlertGroup& group : gauges.groups) {
        if (group.done_id == action) found.still += firing(group);
        if (!(group.action_id == action) || group.fresh == 0) continue;
        found.fresh += group.fresh;
        if (group.fresh_at && (!found.fresh_at || *group.fresh_at < *found.fresh_at)) found.fresh_at = group.fresh_at;
    }
    return found;
}

std::string quiet_count(const Scene& scene) {
    std::uint64_t minor = 0, silenced = 0, inhibited = 0;
    for (const AlertGroup& group : scene.gauges.groups) {
        minor += group.minor;
        if (group.disposition == Disposition::heartbeat) continue;
        silenced += group.silenced;
        inhibited += group.inhibited - std::min(group.inhibited, group.unseen);
    }
    const auto count = [&](Say word, std::uint64_t alerts) {
        return alerts > 0 ? phrase(scene, word, {number(alerts)}) : std::string{};
    };
    return joined({count(Say::counted_minor, minor), excused_count(scene), count(Say::counted_silenced, silenced),
                   count(Say::counted_inhibited, inhibited)},
                  say(Say::separator, scene.language));
}

std::string name_with_plan(const Scene& scene, const Service& service) {
    const std::string name = service_name(scene, service);
    const AlertGroup* plan = plan_for(scene, service.id);
    if (!plan) return name;
    if (!plan->quiet_until) return phrase(scene, Say::planned, {name});
    return phrase(scene, Say::planned_until, {name, moment(scene, here(scene, *plan->quiet_until))});
}

}  // namespace model::parts
