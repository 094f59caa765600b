// The chronology as a whole: which part of time it shows, what it is called, what of the log is missing, the axis, the
// phases. It must never pass off what was not read as a time in which nothing happened.
#include "model/board/timeline/timeline_parts.h"

#include "model/incident_view.h"
#include "model/record/order.h"

#include <algorithm>
#include <array>

namespace model::parts {
namespace {

constexpr Milliseconds minute{60'000};
constexpr Milliseconds hour{60 * minute};
constexpr Milliseconds day{24 * hour};

// An incident that is over is looked back at for this long; then the last hours are shown.
constexpr Milliseconds looked_back{12 * hour};
constexpr Milliseconds quiet_length{2 * hour};
constexpr Milliseconds least_length{10 * minute};
constexpr Milliseconds least_part{5 * minute};  // of it, however closely one looks

Milliseconds step_of(Milliseconds length) {
    constexpr std::array steps = {1 * minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour,
                                  2 * hour,   3 * hour,   6 * hour,   12 * hour,   1 * day};
    constexpr int most_marks = 12;
    for (const Milliseconds step : steps)
        if (length <= step * most_marks) return step;
    return day * ((length / day + most_marks - 1) / most_marks);
}

// The rules the axis goes by: without a zone the offset in which it begins.
Zone rules_of(const Scene& scene, Instant at) {
    return scene.zone.named() ? scene.zone : Zone::of_offset(at.offset_min);
}

Instant ceiled(const Zone& zone, Instant at, Milliseconds step) { return zone.next_mark(at - Milliseconds{1}, step); }

bool is_whole(Instant at, Milliseconds step) { return wall_time(at).ms % step.count() == 0; }

// The last moment there is anything to say of: of a replay its end, wherever one stands.
Instant end_of(const Scene& scene, const Chronology& all) {
    return scene.state.replay && !all.marks.empty() ? all.marks.back().at : scene.now;
}

// Once nothing goes on, the last one for a while.
const Incident* looked_at(const Record& record, const IncidentId& chosen, Instant end) {
    if (const Incident* shown = shown_incident(record, chosen, end)) return shown;
    const Incident* last = nullptr;
    for (const Incident& incident : record.incidents) {
        const bool recent = end - incident.contained_at.value_or(incident.recognised_at) < looked_back;
        if (recent && (!last || last->recognised_at < incident.recognised_at)) last = &incident;
    }
    return last;
}

std::string label_of(Instant at, Milliseconds step) {
    return step >= day || is_whole(at, day) ? month_day_short(at) : hour_minute(at);
}

void put_phases(const Period& period, Timeline& shown) {
    if (!period.incident) return;
    bool went_further = false;
    for (const PhaseStep& step : period.all.phases) {
        if (step.incident != period.incident->id || step.at > period.to) continue;
        const bool relapse = went_further && step.phase == Phase::responding;
        went_further = went_further || step.phase == Phase::contained;
        if (step.at < period.from) shown.phases.clear();  // what the part begins with is said at its beginning
        shown.phases.push_back({period.place(step.at), relapse ? phrase(period.scene, Say::timeline_relapse)
                                                               : word(period.scene, step.phase)});
    }
}

std::vector<LegendMark> legend_of(const Scene& scene) {
    using Kind = LegendMark::Kind;
    const auto state = [&](Kind kind, Continuity continuity) {
        return LegendMark{kind, text(scene, word_of(continuity))};
    };
    return {state(Kind::stopped, Continuity::stopped),
            state(Kind::degraded, Continuity::degraded),
            state(Kind::workaround, Continuity::workaround),
            state(Kind::unknown, Continuity::unknown),
            state(Kind::normal, Continuity::normal),
            {Kind::fact, phrase(scene, Say::timeline_fact)},
            {Kind::rumour, phrase(scene, Say::timeline_rumour)},
            {Kind::decision, phrase(scene, Say::timeline_decision)}};
}

// Explained where there is one.
void put_late_mark(const Period& period, Timeline& shown) {
    const bool late = std::any_of(shown.services.begin(), shown.services.end(), [](const TimelineService& lane) {
        return std::any_of(lane.bands.begin(), lane.bands.end(),
                           [](const StateBand& band) { return band.known > band.from; });
    });
    if (late) shown.legend.push_back({LegendMark::Kind::late, phrase(period.scene, Say::timeline_late)});
}

// Of its impact, or when it was recognised, whichever was first.
Beginning beginning_of(const Period& period, const Incident& incident) {
    const auto impact = impact_of(period.all.record, incident);
    return impact && impact->at < incident.recognised_at ? *impact : Beginning{incident.recognised_at, {}};
}

// How long the business has felt it, or did; nobody knows where the clock was set back meanwhile.
std::string impact_length(const Period& period, const Incident& incident, Instant end) {
    std::uint64_t first = 0, last = period.all.record.seq;
    for (const PhaseStep& step : period.all.phases) {
        if (step.incident != incident.id) continue;
        if (first == 0) first = step.seq;
        if (incident.contained_at && step.phase == Phase::contained) last = step.seq;
    }
    const Instant from = beginning_of(period, incident).at;
    const bool unsure = was_set_back(period.all, first, last) || lies_ahead(from, end);
    return unsure ? phrase(period.scene, Say::clock_was_set_back) : span(period.scene.language, end - from);
}

// "影響 16:58 から 後報 17:25" of an impact told late; empty otherwise.
std::string late_beginning(const Period& period, const Incident& incident) {
    const Beginning from = beginning_of(period, incident);
    if (!from.told) return {};
    return phrase(period.scene, Say::timeline_impact_from,
                  {moment(period.scene, from.at), told_late(period.scene, from.told)});
}

void put_title(const Period& period, Timeline& shown) {
    const Scene& scene = period.scene;
    shown.heading = phrase(scene, Say::timeline_heading);
    const Incident* incident = period.incident;
    if (!incident) {
        shown.title = phrase(scene, scene.mode == BoardMode::calm ? Say::calm : Say::possible_trouble);
        return;
    }
    shown.title = text(scene, incident->title).empty() ? phrase(scene, Say::no_title) : text(scene, incident->title);
    const std::string begin = moment(scene, incident->recognised_at);
    const std::string recognised = spaced(begin, text(scene, word_of(Phase::recognised)));
    const Instant end = incident->contained_at.value_or(period.known);
    shown.span =
        incident->contained_at
            ? phrase(scene, Say::timeline_span, {recognised, spaced(moment(scene, end), phrase(scene, Say::contained))})
            : phrase(scene, Say::timeline_since, {recognised});
    const std::string part =
        period.is_part() ? phrase(scene, Say::timeline_part, {moment(scene, period.from), moment(scene, period.to)})
                         : "";
    shown.span = joined({late_beginning(period, *incident), shown.span, part}, "  ");
    shown.length = phrase(scene, Say::timeline_length, {impact_length(period, *incident, end)});
}

// Where the lanes do not follow one clock.
std::string set_back_note(const Period& period) {
    const auto& steps = period.all.clock_steps;
    const auto seen = std::find_if(steps.rbegin(), steps.rend(), [&](const ClockStep& step) {
        return period.covers(step.before) || period.covers(step.after);
    });
    if (seen == steps.rend()) return {};
    return phrase(period.scene, Say::timeline_set_back,
                  {moment(period.scene, seen->before), moment(period.scene, seen->after)});
}

// What of the log is not here. Empty only when every event on the axis is known.
std::string note_of(const Period& period) {
    const State& state = period.scene.state;
    const Scene& scene = period.scene;
    if (!state.log) {
        return state.log_trouble ? phrase(scene, Say::timeline_no_log, {text(scene, state.log_trouble->sentence)})
                                 : phrase(scene, Say::timeline_reading);
    }
    if (state.log_trouble && state.log->last() < state.record->seq)
        return phrase(scene, Say::timeline_no_end, {text(scene, state.log_trouble->sentence)});
    if (state.log->left_out > 0 && !state.log->events.empty() && state.log->events.front()->at > period.from)
        return phrase(scene, Say::timeline_left_out,
                      {moment(scene, state.log->events.front()->at), number(state.log->left_out)});
    return {};
}

void put_gaps(const Period& period, Timeline& shown) {
    for (const Gap& gap : period.scene.state.gaps)
        if (gap.until >= period.from && gap.from <= period.to)
            shown.gaps.push_back({period.place(gap.from), period.place(gap.until)});
    if (is_blind(period.scene)) shown.gaps.push_back({period.place(period.known), period.place(period.scene.now)});
}

// The part that somebody looks at more closely: around where one stands.
void zoom(Period& period) {
    const Playhead& playhead = period.scene.state.playhead;
    const Milliseconds whole = period.to - period.from;
    const Milliseconds part = std::max(whole / (1 << playhead.zoom), least_part);
    if (part >= whole) return;
    const Instant stands = playhead_at(playhead, period.scene.tick, period.known).value_or(period.known);
    period.from = std::min(std::max(stands - part / 2, period.whole_from), period.whole_to - part);
    period.to = period.from + part;
}

}  // namespace

Period period_of(const Scene& scene, const Chronology& all) {
    const Instant end = end_of(scene, all);
    Period period{scene, all, {}, {}, end, looked_at(all.record, scene.state.incident, end), {}, {}};
    const std::optional<Instant> last_answer = scene.state.link.data_at;
    if (is_blind(scene) && last_answer) period.known = std::min(*last_answer, end);
    Instant begin = period.incident ? period.incident->recognised_at : end - quiet_length;
    if (period.incident)
        if (const auto impact = impact_of(all.record, *period.incident)) begin = std::min(begin, impact->at);
    if (begin > end) begin = end - least_length;  // a clock was set back: what it said before lies ahead
    // What has just begun stands at the left: what is to come of it has the room.
    const Instant least_end = std::max(scene.state.replay ? end : end + minute, begin + least_length);
    const Milliseconds step = step_of(least_end - begin);
    const Zone zone = rules_of(scene, begin);
    period.from = zone.last_mark(begin, step);
    period.to = ceiled(rules_of(scene, end), least_end, step);
    period.whole_from = period.from;
    period.whole_to = period.to;
    zoom(period);
    return period;
}

std::vector<AxisMark> axis_marks(const Period& period) {
    const Milliseconds step = step_of(period.to - period.from);
    std::vector<AxisMark> marks;
    const Zone zone = rules_of(period.scene, period.from);
    for (Instant at = ceiled(zone, period.from, step); at <= period.to; at = zone.next_mark(at, step))
        marks.push_back({period.place(at), label_of(at, step), is_whole(at, hour)});
    return marks;
}

Timeline timeline(const Scene& scene) {
    const bool read = scene.state.log != nullptr;
    const Chronology remembered = read ? Chronology{} : chronology_of(scene.record);
    const Period period = period_of(scene, read ? scene.state.log->chronology : remembered);
    Timeline shown;
    put_title(period, shown);
    shown.note = joined({note_of(period), set_back_note(period)}, " ");
    shown.legend = legend_of(scene);
    shown.axis = axis_marks(period);
    shown.now = period.place(period.known);
    shown.phase_label = phrase(scene, Say::timeline_phase);
    shown.command_label = phrase(scene, Say::command);
    shown.decision_label = phrase(scene, Say::timeline_decision);
    shown.service_label = phrase(scene, Say::timeline_services);
    put_phases(period, shown);
    put_command(period, shown);
    put_decisions(period, shown);
    put_services(period, shown);
    put_late_mark(period, shown);
    put_deadlines(period, shown);
    put_people(period, shown);
    put_gaps(period, shown);
    put_scrubber(period, shown);
    return shown;
}

}  // namespace model::parts
