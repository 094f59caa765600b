// What one token may take of what all share, counted: places, answers and their bytes, commands; and whose turn it is.
// It must never measure a time.
#include "feed/http/shares.h"
#include "feed/http/parked.h"
#include "feed/http/turns.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <stdexcept>

using feed::Shares;
using Time = Shares::Time;

namespace {

std::size_t places_taken_by(Shares& shares, const std::string& who, std::vector<Shares::Held>& held) {
    while (auto place = shares.place(who)) held.push_back(std::move(place));
    return shares.places_of(who);
}

// Work is posted here and run by hand.
struct Loop {
    std::vector<std::function<void()>> posted;
    bool run() {
        if (posted.empty()) return false;
        const auto work = std::move(posted.front());
        posted.erase(posted.begin());
        work();
        return true;
    }
};

}  // namespace

TEST_CASE("however many tokens park all they can, whoever has none still finds a place") {
    for (const int greedy : {1, 2, 8, 100}) {
        Shares shares(Shares::Limits{.places = 900});
        std::vector<Shares::Held> held;
        shares.ask_back_by([&](const std::string& who) {
            held.erase(std::find_if(held.begin(), held.end(), [&](const auto& one) { return one->who == who; }));
        });
        for (int n = 0; n < greedy; ++n) places_taken_by(shares, "t" + std::to_string(n), held);
        CHECK(shares.places_taken() <= 900);
        CHECK(places_taken_by(shares, "somebody else", held) >= 900 / 102);
        held.clear();
        CHECK(shares.places_taken() == 0);
    }
}

TEST_CASE(
    "a token has at most eight answers made for it under way, and as many bytes in memory, whatever others have") {
    Shares shares(Shares::Limits{});
    std::vector<Shares::Held> held;
    while (auto answer = shares.answer("t1", 64u << 10)) held.push_back(std::move(answer));
    CHECK(held.size() == 8);
    CHECK(shares.bytes_of("t1") == 512u << 10);
    CHECK(shares.answer("t2", 1u << 20));
    held.pop_back();
    CHECK(shares.answer("t1", 64u << 10));
    held.clear();
    while (auto answer = shares.answer("t1", 3u << 20)) held.push_back(std::move(answer));
    CHECK(held.size() == 1);
    held.clear();
    CHECK(shares.bytes_of("t1") == 0);
}

TEST_CASE("a token gives two hundred commands at once and ten a second from then on, and is told how long to wait") {
    Shares shares(Shares::Limits{});
    const Time start = Time{} + std::chrono::hours(1);
    for (int n = 0; n < 200; ++n) CHECK(shares.command("t1", start).count() == 0);
    CHECK(shares.command("t1", start).count() == 1);
    CHECK(shares.command("t2", start).count() == 0);
    const Time later = start + std::chrono::seconds(2);
    for (int n = 0; n < 20; ++n) CHECK(shares.command("t1", later).count() == 0);
    CHECK(shares.command("t1", later).count() == 1);
    for (int n = 0; n < 1000; ++n) CHECK(shares.command({}, start).count() == 0);
}

TEST_CASE("one token's long work lets another's come in between, and one that throws keeps nobody from theirs") {
    Loop loop;
    feed::Turns turns;
    turns.run_by([&](feed::Turns::Work work) { loop.posted.push_back(std::move(work)); });
    std::string order;
    for (int n = 0; n < 3; ++n) turns.add("greedy", [&] { order += 'g'; });
    turns.add("other", [] { throw std::runtime_error("no memory"); });
    turns.add("other", [&] { order += 'o'; });
    CHECK(loop.posted.size() == 1);
    bool threw = false;
    for (bool more = true; more;) {
        try {
            more = loop.run();
        } catch (const std::runtime_error&) {
            threw = true;
        }
        CHECK(loop.posted.size() <= 1);
    }
    CHECK(threw);
    CHECK(order == "ggog");
    CHECK(turns.size() == 0);
}

TEST_CASE("of those who wait one of each token is woken before a second of any") {
    feed::Parked parked;
    std::string order;
    for (int n = 0; n < 4; ++n) parked.park([&] { order += 'g'; }, "greedy");
    parked.park([&] { order += 'o'; }, "other");
    auto left = parked.park([&] { order += 'x'; }, "third");
    parked.call_all();
    parked.leave(left);
    parked.park([&] { order += 'n'; }, "new");
    parked.wake_some(2);
    CHECK(order == "go");
    parked.wake_some(100);
    CHECK(order == "goggg");
    CHECK(parked.size() == 1);
}
