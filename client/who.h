// GET /v1/me: whose token this is, asked of the feed, which alone knows. It must never guess: a feed that cannot say leaves
// the board with who it was told by hand.
#pragma once

#include "model/message.h"
#include "net/feed_address.h"
#include "net/http.h"

#include <optional>
#include <stop_token>

namespace client {

// The person, or an empty one where the feed does not know the question (404, older than it); nothing: no answer that can
// be believed, ask again later.
std::optional<model::PersonTold> ask_who(net::Http& http, const net::FeedAddress& address, std::stop_token stop);

}  // namespace client
