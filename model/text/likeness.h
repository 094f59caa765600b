// Whether two names are one to whoever reads them: not by their bytes, but without what an input method, a keyboard or a
// copied text makes of the same name. It must never be shown or kept: what was written stays as it was written.
#pragma once

#include <string>
#include <string_view>

namespace model {

// The same for any two spellings of one name: compatibility forms and widths (Unicode's NFKC), case, both kinds of kana, wave
// dashes, hyphens and dashes (the long-vowel mark only between digits and Latin letters), and without invisible characters,
// variation selectors among them. Bytes that are no UTF-8 are only like themselves.
std::string likeness(std::string_view name);

// Of a person: without 様 or さん behind the name.
std::string likeness_of_person(std::string_view name);

// Whether two texts have one likeness. Cheap where they are equal or differ at once: it runs for every row of a board.
bool alike(std::string_view one, std::string_view other);
bool alike_people(std::string_view one, std::string_view other);

}  // namespace model
