// The nearest hard deadline of a service that is stopped, unknown or degraded is the one that counts. It must never call
// a deadline safe whose work has no known length.
#include "model/board/outlook.h"

#include "model/record/order.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::int64_t minute_ms = 60'000;

bool is_in_trouble(const Record& record, const Service& service) {
    return rank(record, service) >= 2 && !service.accepted_residual;
}

// The nearest deadline ahead of a service in trouble, hard ones only; false when there is none.
bool put_deadline(Forecast& found, const Record& record, Instant now) {
    bool any = false;
    for (const Service& service : record.services) {
        if (!is_in_trouble(record, service)) continue;
        for (const Deadline& deadline : service.deadlines) {
            if (!is_hard(deadline) || deadline.at <= now) continue;
            if (any && found.deadline <= deadline.at) continue;
            found.deadline = deadline.at;
            found.label = deadline.label;
            any = true;
        }
    }
    return any;
}

bool has_deadline(const Service& service, Instant at) {
    return std::any_of(service.deadlines.begin(), service.deadlines.end(),
                       [at](const Deadline& deadline) { return deadline.at == at; });
}

int stuck_on(const Record& record, Instant deadline) {
    const auto concerned = [&](const ServiceId& id) {
        const Service* service = record.services.find(id);
        return service && is_in_trouble(record, *service) && has_deadline(*service, deadline);
    };
    return static_cast<int>(std::count_if(record.actions.begin(), record.actions.end(), [&](const Action& action) {
        return action.state == ActionState::blocked &&
               std::any_of(action.service_ids.begin(), action.service_ids.end(), concerned);
    }));
}

bool concerns(const Decision& decision, Instant deadline) {
    return !decision.for_deadline || *decision.for_deadline == deadline;
}

// The open decision that is due first, else the latest one decided.
const Decision* deciding_for(const Record& record, Instant deadline) {
    const Decision* open = nullptr;
    const Decision* decided = nullptr;
    for (const Decision& decision : record.decisions) {
        if (!concerns(decision, deadline)) continue;
        if (is_undecided(decision) && (!open || decision.decide_by < open->decide_by)) open = &decision;
        const bool settled = decision.state == DecisionState::decided && decision.decided_at;
        if (settled && (!decided || *decided->decided_at <= *decision.decided_at)) decided = &decision;
    }
    return open ? open : decided;
}

const DecisionOption* chosen(const Decision& decision) {
    for (const DecisionOption& option : decision.options)
        if (option.id == decision.chosen) return &option;
    return nullptr;
}

// Of what may still be chosen, the longest that makes the deadline: then any choice does. If none does, the shortest.
// Doing nothing takes no time and mends nothing, so it is not reckoned with.
const DecisionOption* reckoned(const Decision& decision, Milliseconds available) {
    const DecisionOption* longest = nullptr;
    const DecisionOption* shortest = nullptr;
    for (const DecisionOption& option : decision.options) {
        if (!option.lead_time_min || *option.lead_time_min <= 0) continue;
        if (!shortest || *option.lead_time_min < *shortest->lead_time_min) shortest = &option;
        const bool fits = Milliseconds{*option.lead_time_min * minute_ms} <= available;
        if (fits && (!longest || *option.lead_time_min > *longest->lead_time_min)) longest = &option;
    }
    return longest ? longest : shortest;
}

bool has_unknown(const Decision& decision) {
    return std::any_of(decision.options.begin(), decision.options.end(),
                       [](const DecisionOption& option) { return !option.lead_time_min; });
}

Outlook judged(const Forecast& found, Instant now) {
    if (!found.slack || (found.decided && *found.until <= now)) return Outlook::unknown;
    if (*found.slack < Milliseconds{0}) return Outlook::too_late;
    return *found.slack < least_slack || found.stuck > 0 ? Outlook::at_risk : Outlook::in_time;
}

void put_work(Forecast& found, Instant now) {
    const Decision& decision = *found.decision;
    found.decided = decision.state == DecisionState::decided;
    found.from = found.decided ? *decision.decided_at : std::max(now, decision.decide_by);
    const DecisionOption* option = found.decided ? chosen(decision) : reckoned(decision, found.deadline - found.from);
    if (!option) return;
    found.work = option->text;
    if (!option->lead_time_min) return;
    found.until = found.from + Milliseconds{*option->lead_time_min * minute_ms};
    found.slack = found.deadline - *found.until;
    // Too late by what is known is not too late while another way has no known length.
    if (!found.decided && *found.slack < Milliseconds{0} && has_unknown(decision)) found.slack.reset();
}

}  // namespace

Forecast forecast(const Record& record, Instant now) {
    Forecast found;
    if (!put_deadline(found, record, now)) return found;
    found.stuck = stuck_on(record, found.deadline);
    found.undecided = static_cast<int>(std::count_if(record.decisions.begin(), record.decisions.end(), is_undecided));
    found.decision = deciding_for(record, found.deadline);
    if (found.decision) put_work(found, now);
    found.outlook = judged(found, now);
    return found;
}

}  // namespace model
