// What the files of the report share: the log it is made of, and its words. Included by report*.cpp only. It must never
// know a format.
#pragma once

#include "model/board_phrasing.h"
#include "model/report.h"
#include "model/report/report_words.h"

#include <initializer_list>

namespace model::reporting {

using report_words::Phrase;
using Row = std::vector<std::string>;
namespace words = report_words;

// The whole log, seen from its last event.
struct Told {
    const parts::Scene& scene;
    const Chronology& all;
    const std::vector<std::shared_ptr<const Event>>& events;  // at least one

    const Record& record() const { return all.record; }
    Instant end() const { return events.back()->at; }
    std::string say(const Phrase& phrase, std::initializer_list<std::string> values = {}) const {
        return fill(scene.language == Language::ja ? phrase.ja : phrase.en, values);
    }
    std::string text(const Text& text) const { return parts::text(scene, text); }
    std::string at(Instant instant) const { return parts::moment(scene, instant); }
    std::string at(const std::optional<Instant>& instant) const { return instant ? at(*instant) : std::string{}; }
    std::string length(Milliseconds length) const { return parts::span(scene.language, length); }
    std::string person(const std::string& who, const std::string& org) const {
        return org.empty() ? who : who + " (" + org + ")";
    }
    std::string service(const ServiceId& id) const {
        const Service* found = record().services.find(id);
        return found ? text(found->name) : id.text;
    }
    std::string listed(const std::vector<std::string>& each) const {
        return parts::joined(each, say(report_words::between));
    }
    ReportTable table(const Phrase& heading, std::initializer_list<Phrase> columns, const Phrase& none) const;
};

// The entity with this id in the event; null when the event is about others.
template <class Entity, class IdType>
const Entity* in(const Event& event, const IdType& id) {
    for (const model::Entity& entity : event.entities) {
        const Entity* found = std::get_if<Entity>(&entity);
        if (found && found->id == id) return found;
    }
    return nullptr;
}

// "07:12 unconfirmed (D) → 07:20 confirmed (E)": every state it was in, since when and who said so.
template <class Entity, class IdType, class State>
std::string course_of(const Told& told, const IdType& id, Word<State> Entity::*state) {
    std::string course;
    std::optional<Word<State>> last;
    for (const auto& event : told.events) {
        const Entity* now = in<Entity>(*event, id);
        if (!now || last == now->*state) continue;
        last = now->*state;
        course += (course.empty() ? "" : " → ") + told.at(event->at) + " " + parts::word(told.scene, *last);
        if (!event->who.empty()) course += " (" + event->who + ")";
    }
    return course;
}

ReportPicture picture(const Told& told);
ReportTable services(const Told& told);
ReportTable facts(const Told& told);
ReportTable chronology(const Told& told);
ReportTable gaps(const Told& told);
ReportTable promises(const Told& told);
ReportTable actions(const Told& told);
ReportTable decisions(const Told& told);
ReportTable helps(const Told& told);
ReportTable handovers(const Told& told);
ReportTable guardrails(const Told& told);
ReportTable followups(const Told& told);

}  // namespace model::reporting
