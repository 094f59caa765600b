// Boards of kyodo 0.1. It must never know the record: who asks for this has looked.
// Why 401 and the field "expires": of all refusals those boards show only this one in the feed's own words, and what they
// say of their own under any other status is about tokens, addresses or a feed that fails. What has expired is the board.
#include "feed/http/older_boards.h"

namespace feed {

bool is_first_board(std::string_view user_agent) {
    return user_agent.starts_with("kyodo-board/0.1.") || user_agent.starts_with("kyodo-cli/0.1.");
}

Reply board_too_old() {
    Reply reply = problem_reply(
        401,
        model::problem(model::Trouble::unauthorized,
                       "この盤は feed より古い版です。この機械の kyodo を 0.2 以降に入れ替えてください。",
                       "this board is older than its feed: install kyodo 0.2 or later on this machine.", "expires"),
        "board-too-old");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"kyodo\"");
    return reply;
}

}  // namespace feed
