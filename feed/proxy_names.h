// Names from an authenticating proxy: who stands behind a request that the proxy passed on, by the headers it writes.
// It must never know how a token is found, nor believe a header of anybody but the proxy.
// The proxy is whoever shows one token of the token file, named by its id: made, revoked and ended as every other. Its
// role is the most that anybody has who comes through it.
#pragma once

#include "feed/base/exchange.h"
#include "feed/tokens.h"

#include <string>
#include <variant>
#include <vector>

namespace feed {

// Header names are as in HTTP, in any case. Empty: not asked for.
struct ProxyOptions {
    std::string token_id;     // "t3", as `kyodo-feed token list` says
    std::string name_header;  // the person
    std::string org_header;   // the organisation; empty: that of the token
    std::string role_header;  // viewer, responder, commander or admin; empty: the role of the token
};

// What a request must carry for actor_behind to read it.
std::vector<std::string> headers_of(const ProxyOptions& proxy);

// True for a name that HTTP allows and that carries nothing else already.
bool may_carry_names(std::string_view header);

// The person behind a request with the proxy's `token`; or the refusal, when the proxy says nobody, two people, or what
// is no name.
std::variant<model::Actor, Reply> actor_behind(const ProxyOptions& proxy, const Token& token, const Request& request);

// The refusal for whoever sends such a header without being the proxy; names the header.
Reply not_the_proxy(const Request& request);

// The problem's type in those refusals.
inline constexpr std::string_view not_the_proxy_type = "not-the-proxy";

}  // namespace feed
