// One try to tell the receiver one message: signed, sent, and what its answer means. It must never decide what comes next.
#pragma once

#include "net/http.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace feed {

struct WebhookOptions;

struct Tried {
    enum class How {
        taken,    // any 2xx
        refused,  // for good: a 4xx that will be the same the next time
        failed    // everything else, no answer included
    };
    How how = How::failed;
    int status = 0;   // 0: no answer
    std::string why;  // empty when taken; where it leads, or the first words of the answer, or why there was none
    std::optional<std::chrono::seconds> retry_after;
};

// Used from one thread.
class WebhookTry {
public:
    // `options` outlives this.
    explicit WebhookTry(const WebhookOptions& options);

    Tried send(const std::string& id, const std::string& body, const std::stop_token& stop);

private:
    const WebhookOptions& options_;
    net::Http http_;
};

}  // namespace feed
