// One row in full: its state along a line of time as far as the record knows, deadlines, and the latest that was said.
// It must never draw a state for a time the record is silent about.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_facts = 4;
constexpr std::size_t most_marks = 4;
constexpr Milliseconds least_length{60 * 60'000};
constexpr Milliseconds lead_in{10 * 60'000};
constexpr Milliseconds farthest{4 * 60 * 60'000};
constexpr Milliseconds near{100 * 60'000};  // deadlines beyond the next one

struct Mark {
    Instant at;
    Text label;
    bool missed = false;  // when it passed, what it is for had not been reached
};

// The line of time the band lies on.
struct Axis {
    Instant from, until;

    double at(Instant instant) const {
        const double length = static_cast<double>((until - from).count());
        return std::clamp(static_cast<double>((instant - from).count()) / length, 0.0, 1.0);
    }
    bool holds(Instant instant) const { return instant >= from && instant <= until; }
};

Axis axis_of(const Scene& scene, std::optional<Instant> begins, const std::vector<Instant>& ahead) {
    Instant first = begins.value_or(scene.now);
    if (scene.incident && scene.incident->recognised_at < first && first - scene.incident->recognised_at < farthest)
        first = scene.incident->recognised_at;
    Axis axis{std::max(first - lead_in, scene.now - farthest), scene.now + lead_in};
    for (const Instant& instant : ahead)
        if (instant - scene.now <= farthest) axis.until = std::max(axis.until, instant + Milliseconds{1000});
    axis.until = std::max(axis.until, axis.from + least_length);
    axis.from.offset_min = scene.now.offset_min;
    return axis;
}

void put_marks(const Scene& scene, DeskDetail& detail, const Axis& axis, std::vector<Mark> marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
    std::erase_if(marks, [&](const Mark& mark) { return !axis.holds(mark.at); });
    while (marks.size() > most_marks) marks.erase(marks.begin());
    for (const Mark& mark : marks) {
        const bool late = mark.missed && mark.at <= scene.now;
        detail.marks.push_back({axis.at(mark.at), moment(scene, mark.at), text(scene, mark.label),
                                late ? phrase(scene, Say::overdue) : std::string()});
    }
    detail.begins = moment(scene, axis.from);
    detail.now = axis.at(scene.now);
    detail.now_label = phrase(scene, Say::now);
}

DeskFact row_of(const Scene& scene, const Fact& fact) {
    const bool open = fact.status == FactStatus::unconfirmed || fact.status == FactStatus::other;
    const bool plain = fact.status == FactStatus::confirmed;
    return {moment(scene, fact.at),
            plain ? word(scene, fact.kind) : word(scene, fact.status),
            spaced(open ? fact.id.text : std::string(), text(scene, fact.text)),
            fact.source,
            open,
            fact.status == FactStatus::refuted || fact.status == FactStatus::corrected};
}

// What is unconfirmed comes last, as on the drawing: what is known is read before what is only heard.
template <class Wanted>
void put_facts(const Scene& scene, DeskDetail& detail, Wanted wanted) {
    std::vector<const Fact*> known, heard;
    for (const Fact& fact : scene.record.facts) {
        if (!wanted(fact)) continue;
        (fact.status == FactStatus::unconfirmed || fact.status == FactStatus::other ? heard : known).push_back(&fact);
    }
    const auto later = [](const Fact* a, const Fact* b) { return a->at > b->at; };
    std::stable_sort(known.begin(), known.end(), later);
    std::stable_sort(heard.begin(), heard.end(), later);
    heard.resize(std::min<std::size_t>(heard.size(), 2));
    known.resize(std::min(known.size(), most_facts - heard.size()));
    std::reverse(known.begin(), known.end());
    for (const std::vector<const Fact*>* part : {&known, &heard})
        for (const Fact* fact : *part) detail.facts.push_back(row_of(scene, *fact));
    if (detail.facts.empty()) detail.nothing = phrase(scene, Say::no_facts);
}

std::string since_text(const Scene& scene, const std::optional<Instant>& since) {
    if (!since) return {};
    return phrase(scene, Say::since, {moment(scene, *since), age(scene, *since)});
}

// Its state since it began; until it was told the box is empty, because nobody knew of it.
void put_state(const Scene& scene, DeskDetail& detail, const Axis& axis, const Service& service) {
    const Continuity shown = shown_continuity(scene.record, service);
    const Instant since = *service.since;
    const Instant told = service.told_at.value_or(since);
    const std::string words = spaced(text(scene, word_of(shown)), age(scene, since));
    if (told > since) detail.spans.push_back({axis.at(since), axis.at(told), tone_of(shown), true, {}});
    detail.spans.push_back({axis.at(told), axis.at(scene.now), tone_of(shown), false, words});
}

// The first anybody heard of the service in this trouble.
std::optional<Instant> first_heard(const Scene& scene, const Service& service, Instant since) {
    std::optional<Instant> first;
    for (const Fact& fact : scene.record.facts)
        if (fact.about == service.id && fact.at < since && since - fact.at < farthest && (!first || fact.at < *first))
            first = fact.at;
    return first;
}

}  // namespace

DeskDetail service_detail(const Scene& scene, const Service& service) {
    DeskDetail detail;
    detail.id = service.id.text;
    detail.name = text(scene, service.name);
    const Continuity shown = shown_continuity(scene.record, service);
    const std::string since = shown == Continuity::normal
                                  ? std::string()
                                  : spaced(since_text(scene, service.since), told_late(scene, service.told_at));
    detail.about = joined({service.owner_org, since, checked_words(scene, service)}, "  ");
    std::vector<Instant> ahead;
    std::vector<Mark> marks;
    for (const Deadline& deadline : service.deadlines) {
        const bool hit = shown != Continuity::normal && service.since && *service.since <= deadline.at;
        marks.push_back({deadline.at, deadline.label, hit});
        if (deadline.at > scene.now) ahead.push_back(deadline.at);
    }
    std::sort(ahead.begin(), ahead.end());
    std::erase_if(ahead, [&](Instant at) { return at != ahead.front() && at - scene.now > near; });
    const std::optional<Instant> heard =
        service.since ? first_heard(scene, service, *service.since) : std::optional<Instant>();
    const Axis axis = axis_of(scene, heard ? heard : service.since, ahead);
    if (service.since) {
        if (heard) detail.spans.push_back({axis.at(*heard), axis.at(*service.since), Tone::unknown, true, {}});
        put_state(scene, detail, axis, service);
    }
    put_marks(scene, detail, axis, std::move(marks));
    put_facts(scene, detail, [&](const Fact& fact) { return fact.about == service.id; });
    return detail;
}

DeskDetail action_detail(const Scene& scene, const Action& action) {
    DeskDetail detail;
    detail.id = action.id.text;
    detail.name = action_object(scene, action);
    const std::string owner =
        action.owner.empty() ? phrase(scene, Say::owner_undecided) : spaced(action.owner, action.owner_org);
    const std::string since = since_text(scene, action.state_since);
    detail.about = since.empty() ? owner : owner + "  " + since;
    std::vector<Mark> marks;
    std::vector<Instant> ahead;
    if (action.check_at) marks.push_back({*action.check_at, both_of(Say::check), is_open(action)});
    if (action.due) marks.push_back({*action.due, both_of(Say::field_due), is_open(action)});
    for (const Mark& mark : marks)
        if (mark.at > scene.now) ahead.push_back(mark.at);
    const Axis axis = axis_of(scene, action.state_since, ahead);
    if (action.state_since && is_open(action))
        detail.spans.push_back({axis.at(*action.state_since), axis.at(scene.now),
                                action.state == ActionState::blocked ? Tone::stopped : Tone::normal, false,
                                spaced(word(scene, action.state), age(scene, *action.state_since))});
    put_marks(scene, detail, axis, std::move(marks));
    std::vector<Note> notes = action.notes;
    if (notes.size() > most_facts) notes.erase(notes.begin(), notes.end() - most_facts);
    for (const Note& note : notes)
        detail.facts.push_back({moment(scene, note.at), phrase(scene, Say::key_note), text(scene, note.text), note.by});
    if (detail.facts.empty())
        put_facts(scene, detail, [&](const Fact& fact) {
            return std::find(action.service_ids.begin(), action.service_ids.end(), fact.about) !=
                   action.service_ids.end();
        });
    return detail;
}

}  // namespace model::parts
