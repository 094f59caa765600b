// The command language as pages to read: one verb, all verbs, the manual page of `kyodo`. Made from the table the lines
// are read by, so that what is printed is what is understood. It must never know a terminal.
#pragma once

#include "model/command_language.h"

#include <string>
#include <string_view>

namespace model {

// Whether a verb is this one, in either language and however it is written: in another case or width, by its reading.
bool is_called(const CommandWord& word, std::string_view verb);
// What the verb means, how its line goes and an example, for every kind of thing it is said of; empty for no verb.
std::string verb_page(std::string_view verb, Language language);
// Every verb in a line each.
std::string verbs_page(Language language);
// The verb's example as one types it in a terminal: "kyodo claim A7". `kyodo help` only ever explains, so help is asked for
// by its Japanese verb or by `kyodo do`.
std::string typed_example(const CommandWord& word);
// kyodo(1) as roff (man-pages(7)), in English with the Japanese verbs beside.
std::string manual_page();

}  // namespace model
