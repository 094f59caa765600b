// The top of the board: title, nearest deadline, phase rail, since when, the clock. It must never show a deadline as
// missed when the business went on.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

// A missed deadline leaves the header after this when another one lies ahead.
constexpr Milliseconds missed_shown{10 * 60'000};

struct Target {
    std::string label;
    Instant at;
};

// True when the service was already stopped, degraded or unknown as the deadline passed.
bool missed_it(const Scene& scene, const Service& service, const Deadline& deadline) {
    return rank(scene.record, service) >= 2 && service.since && *service.since <= deadline.at;
}

// The hard or the other deadlines of the services `wanted` picks: those ahead, and those really missed.
template <class Wanted>
std::vector<Target> targets(const Scene& scene, bool hard, Wanted wanted) {
    std::vector<Target> found;
    for (const Service& service : scene.record.services) {
        if (!wanted(service)) continue;
        for (const Deadline& deadline : service.deadlines)
            if (is_hard(deadline) == hard && (deadline.at > scene.now || missed_it(scene, service, deadline)))
                found.push_back({text(scene, deadline.label), deadline.at});
    }
    std::stable_sort(found.begin(), found.end(), [](const Target& a, const Target& b) { return a.at < b.at; });
    return found;
}

// The one just missed, else the next, else the last missed.
std::optional<Target> nearest(const std::vector<Target>& sorted, Instant now) {
    std::optional<Target> missed;
    std::optional<Target> ahead;
    for (const Target& target : sorted) {
        if (target.at <= now)
            missed = target;
        else if (!ahead)
            ahead = target;
    }
    if (missed && (!ahead || now - missed->at < missed_shown)) return missed;
    return ahead;
}

std::optional<Target> business_deadline(const Scene& scene) {
    const auto troubled = [&](const Service& service) {
        return shown_continuity(scene.record, service) != Continuity::normal && !service.accepted_residual;
    };
    const auto any = [](const Service&) { return true; };
    if (auto hard = nearest(targets(scene, true, troubled), scene.now)) return hard;
    if (auto soft = nearest(targets(scene, false, troubled), scene.now)) return soft;
    return nearest(targets(scene, true, any), scene.now);
}

std::optional<Instant> first_limit(const Scene& scene) {
    std::optional<Instant> first;
    for (const Service& service : scene.record.services) {
        if (shown_continuity(scene.record, service) != Continuity::workaround || !service.workaround_until) continue;
        if (!first || *service.workaround_until < *first) first = service.workaround_until;
    }
    return first;
}

bool is_folded(const Scene& scene) {
    const auto& services = scene.record.services;
    const auto troubled = std::count_if(services.begin(), services.end(),
                                        [&](const Service& service) { return rank(scene.record, service) > 0; });
    return static_cast<std::size_t>(troubled) > service_room(scene);
}

void put_deadline(const Scene& scene, Header& header) {
    if (scene.mode == BoardMode::contained) {
        const auto limit = first_limit(scene);
        if (!limit) return;
        header.deadline_label = phrase(scene, Say::workaround_limit, {moment(scene, *limit)});
        header.deadline_short = header.deadline_label;
        header.countdown = countdown(scene.language, *limit - scene.now);
        return;
    }
    const auto target = business_deadline(scene);
    if (!target) return;
    const std::string at = moment(scene, target->at);
    const bool folded = is_folded(scene);
    header.deadline_short = folded ? phrase(scene, Say::nearest_deadline, {at}) : spaced(target->label, at);
    header.deadline_label = header.deadline_short;
    header.deadline_short =
        spaced(header.deadline_short, other_zone(scene));  // a small board has no place for the clock
    if (!folded && target->at > scene.now)
        header.deadline_label = phrase(scene, Say::deadline_until, {target->label, at});
    header.countdown = countdown(scene.language, target->at - scene.now);
}

std::string title(const Scene& scene) {
    if (!scene.incident) {
        if (scene.record.services.empty()) return phrase(scene, Say::empty_list);
        const bool only_unrest = mode_of(scene.record, nullptr, {}) == BoardMode::calm;
        const std::vector<std::string> said = only_unrest ? unrest_said(scene) : std::vector<std::string>{};
        return said.empty() ? phrase(scene, Say::possible_trouble) : said.front();
    }
    if (scene.mode != BoardMode::contained) {
        const std::string given = text(scene, scene.incident->title);
        return given.empty() ? phrase(scene, Say::no_title) : given;
    }
    const auto rows = troubled_in_order(scene.record, scene.now);
    const bool has_row = !rows.empty() && !rows.front()->accepted_residual;
    if (has_row) return phrase(scene, Say::title_contained, {service_name(scene, *rows.front())});
    return phrase(scene, Say::contained);
}

// Position of the phase on the rail; -1 for a word we do not know. An incident that is called contained while something
// is stopped is still being responded to (B12).
int station_of(const Scene& scene) {
    switch (scene.incident->phase.value) {
        case Phase::recognised: return 0;
        case Phase::assessing: return 1;
        case Phase::responding: return 2;
        case Phase::contained: return scene.mode == BoardMode::contained ? 3 : 2;
        default: return -1;
    }
}

void put_rail(const Scene& scene, Header& header) {
    const int current = station_of(scene);
    int place = 0;
    for (const Phase phase : {Phase::recognised, Phase::assessing, Phase::responding, Phase::contained}) {
        const StationState state = place == current  ? StationState::current
                                   : place < current ? StationState::past
                                                     : StationState::next;
        header.rail.push_back({text(scene, word_of(phase)), state});
        ++place;
    }
    std::vector<std::string> notes;
    if (current < 0) notes.push_back(word(scene, scene.incident->phase));
    if (scene.incident->relapses > 0)
        notes.push_back(phrase(scene, Say::relapse, {count_of(scene.incident->relapses)}));
    if (scene.incidents.size() > 1)
        notes.push_back(phrase(scene, Say::other_incidents, {count_of(scene.incidents.size() - 1)}));
    header.rail_note = joined(notes, say(Say::separator, scene.language));
}

std::string since(const Scene& scene) {
    if (is_folded(scene))
        return phrase(scene, Say::totals,
                      {count_of(scene.record.services.size()), number(scene.record.actions.size())});
    if (!scene.incident) return {};
    const bool contained = scene.mode == BoardMode::contained;
    const Instant to = contained && scene.incident->contained_at ? *scene.incident->contained_at : scene.now;
    Beginning from{scene.incident->recognised_at, {}};
    if (const auto impact = impact_of(*scene.state.record, *scene.incident); impact && impact->at < from.at)
        from = *impact;
    const bool known = !lies_ahead(from.at, to);
    const std::string length = known ? span(scene.language, to - from.at) : phrase(scene, Say::clock_was_set_back);
    return spaced(phrase(scene, contained ? Say::impact_since : Say::incident_since, {moment(scene, from.at), length}),
                  told_late(scene, from.told));
}

std::string clock_text(const Scene& scene) {
    const std::string time = spaced(clock_second(scene, scene.now), other_zone(scene));
    return is_blind(scene) ? phrase(scene, Say::local_clock, {time}) : time;
}

}  // namespace

Header header(const Scene& scene) {
    Header shown;
    shown.clock = clock_text(scene);
    if (!is_blind(scene)) shown.clock_label = phrase(scene, Say::now);  // else it says whose it is
    if (scene.mode == BoardMode::calm) {
        shown.title = phrase(scene, Say::calm);
        return shown;
    }
    shown.title = title(scene);
    put_deadline(scene, shown);
    for (const Incident* incident : scene.incidents) shown.incidents.push_back(incident->id);
    if (scene.incident) shown.incident = scene.incident->id;
    if (scene.incident) put_rail(scene, shown);
    shown.since = since(scene);
    return shown;
}

}  // namespace model::parts

namespace model {

std::string clock_named(const Header& header) { return parts::spaced(header.clock_label, header.clock); }

}  // namespace model
