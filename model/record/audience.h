// Who may see what: an item with `only` is for that one organisation, everything else for everybody. An audience is the
// name of an organisation; the empty one is whoever is no organisation's. It must never know a token or who asks.
// What one audience sees is a log and a record of its own: the same sequence without a gap, its own digest.
#pragma once

#include "model/record/event.h"

#include <string>
#include <string_view>

namespace model {

// The organisation that has the entity to itself, or empty. Valid as long as the entity.
std::string_view only_of(const Entity& entity);

// True if the event says something that not everybody may see.
bool has_private(const Event& event);

// The event as `audience` sees it: without what others keep to themselves. An event of which nothing is left keeps its
// sequence number and its time, and is `withheld`.
Event seen_by(Event event, std::string_view audience);

// Ids of private items are chosen, never wanted: "A-", three letters of the organisation, a number. So nobody learns by
// asking for an id that somebody else has it.
std::string private_prefix(std::string_view prefix, std::string_view organisation);
bool has_private_form(std::string_view id);
// An id in the letters that a private one would have: whoever writes "a-BCD1" learns no more than by "A-bcd1".
std::string private_spelling(std::string id);

}  // namespace model
