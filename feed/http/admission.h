// Who is asking: from a token to a person, or the refusal. It must never know what is asked for.
// Used from one thread.
#pragma once

#include "feed/base/exchange.h"
#include "feed/base/metrics.h"
#include "feed/failed_tokens.h"
#include "feed/proxy_names.h"
#include "feed/tokens.h"
#include "model/record/gauges.h"
#include "model/understood.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace feed {

// By what people are admitted. With a token book everybody needs a token; with none, everybody is `demo_actor`. Tokens
// end by `clock`, the feed's. With `proxy` one of them is an authenticating proxy's, which says by headers who asks.
struct AdmissionOptions {
    std::optional<TokenBook> tokens;
    model::Actor demo_actor;
    std::function<model::FeedClock()> clock;
    std::optional<ProxyOptions> proxy = {};
};

// Somebody who may ask.
struct Admitted {
    enum class By { token, proxy, demo };  // whose word it is: the token's, a proxy's, nobody's

    model::Actor actor;
    By by = By::token;
    // Names whoever has one share of what the feed can give: a token, or a person behind a proxy. Not a secret.
    std::string share;
};

class Admission {
public:
    explicit Admission(AdmissionOptions options, Metrics& metrics, Logger logger = Logger{});

    std::variant<Admitted, Reply> admit(const Request& request);

    // Admitted::share of whoever shows a token that this feed knows; nothing for everybody else. Counts nothing.
    std::optional<std::string> share_of(const Request& request);

    // Looks at the token file now, whatever it looked like a moment ago.
    void read_again();

    // Everybody who has a token, by name and organisation.
    std::vector<model::KnownPerson> people() const;

    // Must be in a request when they were sent.
    const std::vector<std::string>& asked_headers() const { return asked_; }

private:
    std::variant<Admitted, Reply> known(const Token& token, const Request& request);
    Reply expired(const Token& token);
    Reply unknown(const Request& request);
    Reply spoofed(const Request& request);
    std::optional<Token> shown(const Request& request);

    std::optional<TokenBook> tokens_;
    model::Actor demo_actor_;
    std::function<model::FeedClock()> clock_;
    std::set<std::string> said_expired_;  // ids of tokens: said once in the log, not at every poll
    FailedTokens failed_;
    FailedTokens spoofed_;  // who pretended to be the proxy: only so that the log says it once
    std::optional<ProxyOptions> proxy_;
    std::vector<std::string> asked_;
    Metrics& metrics_;
    Logger logger_;
};

}  // namespace feed
