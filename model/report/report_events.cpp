// The report's chronology, one row an event, and the times in which nobody entered anything.
// It must never leave out an event.
#include "model/report/report_parts.h"

namespace model::reporting {
namespace {

constexpr Milliseconds worth_naming{10 * 60'000};

// "未確認" beside whatever was only heard when it was entered.
std::string mark_of(const Told& told, const Event& event) {
    const Fact* fact = event.entities.empty() ? nullptr : std::get_if<Fact>(&event.entities.front());
    return fact ? parts::word(told.scene, fact->status) : std::string{};
}

}  // namespace

ReportTable chronology(const Told& told) {
    ReportTable made =
        told.table(words::chronology, {words::id, words::time, words::what, words::state}, words::no_chronology);
    for (const auto& event : told.events)
        made.rows.push_back({std::to_string(event->seq), told.at(event->at),
                             parts::event_sentence(told.scene, told.record(), *event), mark_of(told, *event)});
    return made;
}

// From the first event on: what lies before nobody was asked to enter.
ReportTable gaps(const Told& told) {
    ReportTable made = told.table(words::gaps, {words::from, words::until, words::how_long}, words::no_gaps);
    for (std::size_t i = 1; i < told.events.size(); ++i) {
        const Instant from = told.events[i - 1]->at, until = told.events[i]->at;
        if (until - from >= worth_naming)
            made.rows.push_back({told.at(from), told.at(until), told.length(until - from)});
    }
    return made;
}

}  // namespace model::reporting
