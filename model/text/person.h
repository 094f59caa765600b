// A person is a name and an organisation: two people of one name in two organisations are two. The one place where people
// are compared. It must never know a record or who asks.
// Names are compared byte by byte: who is written in two ways (full width, another case, another Unicode form) is two
// people, because taking one for the other would give somebody's work away. So an organisation that is renamed has new people.
#pragma once

#include <string_view>

namespace model {

// Valid as long as the texts it looks at. An empty organisation is one that nobody said.
struct PersonName {
    std::string_view name;
    std::string_view org;
    bool operator==(const PersonName&) const = default;
};

// False for nobody: without a name there is no person.
inline bool same_person(PersonName one, PersonName other) { return !one.name.empty() && one == other; }

// Whether what was `written` may mean this person. Written by name alone it may mean everybody of that name; somebody
// without an organisation is never meant by a name with one. For showing, never for allowing.
inline bool may_mean(PersonName written, PersonName person) {
    return !written.name.empty() && written.name == person.name && (written.org.empty() || written.org == person.org);
}

}  // namespace model
