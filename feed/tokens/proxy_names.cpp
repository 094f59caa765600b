// Names from an authenticating proxy. It must never believe a header of anybody but the proxy.
// A header that is there twice is refused: a proxy that adds its own beside the one it was sent would let anybody choose.
#include "feed/proxy_names.h"

#include "model/text/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace feed {
namespace {

using model::Result;

constexpr std::size_t most_header_name = 64;

bool same_header(std::string_view one, std::string_view other) {
    const auto lower = [](unsigned char c) { return std::tolower(c); };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [&](char a, char b) {
        return lower(static_cast<unsigned char>(a)) == lower(static_cast<unsigned char>(b));
    });
}

model::Problem refusal(const std::string& header, const std::string& ja, const std::string& en) {
    return model::problem(model::Trouble::forbidden, "認証プロキシの " + header + " " + ja,
                          "The authenticating proxy's " + header + " " + en, header);
}

// The one value of a header; a name is what a token's name may be.
Result<std::string> said(const Request& request, const std::string& header) {
    std::optional<std::string> value;
    for (const auto& [name, text] : request.asked) {
        if (!same_header(name, header)) continue;
        if (value)
            return refusal(header, "が二つあります。受け取ったものを消して一つだけ送る設定にしてください。",
                           "is there twice: set the proxy to remove what it was sent and to write one.");
        value = text;
    }
    if (!value || value->empty())
        return refusal(header, "がありません。誰の操作か分からないため受け付けません。",
                       "is missing: nothing is taken from nobody.");
    if (value->size() <= most_name_bytes && model::is_utf8(*value) && model::without_controls(*value) == *value)
        return std::move(*value);
    return refusal(header, "は120バイト以内の UTF-8 で、制御文字を含めないでください。",
                   "takes at most 120 bytes of UTF-8 without control characters.");
}

// Never more than the proxy itself may do: a group set wrongly at the proxy makes no administrators.
Result<model::Permission> role_of(const ProxyOptions& proxy, const Token& token, const Request& request) {
    // A monitoring source is less than a person's role, though it stands after them in their order.
    const bool source = token.role == model::Permission::source;
    if (proxy.role_header.empty() || source) return token.role;
    const auto word = said(request, proxy.role_header);
    if (!word) return word.problem();
    const auto role = role_from(*word);
    if (role && *role <= model::Permission::admin) return std::min(*role, token.role);
    return refusal(proxy.role_header, "は viewer、responder、commander、admin のどれかにしてください。",
                   "takes viewer, responder, commander or admin.");
}

}  // namespace

std::vector<std::string> headers_of(const ProxyOptions& proxy) {
    std::vector<std::string> names;
    for (const std::string& name : {proxy.name_header, proxy.org_header, proxy.role_header})
        if (!name.empty()) names.push_back(name);
    return names;
}

bool may_carry_names(std::string_view header) {
    constexpr std::array<std::string_view, 12> taken{
        "Authorization", "Host",          "Content-Length",  "Content-Type", "Transfer-Encoding", "Connection",
        "Expect",        "If-None-Match", "Idempotency-Key", "Prefer",       "Accept-Encoding",   "User-Agent"};
    const auto allowed = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
    return !header.empty() && header.size() <= most_header_name && std::all_of(header.begin(), header.end(), allowed) &&
           std::none_of(taken.begin(), taken.end(), [&](std::string_view name) { return same_header(name, header); });
}

std::variant<model::Actor, Reply> actor_behind(const ProxyOptions& proxy, const Token& token, const Request& request) {
    const auto refused = [](const model::Problem& problem) {
        return problem_reply(status_of(problem), problem, not_the_proxy_type);
    };
    auto who = said(request, proxy.name_header);
    if (!who) return refused(who.problem());
    auto org = proxy.org_header.empty() ? Result<std::string>(token.org) : said(request, proxy.org_header);
    if (!org) return refused(org.problem());
    const auto role = role_of(proxy, token, request);
    if (!role) return refused(role.problem());
    return model::Actor{std::move(*who), std::move(*org), std::string(said_via(request.user_agent)), *role};
}

Reply not_the_proxy(const Request& request) {
    const std::string header = request.asked.empty() ? std::string() : request.asked.front().first;
    return problem_reply(
        403,
        model::problem(model::Trouble::forbidden,
                       "ヘッダ " + header +
                           " は認証プロキシのトークンと一緒のときだけ受け付けます。付けずに自分のトークンで送るか、"
                           "プロキシを通してください。",
                       "The header " + header +
                           " is taken only with the authenticating proxy's token. Leave it out and send your own "
                           "token, or come through the proxy.",
                       header),
        not_the_proxy_type);
}

}  // namespace feed
