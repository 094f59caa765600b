// The mix of changes. Declaring a service renames it and its fourteen deadlines: sixty-one names in one change.
// It must never make two things of the same name.
#include "tests/soak/load.h"

namespace soak {
namespace {

constexpr std::uint64_t services = 40;
constexpr std::uint64_t actions = 30;
constexpr std::uint64_t guardrails = 2;
constexpr std::uint64_t deadlines = 14;
constexpr std::uint64_t kinds = 5;
constexpr std::uint64_t changes_an_addition = 50;

model::ServiceId service_id(std::uint64_t n) { return model::ServiceId("S" + std::to_string(n % services + 1)); }
model::ActionId action_id(std::uint64_t n) { return model::ActionId("A" + std::to_string(n % actions + 1)); }

}  // namespace

std::vector<model::Command> Load::beginning(model::Instant now) {
    std::vector<model::Command> commands{model::OpenIncident{{}, names_.text(), model::Severity::sev1, names_.text()}};
    for (std::uint64_t n = 0; n < services; ++n) commands.push_back(declare(n, now));
    for (std::uint64_t n = 0; n < actions; ++n) {
        model::AddAction action;
        action.action = action_id(n);
        action.verb = model::Verb::isolate;
        action.object = names_.text();
        commands.push_back(action);
        commands.push_back(model::ClaimAction{action_id(n), {}, {}});
        commands.push_back(model::StartAction{action_id(n), {}});
    }
    return commands;
}

model::Command Load::next(model::Instant now) {
    const std::uint64_t turn = changes_++;
    if (turn % changes_an_addition == changes_an_addition - 1) return add_or_cancel(turn / changes_an_addition);
    const std::uint64_t round = turn / kinds;
    switch (turn % kinds) {
        case 0: return declare(round, now);
        case 1: return change(round);
        case 2: return note(round);
        case 3: return block_or_start(round);
        default: return guard(round);
    }
}

model::Command Load::declare(std::uint64_t service, model::Instant now) {
    model::DeclareService command;
    command.service = service_id(service);
    command.name = names_.text();
    command.short_name = names_.text();
    command.owner_org = names_.japanese();
    command.tier = static_cast<int>(service % 3) + 1;
    command.deadlines.emplace();
    for (std::uint64_t n = 0; n < deadlines; ++n)
        command.deadlines->push_back(
            {names_.text(), now + std::chrono::minutes(10 + n), model::DeadlineKind::hard, names_.text()});
    return command;
}

model::Command Load::change(std::uint64_t service) {
    model::ChangeService command;
    command.service = service_id(service);
    command.continuity = model::Continuity::unknown;
    command.impact = service % 2 == 0 ? model::Impact::limited : model::Impact::broad;
    command.impact_text = names_.text();
    command.workaround = names_.text();
    return command;
}

model::Command Load::note(std::uint64_t action) { return model::NoteAction{action_id(action), names_.text()}; }

model::Command Load::block_or_start(std::uint64_t turn) {
    const model::ActionId action = action_id(turn / 2);
    if (turn % 2 == 0) return model::BlockAction{action, names_.text()};
    return model::StartAction{action, {}};
}

model::Command Load::guard(std::uint64_t guardrail) {
    model::SetGuardrail command;
    command.guardrail = model::GuardrailId("X" + std::to_string(guardrail % guardrails + 1));
    command.text = names_.text();
    command.why = names_.text();
    return command;
}

model::Command Load::add_or_cancel(std::uint64_t turn) {
    if (turn % 2 == 1) return model::CancelAction{model::ActionId("B" + std::to_string(added_)), names_.text()};
    model::AddAction action;
    action.action = model::ActionId("B" + std::to_string(++added_));
    action.verb = model::Verb::confirm;
    action.object = names_.text();
    action.owner = names_.japanese();
    action.owner_org = names_.japanese();
    return action;
}

}  // namespace soak
