// The command line of kyodo-feed, read with CLI11. It must never do what it reads.
// Wrong use ends with the right use: which option, what was wrong, an example.
#include "feed/cli.h"

#include "feed/base/written_time.h"
#include "feed/base/zone_rules.h"
#include "model/record/limits.h"
#include "model/text/version.h"
#include "net/clock.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <sstream>

namespace feed {
namespace {

constexpr const char* footer = R"(Begin here:
  kyodo-feed --demo                                                      look at it, no token needed, loopback only
  kyodo-feed token add --role commander --who "Commander A" --org "Ops"  prints the token, once
  kyodo-feed --source alertmanager=http://127.0.0.1:9093 --rules rules.toml
Exit status: 0 fine, 1 could not, 2 wrong use.)";

// Everything the options write to, before it is known which command was meant.
struct Given {
    std::string listen = "127.0.0.1:8480";
    std::string store = "sqlite:kyodo-feed.db";
    std::string tokens = "kyodo-feed.tokens";
    std::string rules;
    std::string zone;
    std::vector<std::string> sources;
    std::string source_ca;
    int source_timeout = 30;
    int source_settle = 300;
    std::string tls_cert;
    std::string tls_key;
    bool plain_lan = false;
    bool demo = false;
    std::string at;
    double speed = 1.0;
    std::string log_level = "info";
    ProxyOptions proxy;
    std::string webhook;
    std::string webhook_secret;
    std::string webhook_ca;
    std::string webhook_on = "incident_opened,phase_changed,service_changed,help_asked,decision_put,decision_due";
    std::string role = "responder";
    std::string who;
    std::string org;
    std::string expires = "none";
    std::string id;
    std::string expect;
    std::string backup;
    std::string from;
    std::string to;
    bool json = false;
};

// "alertmanager=URL[,URL…] or icinga=URL[,URL…]"
std::string every_kind() {
    std::string words;
    for (const SourceKind& kind : source_kinds())
        words.append(words.empty() ? "" : " or ").append(kind.word).append("=URL[,URL...]");
    return words;
}

CliRead wrong(const std::string& words) { return {std::nullopt, words + "\nSee kyodo-feed --help.\n", 2}; }

void add_serving(CLI::App& app, Given& given) {
    app.add_option("--listen", given.listen, "ADDR:PORT to listen on; port 0 takes a free one")->capture_default_str();
    app.add_option("--zone", given.zone,
                   "time zone of the log, such as Europe/Berlin; a new log has this machine's unless that is UTC");
    app.add_option("--rules", given.rules, "TOML file that folds alerts into actions (docs/rules.md)");
    app.add_option("--source", given.sources,
                   every_kind() + " to poll, every member of one cluster in one; may be given again");
    app.add_option("--source-timeout", given.source_timeout, "seconds that one answer of a source may take, 1 to 300")
        ->capture_default_str();
    app.add_option("--source-settle", given.source_settle,
                   "seconds a source must have run before an alert it lacks counts as gone, up to 3600; 0: at once")
        ->capture_default_str();
    app.add_option("--source-ca-file", given.source_ca, "PEM file of the CA that signed the sources' certificates");
    app.add_option("--tls-cert", given.tls_cert, "PEM file: serve https with this certificate chain");
    app.add_option("--tls-key", given.tls_key, "PEM file: the certificate's key");
    app.add_flag("--plain-lan", given.plain_lan,
                 "listen beyond this machine without TLS: everybody there may read along");
    app.add_flag("--demo", given.demo, "play the built-in incident; no token needed, loopback only");
    app.add_option("--at", given.at, "--demo: where to begin, such as 2030-10-01T08:20:00+09:00");
    app.add_option("--log-level", given.log_level, "error, warn, info or debug: what is said on stderr")
        ->capture_default_str();
    app.add_option("--proxy-token", given.proxy.token_id,
                   "id of the token that an authenticating proxy in front shows (docs/protocol.md)");
    app.add_option("--proxy-name-header", given.proxy.name_header, "header in which that proxy says who the person is");
    app.add_option("--proxy-org-header", given.proxy.org_header, "and the organisation; else the token's");
    app.add_option("--proxy-role-header", given.proxy.role_header, "and the role, up to the token's; else the token's");
    app.add_option("--webhook", given.webhook, "URL that is told what happens, signed (docs/protocol.md)");
    app.add_option("--webhook-secret-file", given.webhook_secret, "file with the line whsec_BASE64 that signs it");
    app.add_option("--webhook-on", given.webhook_on, "which events, by name, with commas between")
        ->capture_default_str();
    app.add_option("--webhook-ca-file", given.webhook_ca, "PEM file of the CA that signed the receiver's certificate");
    app.add_option("--speed", given.speed, "--demo: times as fast as life, 1 to 1000")->capture_default_str();
}

struct Commands {
    CLI::App* add;
    CLI::App* list;
    CLI::App* revoke;
    CLI::App* exported;
    CLI::App* imported;
    CLI::App* kept;
    CLI::App* verified;
    CLI::App* backed_up;
    CLI::App* upgraded;
    CLI::App* audited;
};

Commands add_commands(CLI::App& app, Given& given) {
    app.add_option("--store", given.store, "sqlite:FILE with the log")->capture_default_str();
    app.add_option("--tokens", given.tokens, "file of the tokens' hashes")->capture_default_str();
    app.fallthrough();
    CLI::App* token = app.add_subcommand("token", "add, list or revoke tokens")->require_subcommand(1)->fallthrough();
    Commands commands{};
    commands.add = token->add_subcommand("add", "make a token and print it, once")->fallthrough();
    commands.add->add_option("--role", given.role, "viewer, responder, commander, admin or source")
        ->capture_default_str();
    commands.add->add_option("--who", given.who, "the person or the screen")->required();
    commands.add->add_option("--org", given.org, "the organisation")->required();
    commands.add
        ->add_option("--expires", given.expires,
                     "90m, 12h, 30d, a time such as 2030-10-01 20:00 (this machine's zone), or none")
        ->capture_default_str();
    commands.list = token->add_subcommand("list", "who has a token, since when, until when")->fallthrough();
    commands.revoke = token->add_subcommand("revoke", "end a token, at once")->fallthrough();
    commands.revoke->add_option("id", given.id, "its id, from token list")->required();
    commands.exported = app.add_subcommand("export", "write the log to stdout, one event a line");
    commands.imported = app.add_subcommand("import", "make a new log from such lines on stdin");
    commands.kept = app.add_subcommand("keep", "go on with an older copy of a log, under a new epoch");
    commands.verified = app.add_subcommand("verify", "read the whole log and check every digest and link");
    commands.verified->add_option("--expect", given.expect,
                                  "SEQ:HEAD that backup or /metrics said: the log must have been there");
    commands.backed_up = app.add_subcommand("backup", "copy the log, whole and verified, while it is served or not");
    commands.backed_up->add_option("to", given.backup, "the file to make, which must not be there")->required();
    commands.upgraded = app.add_subcommand("upgrade", "rewrite a log of the old kind, under the same epoch");
    commands.audited = app.add_subcommand("audit", "who did what, when and through what");
    commands.audited->add_option("--who", given.who, "only this person");
    commands.audited->add_option("--from", given.from,
                                 "from this time, such as 2030-10-01 08:20 (the log's zone) or yesterday 15:00");
    commands.audited->add_option("--to", given.to, "until before this time");
    commands.audited->add_flag("--json", given.json, "one JSON object a line");
    return commands;
}

CliRead verify_from(const Given& given, const std::string& store) {
    if (given.expect.empty()) return {VerifyCommand{store, std::nullopt}, {}, 0};
    const auto head = head_from(given.expect);
    if (!head)
        return wrong("--expect " + given.expect +
                     ": write SEQ:HEAD as backup said it, such as 412: and 64 hex digits.");
    return {VerifyCommand{store, *head}, {}, 0};
}

// The zone is the log's, which nobody has read yet: here only whether they are times at all.
CliRead audit_from(const Given& given, const std::string& store) {
    const TimePlace reading{net::now_instant(), {}, true};
    const auto query = audit_query(given.from, given.to, given.who, reading, "--");
    if (!query) return wrong(query.problem().sentence.en);
    return {AuditCommand{store, given.from, given.to, given.who, given.json}, {}, 0};
}

bool read_store(const std::string& text, std::string& path) {
    constexpr std::string_view scheme = "sqlite:";
    if (!text.starts_with(scheme) || text.size() == scheme.size()) return false;
    path = text.substr(scheme.size());
    return true;
}

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

CliRead command_from(const Given& given, const Commands& commands) {
    std::string store;
    if (!read_store(given.store, store)) return wrong("--store " + given.store + ": write sqlite:FILE.");
    if (commands.add->parsed()) {
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
    if (commands.list->parsed()) return {TokenListCommand{given.tokens}, {}, 0};
    if (commands.revoke->parsed()) return {TokenRevokeCommand{given.tokens, given.id}, {}, 0};
    if (commands.exported->parsed()) return {ExportCommand{store}, {}, 0};
    if (commands.imported->parsed()) return {ImportCommand{store}, {}, 0};
    if (commands.kept->parsed()) return {KeepCommand{store}, {}, 0};
    if (commands.verified->parsed()) return verify_from(given, store);
    if (commands.backed_up->parsed()) return {BackupCommand{store, given.backup}, {}, 0};
    if (commands.upgraded->parsed()) return {UpgradeCommand{store}, {}, 0};
    if (commands.audited->parsed()) return audit_from(given, store);
    return serve_from(given, store);
}

}  // namespace

CliRead read_command_line(int argc, const char* const* argv) {
    CLI::App app("kyodo-feed: the shared feed of incident boards", "kyodo-feed");
    app.footer(footer);
    app.set_version_flag("--version", "kyodo-feed " + std::string(model::program_version));
    Given given;
    add_serving(app, given);
    const Commands commands = add_commands(app, given);
    try {
        app.parse(argc, const_cast<char**>(argv));
    } catch (const CLI::Success& asked) {
        std::ostringstream out;
        app.exit(asked, out, out);
        return {std::nullopt, out.str(), 0};
    } catch (const CLI::ParseError& error) {
        return wrong(std::string(error.what()) + ".");
    }
    return command_from(given, commands);
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
