// Whom and what a line names: ids told apart by their letters, services by name, people the record has heard of.
// It must never invent somebody: a name nobody has heard of is taken as written.
#pragma once

#include "model/command_language.h"

#include <string>
#include <string_view>
#include <vector>

namespace model::language {

struct Person {
    std::string name;
    std::string org;
    bool operator==(const Person&) const = default;
};
// "NAME/ORGANISATION" as it stands behind an "@", either in quotation marks.
Person person_said(std::string_view said);
// Somebody the record knows, spelled as there, when what was said is like it; else as it was said.
Person person_meant(const Person& said, const Record& record);
// Everybody the record names: holders of roles first, then owners, deciders and sources of help; nobody twice.
std::vector<Person> people_in(const Record& record);

// One thing that can be named, and the words it stands for.
struct Named {
    std::string id;
    Text words;
};
// What may be named in `field` ("action", "service", "about", "basis" …), in record order; empty for other fields.
std::vector<Named> named_in(const Record& record, std::string_view field);

// The first letters of ids chosen by the feed for what this field names: "A", "HO"; empty for other fields.
std::string_view letters_of(std::string_view field);
// True for "A12" where the letters are "A".
bool has_letters(std::string_view id, std::string_view letters);

// The id meant by a word: as written, "a7" as "A7", a service by its name when there is a record. Empty: none.
std::string id_meant(std::string_view field, const std::string& word, const Saying& saying);
// False only when there is a record and it does not know the id.
bool is_known(std::string_view field, const std::string& id, const Saying& saying);

}  // namespace model::language
