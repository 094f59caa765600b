// The soak's own arithmetic: what it calls growth, what it forgives, and that its names never repeat.
#include "tests/soak/verdict.h"
#include "tests/soak/load.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <set>

using namespace soak;

namespace {

std::vector<Sample> run_of(int samples, const std::function<std::int64_t(int)>& memory_kib) {
    std::vector<Sample> run;
    for (int n = 0; n < samples; ++n) {
        Sample sample;
        sample.seconds = 5.0 * n;
        sample.board = {memory_kib(n), 20, 4};
        sample.feed = {10'000, 12, 2};
        run.push_back(sample);
    }
    return run;
}

bool all_held(const std::vector<Sample>& run) {
    for (const Gate& gate : gates(run, 60))
        if (!gate.held()) return false;
    return true;
}

}  // namespace

TEST_CASE("memory that only the warm-up took is not growth") {
    CHECK(growth_kib(run_of(120, [](int n) { return n < 12 ? 1000 * n : 12'000; }), 60, &Sample::board) == 0);
}

TEST_CASE("memory that swells and shrinks again is not growth") {
    CHECK(growth_kib(run_of(120, [](int n) { return 50'000 + n % 10 * 1000; }), 60, &Sample::board) == 0);
    CHECK(all_held(run_of(120, [](int n) { return 50'000 + n % 10 * 1000; })));
    CHECK(all_held(run_of(120, [](int n) { return n == 110 ? 90'000 : 50'000; })));
}

TEST_CASE("a leak of two hundred bytes a poll is growth that fails the gate") {
    const auto run = run_of(720, [](int n) { return 50'000 + n * 5 * 20 * 200 / 1024; });
    CHECK(growth_kib(run, 60, &Sample::board) > 5 * 1024);
    CHECK_FALSE(all_held(run));
}

TEST_CASE("one more descriptor for good fails the gate, one for a moment does not") {
    auto run = run_of(120, [](int) { return 50'000; });
    run[70].feed.descriptors = 13;
    CHECK(all_held(run));
    for (std::size_t n = 80; n < run.size(); ++n) run[n].feed.descriptors = 13;
    CHECK(drift(run, 60, &Sample::feed, &Resources::descriptors) == 1);
    CHECK_FALSE(all_held(run));
}

TEST_CASE("a glyph texture beyond twice its budget fails the gate") {
    auto run = run_of(120, [](int) { return 50'000; });
    run[3].atlas_kib = 32 * 1024;
    CHECK_FALSE(all_held(run));
}

TEST_CASE("no two of a hundred thousand names are the same") {
    std::set<std::string> seen;
    for (std::uint64_t n = 0; n < 100'000; ++n) {
        CHECK(seen.insert(japanese_name(n)).second);
        CHECK(seen.insert(other_name(n)).second);
    }
}

TEST_CASE("seventy-two thousand changes carry a million names, and add fewer than a thousand things") {
    Load load;
    const model::Instant now = *model::parse_instant("2030-10-01T08:12:00+09:00");
    for (int n = 0; n < 72'000; ++n) load.next(now);
    CHECK(load.distinct() > 1'000'000);
    CHECK(load.added() < 1000);
}
