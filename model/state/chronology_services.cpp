// States of services along true time. Each is kept in the order it was told; what was told late begins when it truly did
// and takes the place of what had been unknown, or less grave, until then. A confirmed state that is graver stays: a
// later word never makes an outage as if it had not been.
// It must never let a clock that was set back take anything away.
#include "model/state/chronology_services.h"

#include "model/record/order.h"

#include <algorithm>

namespace model {
namespace {

using Bands = std::vector<ServiceBand>;

// Graver than going on by other means; a rumour is not a relapse.
bool is_trouble(Continuity shown) { return shown == Continuity::stopped || shown == Continuity::degraded; }

bool is_relapse(const Bands& bands, const ServiceBand& next) {
    if (next.accepted || !is_trouble(next.shown) || bands.empty() || is_trouble(bands.back().shown)) return false;
    return std::any_of(bands.begin(), bands.end(), [](const ServiceBand& band) { return is_trouble(band.shown); });
}

int gravity(Continuity shown) {
    switch (shown) {
        case Continuity::stopped: return 3;
        case Continuity::degraded: return 2;
        case Continuity::workaround: return 1;
        default: return 0;
    }
}

// Not knowing gives way to what turned out, and a lesser state to a graver one.
bool gives_way(const ServiceBand& band, const ServiceBand& late) {
    if (band.went_on_from) return false;
    return band.shown == Continuity::unknown || band.shown == late.shown || gravity(band.shown) < gravity(late.shown);
}

// Behind the bands before it. `next` begins earlier than it was told when that is what was said of it.
void put_band(Bands& bands, ServiceBand next) {
    Instant over = next.stated;  // when the last of the bands was told to be over
    while (next.from < next.told && !bands.empty() && next.from <= bands.back().from && gives_way(bands.back(), next)) {
        over = bands.back().stated;
        bands.pop_back();
    }
    if (!bands.empty()) {
        ServiceBand& last = bands.back();
        const bool contradicts = next.from < last.from || (next.from == last.from && next.from < next.told);
        if (contradicts) {
            next.from = next.told = over;
            next.late = false;
        }
        last.until = std::max(last.from, next.from);
        if (next.from < last.from) next.from = last.from;
    }
    next.relapse = is_relapse(bands, next);
    bands.push_back(std::move(next));
}

void put_again(ServiceLane& lane) {
    lane.bands.clear();
    for (const ServiceBand& one : lane.told) {
        if (one.went_on_from && !lane.bands.empty()) {
            lane.bands.back().until = std::max(lane.bands.back().from, *one.went_on_from);
            lane.bands.push_back(one);
        } else {
            put_band(lane.bands, one);
        }
    }
}

void begin_at(ServiceBand& band, const Beginning& beginning, Instant at) {
    band.from = beginning.at;
    band.told = std::max(beginning.told.value_or(at), beginning.at);
    band.late = beginning.told.has_value();
}

std::optional<Instant> place_of(const std::optional<Beginning>& beginning) {
    return beginning ? std::optional(beginning->at) : std::nullopt;
}

// The same state as before: somebody may have said anew when it, or the trouble it is part of, began.
void move_beginnings(ServiceLane& lane, const Service& service, Instant at) {
    const std::optional<Beginning> impact = impact_of(service);
    const bool state_moved = service.since && lane.since && !(*service.since == *lane.since);
    const bool impact_moved = impact && lane.impact_since && !(impact->at == *lane.impact_since);
    if (state_moved) {
        std::size_t first = lane.told.size() - 1;
        while (first > 0 && lane.told[first - 1].shown == lane.told[first].shown) --first;
        begin_at(lane.told[first], {*service.since, service.told_at}, at);
    }
    if (impact_moved && service.impact_since) {
        const ServiceBand* first = impact_before(lane.told, lane.told.size() - 1);
        if (first) begin_at(lane.told[static_cast<std::size_t>(first - lane.told.data())], *impact, at);
    }
    if (state_moved || impact_moved) put_again(lane);
}

ServiceBand band_of(const ServiceLane& lane, const Service& service, Continuity shown, Instant at) {
    ServiceBand band;
    band.shown = shown;
    band.accepted = service.accepted_residual;
    band.from = band.told = band.stated = at;
    const bool other_state = !(lane.since == service.since) || !(lane.said == service.continuity);
    const bool says_when = service.since && other_state && *service.since < at;
    if (says_when) begin_at(band, {*service.since, service.told_at}, at);
    return band;
}

}  // namespace

const ServiceBand* impact_before(const Bands& bands, std::size_t last) {
    while (last > 0 && bands[last].shown == Continuity::normal) --last;
    const ServiceBand* first = nullptr;
    for (std::size_t i = last + 1; i-- > 0 && bands[i].shown != Continuity::normal;)
        if (is_impact(bands[i].shown)) first = &bands[i];
    return first;
}

void put_service(Chronology& all, const Service& service, Instant at) {
    auto lane = std::find_if(all.services.begin(), all.services.end(),
                             [&](const ServiceLane& known) { return known.id == service.id; });
    if (lane == all.services.end()) lane = all.services.insert(lane, ServiceLane{service.id, {}});
    const Continuity shown = shown_continuity(all.record, service);
    const bool same = !lane->told.empty() && lane->told.back().shown == shown &&
                      lane->told.back().accepted == service.accepted_residual;
    if (same) {
        move_beginnings(*lane, service, at);
    } else {
        lane->told.push_back(band_of(*lane, service, shown, at));
        put_band(lane->bands, lane->told.back());
    }
    for (Bands* bands : {&lane->told, &lane->bands}) {
        bands->back().impact = service.impact_text;
        bands->back().limit = shown == Continuity::workaround ? service.workaround_until : std::nullopt;
    }
    lane->said = service.continuity;
    lane->since = service.since;
    lane->impact_since = place_of(impact_of(service));
}

void go_on_after(std::vector<ServiceLane>& lanes, const ClockStep& step) {
    for (ServiceLane& lane : lanes) {
        if (lane.bands.empty()) continue;
        ServiceBand rest = lane.bands.back();
        rest.relapse = rest.late = false;
        rest.from = rest.told = rest.stated = step.after;
        rest.went_on_from = step.before;
        lane.bands.back().until = std::max(lane.bands.back().from, step.before);
        lane.told.push_back(rest);
        lane.bands.push_back(rest);
    }
}

}  // namespace model
