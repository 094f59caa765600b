// How a board begins, and what its memory says of the list of keys. It must never change a state that goes on.
#include "model/state.h"

#include <utility>

namespace model {

bool help_shown(const State& state, Tick now) {
    return state.help_open && (!state.help_closes || now < *state.help_closes);
}

State initial_state(View view, Language language, Identity me, Limits limits) {
    State state;
    state.record = std::make_shared<const Record>();
    state.gauges = std::make_shared<const Gauges>();
    state.view = view;
    state.language = language;
    state.me = std::move(me);
    state.link.limits = limits;
    return state;
}

State::State() = default;
State::State(const State&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(const State&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

}  // namespace model
