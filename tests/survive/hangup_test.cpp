// The real feed and the signal that means: read your files again. It must never be ended by it.
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>

using survive::FeedHouse;

TEST_CASE("a hangup makes the feed read its files again, and it goes on; asked to end, it ends") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    const std::string wall = house.token("Wall", model::Permission::viewer);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    for (int times = 0; times < 3; ++times) {
        house.program().kill(SIGHUP);
        CHECK(house.get("/v1/feed", wall).status == 200);
        CHECK(house.post(survive::claim_body("A1"), "claim").status == 200);
    }
    while (house.program().errors().find("event=\"tokens read again\"") == std::string::npos)
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    CHECK(house.stop() == 0);
}
