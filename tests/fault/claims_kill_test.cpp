// The real kyodo-feed, killed between the append and the answer: the proxy holds the answer back, the program dies by
// kill -9 and starts again on the same log, and the claim is asked for again with the same key.
// It must never be decided twice, nor be told as lost.
#include "client/post_command.h"
#include "tests/fault/bends.h"
#include "tests/fault/claimants.h"
#include "tests/support/program.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <future>

using faults::Claimant;
using faults::FaultProxy;
using journey::Program;
using journey::Words;

namespace {

class KilledFeed {
public:
    KilledFeed() : token(add_token("遠間")), other_token(add_token("凛")) { start(); }

    void start() {
        program_ = std::make_unique<Program>(home_, Words{journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                          "sqlite:" + home_.file("log.db"), "--tokens", tokens()});
        const std::string line = program_->line();
        INFO(program_->errors());
        REQUIRE(line.starts_with("listening on http://127.0.0.1:"));
        url = line.substr(std::string("listening on ").size());
    }
    void kill() {
        program_->kill(SIGKILL);
        CHECK(program_->wait() == -SIGKILL);
        program_.reset();
    }
    std::uint16_t port() const { return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))); }
    net::FeedAddress address(const std::string& at, const std::string& with) const {
        return {at, {"", with}, std::chrono::seconds(1)};
    }
    void add_action(const std::string& id) const {
        model::AddAction add;
        add.action = model::ActionId(id);
        add.verb = model::Verb::isolate;
        add.object = {"1号機", "unit 1"};
        const auto added =
            client::send_and_wait(address(url, token), {client::fresh_key(), add}, std::chrono::seconds(20));
        if (!added) FAIL(added.problem().sentence.en);
    }

private:
    std::string tokens() const { return home_.file("tokens"); }
    std::string add_token(const std::string& who) const {
        const journey::Ended added = journey::run(home_, {journey::kyodo_feed(), "token", "add", "--tokens", tokens(),
                                                          "--role", "commander", "--who", who, "--org", "楓"});
        INFO(added.err);
        REQUIRE(added.status == 0);
        return added.out.substr(0, added.out.find('\n'));
    }

    sample::Scratch home_;
    std::unique_ptr<Program> program_;

public:
    std::string token, other_token;
    std::string url;
};

// Swallows every answer, and says when the first one had come from the feed.
faults::Misbehaviour hold_back(std::promise<std::string>& answered) {
    auto first = std::make_shared<std::once_flag>();
    return {[first, &answered](const std::string&, const std::string& answer, const std::string&) -> faults::Reply {
        std::call_once(*first, [&] { answered.set_value(answer); });
        return {"", faults::End::hang};
    }};
}

}  // namespace

TEST_CASE("a claim whose feed is killed between append and answer is decided once, by the same key", "[threads]") {
    KilledFeed feed;
    for (const std::string id : {"A1", "A2"}) feed.add_action(id);
    FaultProxy proxy(feed.port());
    Claimant person(feed.address(proxy.url(), feed.token), {"遠間", "楓"});
    for (const std::string action : {"A1", "A2"}) {
        std::promise<std::string> answered;
        proxy.misbehave(hold_back(answered));
        const auto snapshot = client::fetch_snapshot(feed.address(feed.url, feed.token));
        REQUIRE(snapshot);
        person.shows(snapshot->record);
        person.claims(action);
        std::future<std::string> coming = answered.get_future();
        REQUIRE(coming.wait_for(std::chrono::seconds(30)) == std::future_status::ready);
        const std::string answer = coming.get();
        feed.kill();
        CHECK(answer.starts_with("HTTP/1.1 200"));
        const auto promised = model::parse_accepted(faults::body_of(answer));
        REQUIRE(promised);
        feed.start();
        proxy.lead_to(feed.port());
        proxy.behave();
        REQUIRE(person.hears_decision());
        REQUIRE(person.accepted);
        CHECK(person.accepted->seq == promised->seq);
        const auto log = faults::read_log(feed.address(feed.url, feed.token));
        CHECK(faults::claims_in(log, action) == 1);
        CHECK(log.at(promised->seq - 1).who == "遠間");
        net::Http http({"", feed.token});
        const auto again = client::post_command(http, feed.address(feed.url, feed.token),
                                                {person.key, faults::claim_of(action)}, {std::chrono::seconds(10)});
        REQUIRE(std::holds_alternative<model::Accepted>(again));
        CHECK(std::get<model::Accepted>(again).replayed);
        CHECK(std::get<model::Accepted>(again).seq == promised->seq);
    }
}

TEST_CASE("after the feed was killed with my claim in its log nobody else can have it", "[threads]") {
    KilledFeed feed;
    feed.add_action("A1");
    FaultProxy proxy(feed.port());
    Claimant mine(feed.address(proxy.url(), feed.token), {"遠間", "楓"});
    const auto free = client::fetch_snapshot(feed.address(feed.url, feed.token));
    REQUIRE(free);
    mine.shows(free->record);
    std::promise<std::string> answered;
    proxy.misbehave(hold_back(answered));
    mine.claims("A1");
    REQUIRE(answered.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready);
    feed.kill();
    feed.start();
    Claimant hers(feed.address(feed.url, feed.other_token), {"凛", "楓"});
    hers.shows(free->record);
    hers.claims("A1");
    REQUIRE(hers.hears_decision());
    REQUIRE(hers.refused);
    CHECK(hers.refused->problem.owner == "遠間");
    proxy.lead_to(feed.port());
    proxy.behave();
    REQUIRE(mine.hears_decision());
    CHECK(mine.accepted);
    CHECK(faults::claims_in(faults::read_log(feed.address(feed.url, feed.token)), "A1") == 1);
}
