// What all connections share: who answers, who waits, how many there are. It must never know a socket.
// Used from one thread, the event thread; outlives every session.
#pragma once

#include "feed/http/http_routes.h"
#include "feed/http/parked.h"

namespace feed {

struct Hall {
    Routes* routes = nullptr;
    Metrics* metrics = nullptr;
    Parked parked;
    Parked unhurried;  // connections that have no whole request yet, the longest first; woken, they close
    std::size_t most_connections = 10000;
    bool silent = false;    // a drill: requests are read and not answered
    bool stopping = false;  // everybody who waits gets 503
};

inline constexpr std::size_t most_drained_bytes = 16u << 20;
inline constexpr std::chrono::seconds header_limit{10};
inline constexpr std::chrono::seconds idle_limit{75};
inline constexpr std::chrono::seconds write_limit{30};
inline constexpr std::chrono::seconds drain_limit{5};

}  // namespace feed
