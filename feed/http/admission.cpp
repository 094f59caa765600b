// Who is asking. It must never know what is asked for, and never put a token into a reply or a log.
#include "feed/http/admission.h"

#include <utility>

namespace feed {
namespace {

constexpr std::string_view scheme = "Bearer ";
constexpr const char* no_token_field = "token";  // boards say by it what to do

Reply unauthorized(const std::string& ja, const std::string& en, const std::string& field = {}) {
    Reply reply = problem_reply(401, model::problem(model::Trouble::unauthorized, ja, en, field));
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"kyodo\"");
    return reply;
}

Reply too_many(std::chrono::seconds wait) {
    const std::string seconds = std::to_string(wait.count());
    Reply reply =
        problem_reply(429,
                      model::problem(model::Trouble::unauthorized,
                                     "この場所から正しくないトークンが続いています。" + seconds +
                                         "秒後に正しいトークンで送ってください。",
                                     "Too many wrong tokens from this address. Send a right one in " + seconds + " s."),
                      "too-many-wrong-tokens");
    reply.headers.emplace_back("Retry-After", seconds);
    return reply;
}

}  // namespace

Admission::Admission(AdmissionOptions options, Metrics& metrics, Logger logger)
    : tokens_(std::move(options.tokens)),
      demo_actor_(std::move(options.demo_actor)),
      clock_(std::move(options.clock)),
      proxy_(std::move(options.proxy)),
      asked_(proxy_ ? headers_of(*proxy_) : std::vector<std::string>{}),
      metrics_(metrics),
      logger_(logger) {}

std::vector<model::KnownPerson> Admission::people() const {
    std::vector<model::KnownPerson> all;
    if (!tokens_) return all;
    for (auto& [name, org] : tokens_->people()) all.push_back({name, org});
    return all;
}

// Whoever has it once had the right one: it is no guess, so it does not use up the address's wrong tokens, and a board
// that goes on asking keeps reading why.
Reply Admission::expired(const Token& token) {
    ++metrics_.failed_tokens;
    if (said_expired_.insert(token.id).second)
        logger_(Level::warn, "expired token", {{"id", token.id}, {"who", token.who}, {"org", token.org}});
    const std::string end = model::rfc3339(*token.expires);
    return unauthorized(
        "このトークンは " + end +
            " に期限が切れました。feed の管理者に新しいトークンを作ってもらってください"
            "(kyodo-feed token add --expires)。",
        "This token expired at " + end + ". Ask whoever runs the feed for a new one (kyodo-feed token add --expires).",
        "expires");
}

// Counted by address only to keep the log short: what was shown is refused each time.
Reply Admission::spoofed(const Request& request) {
    static_cast<void>(spoofed_.count(request.peer, std::chrono::steady_clock::now()));
    if (spoofed_.is_news(request.peer))
        logger_(Level::warn, "a name header not from the proxy", {{"peer", request.peer}});
    return not_the_proxy(request);
}

Reply Admission::unknown(const Request& request) {
    ++metrics_.failed_tokens;
    const auto wait = failed_.count(request.peer, std::chrono::steady_clock::now());
    if (failed_.is_news(request.peer)) {
        logger_(Level::warn, wait.count() > 0 ? "too many wrong tokens" : "wrong token", {{"peer", request.peer}});
    }
    if (wait.count() > 0) return too_many(wait);
    return unauthorized("このトークンは使えません。管理者に kyodo-feed token add で作り直してもらってください。",
                        "This token is not valid here. Ask whoever runs the feed for one (kyodo-feed token add).");
}

std::variant<model::Actor, Reply> Admission::known(const Token& token, const Request& request) {
    if (token.has_expired(clock_().now)) return expired(token);
    if (proxy_ && token.id == proxy_->token_id) return actor_behind(*proxy_, token, request);
    if (!request.asked.empty()) return spoofed(request);
    return model::Actor{token.who, token.org, std::string(said_via(request.user_agent)), token.role};
}

std::variant<model::Actor, Reply> Admission::admit(const Request& request) {
    if (!tokens_) {
        model::Actor anybody = demo_actor_;
        anybody.via = said_via(request.user_agent);
        return anybody;
    }
    if (request.authorization.empty() && !request.asked.empty()) return spoofed(request);
    if (request.authorization.empty()) {
        return unauthorized("トークンがありません。Authorization: Bearer TOKEN を付けて送ってください。",
                            "There is no token. Send the header Authorization: Bearer TOKEN.", no_token_field);
    }
    const bool bearer = request.authorization.starts_with(scheme);
    const auto token = bearer ? tokens_->find(std::string_view(request.authorization).substr(scheme.size()),
                                              std::chrono::steady_clock::now())
                              : std::nullopt;
    return token ? known(*token, request) : unknown(request);
}

}  // namespace feed
