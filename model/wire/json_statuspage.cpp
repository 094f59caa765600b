// The vocabulary has no word for "not known": such a component is degraded and its description says so. A record without
// services says that too, because "none" would read as "all systems operational".
// It must never know HTTP or who asks.
#include "model/record/order.h"
#include "model/record/unrest.h"
#include "model/text/json_writer.h"
#include "model/wire/statuspage.h"

#include <algorithm>
#include <vector>

namespace model {
namespace {

using json::Writer;

void member(Writer& out, std::string_view name, std::string_view value) {
    out.name(name);
    out.text(value);
}

bool is_over(const Incident& incident) { return incident.phase == Phase::closed || incident.phase == Phase::cancelled; }

struct Told {
    const Record& record;
    Instant now;
    Language language;
    std::string_view impact;  // of the whole
};

std::string_view component_status(Continuity shown) {
    switch (shown) {
        case Continuity::stopped: return "major_outage";
        case Continuity::degraded: return "partial_outage";
        case Continuity::normal: return "operational";
        case Continuity::workaround:
        case Continuity::unknown:
        case Continuity::other: break;
    }
    return "degraded_performance";
}

// Worst last.
int weight_of(Continuity shown) {
    switch (shown) {
        case Continuity::stopped: return 3;
        case Continuity::degraded: return 2;
        case Continuity::normal: return 0;
        case Continuity::workaround:
        case Continuity::unknown:
        case Continuity::other: break;
    }
    return 1;
}

// Who reads a status page cannot see how old a confirmation is: what nobody remembers is no state.
Continuity told_continuity(const Record& record, const Service& service, Instant now) {
    return is_forgotten(record, service, now) ? Continuity::unknown : shown_continuity(record, service);
}

int worst_of(const Record& record, Instant now) {
    int worst = 0;
    for (const Service& service : record.services)
        worst = std::max(worst, weight_of(told_continuity(record, service, now)));
    return worst;
}

std::string_view indicator_of(int weight) {
    constexpr std::string_view words[] = {"none", "minor", "major", "critical"};
    return words[weight];
}

// What is said of all services together.
struct Whole {
    int weight = 0;
    Say words = Say::status_normal;
};

Whole whole_of(const Record& record, const Gauges& gauges, Instant now) {
    constexpr Say words[] = {Say::status_normal, Say::status_unsure, Say::status_degraded, Say::status_stopped};
    if (record.services.empty()) return {1, Say::status_no_services};
    const int worst = worst_of(record, now);
    if (worst > 0) return {worst, words[worst]};
    const Unrest found = unrest(record, gauges, now);
    if (found.any()) return {1, Say::status_unexplained};
    const bool goes_on = std::ranges::any_of(record.incidents, [](const Incident& incident) {
        return !is_over(incident) && !(incident.phase == Phase::contained);
    });
    return goes_on || !is_calm(record, found) ? Whole{1, Say::status_worked_on} : Whole{};
}

void put_status(Writer& out, const Whole& whole, Language language) {
    out.name("status");
    out.open_object();
    member(out, "indicator", indicator_of(whole.weight));
    member(out, "description", say(whole.words, language));
    out.close_object();
}

void put_component(Writer& out, const Told& told, const Service& service, int position) {
    const Continuity shown = told_continuity(told.record, service, told.now);
    const bool confirmed = shown != Continuity::unknown;
    out.open_object();
    member(out, "id", service.id.text);
    member(out, "name", pick(service.name, told.language));
    member(out, "status", component_status(shown));
    out.name("position");
    out.number(std::int64_t{position});
    member(out, "description",
           confirmed ? pick(service.impact_text, told.language)
                     : std::string(say(Say::status_unconfirmed, told.language)));
    if (service.since) member(out, "updated_at", rfc3339(service.told_at.value_or(*service.since)));
    out.name("group");
    out.boolean(false);
    out.name("only_show_if_degraded");
    out.boolean(false);
    out.close_object();
}

std::string_view incident_status(Phase phase) {
    switch (phase) {
        case Phase::responding: return "identified";
        case Phase::contained: return "monitoring";
        case Phase::closed:
        case Phase::cancelled: return "resolved";
        case Phase::recognised:
        case Phase::assessing:
        case Phase::other: break;
    }
    return "investigating";
}

void put_updates(Writer& out, const Record& record, const Incident& incident, Language language) {
    std::vector<const Fact*> facts;
    for (const Fact& fact : record.facts)
        if (fact.status == FactStatus::confirmed && fact.at >= incident.recognised_at) facts.push_back(&fact);
    std::stable_sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) { return a->at > b->at; });
    if (facts.size() > most_updates) facts.resize(most_updates);
    out.name("incident_updates");
    out.open_list();
    for (const Fact* fact : facts) {
        out.open_object();
        member(out, "id", fact->id.text);
        member(out, "incident_id", incident.id.text);
        member(out, "status", incident_status(incident.phase.value));
        member(out, "body", pick(fact->text, language));
        member(out, "created_at", rfc3339(fact->at));
        member(out, "display_at", rfc3339(fact->status_since.value_or(fact->at)));
        out.close_object();
    }
    out.close_list();
}

void put_incident(Writer& out, const Told& told, const Incident& incident) {
    out.open_object();
    member(out, "id", incident.id.text);
    member(out, "name", pick(incident.title, told.language));
    member(out, "status", incident_status(incident.phase.value));
    member(out, "impact", told.impact);
    member(out, "created_at", rfc3339(incident.recognised_at));
    member(out, "started_at", rfc3339(incident.recognised_at));
    if (incident.contained_at) member(out, "monitoring_at", rfc3339(*incident.contained_at));
    put_updates(out, told.record, incident, told.language);
    out.name("components");
    out.open_list();
    int position = 0;
    for (const Service& service : told.record.services) {
        ++position;
        if (told_continuity(told.record, service, told.now) != Continuity::normal)
            put_component(out, told, service, position);
    }
    out.close_list();
    out.close_object();
}

}  // namespace

std::string statuspage_json(const Record& record, const Gauges& gauges, const FeedClock& clock, Language language) {
    const Whole whole = whole_of(record, gauges, clock.now);
    const Told told{record, clock.now, language, indicator_of(whole.weight)};
    Writer out;
    out.open_object();
    out.name("page");
    out.open_object();
    member(out, "id", record.epoch);
    member(out, "name", "Kyodo");
    member(out, "updated_at", rfc3339(clock.now));
    out.close_object();
    put_status(out, whole, language);
    out.name("components");
    out.open_list();
    int position = 0;
    for (const Service& service : record.services) put_component(out, told, service, ++position);
    out.close_list();
    out.name("incidents");
    out.open_list();
    for (const Incident& incident : record.incidents)
        if (!is_over(incident)) put_incident(out, told, incident);
    out.close_list();
    out.name("scheduled_maintenances");
    out.open_list();
    out.close_list();
    out.close_object();
    return out.take();
}

}  // namespace model
