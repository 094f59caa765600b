// See intent.h. The line is read as the command language reads it anywhere, with this board's selection behind it.
// It must never guess what the record does not say.
#include "model/intent.h"

#include "model/record/order.h"
#include "model/record/zone_kind.h"
#include "model/understood.h"

namespace model {

ActionId action_of(const Command& command) {
    return std::visit(
        [](const auto& given) {
            if constexpr (requires { ActionId{given.action}; })
                return ActionId{given.action};
            else
                return ActionId{};
        },
        command);
}

ServiceId selected_service(const State& state) {
    const bool nothing = state.desk.service.empty() && state.selected.empty();
    return nothing && !state.places.empty() ? state.places.front() : state.desk.service;
}

Saying saying_of(const State& state, Instant now) {
    Saying saying{now, state.record.get(), selected_service(state)};
    saying.zone = zone_of(*state.record);
    if (running_incidents(*state.record, now).size() > 1)
        saying.incident = shown_incident(*state.record, state.incident, now)->id;
    if (!saying.about.empty()) return saying;
    const Action* action = state.record->actions.find(state.selected);
    if (action && !action->service_ids.empty()) saying.about = action->service_ids.front();
    return saying;
}

std::optional<Command> entry_command(const State& state, Instant now) {
    if (!state.entry) return std::nullopt;
    const Saying saying = saying_of(state, now);
    const auto command = command_from(entry_line(*state.entry, state.desk.mode, saying).line, saying);
    return command ? std::optional<Command>(*command) : std::nullopt;
}

bool entry_asks(const State& state, const Command& command, Instant now) {
    if (state.desk.asked) return false;
    if (name_in_doubt(unknown_names(command, *state.record))) return true;
    const auto* declare = std::get_if<DeclareService>(&command);
    const Saying saying = saying_of(state, now);
    if (declare && state.entry) {
        const Reading reading = reading_of(entry_line(*state.entry, state.desk.mode, saying).line, saying);
        if (!reading.doubts.empty()) return true;
    }
    // Where a guardrail is said beside the line.
    const auto* add = std::get_if<AddAction>(&command);
    return add && state.view == View::desk && guardrail_against(*state.record, add->verb.value, now) != nullptr;
}

}  // namespace model
