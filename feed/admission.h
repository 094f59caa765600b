// Who is asking: from a token to a person, or the refusal. It must never know what is asked for.
// Used from one thread.
#pragma once

#include "feed/exchange.h"
#include "feed/failed_tokens.h"
#include "feed/metrics.h"
#include "feed/tokens.h"

#include <optional>
#include <variant>

namespace feed {

class Admission {
public:
    // With a token book everybody needs a token; with none, everybody is `demo_actor`.
    Admission(std::optional<TokenBook> tokens, model::Actor demo_actor, Metrics& metrics, Reporter report = Reporter{});

    std::variant<model::Actor, Reply> admit(const Request& request);

private:
    std::optional<TokenBook> tokens_;
    model::Actor demo_actor_;
    FailedTokens failed_;
    Metrics& metrics_;
    Reporter report_;
};

}  // namespace feed
