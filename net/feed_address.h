// Where the feed is and how to speak to it, as plain values.
// It must never know a socket.
#pragma once

#include "net/http.h"

#include <chrono>
#include <string>

namespace net {

struct FeedAddress {
    std::string url;  // "http://127.0.0.1:8480", no trailing slash
    HttpTrust trust;
    std::chrono::seconds park{4};  // Prefer: wait=…; below the poll period, so that an answer is the heartbeat
};

}  // namespace net
