// Poor practice that is nevertheless true, found in a record: shown as data warnings, never a reason to refuse.
// It must never change anything. Invariants I1–I8, I13 and symptoms B1–B12 of docs/architecture.md.
#pragma once

#include "model/record/record.h"

#include <string>
#include <vector>

namespace model {

enum class Poor {
    no_commander,
    two_commanders,
    commander_owns_action,
    action_without_owner,
    action_without_check,
    blocked_without_reason,
    done_without_result,
    workaround_without_text_or_limit,
    state_without_confirmed_fact,
    decision_without_choice,
    decision_without_decider,
    decision_too_late,
    decided_without_action,
    contained_with_open_work,
    contained_with_stopped_service,
    role_gap,
    owner_overloaded,
    promise_too_far,
    unknown_word,
    deadline_past_at_creation,
    began_before_normal,
    clock_set_back,
    one_name_twice
};

struct Warning {
    Poor kind;
    std::string about;  // id of the entity
    Text sentence;
};

// All warnings that hold in `record` at `now`, in record order. Cost: linear in the record.
std::vector<Warning> warnings(const Record& record, Instant now);

}  // namespace model
