// The whole way with the real programs: a feed with tokens and a log on disk, two people at two terminals, a kill -9.
// It must never reach into a program: only what a person types, reads and sees is used, and one client to begin the record.
#include "client/sender.h"
#include "tests/support/fault_server.h"
#include "tests/support/program.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <fstream>

using journey::Ended;
using journey::Program;
using journey::Words;
using sample::has;

namespace {

// A feed on a free port, with a log and tokens in the test's own folder.
class SharedFeed {
public:
    SharedFeed() {
        start();
        commander_ = token_for("統括A", "commander");
    }

    void start() {
        if (!std::filesystem::exists(tokens())) token_for("first", "admin");
        program_ = std::make_unique<Program>(home, Words{journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                         "sqlite:" + home.file("log.db"), "--tokens", tokens()});
        const std::string line = program_->line();
        INFO(program_->errors());
        REQUIRE(line.starts_with("listening on http://127.0.0.1:"));
        url_ = line.substr(std::string("listening on ").size());
    }

    void kill_at_once() {
        program_->kill(SIGKILL);
        CHECK(program_->wait() == -SIGKILL);
        program_.reset();
    }

    std::string tokens() const { return home.file("tokens"); }
    const std::string& url() const { return url_; }

    // The token itself, as `token add` prints it.
    std::string token_for(const std::string& who, const std::string& role = "responder") {
        const Ended added = journey::run(home, {journey::kyodo_feed(), "token", "add", "--tokens", tokens(), "--role",
                                                role, "--who", who, "--org", "つばめ保守"});
        INFO(added.err);
        REQUIRE(added.status == 0);
        return added.out.substr(0, added.out.find('\n'));
    }

    std::string token_file(const std::string& name, const std::string& token) const {
        const std::string path = home.file(name);
        std::ofstream(path) << token << "\n";
        return path;
    }

    void open_incident_with_a7() {
        model::OpenIncident open;
        open.incident = model::IncidentId("I1");
        open.title = {"配信停止", "Feed down"};
        give(open);
        model::AddAction add;
        add.action = model::ActionId("A7");
        add.verb = model::Verb::isolate;
        add.object = {"1号機", "unit 1"};
        give(add);
    }

    Ended kyodo(Words words, const std::string& token_path) {
        Words all{journey::kyodo(), "--feed", url_, "--token-file", token_path};
        all.insert(all.end(), words.begin(), words.end());
        return journey::run(home, all);
    }

    sample::Scratch home;

private:
    void give(const model::Command& command) {
        const net::FeedAddress address{url_, {"", commander_}, std::chrono::seconds(4)};
        const auto done = client::send_and_wait(address, {client::fresh_key(), command}, std::chrono::seconds(20));
        if (!done) FAIL(done.problem().sentence.en);
    }

    std::string url_;
    std::string commander_;
    std::unique_ptr<Program> program_;
};

Ended alone(Words words) {
    const sample::Scratch home;
    words.insert(words.begin(), journey::kyodo());
    return journey::run(home, words);
}

}  // namespace

TEST_CASE("of two people who claim the same action the second reads who has it, and a kill -9 changes nothing") {
    SharedFeed feed;
    const std::string first = feed.token_file("first.token", feed.token_for("復旧E"));
    const std::string second = feed.token_file("second.token", feed.token_for("監理H"));
    feed.open_incident_with_a7();

    const Ended won = feed.kyodo({"claim", "A7"}, first);
    INFO(won.err);
    CHECK(won.status == 0);
    CHECK(has(won.out, "A7"));
    const Ended lost = feed.kyodo({"claim", "A7"}, second);
    CHECK(lost.status == 1);
    CHECK(has(lost.err, "復旧E"));

    const Ended before = feed.kyodo({"status", "--json"}, second);
    CHECK(before.status == 3);
    CHECK(before.out.starts_with("{"));
    CHECK(has(before.out, "\"A7\""));
    CHECK(has(before.out, "復旧E"));

    feed.kill_at_once();
    const Ended dead = feed.kyodo({"status"}, second);
    CHECK(dead.status != 0);
    CHECK(has(dead.err, "connection refused"));

    feed.start();
    const Ended after = feed.kyodo({"status"}, second);
    INFO(after.err);
    CHECK(after.status == 3);
    CHECK(has(after.out, "復旧E"));
    const Ended again = feed.kyodo({"claim", "A7"}, second);
    CHECK(again.status == 1);
    CHECK(has(again.err, "復旧E"));
}

TEST_CASE("a terminal's language is the person's") {
    SharedFeed feed;
    feed.open_incident_with_a7();
    const std::string token = feed.token_file("one.token", feed.token_for("復旧E"));
    const Words words{journey::kyodo(), "--feed", feed.url(), "--token-file", token, "claim", "A99"};
    const Ended english = journey::run(feed.home, words, {"LANG=en_GB.UTF-8"});
    const Ended japanese = journey::run(feed.home, words, {"LANG=ja_JP.UTF-8"});
    INFO(english.err << japanese.err);
    CHECK(english.status == 1);
    CHECK(japanese.status == 1);
    CHECK(has(english.err, "A99"));
    CHECK(has(japanese.err, "A99"));
    CHECK(has(japanese.err, "。"));
    CHECK_FALSE(has(english.err, "。"));
}

TEST_CASE("a wrong token, a token without rights and no token each end in a sentence") {
    SharedFeed feed;
    feed.open_incident_with_a7();
    const Ended wrong = feed.kyodo({"status"}, feed.token_file("wrong.token", "0123456789abcdef"));
    CHECK(wrong.status == 1);
    CHECK(has(wrong.err, "does not know this token"));
    CHECK_FALSE(has(wrong.err, "0123456789abcdef"));
    const Ended viewer = feed.kyodo({"claim", "A7"}, feed.token_file("viewer.token", feed.token_for("wall", "viewer")));
    CHECK(viewer.status == 1);
    CHECK(has(viewer.err, "viewer"));
    const Ended missing = feed.kyodo({"status"}, feed.home.file("none.token"));
    CHECK(missing.status == 1);
    CHECK(has(missing.err, "none.token"));
}

TEST_CASE("a token that is revoked ends") {
    SharedFeed feed;
    const std::string token = feed.token_file("one.token", feed.token_for("復旧E"));
    feed.open_incident_with_a7();
    CHECK(feed.kyodo({"status"}, token).status == 3);
    const Ended list = journey::run(feed.home, {journey::kyodo_feed(), "token", "list", "--tokens", feed.tokens()});
    const std::size_t line = list.out.rfind('\n', list.out.find("復旧E"));
    const std::string id = list.out.substr(line + 1, list.out.find('\t', line + 1) - line - 1);
    const Ended revoked =
        journey::run(feed.home, {journey::kyodo_feed(), "token", "revoke", id, "--tokens", feed.tokens()});
    INFO(revoked.err);
    CHECK(revoked.status == 0);
    Ended after;
    for (int tries = 0; tries < 50 && after.status != 1; ++tries) after = feed.kyodo({"status"}, token);
    CHECK(after.status == 1);
    CHECK(has(after.err, "does not know this token"));
}

TEST_CASE("a feed nobody runs is named with the cause") {
    const std::string place = "127.0.0.1:" + std::to_string(faults::closed_port());
    const Ended ended = alone({"--feed", "http://" + place, "status"});
    CHECK(ended.status == 1);
    CHECK(has(ended.err, place));
    CHECK(has(ended.err, "connection refused"));
}

TEST_CASE("wrong use ends with status 2 and says the right use") {
    const Ended flag = alone({"--screnshot", "x.png"});
    CHECK(flag.status == 2);
    CHECK(has(flag.err, "--screnshot"));
    CHECK(has(flag.err, "--help"));
    CHECK(alone({"--view", "cinema"}).status == 2);
    CHECK(alone({"--size", "12"}).status == 2);
    CHECK(alone({"--at", "noon"}).status == 2);
    CHECK(alone({"--feed", "ftp://127.0.0.1"}).status == 2);
    CHECK(alone({"claim", "A7"}).status == 2);
    const sample::Scratch home;
    const Ended feed = journey::run(home, {journey::kyodo_feed(), "--lisen", "127.0.0.1:0"});
    CHECK(feed.status == 2);
    CHECK(has(feed.err, "--lisen"));
}

TEST_CASE("a port in use and a database that is none are sentences, not crashes") {
    SharedFeed feed;
    const std::string port = feed.url().substr(feed.url().rfind(':') + 1);
    const Ended second = journey::run(feed.home, {journey::kyodo_feed(), "--listen", "127.0.0.1:" + port, "--store",
                                                  "sqlite:" + feed.home.file("other.db"), "--tokens", feed.tokens()});
    CHECK(second.status == 1);
    CHECK(has(second.err, port));
    const std::string text = feed.home.file("notes.txt");
    std::ofstream(text) << std::string(5000, 'n');
    const Ended foreign = journey::run(feed.home, {journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                   "sqlite:" + text, "--tokens", feed.tokens()});
    CHECK(foreign.status == 1);
    CHECK(has(foreign.err, "notes.txt"));
}

TEST_CASE("a log that was exported is the same log when it is imported") {
    SharedFeed feed;
    feed.open_incident_with_a7();
    feed.kill_at_once();
    const Ended exported =
        journey::run(feed.home, {journey::kyodo_feed(), "export", "--store", "sqlite:" + feed.home.file("log.db")});
    CHECK(exported.status == 0);
    CHECK(has(exported.out, "action_added"));
    const Ended verified =
        journey::run(feed.home, {journey::kyodo_feed(), "verify", "--store", "sqlite:" + feed.home.file("log.db")});
    CHECK(verified.status == 0);
    CHECK(has(verified.out, "2 events"));
}
