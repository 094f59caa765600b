// How much of a record one person, and everybody of one role, may fill. Nothing in a record is ever removed, so a token that
// runs wild must leave room: whatever sources and responders do, a commander can still open an incident and say a fact.
// It must never know who asks.
#pragma once

#include "model/record/event.h"
#include "model/record/permission.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace model {

struct Share {
    std::size_t of_kind;   // of one kind, that one of this role may add
    std::size_t up_to;     // of one kind: beyond it nobody of this role adds any more
    std::size_t a_minute;  // of all kinds together, that one of this role may add
};

// Commanders are held by the record's own limit alone.
constexpr Share share_of(Permission permission) {
    switch (permission) {
        case Permission::source: return {most_of_a_kind / 5, most_of_a_kind / 2, 300};
        case Permission::viewer:
        case Permission::responder: return {most_of_a_kind * 2 / 5, most_of_a_kind * 9 / 10, most_of_a_kind};
        case Permission::commander:
        case Permission::admin: break;
    }
    return {most_of_a_kind, most_of_a_kind, most_of_a_kind};
}

// What one person has added to a record so far: whoever keeps the log counts. Things that are there already and are
// changed do not count.
struct Added {
    std::array<std::size_t, std::variant_size_v<EntityKinds>> of_kind{};  // in the order of EntityKinds
    std::size_t lately = 0;                                               // of all kinds, within the last minute
};

// Why somebody of this role, who has `added` so much, may not add what the event would add to this record. A change of what
// is there already is never refused: the truth about it can always be said.
std::optional<Problem> share_refusal(const Record& whole, const Event& event, Permission role, const Added& added);

}  // namespace model
