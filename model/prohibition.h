// What must not be done, said so that it can never be read as its opposite: the product says DO NOT or 禁止 itself, in
// front, where nothing cuts it off. It must never guess: words that it does not surely understand are shown whole.
#pragma once

#include "model/text/result.h"

#include <string>
#include <string_view>

namespace model {

// A guardrail's text as it is shown: "restart the servers" is "DO NOT restart the servers", and so are "do not restart
// the servers" and "Never restart the servers"; "再起動", "再起動禁止" and "再起動するな" are "禁止 再起動". With a negation
// anywhere else, as in "the servers must not be restarted", it is the words as they were typed, in quotation marks.
// Said in the board's language, whatever language the words are in. Empty for an empty text. A mark of own items
// (own_marks.h) stays in front.
std::string prohibition(const Text& typed, Language language);
// The same in both.
Text prohibition(const Text& typed);

}  // namespace model
