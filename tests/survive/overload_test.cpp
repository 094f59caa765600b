// The real feed under clients that mean no good, while somebody else reads the board and claims an action: that somebody is
// answered all the while. It must never assert a time finer than seconds: these machines are shared.
#include "tests/survive/feed_house.h"
#include "tests/survive/flood.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <functional>
#include <thread>

using survive::FeedHouse;
using survive::Flood;

namespace {

constexpr std::chrono::seconds patience{20};
const std::string half_head = "GET /v1/feed HTTP/1.1\r\nHost: board\r\nX-Slow: ";

std::string parked_poll(const FeedHouse& house, const std::string& token) {
    const std::string epoch = house.get("/v1/feed").etag;
    const std::string seq = std::to_string(static_cast<long>(house.metric("kyodo_feed_events_total")));
    const std::string word = epoch.substr(3, epoch.find('.') - 3);
    return "GET /v1/events?after=" + word + "." + seq + " HTTP/1.1\r\nHost: board\r\nPrefer: wait=50\r\n" +
           "Authorization: Bearer " + token + "\r\n\r\n";
}

void within_patience(const std::function<int()>& exchange, int status) {
    const auto began = std::chrono::steady_clock::now();
    CHECK(exchange() == status);
    CHECK(std::chrono::steady_clock::now() - began < patience);
}

// What a person does meanwhile; each time over a connection of its own, which is the harder way.
void check_served(const FeedHouse& house, const std::string& key) {
    within_patience([&] { return house.get("/v1/feed").status; }, 200);
    within_patience([&] { return house.post(survive::claim_body("A1"), "c" + key).status; }, 200);
    within_patience([&] { return house.post(R"({"type":"release_action","action":"A1"})", "r" + key).status; }, 200);
}

void wait_for_metric(const FeedHouse& house, const std::string& name, double least) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    while (house.metric(name) < least) REQUIRE(std::chrono::steady_clock::now() < deadline);
}

}  // namespace

TEST_CASE("while hundreds of half headers hang on the feed, others read and claim") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    Flood slow(survive::port_of(house.url()));
    REQUIRE(slow.open(500, half_head));
    wait_for_metric(house, "kyodo_feed_connections", 500);
    for (const std::string key : {"1", "2", "3"}) check_served(house, key);
    CHECK(house.metric("kyodo_feed_connections_displaced_total") == 0);
}

TEST_CASE("half headers beyond what the machine has descriptors for make room for whoever asks") {
    FeedHouse house;
    house.start({}, {"prlimit", "--nofile=200:200"});
    house.open_actions(1);
    Flood slow(survive::port_of(house.url()));
    REQUIRE(slow.open(600, half_head));
    for (const std::string key : {"1", "2", "3"}) check_served(house, key);
    CHECK(house.metric("kyodo_feed_connections_displaced_total") >= 400);
    CHECK(house.metric("kyodo_feed_connections") <= 200 - 64);
    CHECK(house.program().errors().find("event=\"no room for more connections\"") != std::string::npos);
}

TEST_CASE("when one token's polls would take every place, health, commands and another's polls have theirs") {
    FeedHouse house;
    house.start({}, {"prlimit", "--nofile=200:200"});
    house.open_actions(1);
    const std::uint16_t port = survive::port_of(house.url());
    const std::string other = house.token("Wall", model::Permission::viewer);
    Flood greedy(port);
    REQUIRE(greedy.open(130, parked_poll(house, house.commander())));
    wait_for_metric(house, "kyodo_feed_parked_polls", 80);
    CHECK(house.metric("kyodo_feed_parked_polls") <= 82);  // two thirds of nine tenths of 136
    Flood others(port);
    REQUIRE(others.open(10, parked_poll(house, other)));
    wait_for_metric(house, "kyodo_feed_parked_polls", 90);
    const std::string health = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    for (int n = 0; n < 50; ++n) CHECK(survive::answer_to(port, health).starts_with("HTTP/1.1 200 "));
    check_served(house, "1");
    CHECK(house.metric("kyodo_feed_connections_refused_total") == 0);
}

TEST_CASE("five thousand boards wait, others read and claim, and every board hears of it") {
    if (!survive::allow_descriptors(8600)) SKIP("this machine allows fewer than 8,600 descriptors a process");
    FeedHouse house;
    house.start();
    house.open_actions(1);
    Flood boards(survive::port_of(house.url()));
    REQUIRE(boards.open(5000, parked_poll(house, house.commander())));
    wait_for_metric(house, "kyodo_feed_parked_polls", 5000);
    check_served(house, "1");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    CHECK(boards.answered("HTTP/1.1 200 ", deadline) == 5000);
    CHECK(house.metric("kyodo_feed_parked_polls") == 0);
}

TEST_CASE("under wrong tokens, huge headers and huge bodies from the same address, others read and claim") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    const std::uint16_t port = survive::port_of(house.url());
    const std::string post = "POST /v1/commands HTTP/1.1\r\nHost: board\r\nContent-Type: application/json\r\n";
    const std::vector<std::string> evils{
        "GET /v1/feed HTTP/1.1\r\nHost: board\r\nConnection: close\r\nAuthorization: Bearer wrong\r\n\r\n",
        "GET /v1/feed HTTP/1.1\r\nX: " + std::string(200'000, 'x') + "\r\n\r\n",
        post + "Content-Length: 3000000\r\n\r\n" + std::string(3'000'000, 'x'),
        post + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n" + std::string(300'000, 'x')};
    {
        std::vector<std::jthread> crowd;
        for (const std::string& evil : evils) {
            crowd.emplace_back([&evil, port](const std::stop_token& stop) {
                while (!stop.stop_requested()) survive::answer_to(port, evil);
            });
        }
        wait_for_metric(house, "kyodo_feed_failed_tokens_total", 50);
        wait_for_metric(house, "kyodo_feed_refusals_total{type=\"headers-too-large\"}", 3);
        wait_for_metric(house, "kyodo_feed_refusals_total{type=\"too-large\"}", 3);
        for (const std::string key : {"1", "2", "3", "4", "5"}) check_served(house, key);
    }
    CHECK(house.metric("kyodo_feed_refusals_total{type=\"too-many-wrong-tokens\"}") >= 20);
    CHECK(house.metric("kyodo_feed_refusals_total{type=\"unauthorized\"}") >= 10);
}
