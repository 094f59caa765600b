// kill -9 of the real feed at random moments under several clients, again and again on the same log.
// It must never be told by the feed what is in the log: the file is read after the kill, by verify and what export uses.
// The seed of a run is printed when it fails; KYODO_SEED=N repeats its choices, though not the machine's timing.
#include "feed/log_files.h"
#include "tests/survive/crowd.h"
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdlib>
#include <random>

using survive::Crowd;
using survive::FeedHouse;

namespace {

constexpr int actions = 6;
constexpr int rounds_a_log = 20;

std::uint64_t seed() {
    const char* given = std::getenv("KYODO_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

std::vector<survive::Member> members(const FeedHouse& house) {
    std::vector<survive::Member> all;
    for (const std::string who : {"復旧E", "復旧F", "監理H", "監理K"})
        all.push_back({who, house.token(who, model::Permission::responder)});
    return all;
}

// Killed while it opens the log: before, in and after whatever it does there.
void kill_while_starting(const FeedHouse& house, std::chrono::microseconds after) {
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    const auto until = std::chrono::steady_clock::now() + after;
    journey::Program program = house.launched();
    never.wait_until(lock, until, [&] { return std::chrono::steady_clock::now() >= until; });
    program.kill(SIGKILL);
    program.wait();
}

std::vector<std::string> lines_in(const std::string& log) {
    std::vector<std::string> lines;
    // Without the key, which no answer tells.
    const auto take = [&](std::string_view line) {
        const std::size_t key = line.find(",\"idempotency:");
        lines.push_back(key == line.npos ? std::string(line) : std::string(line.substr(0, key)) + "}");
        return true;
    };
    const auto read = feed::export_log(log, take);
    if (!read) FAIL(read.problem().sentence.en);
    return lines;
}

void check_verify(const FeedHouse& house) {
    const auto verified = house.tool({"verify", "--store", house.store()});
    INFO(verified.err);
    REQUIRE(verified.status == 0);
}

void run_rounds(int rounds, std::uint64_t from) {
    std::mt19937_64 random(from);
    FeedHouse house;
    house.start();
    house.open_actions(actions);
    const auto first = static_cast<std::uint64_t>(house.metric("kyodo_feed_events_total"));
    Crowd crowd(members(house), actions, from);
    for (int round = 1; round <= rounds; ++round) {
        INFO("round " << round);
        crowd.begin(house.url());
        crowd.wait_for_answers(random() % 40, std::chrono::microseconds(random() % 4000));
        house.kill_at_once();
        crowd.end();
        if (random() % 4 == 0) kill_while_starting(house, std::chrono::microseconds(random() % 150'000));
        check_verify(house);
        house.start();
        crowd.settle(house.url());
        REQUIRE(survive::contradictions(lines_in(house.log), first, crowd.attempts()) == std::vector<std::string>{});
    }
    CHECK(house.stop() == 0);
    check_verify(house);
}

}  // namespace

TEST_CASE("after twenty kill -9 every acknowledged event is in the log once, in an order that explains every answer") {
    const std::uint64_t from = seed();
    INFO("KYODO_SEED=" << from);
    run_rounds(rounds_a_log, from);
}

TEST_CASE("after two hundred kill -9 every acknowledged event is in the log once", "[.long]") {
    const std::uint64_t from = seed();
    for (int log = 0; log < 10; ++log) {
        INFO("KYODO_SEED=" << from << ", log " << log);
        run_rounds(rounds_a_log, from + static_cast<std::uint64_t>(log) * 1'000'003);
    }
}

TEST_CASE("a checker that is shown a lost, doubled, foreign or reordered event complains") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    const auto first = static_cast<std::uint64_t>(house.metric("kyodo_feed_events_total"));
    std::vector<survive::Attempt> told;
    for (int note = 0; note < 3; ++note) {
        survive::Attempt attempt;
        attempt.key = "k" + std::to_string(note);
        attempt.began = std::chrono::steady_clock::now();
        const auto reply = house.post(survive::note_body("A1", attempt.key), attempt.key);
        attempt.ended = std::chrono::steady_clock::now();
        attempt.status = reply.status;
        attempt.answer = reply.body;
        told.push_back(attempt);
    }
    const auto log = lines_in(house.log);
    CHECK(survive::contradictions(log, first, told).empty());
    CHECK_FALSE(survive::contradictions({log.begin(), log.end() - 1}, first, told).empty());
    CHECK_FALSE(survive::contradictions(log, first, {told[0], told[2]}).empty());
    CHECK_FALSE(survive::contradictions(log, first, {told[0], told[0], told[1]}).empty());
    std::swap(told[0].began, told[2].began);
    std::swap(told[0].ended, told[2].ended);
    CHECK_FALSE(survive::contradictions(log, first, told).empty());
    told[1].status = 409;
    told[1].action = "A1";
    told[1].answer = R"({"type":"already-claimed","title":"","status":409,"detail":"","owner":"nobody"})";
    CHECK_FALSE(survive::contradictions({log[0], log[1]}, 2, {told[1]}).empty());
}
