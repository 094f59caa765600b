// From options to a command: every mistake is named with the option, what was wrong and an example. It must never open a
// file.
#include "feed/cli_given.h"

#include "feed/base/written_time.h"
#include "feed/base/zone_rules.h"
#include "model/record/limits.h"
#include "net/clock.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <sstream>

namespace feed {
namespace {

bool read_source(const std::string& text, SourceOptions& source) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return false;
    source.kind = source_kind(std::string_view(text).substr(0, equals));
    if (source.kind == nullptr) return false;
    std::stringstream members(text.substr(equals + 1));
    for (std::string url; std::getline(members, url, ',');) {
        while (url.ends_with('/')) url.pop_back();
        if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
        source.urls.push_back(std::move(url));
    }
    return !source.urls.empty();
}

// Nothing when it is right; else what is wrong.
std::optional<CliRead> add_webhook(const Given& given, ServeCommand& serve) {
    if (given.webhook.empty()) return std::nullopt;
    if (!given.webhook.starts_with("http://") && !given.webhook.starts_with("https://"))
        return wrong("--webhook " + given.webhook + ": write the receiver's http:// or https:// address.");
    if (given.webhook_secret.empty())
        return wrong("--webhook needs --webhook-secret-file FILE, which signs what is sent.");
    const auto kinds = webhook_kinds(given.webhook_on);
    if (!kinds) return wrong(kinds.problem().sentence.en);
    WebhookOptions webhook;
    webhook.url = given.webhook;
    webhook.ca_file = given.webhook_ca;
    webhook.kinds = *kinds;
    serve.server.webhook = std::move(webhook);
    serve.webhook_secret_file = given.webhook_secret;
    return std::nullopt;
}

// Nothing when it is right; else what is wrong.
std::optional<CliRead> add_proxy(const Given& given, ServeCommand& serve) {
    const std::vector<std::string> headers = headers_of(given.proxy);
    if (headers.empty() && given.proxy.token_id.empty()) return std::nullopt;
    if (given.demo) return wrong("--proxy-token: --demo has no tokens, so no proxy can be told from anybody else.");
    if (given.proxy.token_id.empty() || given.proxy.name_header.empty())
        return wrong(
            "--proxy-token ID and --proxy-name-header NAME go together: without the token anybody could say a name.");
    std::set<std::string> different;
    for (std::string name : headers) {
        if (!may_carry_names(name))
            return wrong("the proxy's header " + name + ": write a header of its own, such as X-Forwarded-User.");
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        if (!different.insert(name).second) return wrong("the proxy's header " + name + " is asked for twice.");
    }
    serve.server.proxy = given.proxy;
    return std::nullopt;
}

std::string name_of(const SourceOptions& source, const std::vector<SourceOptions>& earlier) {
    const auto before = std::count_if(earlier.begin(), earlier.end(),
                                      [&](const SourceOptions& other) { return other.kind == source.kind; });
    const std::string name(source.kind->word);
    return before == 0 ? name : name + "-" + std::to_string(before + 1);
}

// Nothing when they are right; else what is wrong.
std::optional<CliRead> add_sources(const Given& given, ServeCommand& serve) {
    if (given.source_timeout < 1 || given.source_timeout > 300)
        return wrong("--source-timeout: write 1 to 300 seconds, such as 30.");
    if (given.source_settle < 0 || given.source_settle > 3600)
        return wrong("--source-settle: write 0 to 3600 seconds, such as 300.");
    // What a board has no room for would be a source that nobody sees to be silent; one place is the feed's own.
    constexpr auto most = static_cast<std::size_t>(model::limit::sources.high) - 1;
    if (given.sources.size() > most)
        return wrong("--source: " + std::to_string(given.sources.size()) + " are given, and boards hold " +
                     std::to_string(most) +
                     ". Name the members of one cluster together (URL,URL), or start a second feed.");
    std::set<std::string> different;
    for (const std::string& text : given.sources) {
        SourceOptions source;
        if (!read_source(text, source)) {
            const SourceKind& shown = source.kind != nullptr ? *source.kind : source_kinds().front();
            const std::string example = std::string(shown.word).append("=").append(shown.example);
            return wrong("--source " + text + ": write " + every_kind() + ", such as " + example + ".");
        }
        for (const std::string& url : source.urls)
            if (!different.insert(url).second)
                return wrong("--source " + url + " is given twice: its alerts would count twice. Write it once.");
        source.ca_file = given.source_ca;
        source.rules_path = given.rules;
        source.answer_limit = std::chrono::seconds(given.source_timeout);
        source.settled_after = std::chrono::seconds(given.source_settle);
        source.says_mistakes = serve.sources.empty();
        source.name = name_of(source, serve.sources);
        serve.sources.push_back(std::move(source));
    }
    return std::nullopt;
}

}  // namespace

CliRead wrong(const std::string& words) { return {std::nullopt, words + "\nSee kyodo-feed --help.\n", 2}; }

std::string every_kind() {
    std::string words;
    for (const SourceKind& kind : source_kinds())
        words.append(words.empty() ? "" : " or ").append(kind.word).append("=URL[,URL...]");
    return words;
}

CliRead token_from(const Given& given) {
    const auto role = role_from(given.role);
    if (!role) return wrong("--role " + given.role + ": choose viewer, responder, commander, admin or source.");
    auto lifetime = lifetime_from(given.expires);
    const auto until = lifetime ? std::nullopt : written_time(given.expires, {net::now_instant(), machine_zone()});
    if (until) lifetime = Lifetime{{}, *until};
    if (!lifetime) {
        return wrong("--expires " + given.expires +
                     ": write 90m, 12h, 30d (up to ten years), none, or a time: 2030-10-01 20:00 or tomorrow 20:00 "
                     "in this machine's zone, or 2030-10-01T20:00:00+09:00.");
    }
    return {TokenAddCommand{given.tokens, *role, given.who, given.org, *lifetime}, {}, 0};
}

CliRead verify_from(const Given& given, const std::string& store) {
    if (given.expect.empty()) return {VerifyCommand{store, std::nullopt}, {}, 0};
    const auto head = head_from(given.expect);
    if (!head)
        return wrong("--expect " + given.expect +
                     ": write SEQ:HEAD as backup said it, such as 412: and 64 hex digits.");
    return {VerifyCommand{store, *head}, {}, 0};
}

CliRead audit_from(const Given& given, const std::string& store) {
    const TimePlace reading{net::now_instant(), {}, true};
    const auto query = audit_query(given.from, given.to, given.who, reading, "--");
    if (!query) return wrong(query.problem().sentence.en);
    return {AuditCommand{store, given.from, given.to, given.who, given.json}, {}, 0};
}

CliRead serve_from(const Given& given, const std::string& store_path) {
    ServeCommand serve;
    serve.rules_path = given.rules;
    serve.zone = given.zone;
    serve.server.store_path = given.demo ? ":memory:" : store_path;
    serve.server.tokens_path = given.demo ? "" : given.tokens;
    serve.server.tls_cert = given.tls_cert;
    serve.server.tls_key = given.tls_key;
    serve.server.plain_lan = given.plain_lan;
    serve.server.demo = given.demo;
    serve.demo_speed = given.speed;
    const auto level = level_from(given.log_level);
    if (!level) return wrong("--log-level " + given.log_level + ": choose error, warn, info or debug.");
    serve.server.logger = Logger(*level);
    if (!read_listen(given.listen, serve.server.address, serve.server.port)) {
        return wrong("--listen " + given.listen + ": write ADDR:PORT with a numeric address, such as 127.0.0.1:8480.");
    }
    if (!(given.speed >= 1.0 && given.speed <= 1000.0)) return wrong("--speed: write a number from 1 to 1000.");
    if (!given.at.empty()) {
        const auto at = model::parse_instant(given.at, "--at");
        if (!at)
            return wrong("--at " + given.at + ": write a time with its offset, such as 2030-10-01T08:20:00+09:00.");
        serve.demo_at = *at;
    }
    if (auto mistake = add_webhook(given, serve)) return *mistake;
    if (auto mistake = add_proxy(given, serve)) return *mistake;
    if (auto mistake = add_sources(given, serve)) return *mistake;
    return {serve, {}, 0};
}

bool read_listen(const std::string& text, std::string& address, std::uint16_t& port) {
    const std::size_t colon = text.rfind(':');
    const std::string digits = colon == std::string::npos ? text : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return false;
    if (colon == std::string::npos) return true;
    address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    return !address.empty();
}

}  // namespace feed
