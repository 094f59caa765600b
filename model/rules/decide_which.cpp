// Which incident something belongs to when several are open: services belong to all, what is done and decided to one.
// It must never guess: where the record does not tell, whoever asks has to.
#include "model/rules/deciding.h"

#include "model/record/order.h"

#include <algorithm>

namespace model::deciding {
namespace {

using Incidents = std::vector<const Incident*>;

template <class Wanted>
Incidents incidents_where(const Record& record, Wanted wanted) {
    Incidents found;
    for (const Incident& incident : record.incidents)
        if (wanted(incident)) found.push_back(&incident);
    return found;
}

bool is_contained(const Incident& incident) { return incident.phase == Phase::contained; }

// What people still work on; once all are contained, those that nobody has closed.
Incidents going_on(const Record& record) {
    Incidents open = incidents_where(record, [](const Incident& one) { return !is_over(one) && !is_contained(one); });
    return open.empty() ? incidents_where(record, [](const Incident& one) { return !is_over(one); }) : open;
}

bool has_role_in(const Asked& asked, const Incident& incident) {
    return std::any_of(asked.record.roles.begin(), asked.record.roles.end(), [&](const RoleHolding& holding) {
        return !is_over(holding) && holding.incident == incident.id && is_actor(asked, holding.holder, holding.org);
    });
}

Problem which_one(const Incidents& open) {
    Text list;
    for (const Incident* incident : open) {
        const std::string comma = list.ja.empty() ? "" : ", ";
        list.ja += comma + incident->id.text + " " + pick(incident->title, Language::ja);
        list.en += comma + incident->id.text + " " + pick(incident->title, Language::en);
    }
    const std::string example = open.front()->id.text;
    return problem(Trouble::invalid,
                   "インシデントが " + std::to_string(open.size()) + " 件あります(" + list.ja +
                       ")。どれのことか書き添えてください(例 incident=" + example + ")。",
                   std::to_string(open.size()) + " incidents are open (" + list.en +
                       "): say which one is meant (incident=" + example + ").",
                   "incident");
}

}  // namespace

bool is_over(const Incident& incident) { return incident.phase == Phase::closed || incident.phase == Phase::cancelled; }

bool is_only_one(const Record& record, const IncidentId& id) {
    const Incidents open = going_on(record);
    return open.size() == 1 && open.front()->id == id;
}

Result<IncidentId> incident_of(const Asked& asked, const IncidentId& named) {
    if (!named.empty()) {
        const auto incident = existing(asked.record.incidents, named, incident_kind);
        return incident ? Result<IncidentId>(incident->id) : incident.problem();
    }
    const Incidents open = going_on(asked.record);
    if (open.empty()) return IncidentId();
    if (open.size() == 1) return open.front()->id;
    if (asked.actor.permission == Permission::source) return IncidentId();
    const Incidents own = incidents_where(asked.record, [&](const Incident& one) {
        return std::find(open.begin(), open.end(), &one) != open.end() && has_role_in(asked, one);
    });
    if (own.size() == 1) return own.front()->id;
    return which_one(open);
}

Result<IncidentId> incident_for_work(const Asked& asked, const IncidentId& named) {
    auto id = incident_of(asked, named);
    const Incident* incident = id ? asked.record.incidents.find(*id) : nullptr;
    if (!incident || !is_over(*incident)) return id;
    const Text phase = word_of(incident->phase);
    return problem(
        Trouble::illegal_transition,
        incident->id.text + " は「" + phase.ja + "」です。続いているインシデントを挙げるか、新しく認識してください。",
        incident->id.text + " is \"" + phase.en + "\": name one that goes on, or open another.", "incident");
}

}  // namespace model::deciding
