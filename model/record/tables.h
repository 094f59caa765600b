// Which table of the record holds which kind: one list for whoever goes from an entity to its table.
// It must never know what an entity means.
#pragma once

#include "model/record/event.h"

#include <type_traits>

namespace model {

// The table of this kind; R: Record or const Record. Row: one of EntityKinds.
template <class Row, class R>
auto& table_of(R& record) {
    if constexpr (std::is_same_v<Row, Incident>) return record.incidents;
    if constexpr (std::is_same_v<Row, Service>) return record.services;
    if constexpr (std::is_same_v<Row, Action>) return record.actions;
    if constexpr (std::is_same_v<Row, Decision>) return record.decisions;
    if constexpr (std::is_same_v<Row, Fact>) return record.facts;
    if constexpr (std::is_same_v<Row, Help>) return record.helps;
    if constexpr (std::is_same_v<Row, Guardrail>) return record.guardrails;
    if constexpr (std::is_same_v<Row, RoleHolding>) return record.roles;
    if constexpr (std::is_same_v<Row, Handover>) return record.handovers;
    if constexpr (std::is_same_v<Row, Other>) return record.others;
}

}  // namespace model
