// One row of the action list: a single action, or a group of one verb on one service. It must never show an owner that
// the record does not name.
#include "model/board/board_parts.h"
#include "model/record/limits.h"
#include "model/text/person.h"

#include <algorithm>
#include <map>

namespace model::parts {
namespace {

std::string late_text(const Scene& scene, const Action& action) {
    if (action.check_at && *action.check_at < scene.now)
        return phrase(scene, Say::check_overdue, {span(scene.language, scene.now - *action.check_at)});
    if (action.due && *action.due < scene.now)
        return phrase(scene, Say::due_overdue, {span(scene.language, scene.now - *action.due)});
    return {};
}

std::string since_text(const Scene& scene, const Action& action) {
    return action.state_since ? age(scene, *action.state_since) : std::string{};
}

// "まだ 3件 発生中" after the end; "critical に"・"引受後 +9件 12:05 から"・"×2" before it.
std::vector<std::string> alert_parts(const Scene& scene, const Action& action) {
    const Alerts alerts = alerts_of(scene.gauges, action.id);
    std::vector<std::string> parts;
    if (alerts.still > 0) parts.push_back(phrase(scene, Say::still_firing_row, {number(alerts.still)}));
    if (!is_open(action)) return parts;
    if (has_got_worse(action)) parts.push_back(phrase(scene, Say::alerts_worse, {action.alerts_severity}));
    if (alerts.fresh > 0 && alerts.fresh_at && !action.owner.empty()) {
        const Instant since{alerts.fresh_at->ms, scene.now.offset_min};
        parts.push_back(phrase(scene, Say::alerts_grew, {number(alerts.fresh), moment(scene, since)}));
    }
    if (action.alerts_times > 1) {
        const bool more = action.alerts_times >= limit::alert_times.high;
        parts.push_back(phrase(scene, Say::alerts_again, {count_of(action.alerts_times) + (more ? "+" : "")}));
    }
    return parts;
}

// What hinders comes first: where there is room for one part only, it is that.
void put_under(const Scene& scene, ActionRow& row, const Action& action) {
    std::vector<std::string> parts = alert_parts(scene, action);
    if (action.state == ActionState::blocked) {
        const std::string reason = text(scene, action.blocked_by);
        parts.push_back(
            spaced(reason.empty() ? phrase(scene, Say::reason_unknown) : reason, since_text(scene, action)));
    }
    parts.push_back(late_text(scene, action));
    if (is_unacknowledged(action, scene.now))
        parts.push_back(phrase(scene, Say::unacknowledged, {since_text(scene, action)}));
    if (is_open(action) && !action.owner.empty() && !action.check_at) parts.push_back(phrase(scene, Say::no_check));
    if (action.state == ActionState::done) parts.push_back(text(scene, action.result));
    row.under = joined(parts, say(Say::separator, scene.language));
    const auto first = std::find_if(parts.begin(), parts.end(), [](const std::string& part) { return !part.empty(); });
    if (first != parts.end() && *first != row.under) row.under_first = *first;
}

void put_owner(const Scene& scene, ActionRow& row, const Action& action) {
    row.owner = action.owner;
    row.org = action.owner_org;
    if (!is_unowned(action)) return;
    row.owner = phrase(scene, Say::unowned);
    row.owner_look = OwnerLook::none;
}

// "切替 相場配信"
std::string group_object(const Scene& scene, const Action& action) {
    const Service* service =
        action.service_ids.empty() ? nullptr : scene.record.services.find(action.service_ids.front());
    const std::string verb = action.verb == Verb::other ? action.verb.raw : text(scene, word_of(action.verb.value));
    return spaced(verb, service ? service_name(scene, *service) : std::string{});
}

void put_group_owner(const Scene& scene, ActionRow& row, const std::vector<const Action*>& open) {
    std::vector<PersonName> owners;
    for (const Action* action : open) {
        const PersonName owner{action->owner, action->owner_org};
        if (std::find(owners.begin(), owners.end(), owner) == owners.end()) owners.push_back(owner);
    }
    if (owners.size() == 1) {
        put_owner(scene, row, *open.front());
    } else {
        row.owner = phrase(scene, Say::people, {count_of(owners.size())});
    }
}

}  // namespace

ActionRow action_row(const Scene& scene, const Action& action) {
    ActionRow row;
    row.id = action.id;
    // An order that nobody has any more is none, unless it was an organisation's.
    const bool is_free = action.state == ActionState::ordered && is_unowned(action) && action.owner_org.empty();
    row.state = is_free ? phrase(scene, Say::row_open) : action_state(scene, action.state);
    row.object = action_object(scene, action);
    put_owner(scene, row, action);
    const auto looked_at = action.check_at ? action.check_at : action.due;
    if (looked_at) row.time = short_moment(scene, *looked_at);
    row.overdue = is_overdue(action, scene.now);
    const bool still_fires = alerts_of(scene.gauges, action.id).still > 0;
    row.alarm = row.overdue || is_unowned(action) || action.state == ActionState::blocked || still_fires ||
                has_got_worse(action);
    put_under(scene, row, action);
    row.moves = moves(scene, action);
    row.claimable = std::find(row.moves.begin(), row.moves.end(), Move::claim) != row.moves.end();
    const Identity& me = scene.state.me;
    row.mine = may_mean({action.owner, action.owner_org}, {me.who, me.org});
    row.selected = action.id == scene.state.selected && !action.id.empty();
    row.changed = is_marked(scene, action.id.text);
    row.struck = action.state == ActionState::done && !still_fires;
    put_pending(scene, row);
    return row;
}

ActionRow group_row(const Scene& scene, const std::vector<const Action*>& members) {
    std::map<std::pair<int, std::string>, int> counts;
    std::vector<const Action*> open;
    std::optional<Instant> next;
    ActionRow row;
    for (const Action* action : members) {
        ++counts[counted_as(scene, *action)];
        if (is_open(*action)) open.push_back(action);
        if (is_open(*action) && action->check_at && (!next || *action->check_at < *next)) next = action->check_at;
        row.members.push_back(action->id);
        row.overdue = row.overdue || is_overdue(*action, scene.now);
        row.changed = row.changed || is_marked(scene, action->id.text);
    }
    row.state = action_state(scene, open.front()->state);
    row.alarm = row.overdue;
    row.object = phrase(scene, Say::items, {group_object(scene, *open.front()), count_of(members.size())});
    put_group_owner(scene, row, open);
    if (next) row.time = short_moment(scene, *next);
    std::vector<std::string> parts;
    for (const auto& [kind, count] : counts)
        parts.push_back(phrase(scene, count_word(kind.first), {count_of(count), kind.second}));
    row.under = joined(parts, say(Say::separator, scene.language));
    return row;
}

}  // namespace model::parts
