// A person is a name and an organisation: two people of one name in two organisations are two. The one place where people
// are compared. It must never know a record or who asks.
// Names are compared as people mean them (likeness.h): a width, a case, a kana or a title makes nobody else. So whoever gives
// out tokens or names at a proxy gives out those that read alike as one. An organisation that is renamed has new people.
#pragma once

#include "model/text/likeness.h"

#include <string_view>

namespace model {

// Valid as long as the texts it looks at. An empty organisation is one that nobody said.
struct PersonName {
    std::string_view name;
    std::string_view org;
    bool operator==(const PersonName& other) const { return alike_people(name, other.name) && alike(org, other.org); }
};

// False for nobody: without a name there is no person.
inline bool same_person(PersonName one, PersonName other) {
    return !one.name.empty() && !other.name.empty() && one == other;
}

// Whether what was `written` may mean this person. Written by name alone it may mean everybody of that name; somebody
// without an organisation is never meant by a name with one. For showing, never for allowing.
inline bool may_mean(PersonName written, PersonName person) {
    if (written.name.empty() || person.name.empty() || !alike_people(written.name, person.name)) return false;
    return written.org.empty() || alike(written.org, person.org);
}

}  // namespace model
