// The bottom of the board: who commands, how good the data is, how old it is. It must never name one commander when
// there are two or none.
#include "model/board/board_parts.h"

#include "model/text/person.h"
#include "model/warnings.h"

#include <algorithm>
#include <set>

namespace model::parts {
namespace {

constexpr Milliseconds most_skew{2000};

void put_commander(const Scene& scene, Footer& footer) {
    const auto in_command = commanders(scene.record);
    if (in_command.size() == 1) {
        footer.commander = in_command.front()->holder;
        footer.org = in_command.front()->org;
        return;
    }
    if (in_command.empty() && scene.mode == BoardMode::calm) {
        footer.commander = phrase(scene, Say::nobody_on_duty);
        return;
    }
    footer.commander_alarm = true;
    if (in_command.empty()) {
        footer.commander = phrase(scene, Say::commander_unknown);
        return;
    }
    std::vector<std::string> names;
    for (const RoleHolding* holding : in_command) names.push_back(holding->holder);
    footer.commander = phrase(scene, Say::commanders_two, {joined(names, " / ")});
}

bool is_going_on(const Handover& handover) {
    return handover.role == RoleName::commander &&
           (handover.state == HandoverState::requested || handover.state == HandoverState::briefing ||
            handover.state == HandoverState::readback);
}

const Handover* going_on(const Scene& scene) {
    const auto& all = scene.record.handovers.all();
    const auto at = std::find_if(all.rbegin(), all.rend(), is_going_on);
    return at == all.rend() ? nullptr : &*at;
}

// One that is under way, stuck or not, or was withdrawn lately.
std::string handover_text(const Scene& scene) {
    constexpr Milliseconds stuck_after{10 * 60'000};
    if (const Handover* handover = going_on(scene)) {
        const Instant since = handover->state_since.value_or(scene.now);
        const std::string state = inside(scene, handover->state);
        if (is_recent(since, stuck_after, scene.now)) return phrase(scene, Say::handover_going, {state});
        return phrase(scene, Say::handover_stuck, {state, age(scene, since)});
    }
    const auto& all = scene.record.handovers.all();
    const bool withdrawn = !all.empty() && all.back().state == HandoverState::withdrawn &&
                           all.back().role == RoleName::commander && all.back().state_since &&
                           is_recent(*all.back().state_since, handover_shown, scene.now);
    return withdrawn ? phrase(scene, Say::handover_withdrawn, {all.back().to}) : std::string{};
}

// "08:12 に 統括A から交代", for five minutes.
std::string previous_commander(const Scene& scene) {
    const auto in_command = commanders(scene.record);
    if (in_command.size() != 1) return {};
    const Instant since = in_command.front()->since;
    if (!is_recent(since, handover_shown, scene.now)) return {};
    const RoleHolding* previous = nullptr;
    for (const RoleHolding& holding : scene.record.roles) {
        if (!(holding.role == RoleName::commander) || !is_over(holding)) continue;
        const RoleHolding& now = *in_command.front();
        if (same_person({holding.holder, holding.org}, {now.holder, now.org})) continue;
        if (!previous || *previous->until < *holding.until) previous = &holding;
    }
    return previous ? phrase(scene, Say::commander_from, {previous->holder, moment(scene, since)}) : std::string{};
}

std::string alerts(const Scene& scene) {
    std::uint64_t all = 0;
    std::uint64_t unclassified = 0;
    std::set<ActionId> actions;
    for (const AlertGroup& group : scene.gauges.groups) {
        all += group.count;
        const bool known = group.disposition == Disposition::folded || group.disposition == Disposition::no_action ||
                           group.disposition == Disposition::heartbeat || is_unread_id(group.id);
        if (!known) unclassified += group.count;
        if (group.disposition == Disposition::folded && !group.action_id.empty()) actions.insert(group.action_id);
    }
    if (all == 0) return {};
    std::string shown = phrase(scene, Say::alerts_folded, {number(all), count_of(actions.size())});
    if (unclassified == 0) return shown;
    shown += say(Say::separator, scene.language);
    return shown + phrase(scene, Say::alerts_unclassified, {number(unclassified)});
}

std::string skew(const Scene& scene) {
    const Link& link = scene.state.link;
    const Milliseconds off = link.skew < Milliseconds{0} ? Milliseconds{0} - link.skew : link.skew;
    if (!link.skew_known || off <= most_skew) return {};
    return phrase(scene, Say::clock_skew, {span(scene.language, off)});
}

// Where the clocks on the board are not those on the wall behind it.
std::string zone(const Scene& scene) {
    const std::string offset = other_zone(scene);
    if (offset.empty()) return {};
    return phrase(scene, Say::times_in, {scene.zone.named() ? scene.zone.name() + " (" + offset + ")" : offset});
}

std::string data(const Scene& scene) {
    const std::size_t count = warnings(*scene.state.record, scene.now).size();
    const std::string poor = count == 0 ? std::string{} : phrase(scene, Say::data_warnings, {count_of(count)});
    return joined({poor, alerts(scene), skew(scene), zone(scene)}, "  ");
}

// Who commands now, and to whom it goes: an organisation behind two names would be taken for the second one's.
void put_line(const Scene& scene, Footer& footer, const Handover* handover) {
    if (!handover) return;
    footer.next = handover->to;
    footer.line = phrase(scene, Say::handing_to, {footer.commander, handover->to});
    footer.line_short = phrase(scene, Say::handing_short, {footer.commander, handover->to});
    if (footer.org.empty() || handover->to_org.empty() || footer.org == handover->to_org) return;
    footer.org = phrase(scene, Say::handing_orgs, {footer.commander, footer.org, handover->to, handover->to_org});
}

// Who commands now an old board does not know.
std::string command_label(const Scene& scene) {
    if (!is_blind(scene)) return phrase(scene, Say::command);
    std::string label = phrase(scene, Say::last_known, {std::string{}});
    label.erase(label.find_last_not_of(" :") + 1);
    return label;
}

std::string fresh(const Scene& scene) {
    const std::string length = span(scene.language, age(scene.state.link, scene.tick).value_or(Milliseconds{0}));
    switch (scene.fresh) {
        case Freshness::live: return phrase(scene, Say::received_ago, {length});
        case Freshness::late: return phrase(scene, Say::waiting_age, {length});
        default: return phrase(scene, Say::data_age, {length});
    }
}

}  // namespace

std::optional<Instant> next_promised(const Scene& scene) {
    std::optional<Instant> next;
    for (const Service& service : scene.record.services) {
        if (!service.next_update_at || *service.next_update_at < scene.now) continue;
        if (shown_continuity(scene.record, service) == Continuity::normal) continue;
        if (!next || *service.next_update_at < *next) next = service.next_update_at;
    }
    return next;
}

std::string next_promise(const Scene& scene) {
    const std::optional<Instant> next = next_promised(scene);
    return next ? phrase(scene, Say::next_update_at, {moment(scene, *next)}) : std::string{};
}

Footer footer(const Scene& scene) {
    const bool is_calm = scene.mode == BoardMode::calm;
    Footer shown;
    shown.label = is_calm ? phrase(scene, Say::on_duty) : command_label(scene);
    put_commander(scene, shown);
    put_line(scene, shown, shown.commander_alarm ? nullptr : going_on(scene));
    shown.extra = handover_text(scene);
    if (shown.extra.empty()) shown.extra = previous_commander(scene);
    if (shown.extra.empty() && !is_calm) shown.extra = next_promise(scene);
    shown.data = data(scene);
    if (scene.budget.whole)
        for (const Warning& warning : warnings(*scene.state.record, scene.now))
            shown.gaps.push_back(text(scene, warning.sentence));
    const auto beats = beats_at(scene.state.link, scene.tick);
    shown.beats.assign(beats.begin(), beats.end());
    shown.fresh = fresh(scene);
    if (scene.state.news && !shows_strip(scene.state.view) && !is_blind(scene))
        shown.fresh = joined({phrase(scene, Say::replaced_short), shown.fresh}, say(Say::separator, scene.language));
    shown.fresh_bold = !is_calm || is_blind(scene);
    if (scene.state.replay) {
        shown.beats.clear();
        shown.fresh =
            phrase(scene, Say::replay_of,
                   {spaced(month_day(local(scene, scene.now), scene.language), clock_minute(scene, scene.now))});
    }
    return shown;
}

}  // namespace model::parts

namespace model {

const std::string& commander_words(const Footer& footer) {
    return footer.line.empty() ? footer.commander : footer.line;
}

const std::string& commander_line(const Footer& footer) {
    return footer.line_short.empty() ? footer.commander : footer.line_short;
}

}  // namespace model
