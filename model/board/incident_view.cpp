// See incident_view.h.
// It must never change what everybody shares: a service looks the same on the boards of all incidents.
#include "model/incident_view.h"

#include "model/own_marks.h"
#include "model/record/order.h"
#include "model/state.h"
#include "model/text/person.h"

#include <algorithm>

namespace model {
namespace {

bool is_elsewhere(const IncidentId& its, const IncidentId& shown) { return !its.empty() && its != shown; }

template <class Row>
bool any_elsewhere(const Table<Row>& table, const IncidentId& id) {
    return std::any_of(table.begin(), table.end(), [&](const Row& row) { return is_elsewhere(row.incident, id); });
}

// `keep`: whether, and how, one of another incident is shown.
template <class Row, class Keep>
void keep_own(Table<Row>& table, const IncidentId& id, Keep keep) {
    if (!any_elsewhere(table, id)) return;
    Table<Row> kept;
    for (Row row : table)
        if (!is_elsewhere(row.incident, id) || keep(row)) kept.put(std::move(row));
    table = std::move(kept);
}

template <class Row>
void keep_own(Table<Row>& table, const IncidentId& id) {
    keep_own(table, id, [](const Row&) { return false; });
}

// Whoever has a role in this incident has it instead of whoever has it for all.
bool is_replaced(const Record& record, const RoleHolding& holding, const IncidentId& id) {
    if (!holding.incident.empty() || holding.until) return false;
    return std::any_of(record.roles.begin(), record.roles.end(), [&](const RoleHolding& other) {
        return other.incident == id && other.role == holding.role && !other.until;
    });
}

void keep_roles(Record& record, const IncidentId& id) {
    Table<RoleHolding> kept;
    for (const RoleHolding& holding : record.roles)
        if (!is_elsewhere(holding.incident, id) && !is_replaced(record, holding, id)) kept.put(holding);
    record.roles = std::move(kept);
}

IncidentId last_begun(const Record& record) {
    return record.incidents.empty() ? IncidentId{} : record.incidents.all().back().id;
}

// While nothing goes on: of an incident before the last, or of the last where somebody has the role for all.
bool is_ended(const Record& record, const RoleHolding& holding, const IncidentId& last) {
    if (holding.incident.empty()) return false;
    if (is_elsewhere(holding.incident, last)) return true;
    return std::any_of(record.roles.begin(), record.roles.end(), [&](const RoleHolding& other) {
        return other.incident.empty() && other.role == holding.role && !other.until;
    });
}

bool is_in_hand(const Action& action, const State& at) {
    const bool own = is_open(action) && may_mean({action.owner, action.owner_org}, {at.me.who, at.me.org});
    const bool pending =
        std::any_of(at.pending.begin(), at.pending.end(), [&](const Pending& one) { return one.action == action.id; });
    return own || pending || (!at.selected.empty() && at.selected == action.id);
}

void put_before(Text& text, const std::string& id) { text = with_mark(text, {"〔" + id + "〕", "[" + id + "] "}); }

// A call for help stays on every board; what it is for says so where it is another incident's.
void mark_helps(Record& shown, const Record& whole, const IncidentId& id) {
    for (const Help& help : whole.helps) {
        const Action* action = whole.actions.find(help.action_id);
        if (!action || !is_elsewhere(action->incident, id)) continue;
        Help marked = help;
        put_before(marked.skill, action->incident.text);
        shown.helps.put(std::move(marked));
    }
}

// Nobody sees it on a board of its own any more.
bool is_left_behind(const Record& whole, const IncidentId& incident, Instant now) {
    const Incident* its = whole.incidents.find(incident);
    return !its || !goes_on(*its, now);
}

template <class InHand>
Record narrowed(const Record& whole, const IncidentId& id, Instant now, InHand in_hand) {
    Record shown = whole;
    keep_own(shown.actions, id, [&](Action& action) {
        const bool left = is_open(action) && is_left_behind(whole, action.incident, now);
        if (!left && !in_hand(action)) return false;
        put_before(action.object, action.incident.text);
        return true;
    });
    keep_own(shown.decisions, id, [&](Decision& decision) {
        if (!is_undecided(decision) || !is_left_behind(whole, decision.incident, now)) return false;
        put_before(decision.question, decision.incident.text);
        return true;
    });
    keep_own(shown.handovers, id);
    keep_roles(shown, id);
    mark_helps(shown, whole, id);
    return shown;
}

}  // namespace

bool has_others(const Record& record, const IncidentId& id) {
    const bool replaced =
        !id.empty() && std::any_of(record.roles.begin(), record.roles.end(),
                                   [&](const RoleHolding& holding) { return is_replaced(record, holding, id); });
    return replaced || any_elsewhere(record.actions, id) || any_elsewhere(record.decisions, id) ||
           any_elsewhere(record.roles, id) || any_elsewhere(record.handovers, id);
}

Record of_incident(const Record& record, const IncidentId& id, Instant now, const State& at) {
    return narrowed(record, id, now, [&](const Action& action) { return is_in_hand(action, at); });
}

Record of_incident(const Record& record, const IncidentId& id, Instant now) {
    return narrowed(record, id, now, [](const Action&) { return false; });
}

bool has_ended_roles(const Record& record) {
    const IncidentId last = last_begun(record);
    const bool unneeded = std::any_of(record.roles.begin(), record.roles.end(),
                                      [&](const RoleHolding& holding) { return is_ended(record, holding, last); });
    return unneeded || any_elsewhere(record.handovers, last);
}

Record of_none(const Record& record) {
    const IncidentId last = last_begun(record);
    Record shown = record;
    shown.roles = {};
    for (const RoleHolding& holding : record.roles)
        if (!is_ended(record, holding, last)) shown.roles.put(holding);
    keep_own(shown.handovers, last);
    return shown;
}

Record with_incident_marks(const Record& record) {
    Record shown = record;
    for (Action action : record.actions) {
        if (action.incident.empty()) continue;
        put_before(action.object, action.incident.text);
        shown.actions.put(std::move(action));
    }
    for (Decision decision : record.decisions) {
        if (decision.incident.empty()) continue;
        put_before(decision.question, decision.incident.text);
        shown.decisions.put(std::move(decision));
    }
    return shown;
}

}  // namespace model
