// What somebody wants of the feed, decided in one place whatever it came from, a key, a press or a line: sent at once, a
// line opened for the words that are still wanted, or asked about first. It must never show anything as done: a wish that
// is sent is on its way until the feed shows what it did.
#include "model/intent.h"
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/state/on.h"
#include "model/text/person.h"

#include <utility>

namespace model::parts {
namespace {

// What was being typed can be recalled.
void open_line(State& state, std::string words, Tick now, Effects& effects) {
    on(state, EntryChanged{std::nullopt}, now, effects);
    on(state, EntryChanged{std::move(words)}, now, effects);
}

Problem nobody_here() {
    return problem(Trouble::forbidden,
                   "この盤はだれが座っているか知りません。トークン(--token-file)か --me で名乗ってください。",
                   "This board does not know who sits here: give it a token (--token-file), or a name with --me.");
}

Problem reads_only() {
    return problem(Trouble::forbidden, "このトークンは閲覧用です。操作には対応者か統括のトークンが要ります。",
                   "This token only reads. To do something it takes a responder's or commander's.");
}

// Why a key does nothing on the row it was pressed for.
Problem why_not(const State& state, const MoveChosen& message) {
    if (state.reads_only) return reads_only();
    if (state.me.who.empty()) return nobody_here();
    const Action* action = state.record->actions.find(message.action);
    const std::string& id = message.action.text;
    if (!action) return problem(Trouble::not_found, id + " はもうありません。", "There is no " + id + " any more.");
    const Text word = word_of(action->state);
    if (action->owner.empty() && is_open(*action))
        return problem(Trouble::illegal_transition, id + " にはまだ担当がいません。引受(C)からです。",
                       "Nobody has " + id + " yet: claim it first (C).");
    const bool is_ours = may_mean({action->owner, action->owner_org}, {state.me.who, state.me.org});
    if (!is_ours && is_open(*action))
        return problem(Trouble::illegal_transition, id + " は" + action->owner + "の担当です。引き継ぐなら T です。",
                       id + " is " + action->owner + "'s: T takes it over.");
    return problem(Trouble::illegal_transition, id + " は「" + word.ja + "」です。そのキーは使えません。",
                   id + " is \"" + word.en + "\": that key does nothing to it.");
}

}  // namespace

void on(State& state, const MoveChosen& message, Tick now, Effects& effects) {
    const std::optional<Instant> at = feed_now(state.link, now);
    if (!at || message.action.empty() || message.key.empty()) return;
    if (!message.offered) return refuse_here(state, message.action, message.key, why_not(state, message), now);
    MoveMeaning meaning = move_meaning(message.move, message.action, *state.record, *at);
    if (auto* words = std::get_if<std::string>(&meaning))
        open_line(state, std::move(*words), now, effects);
    else
        send(state, {std::get<Command>(std::move(meaning)), message.key, {}}, now, effects);
}

// What is not understood stays in the line; the words beside it say why. Where it is doubtful the first Enter only asks.
void on(State& state, const EntrySubmitted& message, Tick now, Effects& effects) {
    const std::optional<Instant> at = feed_now(state.link, now);
    if (!at || !state.entry || message.key.empty()) return;
    if (characters_in(*state.entry) > most_line_characters) return;
    std::optional<Command> command = entry_command(state, *at);
    if (!command) return;
    if (entry_asks(state, *command, *at)) {
        state.desk.asked = true;
        state.desk.note.reset();  // what is asked must be read
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
