// Decisions, the ticks of the scrubber, and the sentence of the event one stands on.
// It must never say of an event what only a later one brought.
#include "model/board/timeline/timeline_parts.h"

#include "model/own_marks.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_question_cells = 32;

std::string slack_of(const Period& period, const DecisionSpan& span) {
    const Scene& scene = period.scene;
    const Instant at = span.ended.value_or(period.known);
    if (span.set_back) return phrase(scene, Say::clock_was_set_back);
    const Milliseconds left = span.decide_by - at;
    if (left < Milliseconds{0}) return phrase(scene, Say::overdue_by, {parts::span(scene.language, -left)});
    if (!span.ended) return {};
    return phrase(scene, Say::timeline_early, {parts::span(scene.language, left)});
}

// With its mark, when an organisation keeps the decision to itself.
Text own_words(const Period& period, const DecisionSpan& span, const Text& words) {
    const Decision* known = period.all.record.decisions.find(span.id);
    return own_marked(words, known ? known->only : std::string{});
}

std::string answer_words(const Period& period, const DecisionSpan& span) {
    if (!span.ended) return {};
    const bool decided = span.state == DecisionState::decided;
    const std::string said =
        decided ? text(period.scene, own_words(period, span, span.answer)) : word(period.scene, span.state);
    return clipped(said, most_question_cells);
}

// The last event at or before `at`, by number; 0 when there is none.
std::uint64_t event_at(const KnownLog& log, Instant at) {
    const auto& marks = log.chronology.marks;
    const auto after = std::find_if(marks.rbegin(), marks.rend(), [&](const EventMark& mark) { return mark.at <= at; });
    return after == marks.rend() ? 0 : after->seq;
}

void put_ticks(const Period& period, Timeline& shown) {
    for (const EventMark& mark : period.all.marks) {
        if (mark.at < period.whole_from || mark.at > period.whole_to) continue;
        if (period.covers(mark.at)) shown.ticks.push_back({period.place(mark.at), mark.major, mark.seq});
        if (shown.first == 0) shown.first = mark.seq;
        shown.last = mark.seq;
    }
}

void put_sentence(const Period& period, const KnownLog& log, Instant at, Timeline& shown) {
    const Playhead& playhead = period.scene.state.playhead;
    const bool stands = playhead.at && playhead.seq > 0 && !playhead.playing;
    shown.seq = stands ? playhead.seq : event_at(log, at);
    if (shown.seq <= log.left_out || shown.seq > log.last()) return;
    const Event& event = *log.events[static_cast<std::size_t>(shown.seq - log.left_out - 1)];
    shown.sentence = spaced(moment(period.scene, event.at), event_sentence(period.scene, period.all.record, event));
    if (shown.first > 0 && shown.seq >= shown.first)
        shown.count = count_of(shown.seq - shown.first + 1) + "/" + count_of(shown.last - shown.first + 1);
}

}  // namespace

void put_decisions(const Period& period, Timeline& shown) {
    for (const DecisionSpan& span : period.all.decisions) {
        const Instant begin = span.put.value_or(span.ended.value_or(span.decide_by));
        if (!period.meets(begin, std::max(span.decide_by, span.ended.value_or(period.known)))) continue;
        DecisionMark mark;
        mark.id = span.id.text;
        if (span.put) mark.put = period.place(*span.put);
        mark.decide_by = period.place(span.decide_by);
        if (span.ended) mark.ended = period.place(*span.ended);
        mark.decided = span.state == DecisionState::decided;
        mark.question_whole = text(period.scene, own_words(period, span, span.question));
        mark.question = clipped(mark.question_whole, most_question_cells);
        mark.slack = slack_of(period, span);
        mark.answer = answer_words(period, span);
        shown.decisions.push_back(std::move(mark));
    }
}

void put_scrubber(const Period& period, Timeline& shown) {
    const Scene& scene = period.scene;
    put_ticks(period, shown);
    const Playhead& playhead = scene.state.playhead;
    const std::optional<Instant> at = playhead_at(playhead, scene.tick, period.known);
    shown.follows = !at;
    shown.playing = at && playhead.playing;
    const Instant stands = at.value_or(period.known);
    shown.playhead = period.place(stands);
    shown.playhead_time = clock_minute(scene, stands);
    shown.speed = phrase(scene, Say::timeline_speed, {count_of(static_cast<int>(playhead.speed))});
    shown.keys = phrase(scene, Say::timeline_keys);
    if (scene.state.log) put_sentence(period, *scene.state.log, stands, shown);
}

}  // namespace model::parts
