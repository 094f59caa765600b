// What each service went through, by true time: every trouble it was in, the worst first, when it began and ended, and
// when that was told. And the impact of an incident as a whole. It must never leave out a trouble.
#include "model/report/report_parts.h"

#include "model/record/gravity.h"

#include <algorithm>
#include <tuple>

namespace model::reporting {
namespace {

// A state that was not normal; the pieces of one across a clock that was set back are one.
struct Trouble {
    const ServiceBand* band = nullptr;  // its first piece
    std::optional<Instant> until;
    std::optional<Instant> end_told;  // when its end was told, if late
    Milliseconds length{0};           // together, without what the clock does not tell
    bool unsure = false;
};

struct Course {
    const ServiceLane* lane = nullptr;
    std::vector<Trouble> troubles;  // the worst first
    int worst = 0;
    Milliseconds length{0};  // in the worst state
};

Milliseconds length_of(const Told& told, const ServiceBand& band) {
    return std::max(Milliseconds{0}, band.until.value_or(told.end()) - band.from);
}

std::vector<Trouble> troubles_of(const Told& told, const ServiceLane& lane) {
    const auto& bands = lane.bands;
    std::vector<Trouble> found;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (bands[i].shown == Continuity::normal) continue;
        Trouble one;
        one.band = &bands[i];
        one.length = length_of(told, bands[i]);
        while (i + 1 < bands.size() && bands[i + 1].went_on_from) {
            one.length += length_of(told, bands[++i]);
            one.unsure = true;
        }
        one.until = bands[i].until;
        const bool late_end = one.until && i + 1 < bands.size() && bands[i + 1].late && bands[i + 1].from == *one.until;
        if (late_end) one.end_told = bands[i + 1].told;
        // Left at the moment it was entered; a service is declared before anybody can say how it is.
        const bool unknown = one.band->shown == Continuity::unknown;
        const bool passed_over = one.until && !one.unsure && one.length < Milliseconds{unknown ? 1000 : 1};
        if (!passed_over) found.push_back(one);
    }
    return found;
}

std::vector<Course> courses(const Told& told) {
    std::vector<Course> all;
    for (const ServiceLane& lane : told.all.services) {
        Course course{&lane, troubles_of(told, lane), 0, Milliseconds{0}};
        if (course.troubles.empty()) continue;
        std::stable_sort(course.troubles.begin(), course.troubles.end(), [](const Trouble& a, const Trouble& b) {
            return gravity(a.band->shown) > gravity(b.band->shown);
        });
        course.worst = gravity(course.troubles.front().band->shown);
        for (const Trouble& one : course.troubles)
            if (gravity(one.band->shown) == course.worst) course.length += one.length;
        all.push_back(std::move(course));
    }
    std::stable_sort(all.begin(), all.end(), [](const Course& a, const Course& b) {
        return std::tuple(-a.worst, -a.length.count()) < std::tuple(-b.worst, -b.length.count());
    });
    return all;
}

std::string end_of(const Told& told, const Trouble& trouble) {
    if (!trouble.until) return told.say(words::goes_on);
    const std::string until = told.at(*trouble.until);
    return trouble.end_told ? parts::spaced(until, told.say(words::told_in_brackets, {told.at(*trouble.end_told)}))
                            : until;
}

// The impacts a service was in: from the first confirmed trouble after it was normal to the next time it was.
std::vector<Impact> impacts_of(const ServiceLane& lane) {
    std::vector<Impact> found;
    bool open = false;
    for (const ServiceBand& band : lane.bands) {
        if (open) found.back().unsure = found.back().unsure || band.went_on_from.has_value();
        if (band.shown == Continuity::normal) open = false;
        if (!open && is_impact(band.shown)) {
            open = true;
            found.push_back({band.from, band.late ? std::optional(band.told) : std::nullopt, {}, false});
        }
        if (open) found.back().until = band.until;
    }
    return found;
}

}  // namespace

std::string band_word(const Told& told, const ServiceBand& band) {
    const std::string state = parts::word(told.scene, Word<Continuity>(band.shown));
    return band.accepted ? state + " (" + told.say(words::accepted_residual) + ")" : state;
}

ReportTable services(const Told& told) {
    ReportTable made = told.table(words::services,
                                  {words::service, words::organisation, words::state, words::began, words::told,
                                   words::until, words::how_long, words::impact},
                                  words::no_services);
    for (const Course& course : courses(told)) {
        const Service* service = told.record().services.find(course.lane->id);
        for (const Trouble& one : course.troubles)
            made.rows.push_back({told.service(course.lane->id), service ? service->owner_org : std::string{},
                                 band_word(told, *one.band), told.at(one.band->from),
                                 told.told(one.band->told, one.band->late), end_of(told, one),
                                 told.length(one.length, one.unsure), told.text(one.band->impact)});
    }
    return made;
}

std::optional<Impact> impact_of(const Told& told, const Incident& incident) {
    const std::set<ServiceId> others = services_of_others(told.record(), incident);
    const Instant over = incident.contained_at.value_or(told.end());
    std::optional<Impact> whole;
    for (const ServiceLane& lane : told.all.services) {
        if (others.contains(lane.id)) continue;
        for (const Impact& one : impacts_of(lane)) {
            const bool before = one.until && *one.until < incident.recognised_at;
            if (!one.unsure && (before || one.from > over)) continue;
            if (!whole) {
                whole = one;
                continue;
            }
            if (one.from < whole->from) std::tie(whole->from, whole->told) = std::tie(one.from, one.told);
            whole->until =
                whole->until && one.until ? std::optional(std::max(*whole->until, *one.until)) : std::nullopt;
            whole->unsure = whole->unsure || one.unsure;
        }
    }
    const auto [first, last] = course_of(told, incident);
    if (whole) whole->unsure = whole->unsure || was_set_back(told.all, first, last);
    return whole;
}

// How long it took from the first of the impact until somebody called it an incident.
std::string until_recognised(const Told& told, const Incident& incident, const Impact& impact) {
    if (!impact.unsure && incident.recognised_at < impact.from) return told.say(words::recognised_first);
    return told.between(impact.from, incident.recognised_at, impact.unsure);
}

ReportTable impacts(const Told& told) {
    ReportTable made = told.table(words::impacts,
                                  {words::incident, words::began, words::told, words::until, words::how_long,
                                   words::recognised, words::to_recognise},
                                  words::no_impacts);
    for (const Incident& incident : told.record().incidents) {
        const auto impact = impact_of(told, incident);
        if (!impact) continue;
        made.rows.push_back({incident.id.text, told.at(impact->from),
                             told.told(impact->told.value_or(impact->from), impact->told.has_value()),
                             impact->until ? told.at(*impact->until) : told.say(words::goes_on),
                             told.between(impact->from, impact->until.value_or(told.end()), impact->unsure),
                             told.at(incident.recognised_at), until_recognised(told, incident, *impact)});
    }
    return made;
}

std::pair<std::uint64_t, std::uint64_t> course_of(const Told& told, const Incident& incident) {
    std::uint64_t first = 0, last = told.record().seq;
    for (const PhaseStep& step : told.all.phases) {
        if (step.incident != incident.id) continue;
        if (first == 0) first = step.seq;
        if (incident.contained_at && step.phase == Phase::contained) last = step.seq;
    }
    return {first, last};
}

}  // namespace model::reporting
