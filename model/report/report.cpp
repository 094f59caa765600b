// See report.h: the head of the document, and the order of its parts.
// It must never say what no event says.
#include "model/incident_view.h"
#include "model/own_marks.h"
#include "model/record/enum_words.h"
#include "model/record/zone_kind.h"
#include "model/report/report_parts.h"

namespace model {
namespace reporting {

ReportTable Told::table(const Phrase& heading, std::initializer_list<Phrase> columns, const Phrase& none) const {
    ReportTable made;
    made.heading = say(heading);
    made.none = say(none);
    for (const Phrase& column : columns) made.columns.push_back(say(column));
    return made;
}

namespace {

// "2030-10-01 07:04"
std::string day_and_time(const Told& told, Instant at) {
    const Instant there = parts::local(told.scene, at);
    return rfc3339(there).substr(0, 10) + " " + hour_minute(there);
}

std::string commanders(const Told& told) {
    std::vector<std::string> each;
    const bool several = told.record().incidents.size() > 1;
    for (const CommandSpan& span : told.all.command) {
        const RoleHolding* holding = several ? told.record().roles.find(span.role) : nullptr;
        each.push_back(parts::spaced(holding ? holding->incident.text : std::string{},
                                     told.person(span.holder, span.org) + " " + told.at(span.from) + "–" +
                                         parts::spaced(told.at(span.until), told.set_back_mark(span.set_back))));
    }
    return told.listed(each);
}

std::string severity(const Told& told, const Incident& incident) {
    if (incident.severity == Severity::other) return incident.severity.raw;
    const EnumWord& word = EnumWords<Severity>::all.at(static_cast<std::size_t>(incident.severity.value));
    return std::string(told.scene.language == Language::ja ? word.ja : word.en);
}

bool is_unsure(const Told& told, const Incident& incident) {
    const auto [first, last] = course_of(told, incident);
    return was_set_back(told.all, first, last);
}

std::string length_of(const Told& told, const Incident& incident) {
    if (is_unsure(told, incident)) return told.say(words::unsure_because, {clock_sentence(told)});
    return told.length(incident.contained_at.value_or(told.end()) - incident.recognised_at);
}

void put_incident(const Told& told, const Incident& incident, Report& report) {
    const auto put = [&](const Phrase& name, std::string value) {
        if (!value.empty()) report.head.emplace_back(told.say(name), std::move(value));
    };
    put(words::incident, parts::spaced(incident.id.text, told.text(incident.title)));
    put(words::severity, severity(told, incident));
    put(words::phase, parts::word(told.scene, incident.phase));
    put(words::summary, told.text(incident.summary));
    put(words::recognised, day_and_time(told, incident.recognised_at));
    put(words::contained,
        incident.contained_at ? day_and_time(told, *incident.contained_at) : told.say(words::not_contained));
    put(incident.contained_at ? words::length : words::length_so_far, length_of(told, incident));
    if (incident.relapses > 0) put(words::relapses, std::to_string(incident.relapses));
    put(words::exit_criteria, told.text(incident.exit_criteria));
}

void put_head(const Told& told, Report& report) {
    const auto& incidents = told.record().incidents;
    report.title = told.say(words::title);
    bool said = false;
    for (const Incident& incident : incidents) {
        put_incident(told, incident, report);
        said = said || is_unsure(told, incident);
    }
    const std::string clock = clock_sentence(told);
    if (!said && !clock.empty()) report.head.emplace_back(told.say(words::clock), clock);
    if (incidents.empty()) report.head.emplace_back(told.say(words::incident), told.say(words::no_incident));
    if (incidents.size() == 1) report.title += ": " + told.text(incidents.all().front().title);
    if (!told.all.command.empty()) report.head.emplace_back(told.say(words::commanders), commanders(told));
    report.foot = told.say(words::foot,
                           {std::to_string(told.events.size()), rfc3339(told.events.front()->at), rfc3339(told.end())});
}

}  // namespace
}  // namespace reporting

Report report_of(const Replay& log, Language language) {
    State state = initial_state(View::timeline, language, {}, {});
    const Tick now{1};
    begin_replay(log, state, log.events.back()->at, now);
    Budget budget;
    budget.whole = true;
    parts::Scene scene{state, *state.record, *state.gauges, budget, now, parts::whole_second(log.events.back()->at)};
    scene.language = language;
    scene.zone = zone_of(*state.record);
    Chronology all;
    for (const auto& event : log.events) static_cast<void>(advance(all, *event));
    all.record = with_own_marks(all.record);
    if (all.record.incidents.size() > 1) all.record = with_incident_marks(all.record);
    const reporting::Told told{scene, all, log.events};
    Report report;
    report.language = language;
    reporting::put_head(told, report);
    report.picture = reporting::picture(told);
    for (const auto part : {reporting::services, reporting::impacts, reporting::facts, reporting::chronology,
                            reporting::actions, reporting::decisions, reporting::helps, reporting::handovers,
                            reporting::guardrails, reporting::promises, reporting::gaps, reporting::followups})
        report.tables.push_back(part(told));
    if (auto clock = reporting::clock_steps(told)) report.tables.push_back(std::move(*clock));
    return report;
}

}  // namespace model
