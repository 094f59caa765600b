// What a source proposes when its alerts fold into groups: a service it knows, a fact nobody has checked, "we do not know"
// about a service that was thought well, and the move of the rule, unowned. It must never claim, order or confirm.
// One action per rule while one is open. When it is over, the same alerts propose nothing again; alerts that all began
// after its end do.
#pragma once

#include "model/fold.h"
#include "model/record/command.h"

#include <span>
#include <string>
#include <vector>

namespace feed {

// In the order in which they are to be decided; empty when there is nothing to say. Applying them all makes the next
// call return nothing for the same groups.
std::vector<model::Command> proposals(const model::Record& record, const model::Rules& rules,
                                      std::span<const model::AlertGroup> groups, const std::string& source,
                                      model::Instant now);

// The open action of this rule, or an empty id.
model::ActionId open_action_of(const model::Record& record, const std::string& rule);

}  // namespace feed
