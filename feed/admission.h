// Who is asking: from a token to a person, or the refusal. It must never know what is asked for.
// Used from one thread.
#pragma once

#include "feed/exchange.h"
#include "feed/failed_tokens.h"
#include "feed/metrics.h"
#include "feed/tokens.h"
#include "model/gauges.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <variant>

namespace feed {

class Admission {
public:
    // With a token book everybody needs a token; with none, everybody is `demo_actor`. Tokens end by `clock`, the feed's.
    Admission(std::optional<TokenBook> tokens, model::Actor demo_actor, std::function<model::FeedClock()> clock,
              Metrics& metrics, Reporter report = Reporter{});

    std::variant<model::Actor, Reply> admit(const Request& request);

private:
    Reply expired(const Token& token);

    std::optional<TokenBook> tokens_;
    model::Actor demo_actor_;
    std::function<model::FeedClock()> clock_;
    std::set<std::string> said_expired_;  // ids of tokens: said once in the log, not at every poll
    FailedTokens failed_;
    Metrics& metrics_;
    Reporter report_;
};

}  // namespace feed
