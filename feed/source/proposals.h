// What a source proposes when its alerts fold into groups: a service it knows, a fact nobody has checked, "we do not know"
// about a service that was thought well, and the move of the rule, unowned; and what it notes about a move that is open:
// that its alerts grew, got worse or came again. It must never claim, order or confirm.
// The cases stand as a table in docs/rules.md, "Occurrences"; tests/feed/occurrences_test.cpp walks it.
#pragma once

#include "model/fold.h"
#include "model/record/command.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace feed {

// What came out of one folding, and whose it is.
struct Heard {
    std::span<const model::AlertGroup> groups;
    std::span<const std::string> again;  // rules of which something came again just now
    std::string source;
};

// In the order in which they are to be decided; empty when there is nothing to say. Applying them all makes the next
// call return nothing for the same groups when nothing came again.
std::vector<model::Command> proposals(const model::Record& record, const model::Rules& rules, const Heard& heard,
                                      model::Instant now);

// Writes into the groups which action they belong to: the open one of their rule, or the one that is over though they fire.
void put_actions(const model::Record& record, std::vector<model::AlertGroup>& groups);

// By rule, the claim of its open action.
std::map<std::string, model::Claim> claims_of(const model::Record& record, const model::Rules& rules);

}  // namespace feed
