// The command line of kyodo-feed and the files it makes: wrong use is told the right one, logs go out and come in whole.
// It must never run the program: reading a command line does nothing.
#include "feed/cli.h"
#include "feed/log.h"
#include "feed/log_files.h"
#include "tests/support/running_feed.h"

#include <fstream>

using namespace feed_test;

namespace {

feed::CliRead read(std::vector<const char*> words) {
    words.insert(words.begin(), "kyodo-feed");
    return feed::read_command_line(static_cast<int>(words.size()), words.data());
}

template <class Command>
Command command(std::vector<const char*> words) {
    const auto line = read(std::move(words));
    INFO(line.words);
    REQUIRE(line.command);
    REQUIRE(std::holds_alternative<Command>(*line.command));
    return std::get<Command>(*line.command);
}

std::string wrong(std::vector<const char*> words) {
    const auto line = read(std::move(words));
    CHECK_FALSE(line.command);
    CHECK(line.exit_status == 2);
    CHECK(line.words.find("--help") != std::string::npos);
    return line.words;
}

}  // namespace

TEST_CASE("without arguments the feed serves on loopback") {
    const auto serve = command<feed::ServeCommand>({});
    CHECK(serve.server.address == "127.0.0.1");
    CHECK(serve.server.port == 8480);
    CHECK(serve.server.store_path == "kyodo-feed.db");
    CHECK(serve.server.tokens_path == "kyodo-feed.tokens");
    CHECK_FALSE(serve.server.plain_lan);
}

TEST_CASE("serving options are read") {
    const auto serve = command<feed::ServeCommand>({"--listen", "[::1]:0", "--store", "sqlite:x.db", "--rules",
                                                    "r.toml", "--source", "alertmanager=http://127.0.0.1:9093/",
                                                    "--source", "alertmanager=https://am.example", "--plain-lan"});
    CHECK(serve.server.address == "::1");
    CHECK(serve.server.port == 0);
    CHECK(serve.server.plain_lan);
    REQUIRE(serve.sources.size() == 2);
    CHECK(serve.sources[0].urls == std::vector<std::string>{"http://127.0.0.1:9093"});
    CHECK(serve.sources[0].answer_limit == std::chrono::seconds(30));
    CHECK(serve.sources[0].settled_after == std::chrono::minutes(5));
    CHECK(serve.sources[0].rules_path == "r.toml");
    CHECK(serve.sources[0].says_mistakes);
    CHECK(serve.sources[0].kind == feed::source_kind("alertmanager"));
    CHECK(serve.sources[0].name == "alertmanager");
    CHECK(serve.sources[1].name == "alertmanager-2");
    CHECK_FALSE(serve.sources[1].says_mistakes);
}

TEST_CASE("the members of one cluster are one source") {
    const auto serve =
        command<feed::ServeCommand>({"--source", "alertmanager=http://a:9093/,https://b:9093", "--source",
                                     "alertmanager=http://c:9093", "--source-timeout", "60", "--source-settle", "0"});
    REQUIRE(serve.sources.size() == 2);
    CHECK(serve.sources[0].urls == std::vector<std::string>{"http://a:9093", "https://b:9093"});
    CHECK(serve.sources[1].urls == std::vector<std::string>{"http://c:9093"});
    CHECK(serve.sources[1].name == "alertmanager-2");
    CHECK(serve.sources[1].answer_limit == std::chrono::minutes(1));
    CHECK(serve.sources[1].settled_after == std::chrono::seconds(0));
}

TEST_CASE("the other commands are read") {
    const auto add =
        command<feed::TokenAddCommand>({"token", "add", "--who", "復旧E", "--org", "つばめ保守", "--tokens", "t"});
    CHECK(add.role == model::Permission::responder);
    CHECK(add.tokens_path == "t");
    CHECK_FALSE(add.lifetime.length);
    CHECK(command<feed::TokenAddCommand>({"token", "add", "--who", "a", "--org", "b", "--expires", "12h"})
              .lifetime.length == std::chrono::hours(12));
    CHECK(command<feed::TokenListCommand>({"token", "list"}).tokens_path == "kyodo-feed.tokens");
    CHECK(command<feed::TokenRevokeCommand>({"token", "revoke", "t3"}).id == "t3");
    CHECK(command<feed::ExportCommand>({"export", "--store", "sqlite:a.db"}).store_path == "a.db");
    CHECK(command<feed::ImportCommand>({"import"}).store_path == "kyodo-feed.db");
    CHECK(command<feed::KeepCommand>({"keep"}).store_path == "kyodo-feed.db");
    CHECK(command<feed::VerifyCommand>({"verify"}).store_path == "kyodo-feed.db");
    const auto told = command<feed::ServeCommand>({"--webhook", "http://127.0.0.1:1/a", "--webhook-secret-file", "s"});
    REQUIRE(told.server.webhook);
    CHECK(told.server.webhook->url == "http://127.0.0.1:1/a");
    CHECK(told.webhook_secret_file == "s");
    CHECK(feed::wants(*told.server.webhook, "decision_due"));
    CHECK_FALSE(feed::wants(*told.server.webhook, "action_noted"));
    CHECK(command<feed::ServeCommand>({"--zone", "Asia/Tokyo"}).zone == "Asia/Tokyo");
    CHECK(command<feed::ServeCommand>({}).zone.empty());
    const auto audit = command<feed::AuditCommand>({"audit", "--who", "復旧E", "--json", "--store", "sqlite:a.db"});
    CHECK(audit.store_path == "a.db");
    CHECK(audit.who == "復旧E");
    CHECK(audit.json);
}

TEST_CASE("wrong use is 2 and names what was wrong") {
    CHECK(wrong({"--lisen", "x"}).find("--lisen") != std::string::npos);
    CHECK(wrong({"--listen", "nonsense"}).find("127.0.0.1:8480") != std::string::npos);
    CHECK(wrong({"--listen", "127.0.0.1:99999"}).find("--listen") != std::string::npos);
    CHECK(wrong({"--store", "etcd:a"}).find("sqlite:FILE") != std::string::npos);
    CHECK(wrong({"--source", "icinga=x"}).find("alertmanager=URL") != std::string::npos);
    CHECK(wrong({"--source", "alertmanager=ftp://x"}).find("alertmanager=URL") != std::string::npos);
    CHECK(wrong({"--source", "alertmanager="}).find("alertmanager=URL") != std::string::npos);
    CHECK(wrong({"--source", "alertmanager=http://a,b"}).find("URL[,URL") != std::string::npos);
    CHECK(wrong({"--source", "alertmanager=http://a,http://a/"}).find("given twice") != std::string::npos);
    CHECK(wrong({"--source", "alertmanager=http://a", "--source", "alertmanager=http://a"}).find("given twice") !=
          std::string::npos);
    CHECK(wrong({"--source-timeout", "0"}).find("1 to 300") != std::string::npos);
    CHECK(wrong({"--source-settle", "5m"}).find("--source-settle") != std::string::npos);
    CHECK(wrong({"--source-settle", "-1"}).find("0 to 3600") != std::string::npos);
    CHECK(wrong({"--demo", "--speed", "0"}).find("--speed") != std::string::npos);
    CHECK(wrong({"--demo", "--at", "08:00"}).find("offset") != std::string::npos);
    CHECK(wrong({"token"}).find("subcommand") != std::string::npos);
    CHECK(wrong({"token", "add", "--role", "king", "--who", "a", "--org", "b"}).find("viewer") != std::string::npos);
    CHECK(wrong({"--webhook", "ftp://x", "--webhook-secret-file", "s"}).find("http://") != std::string::npos);
    CHECK(wrong({"--webhook", "http://127.0.0.1:1"}).find("--webhook-secret-file") != std::string::npos);
    CHECK(
        wrong({"--webhook", "http://127.0.0.1:1", "--webhook-secret-file", "s", "--webhook-on", "rain"}).find("rain") !=
        std::string::npos);
    CHECK(wrong({"audit", "--from", "yesterday"}).find("--from") != std::string::npos);
    CHECK(wrong({"token", "add", "--who", "a", "--org", "b", "--expires", "soon"}).find("12h") != std::string::npos);
    CHECK(read({"--help"}).exit_status == 0);
    CHECK(read({"--help"}).words.find("token add") != std::string::npos);
    CHECK(read({"--version"}).words.find("kyodo-feed") != std::string::npos);
}

TEST_CASE("a log that is exported and imported is the same record in a new epoch") {
    const Folder folder;
    model::Record before;
    {
        auto store = feed::open_sqlite(folder / "log.db");
        REQUIRE(store);
        auto log = feed::Log::load(std::move(*store));
        REQUIRE(log);
        for (int n = 1; n <= 30; ++n)
            REQUIRE((*log)->apply(add_action("A" + std::to_string(n)), commander(), noon(), {}));
        before = (*log)->record();
        std::vector<std::string> beside;
        CHECK(feed::export_log(folder / "log.db",
                               [&](std::string_view line) { return beside.emplace_back(line), true; }));
        CHECK(beside.size() == 30);
    }
    std::vector<std::string> lines;
    const auto exported =
        feed::export_log(folder / "log.db", [&](std::string_view line) { return lines.emplace_back(line), true; });
    REQUIRE(exported);
    CHECK(exported->events == 30);
    CHECK(exported->digest == before.digest);
    std::size_t at = 0;
    const auto next = [&](std::string& line) { return at < lines.size() && (line = lines[at++], true); };
    const auto imported = feed::import_log(folder / "new.db", next);
    if (!imported) FAIL(imported.problem().sentence.en);
    CHECK(imported->events == 30);
    CHECK(imported->digest == before.digest);
    CHECK(imported->epoch != before.epoch);
    const auto verified = feed::verify_log(folder / "new.db");
    REQUIRE(verified);
    CHECK(verified->epoch == imported->epoch);
    CHECK_FALSE(feed::import_log(folder / "new.db", next));
}

TEST_CASE("more sources than boards hold are refused, for the one beyond would be silent unseen") {
    std::vector<std::string> sources;
    for (int n = 0; n < 50; ++n) sources.push_back("alertmanager=http://127.0.0.1:" + std::to_string(9000 + n));
    std::vector<const char*> words{"--rules", "r.toml"};
    for (const std::string& source : sources) words.insert(words.end(), {"--source", source.c_str()});
    CHECK(wrong(words).find("50 are given, and boards hold 49") != std::string::npos);
    words.resize(words.size() - 2);
    CHECK(command<feed::ServeCommand>(words).sources.size() == 49);
}

TEST_CASE("a token's end and the bounds of an audit are times as people write them") {
    const auto add =
        command<feed::TokenAddCommand>({"token", "add", "--who", "a", "--org", "b", "--expires", "2030-10-01 20:00"});
    REQUIRE(add.lifetime.until);
    CHECK(model::rfc3339(*add.lifetime.until).starts_with("2030-10-01T20:00:00"));
    CHECK(command<feed::TokenAddCommand>({"token", "add", "--who", "a", "--org", "b", "--expires", "tomorrow 3pm"})
              .lifetime.until);
    CHECK(wrong({"token", "add", "--who", "a", "--org", "b", "--expires", "soon"}).find("tomorrow 20:00") !=
          std::string::npos);
    CHECK(command<feed::AuditCommand>({"audit", "--from", "yesterday 15:00", "--to", "2030-10-01 9:00"}).from ==
          "yesterday 15:00");
    CHECK(wrong({"audit", "--from", "yesterday"}).find("2030-10-01 15:00") != std::string::npos);
}

TEST_CASE("an import that is not whole leaves nothing behind") {
    const Folder folder;
    int given = 0;
    const auto next = [&](std::string& line) { return line = "{\"seq\":1}", given++ == 0; };
    const auto imported = feed::import_log(folder / "new.db", next);
    REQUIRE_FALSE(imported);
    CHECK(imported.problem().sentence.en.starts_with("Line 1: "));
    CHECK_FALSE(std::ifstream(folder / "new.db").good());
    CHECK_FALSE(std::ifstream(folder / "new.db.importing").good());
    CHECK_FALSE(feed::verify_log(folder / "new.db"));
    CHECK_FALSE(std::ifstream(folder / "new.db").good());
}
