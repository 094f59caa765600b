// Lanes of services: the worst of the axis get one each, the others are counted. And the deadlines across them.
// It must never leave out a service that was not normal without counting it.
#include "model/board/timeline/timeline_parts.h"

#include "model/own_marks.h"
#include "model/record/gravity.h"
#include "model/record/order.h"
#include "model/text/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace model::parts {
namespace {

constexpr std::size_t most_fact_cells = 40;
constexpr std::size_t most_rest_cells = 120;
constexpr std::size_t most_facts = 400;

struct Ranked {
    const ServiceLane* lane = nullptr;
    Continuity worst = Continuity::normal;
    std::int64_t length = 0;  // of the worst state, ms
    Instant since;            // the first that was not normal
};

Ranked ranked(const Period& period, const ServiceLane& lane) {
    Ranked found{&lane, Continuity::normal, 0, period.to};
    for (const ServiceBand& band : lane.bands) {
        if (band.shown == Continuity::normal || !period.meets(band.from, band.until)) continue;
        // Before anybody had said anything of it nothing was known to be wrong.
        const bool before_all = &band == &lane.bands.front() && lane.bands.size() > 1;
        if (before_all && band.shown == Continuity::unknown) continue;
        const Instant until = std::max(band.from, std::min(band.until.value_or(period.known), period.to));
        const auto length = (until - band.from).count();
        if (gravity(band.shown) > gravity(found.worst)) found = {&lane, band.shown, 0, found.since};
        if (gravity(band.shown) == gravity(found.worst)) found.length += length;
        found.since = std::min(found.since, band.from);
    }
    return found;
}

// `went_on`: across a clock that was set back, so that nobody knows how long.
std::vector<std::string> words_of(const Period& period, const ServiceBand& band, bool went_on) {
    const Scene& scene = period.scene;
    if (band.accepted) return {phrase(scene, Say::residual_accepted), phrase(scene, Say::timeline_accepted)};
    const std::string state = text(scene, word_of(band.shown));
    const std::string length = went_on ? phrase(scene, Say::clock_was_set_back)
                                       : span(scene.language, band.until.value_or(period.known) - band.from);
    const bool running = !band.until && band.shown == Continuity::workaround && band.limit;
    const std::string timed = spaced(state, running ? phrase(scene, Say::until, {moment(scene, *band.limit)}) : length);
    const std::string impact = clipped(text(scene, band.impact), most_fact_cells);
    std::vector<std::string> words;
    if (!impact.empty()) words.push_back(timed + "  " + impact);
    words.push_back(timed);
    words.push_back(state);
    return words;
}

std::vector<StateBand> bands_of(const Period& period, const ServiceLane& lane) {
    std::vector<StateBand> bands;
    for (std::size_t i = 0; i < lane.bands.size(); ++i) {
        const ServiceBand& band = lane.bands[i];
        if (!period.meets(band.from, band.until)) continue;
        const bool goes_on = i + 1 < lane.bands.size() && lane.bands[i + 1].went_on_from;
        StateBand shown;
        shown.from = period.place(band.from);
        shown.known = band.late ? period.place(band.told) : shown.from;
        shown.until = period.place(std::min(band.until.value_or(period.known), period.known));
        shown.tone = tone_of(band.shown);
        shown.accepted = band.accepted;
        shown.filled = !band.accepted;
        if (band.shown != Continuity::normal) shown.words = words_of(period, band, goes_on || band.went_on_from);
        if (band.relapse) shown.relapse = phrase(period.scene, Say::timeline_relapse);
        bands.push_back(std::move(shown));
    }
    return bands;
}

FactLook look_of(FactStatus status) {
    if (status == FactStatus::confirmed) return FactLook::confirmed;
    return status == FactStatus::refuted || status == FactStatus::corrected ? FactLook::refuted : FactLook::unconfirmed;
}

using FirstHeard = std::unordered_map<std::string_view, Instant>;

FactDot dot_of(const Period& period, const FactMark& fact, const FirstHeard& heard) {
    const Fact* known = period.all.record.facts.find(fact.id);
    const Text words = own_marked(fact.text, known ? known->only : std::string{});
    const std::string whole = fact.last ? text(period.scene, words) : std::string{};
    FactDot dot{period.place(fact.at), look_of(fact.status), clipped(whole, most_fact_cells), whole, std::nullopt};
    const Instant first = heard.at(fact.id.text);
    if (fact.last && first < fact.at) dot.first = period.place(first);
    return dot;
}

std::size_t place_of(const Timeline& shown, const ServiceId& id) {
    const auto at = std::find_if(shown.services.begin(), shown.services.end(),
                                 [&](const TimelineService& lane) { return lane.id == id.text; });
    return static_cast<std::size_t>(at - shown.services.begin());
}

// The newest are kept when there are more than an eye could tell apart.
void put_facts(const Period& period, Timeline& shown) {
    FirstHeard heard;
    for (const FactMark& fact : period.all.facts) heard.try_emplace(fact.id.text, fact.at);
    std::size_t left = most_facts;
    for (auto fact = period.all.facts.rbegin(); fact != period.all.facts.rend() && left > 0; ++fact) {
        if (!period.covers(fact->at)) continue;
        --left;
        const std::size_t lane = place_of(shown, fact->about);
        auto& into = lane < shown.services.size() ? shown.services[lane].facts : shown.rest_facts;
        into.push_back(dot_of(period, *fact, heard));
    }
    for (TimelineService& lane : shown.services) std::reverse(lane.facts.begin(), lane.facts.end());
    std::reverse(shown.rest_facts.begin(), shown.rest_facts.end());
}

// "停止 3・一部影響 5" of those that found no lane, then the normal ones by name.
void put_rest(const Period& period, const std::vector<Ranked>& left_out, const std::vector<const ServiceLane*>& normal,
              Timeline& shown) {
    const Scene& scene = period.scene;
    const std::size_t count = left_out.size() + normal.size();
    if (count == 0) return;
    shown.rest_label = phrase(scene, Say::services_more, {count_of(count)});
    std::map<int, std::pair<Continuity, std::size_t>, std::greater<>> by_state;
    for (const Ranked& one : left_out) {
        auto& entry = by_state[gravity(one.worst)];
        entry = {one.worst, entry.second + 1};
    }
    std::vector<std::string> said;
    for (const auto& [rank, entry] : by_state)
        said.push_back(phrase(scene, Say::label_count, {text(scene, word_of(entry.first)), count_of(entry.second)}));
    std::vector<std::string> names;
    for (const ServiceLane* lane : normal)
        if (const Service* service = period.all.record.services.find(lane->id))
            names.push_back(service_name(scene, *service));
    const std::string all_names = joined(names, say(Say::separator, scene.language));
    const bool few = left_out.empty() && cells(all_names) <= most_rest_cells;
    if (!normal.empty() && few) said.push_back(spaced(all_names, text(scene, word_of(Continuity::normal))));
    if (!normal.empty() && !few) said.push_back(phrase(scene, Say::normal_count, {count_of(normal.size())}));
    shown.rest = joined(said, say(Say::separator, scene.language));
}

// How a service stood at that moment.
Continuity stood(const ServiceLane& lane, Instant at) {
    for (const ServiceBand& band : lane.bands)
        if (band.from <= at && (!band.until || at < *band.until)) return band.shown;
    return Continuity::unknown;
}

Say result_word(Continuity worst) {
    if (worst == Continuity::stopped) return Say::timeline_missed;
    if (worst == Continuity::degraded) return Say::timeline_partly;
    return worst == Continuity::unknown ? Say::timeline_unclear : Say::timeline_met;
}

// Going on by other means makes a deadline as well as going on does.
int weight(Continuity then) { return then == Continuity::workaround ? 0 : gravity(then); }

struct Due {
    std::vector<std::string> labels;
    Continuity worst = Continuity::normal;
};

}  // namespace

void put_services(const Period& period, Timeline& shown) {
    std::vector<Ranked> troubled;
    std::vector<const ServiceLane*> normal;
    for (const ServiceLane& lane : period.all.services) {
        const Ranked one = ranked(period, lane);
        if (one.worst == Continuity::normal)
            normal.push_back(&lane);
        else
            troubled.push_back(one);
    }
    // What nobody has said anything of stands behind every trouble, as on every other view.
    const std::set<ServiceId> unstated = unstated_services(period.all.record);
    const auto weight = [&](const Ranked& one) {
        return std::tuple(unstated.contains(one.lane->id), -gravity(one.worst), -one.length, one.since.ms);
    };
    std::stable_sort(troubled.begin(), troubled.end(),
                     [&](const Ranked& a, const Ranked& b) { return weight(a) < weight(b); });
    const std::size_t room = period.scene.budget.timeline->services;
    const std::vector<Ranked> left_out(troubled.begin() + static_cast<std::ptrdiff_t>(std::min(room, troubled.size())),
                                       troubled.end());
    troubled.resize(std::min(room, troubled.size()));
    std::stable_sort(troubled.begin(), troubled.end(),
                     [](const Ranked& a, const Ranked& b) { return a.since < b.since; });
    for (const Ranked& one : troubled) {
        const Service* service = period.all.record.services.find(one.lane->id);
        if (!service) continue;
        shown.services.push_back({one.lane->id.text,
                                  service_name(period.scene, *service),
                                  short_organisation(period.scene, service->owner_org),
                                  bands_of(period, *one.lane),
                                  {}});
    }
    put_facts(period, shown);
    put_rest(period, left_out, normal, shown);
}

// Of services that have a lane. At one moment the worst result speaks for all.
void put_deadlines(const Period& period, Timeline& shown) {
    std::map<std::int64_t, Due> dues;
    std::map<std::int64_t, Instant> at;
    for (const ServiceLane& lane : period.all.services) {
        const Service* service = period.all.record.services.find(lane.id);
        if (!service || place_of(shown, lane.id) == shown.services.size()) continue;
        for (const Deadline& deadline : service->deadlines) {
            if (!period.covers(deadline.at)) continue;
            const Continuity then = deadline.at <= period.known ? stood(lane, deadline.at) : Continuity::normal;
            Due& due = dues[deadline.at.ms];
            at[deadline.at.ms] = deadline.at;
            if (weight(then) > weight(due.worst)) due = {{}, then};
            if (weight(then) < weight(due.worst)) continue;
            const std::string label = text(period.scene, deadline.label);
            if (std::find(due.labels.begin(), due.labels.end(), label) == due.labels.end()) due.labels.push_back(label);
        }
    }
    for (const auto& [ms, due] : dues) {
        const std::string more = due.labels.size() > 1 && weight(due.worst) > 0
                                     ? phrase(period.scene, Say::services_more, {count_of(due.labels.size() - 1)})
                                     : std::string{};
        const bool ahead = at[ms] > period.known;
        const std::string result = ahead ? moment(period.scene, at[ms]) : phrase(period.scene, result_word(due.worst));
        shown.deadlines.push_back({period.place(at[ms]), spaced(due.labels.front(), more), result});
    }
}

}  // namespace model::parts
