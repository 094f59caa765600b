// What the feed says, taken into the state: records compared, rows marked, places kept, the way back from silence. It
// must never take an older record of the same log for a newer one.
#include "model/record/order.h"
#include "model/state/on.h"

#include <algorithm>
#include <utility>

namespace model::parts {
namespace {

template <class Entity>
void collect(const Table<Entity>& before, const Table<Entity>& after, std::vector<std::string>& ids) {
    for (const Entity& entity : after) {
        const Entity* known = before.find(entity.id);
        if (!known || !(*known == entity)) ids.push_back(entity.id.text);
    }
}

// Ids of every entity that is new or different in `after`, in record order.
std::vector<std::string> changed_ids(const Record& before, const Record& after) {
    std::vector<std::string> ids;
    collect(before.incidents, after.incidents, ids);
    collect(before.services, after.services, ids);
    collect(before.decisions, after.decisions, ids);
    collect(before.helps, after.helps, ids);
    collect(before.actions, after.actions, ids);
    collect(before.guardrails, after.guardrails, ids);
    collect(before.facts, after.facts, ids);
    collect(before.roles, after.roles, ids);
    collect(before.handovers, after.handovers, ids);
    return ids;
}

bool goes_back(const Record& before, const Record& after) {
    return before.epoch == after.epoch && after.seq < before.seq;
}

// Whoever fetched it has found, by the events in between, whether it goes on from ours; what cannot go on from ours by its
// numbers alone is seen here as well.
bool is_replaced(const Record& before, const FeedConfirmed& message) {
    const Record& after = *message.record;
    const bool twin = after.seq == before.seq && after.digest != before.digest;
    return message.other_history || after.epoch != before.epoch || goes_back(before, after) || twin;
}

Problem went_back() {
    return problem(Trouble::corrupt, "フィードの番号が戻りました。最後の正しい盤を保ちます。",
                   "The feed's sequence went back; the last good board is kept.");
}

// Rows that were in trouble and are normal now stay in their place while their recovery is shown.
std::vector<ServiceId> leaving_rows(const State& state, Tick now) {
    std::vector<ServiceId> leaving;
    for (const ServiceId& id : state.places) {
        const Service* service = state.record->services.find(id);
        const auto mark = state.changed.find(id.text);
        if (!service || mark == state.changed.end() || now - mark->second.at >= recovery_shown) continue;
        if (shown_continuity(*state.record, *service) == Continuity::normal) leaving.push_back(id);
    }
    return leaving;
}

bool same_order(const std::vector<ServiceId>& before, const std::vector<ServiceId>& after) {
    std::vector<ServiceId> both;
    for (const ServiceId& id : before)
        if (std::find(after.begin(), after.end(), id) != after.end()) both.push_back(id);
    auto next = both.begin();
    for (const ServiceId& id : after)
        if (next != both.end() && *next == id) ++next;
    return next == both.end();
}

void keep_places(State& state, Tick now) {
    const auto at = feed_now(state.link, now);
    if (!at) return;
    const bool may_reorder = !state.places_since || now - *state.places_since >= reorder_every;
    auto places = places_after(state.places, *state.record, *at, leaving_rows(state, now), may_reorder);
    if (may_reorder && !same_order(state.places, places)) state.places_since = now;
    state.places = std::move(places);
}

void mark_changes(State& state, const std::vector<std::string>& ids, Tick now) {
    for (const std::string& id : ids) state.changed[id] = ChangeMark{now};
}

// Another record: what was marked or learnt about the old one says nothing about this one.
void forget_marks(State& state) {
    state.changed.clear();
    state.places.clear();
    state.places_since.reset();
    state.back_since.reset();
    state.back_changes.clear();
    state.gaps.clear();
    forget_log(state);
}

bool is_blind(Freshness freshness) { return freshness == Freshness::stale || freshness == Freshness::lost; }

// An answer that waited, here or on its way, confirms the time it was true at, never the time it was looked at.
Tick true_at(const Link& link, const FeedConfirmed& message, Tick now) {
    const Tick at = std::min(message.at.value_or(now), now);
    return link.confirmed && !link.from_disk ? std::max(at, *link.confirmed) : at;
}

// What came with an answer that was too old to end the blindness is listed when it ends.
void gather_changes(State& state, std::vector<std::string> changes) {
    if (std::exchange(state.back_since, std::nullopt)) state.back_changes.clear();
    for (std::string& id : changes)
        if (std::find(state.back_changes.begin(), state.back_changes.end(), id) == state.back_changes.end())
            state.back_changes.push_back(std::move(id));
}

// The chronology shows it as long as there is room: the newest are kept.
void note_gap(State& state, Instant from, Instant until) {
    if (state.gaps.size() >= most_gaps) state.gaps.erase(state.gaps.begin());
    state.gaps.push_back({from, until});
}

void note_return(State& state, Milliseconds gap, std::vector<std::string> changes, Tick now) {
    if (state.back_since) state.back_changes.clear();
    gather_changes(state, std::move(changes));
    state.back_since = now;
    state.back_gap = gap;
}

// The clock is taken for where it most likely stood; the age is counted from when what came was surely true.
void note_way(Link& link, const FeedConfirmed& message, Tick now) {
    constexpr Milliseconds longest{10'000};
    link.clock_at = std::min(message.clock_at.value_or(*link.confirmed), now);
    link.on_way = std::clamp(now - *link.confirmed, Milliseconds{0}, longest);
}

void note_skew(Link& link, const FeedConfirmed& message) {
    const bool real_clock = message.clock.rate == 1.0 && !message.clock.drill;
    link.skew_known = message.machine_now.has_value() && real_clock;
    link.skew = link.skew_known ? message.clock.now - *message.machine_now : Milliseconds{0};
    if (message.machine_now) link.machine_offset_min = message.machine_now->offset_min;
}

}  // namespace

void on(State& state, const FeedConfirmed& message, Tick now, Effects& effects) {
    const bool is_older = message.record && goes_back(*state.record, *message.record);
    if (is_older && !state.link.from_disk) return on(state, FeedFailed{went_back()}, now, effects);
    const Tick at = true_at(state.link, message, now);
    const Freshness before = freshness(state.link, now);
    const bool was_blind = is_blind(before);
    const Milliseconds gap = age(state.link, now).value_or(Milliseconds{0});
    const std::optional<Instant> last_known = state.link.data_at;
    const bool first = before == Freshness::connecting;
    const bool opened = state.link.from_disk && state.link.failures == 0;  // it was closed, nobody was silent
    const bool replaced = !first && message.record && is_replaced(*state.record, message);
    std::vector<std::string> changes;
    if (replaced) note_news(state, *message.record);
    if (message.record && !first && !replaced) changes = changed_ids(*state.record, *message.record);
    if (message.record) state.record = message.record;
    if (message.gauges) state.gauges = message.gauges;
    confirm(state.link, message.clock, at);
    note_way(state.link, message, now);
    note_skew(state.link, message);
    if (replaced) forget_marks(state);
    mark_changes(state, changes, now);
    const bool still_blind = is_blind(freshness(state.link, now));
    if (still_blind && !replaced) gather_changes(state, std::move(changes));
    if (was_blind && !still_blind && !replaced) {
        if (last_known) note_gap(state, *last_known, message.clock.now);
        const bool is_news = !opened || !changes.empty() || !state.back_changes.empty();
        if (is_news) note_return(state, gap, std::move(changes), now);
    }
    keep_places(state, now);
    settle_pending(state, replaced, now);
    if (message.record || message.gauges)
        effects.emplace_back(SaveBoard{state.record, state.gauges, message.clock, state.news});
}

void on(State& state, const FeedFailed& message, Tick, Effects&) {
    state.link.trouble = message.problem;
    ++state.link.failures;
}

// The token names the person; who was named by hand is who sits here only where the feed cannot say.
void on(State& state, const PersonTold& message, Tick, Effects&) {
    if (message.me.who.empty()) return;
    state.me = message.me;
    state.reads_only = message.reads_only;
}

void on(State& state, const SavedBoardLoaded& message, Tick now, Effects&) {
    if (state.link.confirmed || !message.record) return;
    state.record = message.record;
    if (message.gauges) state.gauges = message.gauges;
    constexpr Milliseconds oldest{std::int64_t{100} * 365 * 24 * 3600 * 1000};
    state.link.confirmed = Tick{now.ms - std::clamp(message.age, Milliseconds{0}, oldest).count()};
    state.link.data_at = message.clock.now;
    state.link.clock = message.clock;
    state.link.from_disk = true;
    state.news = message.news;
    state.news_told = message.news ? message.news->number : 0;
    keep_places(state, now);
}

}  // namespace model::parts
