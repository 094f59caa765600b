// Who is asking. It must never know what is asked for, and never put a token into a reply or a log.
#include "feed/http/admission.h"

#include "model/text/likeness.h"

#include <algorithm>
#include <cctype>
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

// A page of elsewhere whose name leads here (DNS rebinding) is what its own browser takes for this feed, and nobody needs a
// token; the browser still says by which name it came. Programs that say none are no browsers.
bool is_this_machine(std::string_view host) {
    if (host.empty()) return true;
    const bool v6 = host.starts_with('[');
    std::string name(host.substr(0, v6 ? host.find(']') + 1 : host.find(':')));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

Reply wrong_host() {
    return problem_reply(
        421,
        model::problem(model::Trouble::forbidden,
                       "デモは誰でも操作できるため、localhost、127.0.0.1、[::1] の名前でだけ答えます。"
                       "http://localhost: とポート番号で開いてください。",
                       "The demo lets everybody act, so it answers only as localhost, 127.0.0.1 or [::1]. Open it as "
                       "http://localhost: and its port.",
                       "Host"),
        "wrong-host");
}

// One person has one share, however the proxy spells the name today.
std::string share_behind(const Token& token, const model::Actor& actor) {
    return token.id + '\t' + model::likeness(actor.org) + '\t' + model::likeness_of_person(actor.who);
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

std::variant<Admitted, Reply> Admission::known(const Token& token, const Request& request) {
    if (token.has_expired(clock_().now)) return expired(token);
    if (proxy_ && token.id == proxy_->token_id) {
        auto behind = actor_behind(*proxy_, token, request);
        if (auto* refusal = std::get_if<Reply>(&behind)) return std::move(*refusal);
        auto& actor = std::get<model::Actor>(behind);
        std::string share = share_behind(token, actor);
        return Admitted{std::move(actor), Admitted::By::proxy, std::move(share)};
    }
    if (!request.asked.empty()) return spoofed(request);
    return Admitted{
        {token.who, token.org, std::string(said_via(request.user_agent)), token.role}, Admitted::By::token, token.id};
}

std::variant<Admitted, Reply> Admission::admit(const Request& request) {
    if (!tokens_) {
        if (!is_this_machine(request.host)) return wrong_host();
        model::Actor anybody = demo_actor_;
        anybody.via = said_via(request.user_agent);
        return Admitted{std::move(anybody), Admitted::By::demo, {}};
    }
    if (request.authorization.empty() && !request.asked.empty()) return spoofed(request);
    if (request.authorization.empty()) {
        return unauthorized("トークンがありません。Authorization: Bearer TOKEN を付けて送ってください。",
                            "There is no token. Send the header Authorization: Bearer TOKEN.", no_token_field);
    }
    const auto token = shown(request);
    return token ? known(*token, request) : unknown(request);
}

std::optional<Token> Admission::shown(const Request& request) {
    if (!request.authorization.starts_with(scheme)) return std::nullopt;
    return tokens_->find(std::string_view(request.authorization).substr(scheme.size()),
                         std::chrono::steady_clock::now());
}

std::optional<std::string> Admission::share_of(const Request& request) {
    if (!tokens_) return std::string();
    const auto token = shown(request);
    if (!token) return std::nullopt;
    if (!proxy_ || token->id != proxy_->token_id) return token->id;
    const auto behind = actor_behind(*proxy_, *token, request);
    const auto* actor = std::get_if<model::Actor>(&behind);
    return actor == nullptr ? token->id : share_behind(*token, *actor);
}

void Admission::read_again() {
    if (tokens_) tokens_->read_again(std::chrono::steady_clock::now());
}

}  // namespace feed
