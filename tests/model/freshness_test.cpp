// How old is what we know: thresholds, the saved board, the heartbeat and the feed's clock carried forward.
// It must never wait for real time: ticks are numbers here.
#include "model/freshness.h"

#include "tests/support/told.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace {

using namespace model;
using namespace std::chrono_literals;
constexpr Tick start{50'000};

Link confirmed_link(double rate = 1.0) {
    Link link;
    confirm(link, FeedClock{told::at("08:12:40"), rate, false}, start);
    return link;
}

std::string bars(const std::array<Beat, 12>& beats) {
    std::string all;
    for (const Beat beat : beats) all += beat == Beat::good ? '|' : beat == Beat::missed ? '.' : ' ';
    return all;
}

}  // namespace

TEST_CASE("nothing is known before the first answer") {
    const Link link;
    CHECK(freshness(link, Tick{9'999'999}) == Freshness::connecting);
    CHECK_FALSE(age(link, start));
    CHECK_FALSE(feed_now(link, start));
}

TEST_CASE("freshness follows the time without confirmation to the millisecond") {
    const Link link = confirmed_link();
    const std::pair<Milliseconds, Freshness> expected[] = {
        {0ms, Freshness::live},       {10'000ms, Freshness::live},    {10'001ms, Freshness::late},
        {14'999ms, Freshness::late},  {15'000ms, Freshness::stale},   {119'999ms, Freshness::stale},
        {120'000ms, Freshness::lost}, {86'400'000ms, Freshness::lost}};
    for (const auto& [silence, wanted] : expected) {
        INFO(silence.count());
        CHECK(freshness(link, start + silence) == wanted);
    }
}

TEST_CASE("a failed poll by itself is not age") {
    Link link = confirmed_link();
    link.failures = 40;
    link.trouble = problem(Trouble::unreachable, "届きません。", "Unreachable.");
    CHECK(freshness(link, start + 9s) == Freshness::live);
}

TEST_CASE("a saved board is never younger than stale") {
    Link link = confirmed_link();
    link.from_disk = true;
    CHECK(freshness(link, start) == Freshness::stale);
    CHECK(freshness(link, start + 120s) == Freshness::lost);
    confirm(link, FeedClock{told::at("08:13")}, start + 1s);
    CHECK(freshness(link, start + 1s) == Freshness::live);
}

TEST_CASE("age is never negative and never overflows") {
    Link link = confirmed_link();
    CHECK(*age(link, Tick{start.ms - 5'000}) == 0ms);
    CHECK(*age(link, Tick{INT64_MAX / 2}) == std::chrono::hours(24 * 365 * 100));
    link.clock.rate = 1000.0;
    CHECK(feed_now(link, Tick{INT64_MAX / 2})->ms > link.clock.now.ms);
}

TEST_CASE("the feed's clock runs on at its own rate") {
    CHECK(*feed_now(confirmed_link(), start + 20s) == told::at("08:13:00"));
    CHECK(*feed_now(confirmed_link(20.0), start + 3s) == told::at("08:13:40"));
    CHECK(feed_now(confirmed_link(), start)->offset_min == 540);
}

TEST_CASE("one beat is seen for each expected poll that was answered") {
    Link link;
    for (int poll = 0; poll < 20; ++poll) confirm(link, {}, start + poll * 5'050ms);
    CHECK(bars(beats_at(link, start + 19 * 5'050ms + 4s)) == "||||||||||||");
}

TEST_CASE("many answers within one poll make one beat") {
    Link link;
    for (int i = 0; i < 30; ++i) confirm(link, {}, start + i * 100ms);
    CHECK(bars(link.beats) == "           |");
}

TEST_CASE("silence shows as missed beats before anything else happens") {
    const Link link = confirmed_link();
    CHECK(bars(beats_at(link, start + 5'999ms)) == "           |");
    CHECK(bars(beats_at(link, start + 6s)) == "          |.");
    CHECK(bars(beats_at(link, start + 21s)) == "       |....");
    CHECK(bars(beats_at(link, start + 1h)) == "............");
}

TEST_CASE("missed beats stay to be seen after the return") {
    Link link = confirmed_link();
    confirm(link, {}, start + 21s);
    CHECK(bars(link.beats) == "      |....|");
    CHECK(link.failures == 0);
    CHECK_FALSE(link.trouble);
}

TEST_CASE("a saved board has no heartbeat of its own") {
    Link link = confirmed_link();
    link.beats = {};
    link.from_disk = true;
    CHECK(bars(beats_at(link, start + 1h)) == "            ");
}
