// What a board knew and the record that took the place of the old one does not say: kept until somebody has seen it, also
// on the board's disk. It must never be part of a record, nor be sent by a feed.
#pragma once

#include "model/record/record.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

// What one lost statement was about, in the order they are told: what people work by comes first.
enum class LostKind {
    action,
    claim,    // somebody had an action
    command,  // sent from this board, and no part of the new record
    incident,
    decision,  // a question that was put
    decided,   // that it was decided
    fact,
    confirmed,  // that it was confirmed
    help,
    guardrail,
    role,
    handover,
    service,
    state,  // how a service, an incident, an action or a call for help stood
    other
};

struct Lost {
    Word<LostKind> kind = LostKind::other;
    std::string id;    // of the entity it was about
    Text name;         // as people know it
    std::string who;   // whose claim, whose role; may be empty
    std::string only;  // the one organisation that may see it; empty: everybody
    bool operator==(const Lost&) const = default;
};

inline constexpr std::size_t most_lost = 200;  // listed; what is beyond is counted

struct News {
    std::uint64_t number = 1;    // grows with every replacement, so that only what was on screen is put away
    std::vector<Lost> lost;      // at most `most_lost`, by kind
    std::uint64_t unlisted = 0;  // lost beyond those
    bool operator==(const News&) const = default;
};

}  // namespace model
