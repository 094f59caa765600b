// Warnings about the incident, command and the services; those about actions and decisions: warnings_work.cpp.
// It must never refuse or repair anything: each says what is poor, about what, and what would be better.
#include "model/warnings.h"

#include "model/record/order.h"
#include "model/record/zone_kind.h"
#include "model/rules/warning_list.h"
#include "model/text/likeness.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace model {
namespace {

constexpr std::chrono::minutes promise_limit{60};
constexpr std::chrono::hours yesterday{24};

bool is_running(const Incident& incident) {
    return !(incident.phase == Phase::closed) && !(incident.phase == Phase::cancelled);
}

bool is_declared_over(const Incident& incident) {
    return incident.phase == Phase::contained || incident.phase == Phase::closed;
}

bool commands(const RoleHolding& holding) { return holding.role == RoleName::commander && !is_over(holding); }

// Those of the incident's own, else those of all.
std::vector<const RoleHolding*> commanders(const Record& record, const IncidentId& incident) {
    std::vector<const RoleHolding*> own, of_all;
    for (const RoleHolding& holding : record.roles) {
        if (!commands(holding)) continue;
        if (holding.incident.empty()) of_all.push_back(&holding);
        if (!incident.empty() && holding.incident == incident) own.push_back(&holding);
    }
    return own.empty() ? of_all : own;
}

// The first moment without a commander between the incident's start and the next holder's. Until it has one of its own,
// whoever commands all commands it.
void warn_of_gaps(WarningList& list, const Record& record, const Incident& incident) {
    std::vector<const RoleHolding*> held;
    for (const RoleHolding& holding : record.roles)
        if (holding.role == RoleName::commander && (holding.incident.empty() || holding.incident == incident.id))
            held.push_back(&holding);
    std::stable_sort(held.begin(), held.end(), [](const auto* a, const auto* b) { return a->since < b->since; });
    std::optional<Instant> covered = incident.recognised_at;
    for (const RoleHolding* holding : held) {
        if (covered && holding->since > *covered) {
            list.add(Poor::role_gap, holding->id.text,
                     list.clock(*covered) + " から " + list.clock(holding->since) +
                         " まで統括がいませんでした。引継ぎで切れ目なく渡してください。",
                     "Nobody commanded from " + list.clock(*covered) + " to " + list.clock(holding->since) +
                         ": hand over without a gap.");
        }
        covered = !covered || !holding->until ? std::nullopt : std::optional(std::max(*covered, *holding->until));
    }
}

void warn_of_two(WarningList& list, const std::vector<const RoleHolding*>& present) {
    if (present.size() < 2) return;
    std::string names;
    for (const RoleHolding* holding : present) names += (names.empty() ? "" : ", ") + holding->holder;
    list.add(Poor::two_commanders, present.back()->id.text, "統括が二人以上います(" + names + ")。一人にしてください。",
             "There is more than one commander (" + names + "): leave one.");
}

void warn_of_command(WarningList& list, const Record& record, const Incident& incident) {
    const auto present = commanders(record, incident.id);
    warn_of_two(list, present);
    if (present.empty()) {
        list.add(Poor::no_commander, incident.id.text, "統括がいません。だれが指揮を執るか決めてください。",
                 "There is no commander: say who commands.");
    }
    warn_of_gaps(list, record, incident);
}

void warn_of_command(WarningList& list, const Record& record) {
    const bool none = std::none_of(record.incidents.begin(), record.incidents.end(), is_running);
    if (none) warn_of_two(list, commanders(record, {}));
    for (const Incident& incident : record.incidents)
        if (is_running(incident)) warn_of_command(list, record, incident);
}

// `its`: whether what belongs to this incident is counted as its own.
template <class Its>
void warn_of_open_work(WarningList& list, const Record& record, const Incident& incident, Its its) {
    const auto actions = std::count_if(record.actions.begin(), record.actions.end(),
                                       [&](const Action& action) { return is_open(action) && its(action.incident); });
    const auto decisions = std::count_if(
        record.decisions.begin(), record.decisions.end(),
        [&](const Decision& decision) { return decision.state == DecisionState::open && its(decision.incident); });
    if (actions + decisions > 0) {
        list.add(Poor::contained_with_open_work, incident.id.text,
                 "収束ですが、アクション " + std::to_string(actions) + " 件と未決の判断 " + std::to_string(decisions) +
                     " 件が残っています。終えるか本格対応へ移してください。",
                 "Contained, but " + std::to_string(actions) + " actions and " + std::to_string(decisions) +
                     " decisions are open: finish them or hand them to permanent repair.");
    }
}

void warn_of_hold(WarningList& list, const Incident& incident, Instant now) {
    if (!(incident.phase == Phase::contained) || !incident.hold_until || now >= *incident.hold_until) return;
    const std::string until = list.clock(*incident.hold_until);
    list.add(Poor::contained_with_open_work, incident.id.text,
             "収束ですが、見極めは " + until + " までです。それまで見守ってください。",
             "Contained, but the hold lasts until " + until + ": keep watching until then.");
}

bool has_receiver(const Record& record, const ServiceId& service) {
    return std::any_of(record.actions.begin(), record.actions.end(), [&](const Action& action) {
        return action.state == ActionState::followup && !action.owner.empty() &&
               std::find(action.service_ids.begin(), action.service_ids.end(), service) != action.service_ids.end();
    });
}

// Containment means normal, on a workaround, or accepted as it is with somebody who receives the rest.
void warn_of_rest(WarningList& list, const Record& record, const Service& service) {
    if (service.continuity == Continuity::normal || service.continuity == Continuity::workaround) return;
    const std::string name = pick(service.name, Language::ja);
    const std::string english = pick(service.name, Language::en);
    if (!service.accepted_residual) {
        const Text state = Text{"まだ戻っていません", "has not come back"};
        list.add(Poor::contained_with_stopped_service, service.id.text,
                 "収束ですが、" + name + "は" + state.ja + "。暫定対応に戻すか、残りとして受容してください。",
                 "Contained, but " + english + " " + state.en + ": respond again, or accept it as a residual.");
    } else if (!has_receiver(record, service.id)) {
        list.add(Poor::contained_with_stopped_service, service.id.text,
                 name + "は受容した残りですが、引き取る人がいません。本格対応の担当を決めてください。",
                 english + " is an accepted residual that nobody received: name an owner of the permanent repair.");
    }
}

void warn_of_containment(WarningList& list, const Record& record, Instant now) {
    const Incident* last = nullptr;  // of those that are over: what belongs to none is counted with it
    bool goes_on = false;
    for (const Incident& incident : record.incidents) {
        if (is_declared_over(incident)) last = &incident;
        goes_on |= is_running(incident) && !is_declared_over(incident);
    }
    if (!last) return;
    for (const Incident& incident : record.incidents) {
        if (!is_declared_over(incident)) continue;
        const bool takes_rest = &incident == last && !goes_on;
        warn_of_open_work(list, record, incident,
                          [&](const IncidentId& id) { return id == incident.id || (takes_rest && id.empty()); });
        warn_of_hold(list, incident, now);
    }
    if (goes_on) return;  // services are everybody's: what is in trouble may be what is still worked on
    for (const Service& service : record.services) warn_of_rest(list, record, service);
}

bool is_claimed_state(const Service& service) {
    return service.continuity == Continuity::stopped || service.continuity == Continuity::degraded ||
           service.continuity == Continuity::workaround;
}

void warn_of_proof(WarningList& list, const Record& record, const Service& service) {
    if (!is_claimed_state(service)) return;
    const Fact* fact = record.facts.find(service.basis);
    if (fact && fact->status == FactStatus::confirmed) return;
    list.add(Poor::state_without_confirmed_fact, service.id.text,
             service.id.text + " の状態に確認済みの情報がありません。確認して根拠に挙げてください。",
             "The state of " + service.id.text + " stands on no confirmed fact: confirm one and name it.");
}

void warn_of_workaround(WarningList& list, const Service& service) {
    if (!(service.continuity == Continuity::workaround)) return;
    const bool text = !service.workaround.ja.empty() || !service.workaround.en.empty();
    if (text && service.workaround_until) return;
    list.add(Poor::workaround_without_text_or_limit, service.id.text,
             service.id.text + (text ? " の代替の限度が不明です。いつまで続けられるか書いてください。"
                                     : " の代替の内容が不明です。どう続けているか書いてください。"),
             text ? "The workaround of " + service.id.text + " has no limit: say how long it can go on."
                  : "The workaround of " + service.id.text + " is not described: say how it goes on.");
}

void warn_of_promise(WarningList& list, const Service& service, Instant now) {
    if (service.continuity == Continuity::normal || service.accepted_residual || !service.next_update_at) return;
    if (*service.next_update_at - now <= promise_limit) return;
    list.add(Poor::promise_too_far, service.id.text,
             service.id.text + " の次の報告が1時間より先です。近い時刻を約束してください。",
             "The next update of " + service.id.text + " is more than an hour away: promise an earlier one.");
}

// A deadline a day old was left over or written with the wrong date; one before the service was declared never held.
void warn_of_old_deadlines(WarningList& list, const Service& service, Instant now) {
    const bool untouched = service.continuity == Continuity::normal && service.basis.empty() && service.since;
    for (const Deadline& deadline : service.deadlines) {
        const bool old = deadline.at + yesterday < now || (untouched && deadline.at < *service.since);
        if (!old) continue;
        const std::string day = month_day_short(list.local(deadline.at)) + " " + list.clock(deadline.at);
        list.add(Poor::deadline_past_at_creation, service.id.text,
                 service.id.text + " の業務期限「" + pick(deadline.label, Language::ja) + "」(" + day +
                     ")は過ぎた日のものです。日付を直してください。",
                 "The deadline \"" + pick(deadline.label, Language::en) + "\" of " + service.id.text + " (" + day +
                     ") was past from the start: correct its date.");
    }
}

// Both were said; which is wrong only people know.
void warn_of_beginning(WarningList& list, const Service& service) {
    const std::optional<Beginning> impact = impact_of(service);
    if (!impact || !service.normal_at || impact->at >= *service.normal_at) return;
    const std::string began = list.clock(impact->at), seen = list.clock(*service.normal_at);
    list.add(Poor::began_before_normal, service.id.text,
             service.id.text + " の影響は " + began + " からとありますが、" + seen +
                 " に通常と確認されています。どちらかを直してください。",
             "The trouble of " + service.id.text + " is said to have begun at " + began +
                 ", but it was seen normal at " + seen + ": correct one of them.");
}

// Not made any more, but older logs have them, and what watches by itself may add one: they stay two.
void warn_of_names(WarningList& list, const Record& record) {
    std::unordered_map<std::string, const Service*> first;
    for (const Service& service : record.services)
        for (const std::string* name : {&service.name.ja, &service.name.en}) {
            if (name->empty()) continue;
            const auto [known, is_new] = first.try_emplace(likeness(*name), &service);
            if (is_new || known->second == &service) continue;
            const Service& other = *known->second;
            list.add(Poor::one_name_twice, service.id.text,
                     service.id.text + "「" + *name + "」は " + other.id.text +
                         " と同じ名前です。別のものなら名前を変え、同じものなら片方だけを使ってください。",
                     service.id.text + " \"" + *name + "\" has the name of " + other.id.text +
                         ": give one another name, or if they are the same use one only.");
            break;
        }
}

}  // namespace

bool is_under_way(const Action& action) {
    return action.state == ActionState::ordered || action.state == ActionState::acknowledged ||
           action.state == ActionState::in_progress || action.state == ActionState::blocked ||
           action.state == ActionState::verifying;
}

const RoleHolding* sole_commander(const Record& record, const IncidentId& incident) {
    if (!incident.empty()) {
        const auto present = commanders(record, incident);
        return present.size() == 1 ? present.front() : nullptr;
    }
    const auto count = std::count_if(record.roles.begin(), record.roles.end(), commands);
    return count == 1 ? &*std::find_if(record.roles.begin(), record.roles.end(), commands) : nullptr;
}

std::vector<Warning> warnings(const Record& record, Instant now) {
    WarningList list{zone_of(record)};
    warn_of_command(list, record);
    warn_of_containment(list, record, now);
    for (const Service& service : record.services) {
        warn_of_proof(list, record, service);
        warn_of_workaround(list, service);
        warn_of_promise(list, service, now);
        warn_of_old_deadlines(list, service, now);
        warn_of_beginning(list, service);
    }
    warn_of_names(list, record);
    warn_of_actions(list, record);
    warn_of_decisions(list, record, now);
    warn_of_unknown_words(list, record);
    warn_of_clock(list, record, now);
    return list.taken();
}

}  // namespace model
