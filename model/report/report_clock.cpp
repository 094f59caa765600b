// Where the feed's clock was set back: no length across it is known, and the report says so wherever there is one.
// It must never guess which of the two times was the right one.
#include "model/report/report_parts.h"

namespace model::reporting {
namespace {

std::string to_the_second(const Told& told, Instant at) {
    const Instant there = parts::local(told.scene, at);
    return rfc3339(there).substr(0, 10) + " " + hour_minute_second(there);
}

}  // namespace

std::optional<ReportTable> clock_steps(const Told& told) {
    if (told.all.clock_steps.empty()) return std::nullopt;
    ReportTable made = told.table(words::clock, {words::id, words::clock_before, words::clock_after, words::clock_by},
                                  words::no_clock);
    for (const ClockStep& step : told.all.clock_steps)
        made.rows.push_back({std::to_string(step.seq), to_the_second(told, step.before),
                             to_the_second(told, step.after),
                             told.say(words::or_more, {told.length(step.before - step.after)})});
    return made;
}

std::string clock_sentence(const Told& told) {
    std::vector<std::string> each;
    for (const ClockStep& step : told.all.clock_steps)
        each.push_back(told.say(words::clock_step, {to_the_second(told, step.before), to_the_second(told, step.after),
                                                    told.length(step.before - step.after)}));
    return told.listed(each);
}

}  // namespace model::reporting
