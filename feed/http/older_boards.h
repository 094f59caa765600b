// What boards of kyodo 0.1 are told once the record holds what they cannot hash. It must never refuse anybody else.
#pragma once

#include "feed/base/exchange.h"

#include <string_view>

namespace feed {

// True for the windows and the commands of kyodo 0.1, which kept no member and no kind that they did not know: they say
// so themselves in their User-Agent.
bool is_first_board(std::string_view user_agent);

// 401 `board-too-old`.
Reply board_too_old();

}  // namespace feed
