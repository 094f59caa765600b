// The report's work and the people in it: actions, decisions, help, handovers, guardrails and what was handed on.
// It must never give work to somebody whom the log does not name.
#include "model/prohibition.h"
#include "model/report/report_parts.h"

namespace model::reporting {
namespace {

// "復旧E (つばめ保守) 07:12–07:30": everybody who had it, in order. Work for later has an owner and no times.
std::string owners_of(const Told& told, const Action& action) {
    std::vector<std::string> each;
    for (const WorkSpan& span : told.all.work) {
        if (!(span.id == action.id)) continue;
        const std::string who = span.owner.empty() ? told.say(words::nobody) : told.person(span.owner, span.org);
        const std::string times = told.at(span.from) + "–" + told.at(span.until);
        each.push_back(who + " " + parts::spaced(times, told.set_back_mark(span.set_back)));
    }
    if (each.empty() && !action.owner.empty()) return told.person(action.owner, action.owner_org);
    return told.listed(each);
}

std::string waited_of(const Told& told, const ActionId& id) {
    Milliseconds length{0};
    bool unsure = false;
    for (const WorkSpan& span : told.all.work) {
        if (!(span.id == id)) continue;
        for (const Stretch& stretch : span.blocked) {
            unsure = unsure || stretch.set_back;
            if (!stretch.set_back) length += stretch.until.value_or(told.end()) - stretch.from;
        }
    }
    return length.count() > 0 || unsure ? told.length(length, unsure) : std::string{};
}

std::string services_of(const Told& told, const Action& action) {
    std::vector<std::string> names;
    for (const ServiceId& id : action.service_ids) names.push_back(told.service(id));
    return told.listed(names);
}

std::string options_of(const Told& told, const Decision& decision) {
    std::vector<std::string> each;
    for (const DecisionOption& option : decision.options) {
        const std::string lead = option.lead_time_min
                                     ? told.say(words::lead_time, {std::to_string(*option.lead_time_min)})
                                     : told.say(words::no_lead_time);
        const std::string risk = told.text(option.risk);
        each.push_back(option.id + ") " + told.text(option.text) + " (" + lead + (risk.empty() ? "" : ", " + risk) +
                       ")");
    }
    return told.listed(each);
}

// The first event that brought this about: who, and when.
const Event* event_of(const Told& told, Happening what, const auto& entity) {
    for (const auto& event : told.events)
        if (event->what == what && in<std::remove_cvref_t<decltype(entity)>>(*event, entity.id)) return event.get();
    return nullptr;
}

}  // namespace

ReportTable actions(const Told& told) {
    ReportTable made = told.table(
        words::actions,
        {words::id, words::action, words::service, words::owners, words::state, words::waited, words::result},
        words::no_actions);
    for (const Action& action : told.record().actions)
        made.rows.push_back({action.id.text, parts::action_object(told.scene, action), services_of(told, action),
                             owners_of(told, action), parts::word(told.scene, action.state), waited_of(told, action.id),
                             told.text(action.result)});
    return made;
}

ReportTable decisions(const Told& told) {
    ReportTable made = told.table(words::decisions,
                                  {words::id, words::question, words::options, words::chosen, words::why,
                                   words::decided_by, words::decide_by, words::states},
                                  words::no_decisions);
    for (const Decision& decision : told.record().decisions) {
        const Event* event = event_of(told, Happening::decision_made, decision);
        const std::string answer = told.text(answer_of(decision));
        made.rows.push_back({decision.id.text, told.text(decision.question), options_of(told, decision),
                             answer.empty() ? told.say(words::undecided) : answer, told.text(decision.why),
                             event ? told.person(event->who, event->org) : std::string{}, told.at(decision.decide_by),
                             course_of<Decision>(told, decision.id, &Decision::state)});
    }
    return made;
}

ReportTable helps(const Told& told) {
    ReportTable made =
        told.table(words::helps, {words::id, words::asked, words::action, words::offered, words::states, words::thanks},
                   words::no_helps);
    for (const Help& help : told.record().helps) {
        const Action* action = told.record().actions.find(help.action_id);
        const std::string offer = told.text(help.offer);
        made.rows.push_back({help.id.text,
                             told.say(words::head_count, {told.text(help.skill), std::to_string(help.count)}),
                             action ? parts::action_object(told.scene, *action) : std::string{},
                             parts::joined({offer, help.offer_org}, " "), course_of<Help>(told, help.id, &Help::state),
                             told.text(help.thanks)});
    }
    return made;
}

ReportTable handovers(const Told& told) {
    ReportTable made = told.table(words::handovers, {words::id, words::seat, words::people, words::why, words::states},
                                  words::no_handovers);
    for (const Handover& handover : told.record().handovers)
        made.rows.push_back({handover.id.text, parts::word(told.scene, handover.role),
                             handover.from + " → " + told.person(handover.to, handover.to_org),
                             told.text(handover.reason), course_of<Handover>(told, handover.id, &Handover::state)});
    return made;
}

ReportTable guardrails(const Told& told) {
    ReportTable made =
        told.table(words::guardrails,
                   {words::id, words::text, words::why, words::set_by, words::from, words::until, words::lifted},
                   words::no_guardrails);
    for (const Guardrail& guardrail : told.record().guardrails) {
        const Event* lifted = event_of(told, Happening::guardrail_lifted, guardrail);
        made.rows.push_back({guardrail.id.text, told.text(prohibition(guardrail.text)), told.text(guardrail.why),
                             guardrail.set_by, told.at(guardrail.since), told.at(guardrail.until),
                             lifted ? told.at(lifted->at) : told.say(words::stands)});
    }
    return made;
}

ReportTable followups(const Told& told) {
    ReportTable made = told.table(words::followups, {words::id, words::text, words::service, words::owner, words::next},
                                  words::no_followups);
    for (const Action& action : told.record().actions) {
        if (!(action.state == ActionState::followup)) continue;
        made.rows.push_back(
            {action.id.text, parts::action_object(told.scene, action), services_of(told, action),
             action.owner.empty() ? told.say(words::nobody) : told.person(action.owner, action.owner_org),
             told.at(action.check_at)});
    }
    for (const Service& service : told.record().services) {
        if (!service.accepted_residual) continue;
        made.rows.push_back({service.id.text, told.say(words::accepted_residual), told.text(service.name),
                             service.owner_org, told.at(service.next_update_at)});
    }
    return made;
}

}  // namespace model::reporting
