// What the fields of commands are called where a line is understood. One line per field; a field that is missing here
// is called by its wire name. It must never know a value.
#include "model/record/words.h"
#include "model/understood.h"

#include <utility>

namespace model::language {
namespace {

constexpr std::pair<std::string_view, Say> labels[] = {
    {"verb", Say::field_verb},
    {"object", Say::field_object},
    {"services", Say::field_service},
    {"service", Say::field_service},
    {"about", Say::field_service},
    {"owner", Say::owner},
    {"check_at", Say::check},
    {"due", Say::field_due},
    {"action", Say::field_action},
    {"text", Say::field_text},
    {"at", Say::field_at},
    {"source", Say::field_source},
    {"basis", Say::field_basis},
    {"continuity", Say::field_state},
    {"impact_text", Say::field_impact},
    {"workaround", Say::field_workaround},
    {"workaround_until", Say::field_until},
    {"next_update_at", Say::next_update},
    {"result", Say::field_result},
    {"note", Say::key_note},
    {"blocked_by", Say::field_blocked},
    {"from", Say::field_from},
    {"question", Say::field_question},
    {"options", Say::field_options},
    {"decide_by", Say::field_due},
    {"for_deadline", Say::field_deadline},
    {"deadlines", Say::field_deadline},
    {"decider", Say::field_decider},
    {"decision", Say::field_decision},
    {"chosen", Say::field_chosen},
    {"why", Say::field_why},
    {"fact", Say::field_fact},
    {"help", Say::field_help},
    {"skill", Say::field_skill},
    {"count", Say::field_count},
    {"needed_by", Say::field_due},
    {"offer", Say::field_offer},
    {"thanks", Say::field_thanks},
    {"guardrail", Say::field_guardrail},
    {"until", Say::field_until},
    {"role", Say::field_role},
    {"holder", Say::field_holder},
    {"to", Say::field_to},
    {"handover", Say::field_handover},
    {"reason", Say::field_why},
    {"title", Say::field_title},
    {"summary", Say::field_summary},
    {"severity", Say::field_severity},
    {"phase", Say::field_phase},
    {"exit_criteria", Say::field_criteria},
    {"only", Say::own_only},
    {"name", Say::field_title},
    {"short_name", Say::field_short_name},
    {"incident", Say::field_incident},
    {"kind", Say::field_kind},
    {"impact", Say::field_impact},
    {"tier", Say::field_tier},
    {"owner_org", Say::field_org},
    {"org", Say::field_org},
    {"to_org", Say::field_org},
    {"replacement", Say::field_fact},
    {"heard_at", Say::field_heard},
    {"state", Say::field_state},
    {"runbook", Say::field_runbook},
    {"criteria", Say::field_criteria},
    {"followup", Say::field_followup},
};

}  // namespace

Text field_label(std::string_view field) {
    for (const auto& [name, word] : labels)
        if (name == field) return {std::string(say(word, Language::ja)), std::string(say(word, Language::en))};
    return {std::string(field), std::string(field)};
}

}  // namespace model::language
