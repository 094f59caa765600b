// What somebody wants of the feed, decided in one place whatever it came from, a key, a press or a line: sent at once, a
// line opened for the words that are still wanted, or asked about first. It must never show anything as done: a wish that
// is sent is on its way until the feed shows what it did.
#include "model/intent.h"
#include "model/state/on.h"

#include <utility>

namespace model::parts {
namespace {

// What was being typed can be recalled.
void open_line(State& state, std::string words, Tick now, Effects& effects) {
    on(state, EntryChanged{std::nullopt}, now, effects);
    on(state, EntryChanged{std::move(words)}, now, effects);
}

}  // namespace

void on(State& state, const MoveChosen& message, Tick now, Effects& effects) {
    const std::optional<Instant> at = feed_now(state.link, now);
    if (!at || message.action.empty() || message.key.empty()) return;
    MoveMeaning meaning = move_meaning(message.move, message.action, *state.record, *at);
    if (auto* words = std::get_if<std::string>(&meaning))
        open_line(state, std::move(*words), now, effects);
    else
        send(state, {std::get<Command>(std::move(meaning)), message.key, {}}, now, effects);
}

// What is not understood stays in the line; the words beside it say why. At a desk, where the guardrail is said beside the
// line, the first Enter against one only asks.
void on(State& state, const EntrySubmitted& message, Tick now, Effects& effects) {
    const std::optional<Instant> at = feed_now(state.link, now);
    if (!at || !state.entry || message.key.empty()) return;
    std::optional<Command> command = entry_command(state, *at);
    if (!command) return;
    if (state.view == View::desk && entry_asks(state, *command, *at)) {
        state.desk.asked = true;
        return;
    }
    std::string line = *state.entry;
    on(state, EntryChanged{std::nullopt}, now, effects);
    send(state, {std::move(*command), message.key, std::move(line)}, now, effects);
}

void on(State& state, const OfferBegun& message, Tick now, Effects& effects) {
    open_line(state, offer_begun(message.help), now, effects);
}

void on(State& state, const AcceptanceBegun& message, Tick now, Effects& effects) {
    open_line(state, acceptance_begun(message.handover), now, effects);
}

}  // namespace model::parts
