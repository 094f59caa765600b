// The picture of the services over time, what was known of them and what was promised about them.
// It must never show a claim that nobody confirmed as a state.
#include "model/report/report_parts.h"

#include <algorithm>
#include <array>
#include <map>

namespace model::reporting {
namespace {

// When the picture begins: with the first incident or its impact, a little before; without one with the first event.
Instant beginning(const Told& told) {
    const auto& incidents = told.record().incidents;
    Instant first = told.events.front()->at;
    for (const auto& event : told.events) first = std::min(first, event->at);
    if (incidents.empty()) return first;
    constexpr std::chrono::minutes a_little{5};
    Instant begins = std::max(first, incidents.all().front().recognised_at - a_little);
    for (const Incident& incident : incidents)
        if (const auto impact = impact_of(told, incident)) begins = std::min(begins, impact->from - a_little);
    return begins;
}

Instant latest(const Told& told) {
    Instant last = told.end();
    for (const auto& event : told.events) last = std::max(last, event->at);
    return last;
}

// A band as far as it was known, and before that as it turned out to have been.
void put_band(const Told& told, const ServiceBand& band, const std::pair<double, double>& ends, double known,
              ReportLane& lane) {
    const std::string word = band_word(told, band);
    if (band.late && known > ends.first)
        lane.bands.push_back(
            {ends.first, std::min(known, ends.second), band.shown, parts::spaced(word, told.say(words::late)), true});
    const double from = band.late ? std::max(ends.first, known) : ends.first;
    if (ends.second > from) lane.bands.push_back({from, ends.second, band.shown, word, false});
}

// At most twelve of the steps people count in.
std::vector<ReportMark> marks_between(const Zone& zone, Instant from, Instant to) {
    constexpr std::array<std::int64_t, 9> minutes{1, 5, 10, 15, 30, 60, 180, 720, 1440};
    constexpr std::int64_t most = 12;
    const std::int64_t length = std::max<std::int64_t>(1, to.ms - from.ms);
    std::int64_t step = minutes.back() * 60'000;
    while (length / step > most) step *= 2;
    for (const std::int64_t each : minutes)
        if (length / (each * 60'000) <= most) {
            step = each * 60'000;
            break;
        }
    std::vector<ReportMark> marks;
    for (Instant at = zone.next_mark(from, Milliseconds{step}); at <= to; at = zone.next_mark(at, Milliseconds{step}))
        marks.push_back({static_cast<double>(at.ms - from.ms) / static_cast<double>(length), hour_minute(at)});
    return marks;
}

}  // namespace

ReportPicture picture(const Told& told) {
    ReportPicture made;
    made.heading = told.say(words::picture);
    const Instant from = beginning(told), to = latest(told);
    const Zone zone = told.scene.zone.named() ? told.scene.zone : Zone::of_offset(from.offset_min);
    const auto length = static_cast<double>(std::max<std::int64_t>(1, to.ms - from.ms));
    const auto place = [&](Instant at) { return std::clamp(static_cast<double>(at.ms - from.ms) / length, 0.0, 1.0); };
    for (const ServiceLane& lane : told.all.services) {
        ReportLane row{told.service(lane.id), {}};
        for (const ServiceBand& band : lane.bands)
            put_band(told, band, {place(band.from), place(band.until.value_or(told.end()))}, place(band.told), row);
        made.lanes.push_back(std::move(row));
    }
    made.marks = marks_between(zone, from, to);
    for (const Continuity each :
         {Continuity::stopped, Continuity::unknown, Continuity::degraded, Continuity::workaround, Continuity::normal})
        made.keys.push_back({each, parts::word(told.scene, Word<Continuity>(each)), false});
    const bool late = std::any_of(made.lanes.begin(), made.lanes.end(), [](const ReportLane& lane) {
        return std::any_of(lane.bands.begin(), lane.bands.end(), [](const ReportBand& band) { return band.late; });
    });
    if (late) made.keys.push_back({Continuity::unknown, told.say(words::late), true});
    return made;
}

// What was heard, when and from whom; the status as it went, and which fact took its place.
ReportTable facts(const Told& told) {
    ReportTable made = told.table(
        words::facts,
        {words::id, words::happened, words::heard, words::service, words::fact, words::source, words::states},
        words::no_facts);
    for (const Fact& fact : told.record().facts) {
        std::string course = course_of<Fact>(told, fact.id, &Fact::status);
        for (const Fact& later : told.record().facts)
            if (later.supersedes == fact.id) course += " (" + told.say(words::corrected_by, {later.id.text}) + ")";
        const std::string kind =
            fact.kind == FactKind::fact ? std::string{} : parts::word(told.scene, fact.kind) + ": ";
        made.rows.push_back({fact.id.text, told.at(fact.at), told.at(fact.heard_at),
                             fact.about.empty() ? std::string{} : told.service(fact.about), kind + told.text(fact.text),
                             fact.source, course});
    }
    return made;
}

namespace {

struct Promise {
    Instant made, due;
    std::uint64_t seq = 0;
};

Row promise_row(const Told& told, const ServiceId& service, const Promise& promise, std::string result) {
    return {told.service(service), told.at(promise.made), told.at(promise.due), std::move(result)};
}

std::string settled(const Told& told, const Promise& promise, const Event& event) {
    if (was_set_back(told.all, promise.seq, event.seq)) return told.say(words::unsure);
    const Instant at = event.at;
    if (at == promise.due) return told.say(words::kept_exactly);
    return at <= promise.due ? told.say(words::kept, {told.length(promise.due - at)})
                             : told.say(words::missed, {told.length(at - promise.due)});
}

std::string open(const Told& told, const Promise& promise) {
    if (was_set_back(told.all, promise.seq, told.record().seq)) return told.say(words::unsure);
    return promise.due >= told.end() ? told.say(words::ahead)
                                     : told.say(words::unmet, {told.length(told.end() - promise.due)});
}

}  // namespace

// A promise ends with the event that puts another in its place or takes it away: that was the report.
ReportTable promises(const Told& told) {
    ReportTable made = told.table(
        words::promises, {words::service, words::promised_at, words::promised_for, words::result}, words::no_promises);
    std::map<std::string, Promise> open_ones;
    for (const auto& event : told.events) {
        for (const Entity& entity : event->entities) {
            const Service* service = std::get_if<Service>(&entity);
            if (!service) continue;
            const auto known = open_ones.find(service->id.text);
            if (known != open_ones.end() && service->next_update_at == known->second.due) continue;
            if (known != open_ones.end()) {
                made.rows.push_back(
                    promise_row(told, service->id, known->second, settled(told, known->second, *event)));
                open_ones.erase(known);
            }
            if (service->next_update_at)
                open_ones[service->id.text] = {event->at, *service->next_update_at, event->seq};
        }
    }
    for (const auto& [id, promise] : open_ones)
        made.rows.push_back(promise_row(told, ServiceId(id), promise, open(told, promise)));
    return made;
}

}  // namespace model::reporting
