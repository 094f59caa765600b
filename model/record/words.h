// The words of both languages for everything the record can say, and the wire words of every enum, in one table each:
// assets/words.def. It must never hold a sentence about one particular record.
#pragma once

#include "model/record/event.h"
#include "model/record/gauges.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace model {

// Words of the board itself ("次の報告", "Next update"): one enumerator per line of assets/words.def, so an entry that
// is missing in either language does not compile.
enum class Say {
#define WORD(id, ja, en, ...) id,
#include "assets/words.def"
#undef WORD
    count_
};
std::string_view say(Say word, Language language);

// The phrase with its places filled: "{}" takes the values in turn, "{1}" the second one; "{0?action:actions}" is the first
// word where the first value is "1", else the second. A value is never read for places itself, so text from outside is safe.
std::string fill(std::string_view phrase, std::initializer_list<std::string> values);

// The wire word of an enumerator ("in_progress") and back; wire names are stable for ever.
// `wire_name(E::other)` is "other"; enum_from gives nothing for a word it does not know.
template <class E>
std::string_view wire_name(E value);
template <class E>
std::optional<E> enum_from(std::string_view wire);

// The word a person reads: "一部影響" / "Degraded". For E::other the raw word, if there is one.
Text word_of(Continuity value);
Text word_of(Phase value);
Text word_of(Verb value);
Text word_of(ActionState value);
Text word_of(FactStatus value);
Text word_of(FactKind value);
Text word_of(DecisionState value);
Text word_of(HelpState value);
Text word_of(RoleName value);
Text word_of(HandoverState value);
Text word_of(Impact value);
Text word_of(Happening value);
template <class E>
Text word_of(const Word<E>& word) {
    return word.value == E::other && !word.raw.empty() ? Text{word.raw, word.raw} : word_of(word.value);
}

}  // namespace model
