// Every field of every command, as in model/record/fields.h: wire name, place, limit, and whether it must be said.
// Ids of things a command creates are optional, because decide chooses one. It must never know what a command does.
#pragma once

#include "model/record/command_row.h"
#include "model/record/fields.h"

namespace model {

template <class V>
void each_field(Of<OpenIncident>, V&& visit) {
    visit("incident", &OpenIncident::incident, limit::id, Need::optional);
    visit("title", &OpenIncident::title, limit::text(16), Need::needed);
    visit("severity", &OpenIncident::severity, limit::none, Need::optional);
    visit("summary", &OpenIncident::summary, limit::text(40), Need::optional);
}
template <class V>
void each_field(Of<ChangePhase>, V&& visit) {
    visit("incident", &ChangePhase::incident, limit::id, Need::optional);
    visit("phase", &ChangePhase::phase, limit::none, Need::needed);
}
template <class V>
void each_field(Of<SetHold>, V&& visit) {
    visit("incident", &SetHold::incident, limit::id, Need::optional);
    visit("until", &SetHold::until, limit::none, Need::needed);
    visit("exit_criteria", &SetHold::exit_criteria, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<DeclareService>, V&& visit) {
    visit("service", &DeclareService::service, limit::id, Need::optional);
    visit("name", &DeclareService::name, limit::name(12), Need::optional);
    visit("short_name", &DeclareService::short_name, limit::name(6), Need::optional);
    visit("owner_org", &DeclareService::owner_org, limit::organisation, Need::optional);
    visit("tier", &DeclareService::tier, limit::tier, Need::optional);
    visit("deadlines", &DeclareService::deadlines, limit::deadlines, Need::optional);
    visit("continuity", &DeclareService::continuity, limit::none, Need::optional);
    visit("impact", &DeclareService::impact, limit::none, Need::optional);
}
template <class V>
void each_field(Of<ChangeService>, V&& visit) {
    visit("service", &ChangeService::service, limit::id, Need::needed);
    visit("continuity", &ChangeService::continuity, limit::none, Need::needed);
    visit("impact", &ChangeService::impact, limit::none, Need::optional);
    visit("impact_text", &ChangeService::impact_text, limit::text(24), Need::optional);
    visit("basis", &ChangeService::basis, limit::id, Need::optional);
    visit("workaround", &ChangeService::workaround, limit::text(24), Need::optional);
    visit("workaround_until", &ChangeService::workaround_until, limit::none, Need::optional);
    visit("next_update_at", &ChangeService::next_update_at, limit::none, Need::optional);
}
template <class V>
void each_field(Of<TellBeginning>, V&& visit) {
    visit("service", &TellBeginning::service, limit::id, Need::needed);
    visit("continuity", &TellBeginning::continuity, limit::none, Need::optional);
    visit("at", &TellBeginning::at, limit::none, Need::needed);
    visit("note", &TellBeginning::note, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<PromiseUpdate>, V&& visit) {
    visit("service", &PromiseUpdate::service, limit::id, Need::needed);
    visit("next_update_at", &PromiseUpdate::next_update_at, limit::none, Need::needed);
}
template <class V>
void each_field(Of<AcceptResidual>, V&& visit) {
    visit("service", &AcceptResidual::service, limit::id, Need::needed);
    visit("accepted", &AcceptResidual::accepted, limit::none, Need::optional);
}
template <class V>
void each_field(Of<PostFact>, V&& visit) {
    visit("fact", &PostFact::fact, limit::id, Need::optional);
    visit("at", &PostFact::at, limit::none, Need::needed);
    visit("heard_at", &PostFact::heard_at, limit::none, Need::optional);
    visit("source", &PostFact::source, limit::hearsay, Need::optional);
    visit("kind", &PostFact::kind, limit::none, Need::optional);
    visit("text", &PostFact::text, limit::text(30), Need::needed);
    visit("about", &PostFact::about, limit::id, Need::optional);
    visit("confirmed", &PostFact::confirmed, limit::none, Need::optional);
    visit("only", &PostFact::only, limit::organisation, Need::optional);
}
template <class V>
void each_field(Of<ConfirmFact>, V&& visit) {
    visit("fact", &ConfirmFact::fact, limit::id, Need::needed);
}
template <class V>
void each_field(Of<RefuteFact>, V&& visit) {
    visit("fact", &RefuteFact::fact, limit::id, Need::needed);
}
template <class V>
void each_field(Of<CorrectFact>, V&& visit) {
    visit("fact", &CorrectFact::fact, limit::id, Need::needed);
    visit("replacement", &CorrectFact::replacement, limit::id, Need::optional);
    visit("text", &CorrectFact::text, limit::text(30), Need::needed);
}
template <class V>
void each_field(Of<AddAction>, V&& visit) {
    visit("action", &AddAction::action, limit::id, Need::optional);
    visit("verb", &AddAction::verb, limit::none, Need::needed);
    visit("object", &AddAction::object, limit::text(14), Need::needed);
    visit("services", &AddAction::services, limit::services, Need::optional);
    visit("owner", &AddAction::owner, limit::person, Need::optional);
    visit("owner_org", &AddAction::owner_org, limit::organisation, Need::optional);
    visit("due", &AddAction::due, limit::none, Need::optional);
    visit("check_at", &AddAction::check_at, limit::none, Need::optional);
    visit("decision", &AddAction::decision, limit::id, Need::optional);
    visit("runbook", &AddAction::runbook, limit::address, Need::optional);
    visit("followup", &AddAction::followup, limit::none, Need::optional);
    visit("only", &AddAction::only, limit::organisation, Need::optional);
    visit("incident", &AddAction::incident, limit::id, Need::optional);
    visit("alerts", &AddAction::alerts, limit::alerts_of_action, Need::optional);
    visit("alerts_severity", &AddAction::alerts_severity, limit::raw_word, Need::optional);
    visit("alerts_times", &AddAction::alerts_times, limit::alert_times, Need::optional);
}
template <class V>
void each_field(Of<OrderAction>, V&& visit) {
    visit("action", &OrderAction::action, limit::id, Need::needed);
    visit("owner", &OrderAction::owner, limit::person, Need::needed);
    visit("owner_org", &OrderAction::owner_org, limit::organisation, Need::optional);
    visit("check_at", &OrderAction::check_at, limit::none, Need::optional);
}
template <class V>
void each_field(Of<ClaimAction>, V&& visit) {
    visit("action", &ClaimAction::action, limit::id, Need::needed);
    visit("note", &ClaimAction::note, limit::sentence, Need::optional);
    visit("check_at", &ClaimAction::check_at, limit::none, Need::optional);
}
template <class V>
void each_field(Of<ReleaseAction>, V&& visit) {
    visit("action", &ReleaseAction::action, limit::id, Need::needed);
    visit("note", &ReleaseAction::note, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<TakeOverAction>, V&& visit) {
    visit("action", &TakeOverAction::action, limit::id, Need::needed);
    visit("from", &TakeOverAction::from, limit::person, Need::needed);
    visit("check_at", &TakeOverAction::check_at, limit::none, Need::optional);
}
template <class V>
void each_field(Of<AcknowledgeAction>, V&& visit) {
    visit("action", &AcknowledgeAction::action, limit::id, Need::needed);
}
template <class V>
void each_field(Of<StartAction>, V&& visit) {
    visit("action", &StartAction::action, limit::id, Need::needed);
    visit("check_at", &StartAction::check_at, limit::none, Need::optional);
}
template <class V>
void each_field(Of<BlockAction>, V&& visit) {
    visit("action", &BlockAction::action, limit::id, Need::needed);
    visit("blocked_by", &BlockAction::blocked_by, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<VerifyAction>, V&& visit) {
    visit("action", &VerifyAction::action, limit::id, Need::needed);
}
template <class V>
void each_field(Of<CompleteAction>, V&& visit) {
    visit("action", &CompleteAction::action, limit::id, Need::needed);
    visit("result", &CompleteAction::result, limit::sentence, Need::optional);
    visit("effective", &CompleteAction::effective, limit::none, Need::optional);
}
template <class V>
void each_field(Of<CancelAction>, V&& visit) {
    visit("action", &CancelAction::action, limit::id, Need::needed);
    visit("result", &CancelAction::result, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<NoteAction>, V&& visit) {
    visit("action", &NoteAction::action, limit::id, Need::needed);
    visit("note", &NoteAction::note, limit::sentence, Need::needed);
    visit("alerts", &NoteAction::alerts, limit::alerts_of_action, Need::optional);
    visit("alerts_severity", &NoteAction::alerts_severity, limit::raw_word, Need::optional);
    visit("alerts_times", &NoteAction::alerts_times, limit::alert_times, Need::optional);
    visit("alerts_worse", &NoteAction::alerts_worse, limit::none, Need::optional);
}
template <class V>
void each_field(Of<MoveCheck>, V&& visit) {
    visit("action", &MoveCheck::action, limit::id, Need::needed);
    visit("check_at", &MoveCheck::check_at, limit::none, Need::needed);
}
template <class V>
void each_field(Of<PutDecision>, V&& visit) {
    visit("decision", &PutDecision::decision, limit::id, Need::optional);
    visit("question", &PutDecision::question, limit::text(16), Need::needed);
    visit("options", &PutDecision::options, limit::choices, Need::needed);
    visit("criteria", &PutDecision::criteria, limit::sentence, Need::optional);
    visit("decider", &PutDecision::decider, limit::person, Need::optional);
    visit("decide_by", &PutDecision::decide_by, limit::none, Need::needed);
    visit("for_deadline", &PutDecision::for_deadline, limit::none, Need::optional);
    visit("only", &PutDecision::only, limit::organisation, Need::optional);
    visit("incident", &PutDecision::incident, limit::id, Need::optional);
}
template <class V>
void each_field(Of<MakeDecision>, V&& visit) {
    visit("decision", &MakeDecision::decision, limit::id, Need::needed);
    visit("chosen", &MakeDecision::chosen, limit::id, Need::needed);
    visit("why", &MakeDecision::why, limit::text(30), Need::optional);
}
template <class V>
void each_field(Of<WithdrawDecision>, V&& visit) {
    visit("decision", &WithdrawDecision::decision, limit::id, Need::needed);
}
template <class V>
void each_field(Of<LapseDecision>, V&& visit) {
    visit("decision", &LapseDecision::decision, limit::id, Need::needed);
}
template <class V>
void each_field(Of<SupersedeDecision>, V&& visit) {
    visit("decision", &SupersedeDecision::decision, limit::id, Need::needed);
}
template <class V>
void each_field(Of<AskHelp>, V&& visit) {
    visit("help", &AskHelp::help, limit::id, Need::optional);
    visit("skill", &AskHelp::skill, limit::text(16), Need::needed);
    visit("count", &AskHelp::count, limit::people, Need::optional);
    visit("needed_by", &AskHelp::needed_by, limit::none, Need::optional);
    visit("action", &AskHelp::action, limit::id, Need::optional);
    visit("only", &AskHelp::only, limit::organisation, Need::optional);
}
template <class V>
void each_field(Of<OfferHelp>, V&& visit) {
    visit("help", &OfferHelp::help, limit::id, Need::needed);
    visit("offer", &OfferHelp::offer, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<DeclineHelp>, V&& visit) {
    visit("help", &DeclineHelp::help, limit::id, Need::needed);
}
template <class V>
void each_field(Of<AcceptHelp>, V&& visit) {
    visit("help", &AcceptHelp::help, limit::id, Need::needed);
}
template <class V>
void each_field(Of<HelpArrived>, V&& visit) {
    visit("help", &HelpArrived::help, limit::id, Need::needed);
}
template <class V>
void each_field(Of<ReleaseHelp>, V&& visit) {
    visit("help", &ReleaseHelp::help, limit::id, Need::needed);
    visit("thanks", &ReleaseHelp::thanks, limit::sentence, Need::optional);
}
template <class V>
void each_field(Of<WithdrawHelp>, V&& visit) {
    visit("help", &WithdrawHelp::help, limit::id, Need::needed);
}
template <class V>
void each_field(Of<SetGuardrail>, V&& visit) {
    visit("guardrail", &SetGuardrail::guardrail, limit::id, Need::optional);
    visit("text", &SetGuardrail::text, limit::text(24), Need::needed);
    visit("why", &SetGuardrail::why, limit::sentence, Need::optional);
    visit("until", &SetGuardrail::until, limit::none, Need::optional);
    visit("only", &SetGuardrail::only, limit::organisation, Need::optional);
}
template <class V>
void each_field(Of<LiftGuardrail>, V&& visit) {
    visit("guardrail", &LiftGuardrail::guardrail, limit::id, Need::needed);
}
template <class V>
void each_field(Of<AssignRole>, V&& visit) {
    visit("role", &AssignRole::role, limit::none, Need::needed);
    visit("holder", &AssignRole::holder, limit::person, Need::needed);
    visit("org", &AssignRole::org, limit::organisation, Need::optional);
    visit("incident", &AssignRole::incident, limit::id, Need::optional);
}
template <class V>
void each_field(Of<RequestHandover>, V&& visit) {
    visit("handover", &RequestHandover::handover, limit::id, Need::optional);
    visit("role", &RequestHandover::role, limit::none, Need::optional);
    visit("to", &RequestHandover::to, limit::person, Need::needed);
    visit("to_org", &RequestHandover::to_org, limit::organisation, Need::optional);
    visit("reason", &RequestHandover::reason, limit::sentence, Need::optional);
    visit("incident", &RequestHandover::incident, limit::id, Need::optional);
}
template <class V>
void each_field(Of<MoveHandover>, V&& visit) {
    visit("handover", &MoveHandover::handover, limit::id, Need::needed);
    visit("state", &MoveHandover::state, limit::none, Need::needed);
}

}  // namespace model
