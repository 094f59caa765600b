// The board as JSON for scripts: what a person would read on it, by name. It must never hold what the board does not
// show, so that a script and a wall cannot disagree.
#pragma once

#include "model/board.h"

#include <string>
#include <string_view>

namespace model {

// What a script asks first; `kyodo status` ends with it. Old comes before everything else: old and normal is old.
enum class Condition { normal, not_normal, old, unknown };
Condition condition_of(const Board& board);

// One object on one line, described in docs/protocol.md, "kyodo status --json".
std::string board_json(const Board& board);

}  // namespace model
