// kyodo-feed: the composition root of the shared feed. It reads the command line, does the one thing asked and says in a
// sentence what it could not. It must never print a token other than the one it has just made.
#include "assets/embedded.h"
#include "feed/base/logger.h"
#include "feed/base/zone_rules.h"
#include "feed/cli.h"
#include "feed/demo_player.h"
#include "feed/log_files.h"
#include "feed/refusals.h"
#include "feed/rules_toml.h"
#include "feed/tokens.h"
#include "feed/webhook_sign.h"
#include "model/record/zone_kind.h"
#include "model/text/text.h"
#include "net/clock.h"
#include "net/input.h"
#include "net/output.h"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>

namespace {

using model::Text;

model::Language language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("ja") ? model::Language::ja : model::Language::en;
        }
    }
    return model::Language::en;
}

int cannot(const Text& sentence) {
    const std::string& words = model::pick(sentence, language());
    std::cerr << "kyodo-feed: " << (model::is_utf8(words) ? model::without_controls(words) : feed::escaped(words))
              << '\n';
    return 1;
}

std::string line_of(const feed::LogSummary& summary) {
    std::ostringstream line;
    line << "epoch " << summary.epoch << ", " << summary.events << " events, digest " << std::hex << summary.digest
         << std::dec << ", head " << feed::head_words(summary.head) << '\n';
    return line.str();
}

// 0 once all that was put has arrived; else the sentence why not.
int finished(net::Output& output) {
    const auto done = output.finish();
    return done ? 0 : cannot(done.problem().sentence);
}

int printed(std::string_view text) {
    net::Output output;
    output.put(text);
    return finished(output);
}

void say_newer(const feed::LogSummary& summary) {
    if (summary.old_kind)
        cannot({"古い種類の記録です。出来事のつながりを確かめる値がありません。kyodo-feed upgrade で書き直せます。",
                "This log is of the old kind: it keeps nothing that shows a changed name or note. Rewrite it with "
                "kyodo-feed upgrade."});
    if (const auto newer = feed::newer_than_known(summary)) cannot(*newer);
}

int said(const feed::LogSummary& summary) {
    say_newer(summary);
    return printed(line_of(summary));
}

// Descriptors for 10,000 boards, as far as the machine allows.
void allow_many_connections() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// The first means: read your files again; the others end the feed.
sigset_t waited_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// Where this machine is, for a time that is written before any log is read.
feed::TimePlace here() { return {net::now_instant(), feed::machine_zone()}; }

// Nothing, or what is wrong with the zone that was asked for.
std::optional<model::Problem> prepare_zone(feed::ServeCommand& command) {
    if (command.zone.empty()) {
        if (!command.server.demo) command.server.new_zone = feed::machine_zone();
        return std::nullopt;
    }
    auto zone = feed::zone_named(command.zone);
    if (!zone) return zone.problem();
    command.server.zone = std::move(*zone);
    return std::nullopt;
}

model::Result<std::vector<model::DemoStep>> prepare_demo(feed::ServeCommand& command) {
    auto steps = feed::parse_demo(assets::demo());
    if (!steps) return steps;
    if (steps->empty()) {
        return model::problem(model::Trouble::not_found, "この kyodo-feed にはデモが入っていません。",
                              "This kyodo-feed was built without the demo.");
    }
    command.server.clock = feed::demo_clock(command.demo_at.value_or(steps->front().at), command.demo_speed);
    command.server.demo_actor = {"demo", "demo", "api", model::Permission::commander};
    return steps;
}

void serve_until_told(feed::Server& server, const feed::ServeCommand& command, std::vector<model::DemoStep> steps,
                      const sigset_t& signals) {
    const auto workers = feed::watch_sources(server, command.sources);
    std::unique_ptr<feed::DemoPlayer> player;
    if (!steps.empty()) player = std::make_unique<feed::DemoPlayer>(server, std::move(steps), command.server.clock);
    if (const auto told = net::print("listening on " + server.url() + "\n"); !told) cannot(told.problem().sentence);
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) server.read_again();
    server.logger()(feed::Level::info, "stopping", {{"signal", std::to_string(signal)}});
}

int run(feed::ServeCommand command) {
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a full disk, not the end
    const sigset_t signals = waited_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    allow_many_connections();
    if (!command.rules_path.empty()) {
        const feed::RulesRead rules = feed::read_rules(command.rules_path, here());
        for (const Text& mistake : rules.mistakes) cannot(mistake);
        if (!rules.mistakes.empty()) return 1;
    }
    if (const auto wrong = prepare_zone(command)) return cannot(wrong->sentence);
    std::vector<model::DemoStep> steps;
    if (command.server.demo) {
        auto prepared = prepare_demo(command);
        if (!prepared) return cannot(prepared.problem().sentence);
        steps = std::move(*prepared);
    }
    if (command.server.webhook) {
        auto secret = feed::read_webhook_secret(command.webhook_secret_file);
        if (!secret) return cannot(secret.problem().sentence);
        command.server.webhook->secret = std::move(*secret);
    }
    auto server = feed::Server::start(command.server);
    if (!server) return cannot(server.problem().sentence);
    const model::Record record = (*server)->record();
    const model::Zone zone = model::zone_of(record);
    command.server.logger(feed::Level::info, "serving",
                          {{"url", (*server)->url()},
                           {"epoch", record.epoch},
                           {"seq", std::to_string(record.seq)},
                           {"zone", zone.named() ? zone.name() : "none: see --zone"}});
    serve_until_told(**server, command, std::move(steps), signals);
    return 0;
}

// Said where the names were typed: nobody looks into the file.
void say_same_person(const std::string& path, const feed::NewToken& wanted) {
    const auto tokens = feed::read_tokens(path);
    if (!tokens) return;
    const feed::NewToken named = feed::as_written(*tokens, wanted);
    if (named.who == wanted.who && named.org == wanted.org) return;
    const std::string said = wanted.who + " / " + wanted.org;
    const std::string known = named.who + " / " + named.org;
    cannot({"「" + said + "」は、もう「" + known + "」と書かれています。この名前のトークンを作ります。",
            "\"" + said + "\" is written \"" + known + "\" here already: the token is made in that name."});
}

int run(const feed::TokenAddCommand& command) {
    const feed::NewToken wanted{command.role, command.who, command.org, command.lifetime};
    say_same_person(command.tokens_path, wanted);
    const auto token = feed::add_token(command.tokens_path, wanted, net::now_instant());
    if (!token) return cannot(token.problem().sentence);
    std::cerr << "This is the only time the token is shown; " << command.tokens_path << " keeps its hash.\n";
    if (command.lifetime.until) std::cerr << "It expires at " << model::rfc3339(*command.lifetime.until) << ".\n";
    if (printed(*token + "\n") == 0) return 0;
    return cannot({"トークンはできましたが、だれも見ていません。revoke で取り消し、作り直してください。",
                   "The token was made, but nobody has seen it: revoke it and make another."});
}

int run(const feed::TokenListCommand& command) {
    const auto tokens = feed::read_tokens(command.tokens_path);
    if (!tokens) return cannot(tokens.problem().sentence);
    const model::Instant now = net::now_instant();
    std::ostringstream lines;
    for (const feed::Token& token : *tokens) {
        lines << token.id << '\t' << feed::role_word(token.role) << '\t' << feed::escaped(token.created) << '\t'
              << feed::escaped(token.org) << '\t' << feed::escaped(token.who) << '\t' << feed::standing_of(token, now)
              << '\n';
    }
    return printed(lines.str());
}

int run(const feed::TokenRevokeCommand& command) {
    const auto revoked = feed::revoke_token(command.tokens_path, command.id, net::now_instant());
    if (!revoked) return cannot(revoked.problem().sentence);
    return 0;
}

int run(const feed::ExportCommand& command) {
    net::Output output;
    const auto put = [&](std::string_view line) { return output.put(line) && output.put("\n"); };
    const auto summary = feed::export_log(command.store_path, put);
    if (finished(output) != 0) return 1;
    if (!summary) return cannot(summary.problem().sentence);
    std::cerr << line_of(*summary);
    say_newer(*summary);
    return summary->doubt ? cannot(summary->doubt->sentence) : 0;
}

int run(const feed::ImportCommand& command) {
    net::Lines lines(STDIN_FILENO);
    // Where reading failed stands a line that is no event: what came before must not be taken for all there was.
    const auto next = [&](std::string& line) {
        if (lines.next(line)) return true;
        line = "?";
        return lines.trouble().has_value();
    };
    const auto summary = feed::import_log(command.store_path, next);
    if (const auto& why = lines.trouble())
        return cannot({"標準入力: " + why->ja + " 何も取り込んでいません。",
                       "Standard input: " + why->en + " Nothing was imported."});
    if (!summary) return cannot(summary.problem().sentence);
    std::cerr << line_of(*summary);
    say_newer(*summary);
    return 0;
}

int run(const feed::KeepCommand& command) {
    const auto summary = feed::keep_log(command.store_path);
    if (!summary) return cannot(summary.problem().sentence);
    return said(*summary);
}

// In the log's zone; in this machine's where it has none.
model::Result<feed::TimePlace> reading_in(const std::string& store_path) {
    feed::TimePlace reading = here();
    const auto put = [&](const model::Event& event) {
        for (const model::Entity& entity : event.entities)
            if (const auto* other = std::get_if<model::Other>(&entity); other && model::is_known_zone(*other))
                reading.zone = model::zone_in(*other);
        return true;
    };
    const auto summary = feed::read_log(store_path, put);
    if (!summary) return summary.problem();
    reading.past = true;
    return reading;
}

int run(const feed::AuditCommand& command) {
    constexpr std::uint64_t no_end = std::numeric_limits<std::uint64_t>::max();
    const auto reading = reading_in(command.store_path);
    if (!reading) return cannot(reading.problem().sentence);
    const auto query = feed::audit_query(command.from, command.to, command.who, *reading, "--");
    if (!query) return cannot(query.problem().sentence);
    net::Output output;
    const auto say = [&](const auto& entry) {
        if (!query->takes(entry.at, entry.who)) return true;
        const auto line = command.json ? feed::audit_json(entry) : feed::audit_line(entry, language());
        return output.put(line + "\n");
    };
    auto refusals = feed::read_refusals(command.store_path, no_end);
    const auto say_refusals_before = [&](std::uint64_t seq) {
        for (; !refusals.empty() && refusals.front().after < seq; refusals.pop_front())
            if (!say(refusals.front())) return false;
        return true;
    };
    const auto put = [&](const model::Event& event) { return say_refusals_before(event.seq) && say(event); };
    const auto summary = feed::read_log(command.store_path, put);
    say_refusals_before(no_end);
    if (finished(output) != 0) return 1;
    if (!summary) return cannot(summary.problem().sentence);
    say_newer(*summary);
    return 0;
}

int run(const feed::VerifyCommand& command) {
    const auto summary = feed::verify_log(command.store_path, command.expected);
    if (!summary) return cannot(summary.problem().sentence);
    return said(*summary);
}

int run(const feed::BackupCommand& command) {
    const auto summary = feed::back_up(command.store_path, command.to);
    if (!summary) return cannot(summary.problem().sentence);
    return said(*summary);
}

int run(const feed::UpgradeCommand& command) {
    const auto summary = feed::upgrade_log(command.store_path);
    if (!summary) return cannot(summary.problem().sentence);
    return said(*summary);
}

}  // namespace

int main(int argc, char** argv) {
    net::hold_standard_streams();
    const feed::CliRead read = feed::read_command_line(argc, argv);
    if (!read.command) {
        if (read.exit_status == 0) return printed(read.words);
        std::cerr << read.words;
        return read.exit_status;
    }
    return std::visit([](const auto& command) { return run(command); }, *read.command);
}
