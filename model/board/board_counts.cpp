// What a fold of actions holds: each action is counted once, as what matters most about it. It must never let an action
// that is late, or that nobody has, disappear into the count of a state.
#include "model/board/board_parts.h"

#include <array>

namespace model::parts {
namespace {

// In the order of reading: what hinders, what waits, what runs, what is over.
enum class Counted {
    late,
    unowned,
    stuck,
    ordered,
    proposed,
    accepted,
    doing,
    verifying,
    other,
    done,
    ineffective,
    cancelled,
    followup
};
constexpr std::array<Say, 13> words = {
    Say::count_late,        Say::count_unowned,   Say::count_stuck,     Say::count_ordered, Say::count_proposed,
    Say::count_accepted,    Say::count_doing,     Say::count_verifying, Say::count_other,   Say::count_done,
    Say::count_ineffective, Say::count_cancelled, Say::count_followup};

Counted by_state(ActionState state) {
    switch (state) {
        case ActionState::proposed: return Counted::proposed;
        case ActionState::ordered: return Counted::ordered;
        case ActionState::acknowledged: return Counted::accepted;
        case ActionState::in_progress: return Counted::doing;
        case ActionState::blocked: return Counted::stuck;
        case ActionState::verifying: return Counted::verifying;
        case ActionState::done: return Counted::done;
        case ActionState::ineffective: return Counted::ineffective;
        case ActionState::cancelled: return Counted::cancelled;
        case ActionState::followup: return Counted::followup;
        default: return Counted::other;
    }
}

Counted kind_of(const Scene& scene, const Action& action) {
    if (is_open(action) && is_overdue(action, scene.now)) return Counted::late;
    return is_unowned(action) ? Counted::unowned : by_state(action.state.value);
}

}  // namespace

std::pair<int, std::string> counted_as(const Scene& scene, const Action& action) {
    const Counted kind = kind_of(scene, action);
    return {static_cast<int>(kind), kind == Counted::other ? action_state(scene, action.state) : std::string{}};
}

Say count_word(int kind) { return words.at(static_cast<std::size_t>(kind)); }

}  // namespace model::parts
