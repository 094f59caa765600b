// What the files of the chronology share: the axis of time, and one function per group of lanes. It must never know pixels.
#pragma once

#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {

// The lanes are of one axis, from `from` to `to`; nothing is known after `known`.
struct Period {
    const Scene& scene;
    const Chronology& all;
    Instant from, to, known;
    const Incident* incident = nullptr;  // the one the axis was chosen for
    Instant whole_from, whole_to;        // of which the axis shows all or, zoomed, a part

    double place(Instant at) const {
        return static_cast<double>((at - from).count()) /
               static_cast<double>(std::max<std::int64_t>(1, (to - from).count()));
    }
    bool is_part() const { return whole_from < from || to < whole_to; }
    bool covers(Instant at) const { return at >= from && at <= to; }
    bool meets(Instant begin, const std::optional<Instant>& end) const {
        return begin <= to && end.value_or(known) >= from;
    }
};

// Chooses what of the record the axis shows: the leading incident, else the last one of the day, else the last hours.
Period period_of(const Scene& scene, const Chronology& all);
std::vector<AxisMark> axis_marks(const Period& period);

void put_services(const Period& period, Timeline& shown);
void put_deadlines(const Period& period, Timeline& shown);
void put_command(const Period& period, Timeline& shown);
void put_decisions(const Period& period, Timeline& shown);
void put_people(const Period& period, Timeline& shown);
// Ticks, the playhead and the sentence of the event it stands on.
void put_scrubber(const Period& period, Timeline& shown);

}  // namespace model::parts
