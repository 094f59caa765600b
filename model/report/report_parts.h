// What the files of the report share: the log it is made of, and its words. Included by report*.cpp only. It must never
// know a format.
#pragma once

#include "model/board_phrasing.h"
#include "model/record/order.h"
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
    // `unsure`: the clock was set back between the two.
    std::string length(Milliseconds length, bool unsure) const {
        if (!unsure) return this->length(length);
        const bool nothing = length < std::chrono::seconds(1);
        return nothing ? say(report_words::unsure) : say(report_words::at_least, {this->length(length)});
    }
    std::string between(Instant from, Instant until, bool unsure) const {
        return unsure ? say(report_words::unsure) : length(until - from);
    }
    std::string set_back_mark(bool set_back) const {
        return set_back ? say(report_words::set_back_mark) : std::string{};
    }
    // "17:25 (told late)": when something was told, and that it was late.
    std::string told(Instant when, bool late) const {
        return late ? say(report_words::told_then, {at(when)}) : at(when);
    }
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

// From the beginning of the incident's impact to its end, by true time; nothing when no service of it was in trouble.
struct Impact {
    Instant from;
    std::optional<Instant> told;  // when the beginning was told, if late
    std::optional<Instant> until;
    bool unsure = false;  // the clock was set back
};
std::optional<Impact> impact_of(const Told& told, const Incident& incident);
// Sequence numbers of the events that opened and, last, contained it; the end of the log while it is not contained.
std::pair<std::uint64_t, std::uint64_t> course_of(const Told& told, const Incident& incident);

std::string band_word(const Told& told, const ServiceBand& band);
ReportPicture picture(const Told& told);
// Only of a log in which the clock was set back.
std::optional<ReportTable> clock_steps(const Told& told);
// "at 00:54:22 to 21:54:33, by 2 h 59 min or more", each; empty when it never was.
std::string clock_sentence(const Told& told);
ReportTable services(const Told& told);
ReportTable impacts(const Told& told);
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
