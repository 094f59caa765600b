// What can be done to the row of an action, and what each move comes to: a command that is sent at once, or a line that
// opens because words are still wanted. It must never send anything, nor judge whether a row may be moved so.
#pragma once

#include "model/record/command.h"

#include <string>
#include <variant>

namespace model {

enum class Move { claim, release, acknowledge, start, resume, block, verify, done, note, later, take_over };

// A whole command, or the words its line opens with ("block A7 ").
using MoveMeaning = std::variant<Command, std::string>;

// An action that the record does not hold is moved all the same: it is for the feed to judge. `now`: the feed's clock.
MoveMeaning move_meaning(Move move, const ActionId& action, const Record& record, Instant now);

// The words a line opens with that offers help, or accepts a handover.
std::string offer_begun(const HelpId& help);
std::string acceptance_begun(const HandoverId& handover);

}  // namespace model
