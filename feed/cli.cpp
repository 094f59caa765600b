// The command line of kyodo-feed, read with CLI11. It must never do what it reads.
// Wrong use ends with the right use: which option, what was wrong, an example.
#include "feed/cli.h"

#include "feed/cli_given.h"
#include "model/text/version.h"

#include <CLI/CLI.hpp>

#include <sstream>

namespace feed {
namespace {

constexpr const char* footer = R"(Begin here:
  kyodo-feed --demo                                                      look at it, no token needed, loopback only
  kyodo-feed token add --role commander --who "Commander A" --org "Ops"  prints the token, once
  kyodo-feed --source alertmanager=http://127.0.0.1:9093 --rules rules.toml
Exit status: 0 fine, 1 could not, 2 wrong use.)";

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

bool read_store(const std::string& text, std::string& path) {
    constexpr std::string_view scheme = "sqlite:";
    if (!text.starts_with(scheme) || text.size() == scheme.size()) return false;
    path = text.substr(scheme.size());
    return true;
}

CliRead command_from(const Given& given, const Commands& commands) {
    std::string store;
    if (!read_store(given.store, store)) return wrong("--store " + given.store + ": write sqlite:FILE.");
    if (commands.add->parsed()) return token_from(given);
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

}  // namespace feed
