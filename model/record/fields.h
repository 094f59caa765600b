// Every field of the record with its wire name, its place, its limit and whether it must be there: ONE table, which
// reading, writing, checking, hashing and the schema's test all walk. It must never know what they do with it.
// A wire name is the member's own name. Commands: model/record/fields_command.h.
// What is added from now on is `later`, and a new kind has only such fields: boards that do not know it keep and hash it
// as it came, so they and a newer feed agree. How to add one: docs/protocol.md, "Growing".
#pragma once

#include "model/record/event.h"
#include "model/record/gauges.h"
#include "model/record/limits.h"

#include <string_view>
#include <type_traits>

namespace model {

// `needed`: always written, and a problem when absent. `optional`: written when it differs from its default.
// `later`: as optional, but written and hashed after the other two, among what is kept (rest.h), by name. For fields of
// the record that came after version 1 of it (versions.h).
enum class Need { needed, optional, later };

template <class Row>
using Of = std::type_identity<Row>;

// each_field(Of<Row>, visit) calls visit(wire name, &Row::member, limit, need) for every field in wire order.

template <class V>
void each_field(Of<Incident>, V&& visit) {
    visit("id", &Incident::id, limit::id, Need::needed);
    visit("title", &Incident::title, limit::text(16), Need::needed);
    visit("phase", &Incident::phase, limit::raw_word, Need::needed);
    visit("severity", &Incident::severity, limit::raw_word, Need::optional);
    visit("summary", &Incident::summary, limit::text(40), Need::optional);
    visit("recognised_at", &Incident::recognised_at, limit::none, Need::needed);
    visit("exit_criteria", &Incident::exit_criteria, limit::sentence, Need::optional);
    visit("hold_until", &Incident::hold_until, limit::none, Need::optional);
    visit("contained_at", &Incident::contained_at, limit::none, Need::optional);
    visit("relapses", &Incident::relapses, limit::relapses, Need::optional);
    visit("channel", &Incident::channel, limit::address, Need::optional);
}

template <class V>
void each_field(Of<Deadline>, V&& visit) {
    visit("label", &Deadline::label, limit::text(8), Need::needed);
    visit("at", &Deadline::at, limit::none, Need::needed);
    visit("kind", &Deadline::kind, limit::raw_word, Need::optional);
    visit("consequence", &Deadline::consequence, limit::text(30), Need::optional);
}

template <class V>
void each_field(Of<Service>, V&& visit) {
    visit("id", &Service::id, limit::id, Need::needed);
    visit("name", &Service::name, limit::name(12), Need::needed);
    visit("short_name", &Service::short_name, limit::name(6), Need::optional);
    visit("owner_org", &Service::owner_org, limit::organisation, Need::optional);
    visit("tier", &Service::tier, limit::tier, Need::optional);
    visit("continuity", &Service::continuity, limit::raw_word, Need::needed);
    visit("since", &Service::since, limit::none, Need::optional);
    visit("impact", &Service::impact, limit::raw_word, Need::optional);
    visit("impact_text", &Service::impact_text, limit::text(24), Need::optional);
    visit("basis", &Service::basis, limit::id, Need::optional);
    visit("deadlines", &Service::deadlines, limit::deadlines, Need::optional);
    visit("workaround", &Service::workaround, limit::text(24), Need::optional);
    visit("workaround_until", &Service::workaround_until, limit::none, Need::optional);
    visit("eta_at", &Service::eta_at, limit::none, Need::optional);
    visit("eta_kind", &Service::eta_kind, limit::raw_word, Need::optional);
    visit("next_update_at", &Service::next_update_at, limit::none, Need::optional);
    visit("accepted_residual", &Service::accepted_residual, limit::none, Need::optional);
    visit("told_at", &Service::told_at, limit::none, Need::later);
    visit("impact_since", &Service::impact_since, limit::none, Need::later);
    visit("impact_told_at", &Service::impact_told_at, limit::none, Need::later);
    visit("normal_at", &Service::normal_at, limit::none, Need::later);
}

template <class V>
void each_field(Of<Note>, V&& visit) {
    visit("at", &Note::at, limit::none, Need::needed);
    visit("by", &Note::by, limit::person, Need::optional);
    visit("text", &Note::text, limit::sentence, Need::needed);
}

template <class V>
void each_field(Of<Action>, V&& visit) {
    visit("id", &Action::id, limit::id, Need::needed);
    visit("verb", &Action::verb, limit::raw_word, Need::needed);
    visit("object", &Action::object, limit::text(14), Need::needed);
    visit("service_ids", &Action::service_ids, limit::services, Need::optional);
    visit("owner", &Action::owner, limit::person, Need::optional);
    visit("owner_org", &Action::owner_org, limit::organisation, Need::optional);
    visit("claimed_at", &Action::claimed_at, limit::none, Need::optional);
    visit("state", &Action::state, limit::raw_word, Need::needed);
    visit("state_since", &Action::state_since, limit::none, Need::optional);
    visit("due", &Action::due, limit::none, Need::optional);
    visit("check_at", &Action::check_at, limit::none, Need::optional);
    visit("blocked_by", &Action::blocked_by, limit::sentence, Need::optional);
    visit("result", &Action::result, limit::sentence, Need::optional);
    visit("decision_id", &Action::decision_id, limit::id, Need::optional);
    visit("runbook", &Action::runbook, limit::address, Need::optional);
    visit("notes", &Action::notes, limit::notes, Need::optional);
    visit("only", &Action::only, limit::organisation, Need::optional);
    visit("incident", &Action::incident, limit::id, Need::optional);
    visit("alerts", &Action::alerts, limit::alerts_of_action, Need::later);
    visit("alerts_severity", &Action::alerts_severity, limit::raw_word, Need::later);
    visit("alerts_times", &Action::alerts_times, limit::alert_times, Need::later);
    visit("alerts_worse_at", &Action::alerts_worse_at, limit::none, Need::later);
}

template <class V>
void each_field(Of<DecisionOption>, V&& visit) {
    visit("id", &DecisionOption::id, limit::id, Need::needed);
    visit("text", &DecisionOption::text, limit::text(16), Need::needed);
    visit("lead_time_min", &DecisionOption::lead_time_min, limit::minutes, Need::optional);
    visit("risk", &DecisionOption::risk, limit::sentence, Need::optional);
}

template <class V>
void each_field(Of<Decision>, V&& visit) {
    visit("id", &Decision::id, limit::id, Need::needed);
    visit("question", &Decision::question, limit::text(16), Need::needed);
    visit("options", &Decision::options, limit::options, Need::needed);
    visit("criteria", &Decision::criteria, limit::sentence, Need::optional);
    visit("decider", &Decision::decider, limit::person, Need::optional);
    visit("decide_by", &Decision::decide_by, limit::none, Need::needed);
    visit("for_deadline", &Decision::for_deadline, limit::none, Need::optional);
    visit("state", &Decision::state, limit::raw_word, Need::needed);
    visit("chosen", &Decision::chosen, limit::id, Need::optional);
    visit("why", &Decision::why, limit::text(30), Need::optional);
    visit("decided_at", &Decision::decided_at, limit::none, Need::optional);
    visit("only", &Decision::only, limit::organisation, Need::optional);
    visit("incident", &Decision::incident, limit::id, Need::optional);
}

template <class V>
void each_field(Of<Fact>, V&& visit) {
    visit("id", &Fact::id, limit::id, Need::needed);
    visit("at", &Fact::at, limit::none, Need::needed);
    visit("heard_at", &Fact::heard_at, limit::none, Need::needed);
    visit("source", &Fact::source, limit::hearsay, Need::optional);
    visit("status", &Fact::status, limit::raw_word, Need::needed);
    visit("kind", &Fact::kind, limit::raw_word, Need::optional);
    visit("text", &Fact::text, limit::text(30), Need::needed);
    visit("about", &Fact::about, limit::id, Need::optional);
    visit("supersedes", &Fact::supersedes, limit::id, Need::optional);
    visit("confirmed_by", &Fact::confirmed_by, limit::person, Need::optional);
    visit("confirmed_by_org", &Fact::confirmed_by_org, limit::organisation, Need::optional);
    visit("status_since", &Fact::status_since, limit::none, Need::optional);
    visit("only", &Fact::only, limit::organisation, Need::optional);
}

template <class V>
void each_field(Of<Help>, V&& visit) {
    visit("id", &Help::id, limit::id, Need::needed);
    visit("skill", &Help::skill, limit::text(16), Need::needed);
    visit("count", &Help::count, limit::people, Need::optional);
    visit("needed_by", &Help::needed_by, limit::none, Need::optional);
    visit("action_id", &Help::action_id, limit::id, Need::optional);
    visit("state", &Help::state, limit::raw_word, Need::needed);
    visit("asked_by", &Help::asked_by, limit::person, Need::optional);
    visit("offer", &Help::offer, limit::sentence, Need::optional);
    visit("offer_org", &Help::offer_org, limit::organisation, Need::optional);
    visit("thanks", &Help::thanks, limit::sentence, Need::optional);
    visit("state_since", &Help::state_since, limit::none, Need::optional);
    visit("only", &Help::only, limit::organisation, Need::optional);
}

template <class V>
void each_field(Of<Guardrail>, V&& visit) {
    visit("id", &Guardrail::id, limit::id, Need::needed);
    visit("text", &Guardrail::text, limit::text(24), Need::needed);
    visit("why", &Guardrail::why, limit::sentence, Need::optional);
    visit("set_by", &Guardrail::set_by, limit::person, Need::optional);
    visit("since", &Guardrail::since, limit::none, Need::needed);
    visit("until", &Guardrail::until, limit::none, Need::optional);
    visit("lifted", &Guardrail::lifted, limit::none, Need::optional);
    visit("only", &Guardrail::only, limit::organisation, Need::optional);
}

template <class V>
void each_field(Of<RoleHolding>, V&& visit) {
    visit("id", &RoleHolding::id, limit::id, Need::needed);
    visit("role", &RoleHolding::role, limit::raw_word, Need::needed);
    visit("holder", &RoleHolding::holder, limit::person, Need::needed);
    visit("org", &RoleHolding::org, limit::organisation, Need::optional);
    visit("since", &RoleHolding::since, limit::none, Need::needed);
    visit("until", &RoleHolding::until, limit::none, Need::optional);
    visit("incident", &RoleHolding::incident, limit::id, Need::optional);
}

template <class V>
void each_field(Of<Handover>, V&& visit) {
    visit("id", &Handover::id, limit::id, Need::needed);
    visit("role", &Handover::role, limit::raw_word, Need::needed);
    visit("from", &Handover::from, limit::person, Need::optional);
    visit("to", &Handover::to, limit::person, Need::needed);
    visit("to_org", &Handover::to_org, limit::organisation, Need::optional);
    visit("state", &Handover::state, limit::raw_word, Need::needed);
    visit("reason", &Handover::reason, limit::sentence, Need::optional);
    visit("state_since", &Handover::state_since, limit::none, Need::optional);
    visit("incident", &Handover::incident, limit::id, Need::optional);
}

template <class V>
void each_field(Of<Event>, V&& visit) {
    visit("seq", &Event::seq, limit::sequence, Need::needed);
    visit("at", &Event::at, limit::none, Need::needed);
    visit("who", &Event::who, limit::person, Need::optional);
    visit("org", &Event::org, limit::organisation, Need::optional);
    visit("via", &Event::via, limit::label, Need::optional);
    visit("what", &Event::what, limit::raw_word, Need::needed);
    visit("entities", &Event::entities, limit::entities, Need::needed);
    visit("note", &Event::note, limit::sentence, Need::optional);
}

template <class V>
void each_field(Of<Source>, V&& visit) {
    visit("name", &Source::name, limit::label, Need::needed);
    visit("health", &Source::health, limit::raw_word, Need::needed);
    visit("confirmed_at", &Source::confirmed_at, limit::none, Need::optional);
    visit("received", &Source::received, limit::alerts, Need::optional);
    visit("sentence", &Source::sentence, limit::text(60), Need::optional);
    visit("before_restart", &Source::before_restart, limit::alerts, Need::optional);
}

template <class V>
void each_field(Of<AlertGroup>, V&& visit) {
    visit("id", &AlertGroup::id, limit::label, Need::needed);
    visit("rule", &AlertGroup::rule, limit::label, Need::optional);
    visit("count", &AlertGroup::count, limit::alerts, Need::needed);
    visit("worst_severity", &AlertGroup::worst_severity, limit::raw_word, Need::optional);
    visit("first_at", &AlertGroup::first_at, limit::none, Need::optional);
    visit("last_at", &AlertGroup::last_at, limit::none, Need::optional);
    visit("service_ids", &AlertGroup::service_ids, limit::services, Need::optional);
    visit("disposition", &AlertGroup::disposition, limit::raw_word, Need::optional);
    visit("action_id", &AlertGroup::action_id, limit::id, Need::optional);
    visit("verb", &AlertGroup::verb, limit::raw_word, Need::optional);
    visit("object", &AlertGroup::object, limit::text(14), Need::optional);
    visit("no_action_owner", &AlertGroup::no_action_owner, limit::person, Need::optional);
    visit("no_action_expires", &AlertGroup::no_action_expires, limit::none, Need::optional);
    visit("done_id", &AlertGroup::done_id, limit::id, Need::optional);
    visit("silenced", &AlertGroup::silenced, limit::alerts, Need::optional);
    visit("quiet_until", &AlertGroup::quiet_until, limit::none, Need::optional);
    visit("inhibited", &AlertGroup::inhibited, limit::alerts, Need::optional);
    visit("unseen", &AlertGroup::unseen, limit::alerts, Need::optional);
    visit("minor", &AlertGroup::minor, limit::alerts, Need::optional);
    visit("fresh", &AlertGroup::fresh, limit::alerts, Need::optional);
    visit("fresh_at", &AlertGroup::fresh_at, limit::none, Need::optional);
}

template <class V>
void each_field(Of<FeedClock>, V&& visit) {
    visit("now", &FeedClock::now, limit::none, Need::needed);
    visit("rate", &FeedClock::rate, limit::rate, Need::optional);
    visit("drill", &FeedClock::drill, limit::none, Need::optional);
}

template <class V>
void each_field(Of<Gauges>, V&& visit) {
    visit("gauge", &Gauges::revision, limit::sequence, Need::needed);
    visit("sources", &Gauges::sources, limit::sources, Need::needed);
    visit("groups", &Gauges::groups, limit::groups, Need::needed);
    visit("notices", &Gauges::notices, limit::notices, Need::optional);
}

// Of a kind that is not known every member is kept.
template <class V>
void each_field(Of<Other>, V&&) {}

// The record's tables in wire order: visit(wire name, table).
template <class R, class V>
void each_table(R& record, V&& visit) {
    visit("incidents", record.incidents);
    visit("services", record.services);
    visit("actions", record.actions);
    visit("decisions", record.decisions);
    visit("facts", record.facts);
    visit("helps", record.helps);
    visit("guardrails", record.guardrails);
    visit("roles", record.roles);
    visit("handovers", record.handovers);
    visit("others", record.others);
}

// A row of which nothing was said.
template <class Row>
const Row& standard() {
    static const Row row{};
    return row;
}

// Whether a field stands on the wire and in the hash. Two versions that differ in fields nobody uses agree on both.
template <class Row, class Member>
bool stands(const Row& row, Member Row::*member, Need need) {
    return need == Need::needed || !(row.*member == standard<Row>().*member);
}

// The wire word of an entity's type, in an event's `entities` and in the digest; Other brings its own.
template <class Row>
inline constexpr std::string_view entity_type = {};
template <>
inline constexpr std::string_view entity_type<Incident> = "incident";
template <>
inline constexpr std::string_view entity_type<Service> = "service";
template <>
inline constexpr std::string_view entity_type<Action> = "action";
template <>
inline constexpr std::string_view entity_type<Decision> = "decision";
template <>
inline constexpr std::string_view entity_type<Fact> = "fact";
template <>
inline constexpr std::string_view entity_type<Help> = "help";
template <>
inline constexpr std::string_view entity_type<Guardrail> = "guardrail";
template <>
inline constexpr std::string_view entity_type<RoleHolding> = "role";
template <>
inline constexpr std::string_view entity_type<Handover> = "handover";

template <class Row>
inline constexpr bool is_entity = !entity_type<Row>.empty() || std::is_same_v<Row, Other>;

// The same of one entity. Valid as long as it.
template <class Row>
std::string_view type_of(const Row&) {
    return entity_type<Row>;
}
inline std::string_view type_of(const Other& other) { return other.type; }

}  // namespace model
