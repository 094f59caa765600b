// What all connections share: who answers, who waits, how many there are. It must never know a socket.
// Used from one thread, the event thread; outlives every session.
#pragma once

#include "feed/http/http_routes.h"
#include "feed/http/parked.h"
#include "feed/http/turns.h"

namespace feed {

class Hall {
public:
    Routes* routes = nullptr;
    Metrics* metrics = nullptr;
    Parked parked;
    Parked unhurried;  // connections that keep nobody here waiting, the longest first; woken, they close
    Turns turns;       // long work: a piece each time round the loop
    std::size_t most_connections = 10000;
    bool silent = false;    // a drill: requests are read and not answered
    bool stopping = false;  // everybody who waits gets 503

    // Wakes whoever is parked now, some at a time: a thousand answers in one go would keep everybody else waiting.
    void wake_parked() {
        parked.call_all();
        wake_on();
    }

private:
    static constexpr std::size_t woken_at_once = 32;
    bool waking_ = false;

    void wake_on() {
        if (waking_ || parked.due() == 0) return;
        waking_ = true;
        turns.add("waking", [this] {
            waking_ = false;
            if (parked.due() > woken_at_once) wake_on();
            parked.wake_some(woken_at_once);
        });
    }
};

// Of the connections that may be open, those that polls may wait on; the others are for commands, health and metrics.
constexpr std::size_t places_to_wait(std::size_t connections) { return connections - connections / 10; }

inline constexpr std::size_t most_drained_bytes = 16u << 20;
inline constexpr std::chrono::seconds header_limit{10};
inline constexpr std::chrono::seconds idle_limit{75};
inline constexpr std::chrono::seconds write_limit{30};
inline constexpr std::chrono::seconds drain_limit{5};

}  // namespace feed
