// One command posted once, and what the answer means: decided or not.
// It must never repeat by itself.
#pragma once

#include "model/effect.h"
#include "model/wire/wire.h"
#include "net/feed_address.h"
#include "net/http.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <variant>

namespace client {

// Nobody knows whether it happened: ask again with the same key.
struct Undecided {
    model::Problem problem;
    std::optional<std::chrono::seconds> retry_after;
    bool by_feed = false;  // the feed itself says why it did not decide, and what of it is certain
};
struct Refused {
    model::Problem problem;
};
using Posted = std::variant<model::Accepted, Refused, Undecided>;

// How long an answer is waited for, and what ends the wait before.
struct Patience {
    std::chrono::milliseconds limit;
    std::stop_token stop = {};
};

// Decided is only: 200 with the feed's own answer, or a 4xx with the feed's own problem (429 apart).
Posted post_command(net::Http& http, const net::FeedAddress& address, const model::SendCommand& command,
                    const Patience& patience);

// What would become of it, decided by the feed and not done (POST /v1/try).
model::Result<model::Accepted> try_command(net::Http& http, const net::FeedAddress& address,
                                           const model::SendCommand& command, const Patience& patience);

}  // namespace client
