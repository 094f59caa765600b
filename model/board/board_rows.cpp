// One row of the services: a single service with its state, promise and impact, or an organisation with all of its own.
// It must never say a state as true that no confirmed fact stands behind.
#include "model/board/board_parts.h"

#include "model/text/text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace model::parts {
namespace {

using Services = std::vector<const Service*>;
constexpr std::size_t most_member_cells = 26;  // one line under the name

// What is claimed but not confirmed, in brackets: "(停止)".
std::string claim(const Scene& scene, const Service& service, Continuity shown) {
    if (shown != Continuity::unknown || service.continuity == Continuity::unknown) return {};
    return phrase(scene, Say::claimed_state, {word(scene, service.continuity)});
}

const Fact* newest_rumour(const Record& record, const ServiceId& about) {
    const Fact* newest = nullptr;
    for (const Fact& fact : record.facts)
        if (fact.status == FactStatus::unconfirmed && fact.about == about && (!newest || newest->at <= fact.at))
            newest = &fact;
    return newest;
}

std::string impact(const Scene& scene, const Service& service, Continuity shown) {
    const std::string claimed = claim(scene, service, shown);
    const std::string given = text(scene, service.impact_text);
    if (!given.empty()) return spaced(claimed, given);
    if (shown == Continuity::unknown)
        if (const Fact* fact = newest_rumour(scene.record, service.id))
            return spaced(claimed, phrase(scene, Say::rumour, {text(scene, fact->text), fact->source}));
    if (shown == Continuity::workaround) return text(scene, service.workaround);
    return claimed;
}

// A promise that the containment itself has answered is no longer owed.
bool is_owed(const Scene& scene, const Service& service) {
    if (!service.next_update_at) return false;
    const bool contained = scene.mode == BoardMode::contained && scene.incident && scene.incident->contained_at;
    return !contained || *service.next_update_at > *scene.incident->contained_at;
}

void put_late(const Scene& scene, ServiceRow& row, Say long_form, Instant promised) {
    const std::string late = span(scene.language, scene.now - promised);
    row.promise = phrase(scene, long_form, {late});
    row.promise_short = phrase(scene, Say::overdue_by, {late});
    row.promise_overdue = true;
}

void put_limit(const Scene& scene, ServiceRow& row, const Service& service) {
    if (!service.workaround_until) {
        row.promise = row.promise_short = phrase(scene, Say::limit_unknown);
    } else if (*service.workaround_until <= scene.now) {
        put_late(scene, row, Say::limit_late, *service.workaround_until);
    } else {
        row.promise = row.promise_short = phrase(scene, Say::until, {moment(scene, *service.workaround_until)});
    }
}

void put_promise(const Scene& scene, ServiceRow& row, const Service& service, Continuity shown) {
    const bool owed = is_owed(scene, service);
    if (service.accepted_residual) {
        row.promise = row.promise_short = phrase(scene, Say::residual_accepted);
    } else if (owed && *service.next_update_at < scene.now) {
        put_late(scene, row, Say::promise_late, *service.next_update_at);
    } else if (shown == Continuity::workaround) {
        put_limit(scene, row, service);
    } else if (owed) {
        const std::string at = moment(scene, *service.next_update_at);
        row.promise = phrase(scene, Say::next_update_at, {at});
        row.promise_short = phrase(scene, Say::next_update_short, {at});
    } else {
        row.promise = row.promise_short = phrase(scene, Say::no_promise);
    }
}

std::string short_state(const Scene& scene, Continuity kind) {
    if (kind == Continuity::degraded) return phrase(scene, Say::degraded_short);
    if (kind == Continuity::workaround) return phrase(scene, Say::workaround_short);
    return text(scene, word_of(kind));
}

// What stands behind a state that is not confirmed has not been checked by anybody.
bool is_confirmed(const Record& record, const Service& service) {
    const Fact* basis = record.facts.find(service.basis);
    return basis && basis->status == FactStatus::confirmed;
}

void put_times(const Scene& scene, ServiceRow& row, const Service& service) {
    if (service.since) row.since = phrase(scene, Say::row_since, {moment(scene, *service.since)});
    row.checked = checked_words(scene, service);
}

struct Group {
    std::string name;
    Services members;  // worst first
    int rank = 0;
    std::int64_t deadline = INT64_MAX;
};

void add(const Scene& scene, Group& group, const Service* service) {
    group.members.push_back(service);
    group.rank = std::max(group.rank, rank(scene.record, *service));
    if (const auto next = next_hard_deadline(*service, scene.now)) group.deadline = std::min(group.deadline, next->ms);
}

std::vector<Group> groups_of(const Scene& scene, const Services& services) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> places;
    for (const Service* service : services) {
        const auto [at, added] = places.try_emplace(service->owner_org, groups.size());
        if (added) {
            const std::string name = short_organisation(scene, service->owner_org);
            groups.push_back({name.empty() ? phrase(scene, Say::org_missing) : name, {}});
        }
        add(scene, groups[at->second], service);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return std::tie(b.rank, a.deadline) < std::tie(a.rank, b.deadline);
    });
    return groups;
}

// The last row stands for every organisation that has no row of its own.
void merge_beyond(const Scene& scene, std::vector<Group>& groups, std::size_t room) {
    if (groups.size() <= room) return;
    Group rest;
    rest.name = phrase(scene, Say::more_organisations);
    for (std::size_t i = room - 1; i < groups.size(); ++i)
        for (const Service* service : groups[i].members) add(scene, rest, service);
    groups.resize(room - 1);
    groups.push_back(std::move(rest));
}

std::string member_names(const Scene& scene, const Services& members) {
    const std::string_view between = say(Say::separator, scene.language);
    std::string names;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::string wider = joined({names, service_name(scene, *members[i])}, between);
        if (i > 0 && cells(wider) > most_member_cells)
            return joined({names, phrase(scene, Say::members_more, {count_of(members.size() - i)})}, between);
        names = wider;
    }
    return names;
}

ServiceRow group_row(const Scene& scene, Group& group) {
    std::stable_sort(group.members.begin(), group.members.end(), [&](const Service* a, const Service* b) {
        return rank(scene.record, *a) > rank(scene.record, *b);
    });
    std::map<int, std::pair<Continuity, int>, std::greater<>> counts;
    ServiceRow row;
    for (const Service* service : group.members) {
        const Continuity shown = shown_continuity(scene.record, *service);
        auto& entry = counts.try_emplace(static_cast<int>(tone_of(shown)), shown, 0).first->second;
        ++entry.second;
        row.members.push_back(service->id);
        row.changed = row.changed || is_marked(scene, service->id.text);
    }
    const Continuity worst = shown_continuity(scene.record, *group.members.front());
    std::vector<std::string> promise;
    if (group.deadline != INT64_MAX) {
        const Instant at{group.deadline, scene.now.offset_min};
        promise.push_back(phrase(scene, Say::deadline_at, {moment(scene, at)}));
    }
    for (const auto& [weight, entry] : counts) {
        const std::string state = inside_words(short_state(scene, entry.first));
        const std::string counted = phrase(scene, Say::state_counted, {count_of(entry.second), state});
        if (entry.first == worst)
            row.state = counted;
        else
            promise.push_back(counted);
    }
    row.tone = tone_of(worst);
    row.name = group.name;
    row.promise = joined(promise, say(Say::separator, scene.language));
    row.promise_short = promise.empty() ? std::string{} : promise.front();
    row.impact = member_names(scene, group.members);
    return row;
}

}  // namespace

std::string short_organisation(const Scene& scene, const std::string& name) {
    const std::size_t at = name.rfind(' ');
    if (at == std::string::npos || at + 1 >= name.size()) return name;
    const std::string tail = name.substr(at);
    const bool is_shared =
        std::any_of(scene.record.services.begin(), scene.record.services.end(), [&](const Service& service) {
            return service.owner_org != name &&
                   (service.owner_org.ends_with(tail) || service.owner_org == tail.substr(1));
        });
    return is_shared ? name : tail.substr(1);
}

std::string checked_words(const Scene& scene, const Service& service) {
    const std::optional<Instant> at = confirmed_at(scene.record, service);
    if (!at || !is_confirmed(scene.record, service)) return {};
    return phrase(scene, Say::row_checked, {moment(scene, *at)});
}

Tone tone_of(Continuity continuity) {
    switch (continuity) {
        case Continuity::normal: return Tone::normal;
        case Continuity::workaround: return Tone::workaround;
        case Continuity::degraded: return Tone::degraded;
        case Continuity::stopped: return Tone::stopped;
        default: return Tone::unknown;
    }
}

ServiceRow service_row(const Scene& scene, const Service& service) {
    const Continuity shown = shown_continuity(scene.record, service);
    ServiceRow row;
    row.id = service.id;
    row.members = {service.id};
    row.tone = tone_of(shown);
    row.filled = !service.accepted_residual && shown != Continuity::normal;
    row.state = text(scene, word_of(shown));
    row.name = service_name(scene, service);
    row.impact = impact(scene, service, shown);
    put_times(scene, row, service);
    row.changed = is_marked(scene, service.id.text);
    row.recovered = shown == Continuity::normal;
    if (row.recovered)
        row.promise = row.promise_short = phrase(scene, Say::recovered);
    else
        put_promise(scene, row, service, shown);
    return row;
}

std::vector<ServiceRow> organisation_rows(const Scene& scene, const std::vector<const Service*>& services,
                                          std::size_t room) {
    std::vector<Group> groups = groups_of(scene, services);
    merge_beyond(scene, groups, room);
    std::vector<ServiceRow> rows;
    for (Group& group : groups) rows.push_back(group_row(scene, group));
    return rows;
}

}  // namespace model::parts
