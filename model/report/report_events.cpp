// The report's chronology, one row an event, and the times in which nobody entered anything.
// It must never leave out an event.
#include "model/report/report_parts.h"

namespace model::reporting {
namespace {

constexpr Milliseconds worth_naming{10 * 60'000};

// "未確認" beside whatever was only heard when it was entered; and that the clock was set back before it.
std::string mark_of(const Told& told, const Event& event) {
    const Fact* fact = event.entities.empty() ? nullptr : std::get_if<Fact>(&event.entities.front());
    const std::string status = fact ? parts::word(told.scene, fact->status) : std::string{};
    return parts::spaced(status, told.set_back_mark(was_set_back(told.all, event.seq - 1, event.seq)));
}

// When it was so, where that was well before it was typed.
std::string happened(const Told& told, const Event& event) {
    if (event.entities.empty()) return {};
    std::optional<Instant> at = parts::beginning_in(event);
    if (const auto* fact = std::get_if<Fact>(&event.entities.front()))
        if (event.what == Happening::fact_posted) at = fact->at;
    return at && event.at - *at >= std::chrono::minutes(1) ? told.at(*at) : std::string{};
}

}  // namespace

ReportTable chronology(const Told& told) {
    ReportTable made = told.table(
        words::chronology, {words::id, words::typed, words::happened, words::what, words::state}, words::no_chronology);
    for (const auto& event : told.events)
        made.rows.push_back({std::to_string(event->seq), told.at(event->at), happened(told, *event),
                             parts::event_sentence(told.scene, told.record(), *event), mark_of(told, *event)});
    return made;
}

// From the first event on: what lies before nobody was asked to enter.
ReportTable gaps(const Told& told) {
    ReportTable made = told.table(words::gaps, {words::from, words::until, words::how_long}, words::no_gaps);
    for (std::size_t i = 1; i < told.events.size(); ++i) {
        const Instant from = told.events[i - 1]->at, until = told.events[i]->at;
        const bool unsure = was_set_back(told.all, told.events[i - 1]->seq, told.events[i]->seq);
        if (until - from >= worth_naming || unsure)
            made.rows.push_back({told.at(from), told.at(until), told.between(from, until, unsure)});
    }
    return made;
}

}  // namespace model::reporting
