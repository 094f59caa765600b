// The action list: who does what, what is stuck, what nobody has. Rows within the budget, groups when there are many, a
// count for everything else. It must never show the same action twice or leave one uncounted.
#include "model/board/board_parts.h"
#include "model/text/likeness.h"

#include <algorithm>
#include <map>
#include <set>

namespace model::parts {
namespace {

using Actions = std::vector<const Action*>;

std::set<ActionId> helped(const Scene& scene) {
    std::set<ActionId> ids;
    for (const Help& help : scene.record.helps)
        if (is_waiting(help)) ids.insert(help.action_id);
    return ids;
}

bool is_done_lately(const Scene& scene, const Action& action) {
    return action.state == ActionState::done && action.state_since &&
           is_recent(*action.state_since, recovery_shown, scene.now);
}

bool is_own(const Scene& scene, const Action& action, const std::set<ActionId>& with_help) {
    const std::string& org = scene.state.me.org;
    return org.empty() || alike(action.owner_org, org) || is_unowned(action) || with_help.contains(action.id);
}

bool still_fires(const Scene& scene, const Action& action) {
    const auto& groups = scene.gauges.groups;
    return !is_open(action) && std::any_of(groups.begin(), groups.end(), [&](const AlertGroup& group) {
        return group.done_id == action.id && firing(group) > 0;
    });
}

// Everything that could be a row, most urgent first: open ones, those over whose alerts still fire, what was handed on once
// contained, just done ones.
Actions candidates(const Scene& scene) {
    Actions all = open_in_order(scene.record, scene.now);
    for (const AlertGroup& group : scene.gauges.groups) {
        const Action* over = scene.record.actions.find(group.done_id);
        if (over && still_fires(scene, *over) && std::find(all.begin(), all.end(), over) == all.end())
            all.push_back(over);
    }
    for (const Action& action : scene.record.actions)
        if (action.state == ActionState::followup && scene.mode == BoardMode::contained && !still_fires(scene, action))
            all.push_back(&action);
    for (const Action& action : scene.record.actions)
        if (is_done_lately(scene, action) && !still_fires(scene, action)) all.push_back(&action);
    return all;
}

// A row that somebody holds in hand: selected, or with a command on its way or refused.
bool is_pinned(const Scene& scene, const ActionId& id) {
    if (!id.empty() && id == scene.state.selected) return true;
    const auto& pending = scene.state.pending;
    return std::any_of(pending.begin(), pending.end(), [&](const Pending& one) { return one.action == id; });
}

// The first `room` of them, with pinned ones kept in by leaving out the last that are not.
Actions within(const Scene& scene, const Actions& all, std::size_t room) {
    std::size_t pinned_left = 0;
    for (const Action* action : all) pinned_left += is_pinned(scene, action->id) ? 1 : 0;
    Actions kept;
    for (const Action* action : all) {
        const bool pinned = is_pinned(scene, action->id);
        if (pinned) --pinned_left;
        if (kept.size() == room) break;
        const bool has_room = kept.size() + pinned_left < room;
        if (pinned || has_room) kept.push_back(action);
    }
    return kept;
}

bool must_be_named(const Scene& scene, const Action& action, const std::set<ActionId>& with_help) {
    return action.state == ActionState::blocked || is_unowned(action) || with_help.contains(action.id) ||
           is_pinned(scene, action.id);
}

struct GroupKey {
    Verb verb;
    std::string raw;
    ServiceId service;
    auto operator<=>(const GroupKey&) const = default;
};

GroupKey key_of(const Action& action) {
    return {action.verb.value, action.verb.raw, action.service_ids.empty() ? ServiceId{} : action.service_ids.front()};
}

// Groups in the order of their most urgent member; closed members of the same verb and service are counted with them.
std::vector<Actions> groups_of(const Scene& scene, const Actions& open, const std::set<ActionId>& named) {
    std::vector<Actions> groups;
    std::map<GroupKey, std::size_t> places;
    for (const Action* action : open) {
        if (named.contains(action->id)) continue;
        const auto [at, added] = places.try_emplace(key_of(*action), groups.size());
        if (added) groups.emplace_back();
        groups[at->second].push_back(action);
    }
    for (const Action& action : scene.record.actions) {
        if (is_open(action) || action.state == ActionState::followup) continue;
        const auto at = places.find(key_of(action));
        if (at != places.end()) groups[at->second].push_back(&action);
    }
    return groups;
}

// What there is beside those shown, each action once: what is late first, then what nobody has, then by state.
using Counts = std::map<std::pair<int, std::string>, int>;

std::string counts_text(const Scene& scene, const Counts& counts) {
    std::vector<std::string> parts;
    int all = 0;
    for (const auto& [kind, count] : counts) {
        all += count;
        parts.push_back(phrase(scene, count_word(kind.first), {count_of(count), kind.second}));
    }
    if (parts.empty()) return {};
    return phrase(scene, Say::rest_actions, {count_of(all), joined(parts, say(Say::separator, scene.language))});
}

void put_rest(const Scene& scene, ActionList& list, const Actions& filtered) {
    std::map<ActionId, std::size_t> places;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        places[list.rows[i].id] = i;
        for (const ActionId& member : list.rows[i].members) places[member] = i;
    }
    std::vector<Counts> after(list.rows.size() + 1);
    for (const Action* action : filtered) {
        const auto at = places.find(action->id);
        const std::size_t until = at == places.end() ? list.rows.size() : at->second;
        const std::pair<int, std::string> kind = counted_as(scene, *action);
        for (std::size_t shown = 0; shown <= until; ++shown) ++after[shown][kind];
        if (at != places.end()) continue;
        ++list.rest_count;
        list.rest_open += is_open(*action) ? 1 : 0;
    }
    for (const Counts& counts : after) list.rest_after.push_back(counts_text(scene, counts));
    list.rest = list.rest_after.back();
}

void put_heads(const Scene& scene, ActionList& list) {
    const auto& actions = scene.record.actions;
    const auto with = [&](ActionState state) {
        return std::count_if(actions.begin(), actions.end(),
                             [&](const Action& action) { return action.state == state; });
    };
    const auto open = std::count_if(actions.begin(), actions.end(), is_open);
    list.head_owner = phrase(scene, Say::owner);
    list.head_time = phrase(scene, Say::check);
    if (scene.mode == BoardMode::contained && open == 0) {
        list.head = phrase(scene, Say::followups_head, {count_of(with(ActionState::followup))});
        list.head_owner = phrase(scene, Say::receiver);
        list.head_time = phrase(scene, Say::next_update);
    } else if (static_cast<std::size_t>(open) > most_named_actions) {
        const std::string all = number(actions.size());
        list.head = phrase(scene, Say::actions_total,
                           {all, number(static_cast<std::uint64_t>(open)), count_of(with(ActionState::blocked))});
    } else {
        list.head = phrase(scene, Say::actions_head, {count_of(open), count_of(with(ActionState::done))});
    }
}

void put_grouped(const Scene& scene, ActionList& list, const Actions& open, const std::set<ActionId>& with_help) {
    Actions named;
    for (const Action* action : open)
        if (must_be_named(scene, *action, with_help)) named.push_back(action);
    std::set<ActionId> named_ids;
    for (const Action* action : named) named_ids.insert(action->id);
    for (const Action* action : within(scene, named, scene.budget.actions))
        list.rows.push_back(action_row(scene, *action));
    for (const Actions& group : groups_of(scene, open, named_ids)) {
        if (list.rows.size() >= scene.budget.actions) break;
        list.rows.push_back(group.size() == 1 ? action_row(scene, *group.front()) : group_row(scene, group));
    }
}

}  // namespace

ActionList actions(const Scene& scene) {
    ActionList list;
    const std::set<ActionId> with_help = helped(scene);
    const bool own_only = scene.state.filter == Filter::own;
    Actions shown;
    Actions filtered;
    for (const Action& action : scene.record.actions) {
        const bool own = is_own(scene, action, with_help);
        if (is_open(action)) ++list.all_count, list.own_count += own ? 1 : 0;
        if (own || !own_only) filtered.push_back(&action);
    }
    for (const Action* action : candidates(scene))
        if (!own_only || is_own(scene, *action, with_help)) shown.push_back(action);
    const auto open = static_cast<std::size_t>(
        std::count_if(shown.begin(), shown.end(), [](const Action* action) { return is_open(*action); }));
    if (open > most_named_actions && open > scene.budget.actions) {
        shown.resize(open);
        put_grouped(scene, list, shown, with_help);
    } else {
        for (const Action* action : within(scene, shown, scene.budget.actions))
            list.rows.push_back(action_row(scene, *action));
    }
    put_heads(scene, list);
    put_rest(scene, list, filtered);
    return list;
}

}  // namespace model::parts
