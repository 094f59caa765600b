// What one organisation keeps to itself, looked for in every byte that the feed gives to anybody else. Beside the feed
// stands a bare one with the same public history and nothing private: whoever is of another organisation must not be able
// to tell the two apart but by events without content. It must never look into the server but over HTTP.
#include "feed/log_files.h"
#include "tests/feed/private_stage.h"

#include <future>
#include <set>

using namespace feed_test;
using model::Permission;

namespace {

std::size_t count_of(const std::string& bytes, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("no byte of what one organisation keeps reaches another, an administrator, a source or the demo",
          "[threads]") {
    Stage stage;
    for (const std::size_t reader : {2u, 3u, 4u, 5u}) {
        INFO(stage.people[reader].who);
        check_absent(everything_read(*stage.kept, stage.people[reader].token), [&] {
            auto secrets = secrets_of(tsubame, tsubame_words());
            if (stage.people[reader].org == kanata) secrets.pop_back();  // they read what they keep themselves
            return secrets;
        }());
        if (stage.people[reader].org != kanata)
            check_absent(everything_read(*stage.kept, stage.people[reader].token), secrets_of(kanata, kanata_words()));
    }
    const Folder folder;
    auto demo = started(at_noon(folder));
    tell(*demo, true);
    const std::string read = everything_read(*demo, {});
    check_absent(read, secrets_of(tsubame, tsubame_words()));
    check_absent(read, secrets_of(kanata, kanata_words()));
    CHECK(read.find("for all") != std::string::npos);
}

TEST_CASE("their own people read what they keep, at the board, in the log and after a restart", "[threads]") {
    Stage stage;
    for (int round = 0; round < 2; ++round) {
        for (const std::size_t reader : {0u, 1u}) {
            const std::string read = everything_read(*stage.kept, stage.people[reader].token);
            for (const std::string& word : tsubame_words()) {
                INFO(word);
                CHECK(read.find(word) != std::string::npos);
            }
            check_absent(read, kanata_words());
        }
        check_absent(everything_read(*stage.kept, stage.people[3].token), tsubame_words());
        stage.kept.reset();
        feed::ServerOptions options = at_noon(stage.folder);
        options.demo = false;
        options.tokens_path = stage.folder / "tokens";
        stage.kept = started(std::move(options));
    }
}

TEST_CASE("each audience has its own digest, and events without content leave no gap", "[threads]") {
    Stage stage;
    std::set<std::uint64_t> digests;
    for (const std::size_t reader : {0u, 2u, 4u}) {
        const std::string& token = stage.people[reader].token;
        const model::Record board = board_of(*stage.kept, token).record;
        const auto reply = get(stage.kept->url() + "/v1/events?after=" + board.epoch + ".0", {}, token);
        const auto delta = model::parse_delta(reply.body);
        REQUIRE(delta);
        model::Record reduced;
        reduced.epoch = board.epoch;
        for (const model::Event& event : delta->events) REQUIRE(model::advance(reduced, event));
        CHECK(reduced.seq == told_events());
        CHECK(reduced.digest == delta->digest);
        CHECK(reduced.digest == board.digest);
        digests.insert(board.digest);
    }
    CHECK(digests.size() == 3);
    CHECK(digests.contains(board_of(*stage.bare, stage.bare_people[4].token).record.digest));
    const std::string log = get(stage.kept->url() + "/v1/log", {}, stage.people[4].token).body;
    INFO(log);
    CHECK(count_of(log, R"("what":"withheld","entities":[])") == private_events);
    CHECK(count_of(log, "復旧E") + count_of(log, "監理H") + count_of(log, tsubame) + count_of(log, kanata) == 0);
}

TEST_CASE("a private id is refused to others byte for byte as an id that nobody has", "[threads]") {
    Stage stage;
    int number = 0;
    for (const std::size_t writer : {2u, 4u}) {
        for (const std::string& id : private_ids(tsubame)) {
            for (const std::string& body : bodies_that_name(id)) {
                INFO(body);
                const std::string key = "key-" + std::to_string(++number);
                const auto here = post(*stage.kept, body, key, stage.people[writer].token);
                const auto bare = post(*stage.bare, body, key, stage.bare_people[writer].token);
                CHECK(here.status >= 400);
                CHECK(all_of(here) == all_of(bare));
                check_absent(all_of(here), tsubame_words());
            }
        }
    }
}

TEST_CASE("the figures and the status page are those of a feed without anything private", "[threads]") {
    Stage stage;
    const auto figures = [](const feed::Server& server, const std::string& token) {
        const std::string text = get(server.url() + "/metrics", {}, token).body;
        std::string found;
        std::size_t begin = 0;
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
            const std::string line = text.substr(begin, end - begin);
            if (!line.starts_with("kyodo_feed_") && !line.starts_with("#")) found += line + "\n";
            begin = end + 1;
        }
        return found;
    };
    const std::string bare = figures(*stage.bare, stage.bare_people[4].token);
    CHECK(bare.find("kyodo_actions_open 1") != std::string::npos);
    for (const Person& person : stage.people) CHECK(figures(*stage.kept, person.token) == bare);
    const std::string page = "/api/v2/summary.json?lang=en";
    const auto shown = [&](const feed::Server& server, const std::string& token) {
        const std::string body = get(server.url() + page, {}, token).body;
        return body.substr(body.find("\"name\":"));  // before it stands the epoch, each log's own
    };
    const std::string bare_page = shown(*stage.bare, stage.bare_people[4].token);
    for (const Person& person : stage.people) CHECK(shown(*stage.kept, person.token) == bare_page);
}

TEST_CASE("a poll that waits is woken by another's private event and told nothing but its number", "[threads]") {
    Stage stage;
    const std::string& token = stage.people[3].token;
    const model::Record board = board_of(*stage.kept, token).record;
    const std::string address = stage.kept->url() + "/v1/events?after=" + board.epoch + "." + std::to_string(board.seq);
    auto waiting = std::async(std::launch::async, [&] { return get(address, {{"Prefer", "wait=50"}}, token); });
    wait_for_parked(*stage.kept, 1, token);
    model::PostFact fact{{}, noon(), {}, {}, {}, {"水獺", "axolotl"}, {}, false};
    fact.only = tsubame;
    REQUIRE(stage.kept->apply(fact, {"復旧E", tsubame, "api", Permission::responder}));
    const auto reply = waiting.get();
    CHECK(reply.body.find("axolotl") == std::string::npos);
    const auto delta = model::parse_delta(reply.body);
    REQUIRE(delta);
    REQUIRE(delta->events.size() == 1);
    CHECK(delta->events[0].what == model::Happening::withheld);
    CHECK(delta->events[0].who.empty());
    CHECK(delta->events[0].org.empty());
    CHECK(delta->events[0].via.empty());
    CHECK(delta->seq == board.seq + 1);
    CHECK(delta->digest == board.digest);
}

TEST_CASE("a key that made something private tells another organisation nothing", "[threads]") {
    Stage stage;
    const std::string body = R"({"type":"ask_help","skill":"axolotl","only":"つばめ保守"})";
    const auto first = post(*stage.kept, body, "same-key", stage.people[0].token);
    REQUIRE(first.status == 200);
    const auto again = post(*stage.kept, body, "same-key", stage.people[0].token);
    CHECK(again.body.find("axolotl") != std::string::npos);
    CHECK(again.body.find("\"replayed\":true") != std::string::npos);
    const auto other = post(*stage.kept, body, "same-key", stage.people[2].token);
    CHECK(other.status == 422);
    CHECK(other.body.find("axolotl") == std::string::npos);
    CHECK(other.body.find(model::private_prefix("H", tsubame)) == std::string::npos);
}

TEST_CASE("nobody keeps something for an organisation that is not their own", "[threads]") {
    Stage stage;
    const std::string body = R"({"type":"ask_help","skill":"x","only":"つばめ保守"})";
    const auto refused = post(*stage.kept, body, "key-1", stage.people[2].token);
    CHECK(refused.status == 403);
    CHECK(refused.body.find("\"field\":\"only\"") != std::string::npos);
    CHECK(post(*stage.kept, body, "key-2", stage.people[0].token).status == 200);
}

TEST_CASE("the keeper of the disk exports and verifies all of it", "[threads]") {
    Stage stage;
    stage.kept.reset();
    std::string lines;
    REQUIRE(feed::export_log(stage.folder / "log.db",
                             [&](std::string_view line) { return lines += std::string(line) + "\n", true; }));
    for (const std::string& word : tsubame_words()) CHECK(lines.find(word) != std::string::npos);
    for (const std::string& word : kanata_words()) CHECK(lines.find(word) != std::string::npos);
    const auto verified = feed::verify_log(stage.folder / "log.db");
    REQUIRE(verified);
    CHECK(verified->events == told_events());
}
