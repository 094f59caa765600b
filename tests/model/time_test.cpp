// Times in and out: what is accepted, what is refused, and how a time is told. No clock is read here.
#include "model/text/time.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;

namespace {

Instant at(std::string_view text) {
    const auto parsed = parse_instant(text);
    REQUIRE(parsed);
    return *parsed;
}

}  // namespace

TEST_CASE("a time keeps the moment and the offset it was written in") {
    CHECK(at("2030-10-01T08:36:02+09:00").ms == 1917041762000);
    CHECK(at("2030-10-01T08:36:02+09:00") == at("2030-09-30T23:36:02Z"));
    CHECK(hour_minute(at("2030-10-01T08:36:02+09:00")) == "08:36");
    CHECK(hour_minute_second(at("2030-09-30T23:36:02Z")) == "23:36:02");
    CHECK(at("1970-01-01T00:00:00Z").ms == 0);
}

TEST_CASE("a time is written as it was read") {
    for (const std::string text : {"2030-10-01T08:36:02+09:00", "2030-10-01T08:36:02.125+09:00", "1970-01-01T00:00:00Z",
                                   "1970-01-01T00:00:00+18:00", "1970-01-01T00:00:00-18:00", "2199-12-31T23:59:59.999Z",
                                   "2028-02-29T12:00:00-03:30", "2030-01-01T00:00:00.001+05:45"})
        CHECK(rfc3339(at(text)) == text);
    CHECK(rfc3339(at("2030-10-01t08:36:02.5z")) == "2030-10-01T08:36:02.500Z");
}

TEST_CASE("what is not a whole time with its offset is refused with an example and the field") {
    for (const std::string_view text : {"",
                                        "08:20",
                                        "2030-10-01",
                                        "2030-10-01T08:20:00",
                                        "2030-10-01T08:20:00 +09:00",
                                        "2030-10-01 08:20:00+09:00",
                                        "2030-10-01T08:20+09:00",
                                        "2030-02-29T08:20:00Z",
                                        "2030-13-01T08:20:00Z",
                                        "2030-00-10T08:20:00Z",
                                        "2030-10-01T24:00:00Z",
                                        "2030-10-01T08:60:00Z",
                                        "2030-10-01T08:20:60Z",
                                        "2030-10-01T08:20:00+19:00",
                                        "2030-10-01T08:20:00+09:60",
                                        "2030-10-01T08:20:00+0900",
                                        "2030-10-01T08:20:00.Z",
                                        "2030-10-01T08:20:00.1234Z",
                                        "1969-12-31T23:59:59Z",
                                        "2200-01-01T00:00:00Z",
                                        "2030-10-01T08:20:00Zx",
                                        "+030-10-01T08:20:00Z",
                                        "2030-10-01T08:20:00+-9:00",
                                        " 2030-10-01T08:20:00Z"}) {
        INFO(text);
        const auto parsed = parse_instant(text, "actions[3].check_at");
        REQUIRE_FALSE(parsed);
        CHECK(parsed.problem().field == "actions[3].check_at");
        CHECK(parsed.problem().sentence.en ==
              "actions[3].check_at: write the time with its date and offset, e.g. 2030-10-01T08:20:00+09:00.");
        CHECK(parsed.problem().sentence.ja.find("2030-10-01T08:20:00+09:00") != std::string::npos);
    }
}

TEST_CASE("a date is told in both languages in its own offset") {
    const Instant night = at("2030-10-01T00:30:00+09:00");
    CHECK(month_day(night, Language::ja) == "10月1日(火)");
    CHECK(month_day(night, Language::en) == "Tue 1 Oct");
    CHECK(month_day_short(night) == "10/01");
    CHECK(month_day_short(Instant{night.ms, 0}) == "09/30");
}

TEST_CASE("moments that no calendar of ours reaches are still written without harm") {
    CHECK_FALSE(rfc3339(Instant{INT64_MAX, 1080}).empty());
    CHECK_FALSE(rfc3339(Instant{INT64_MIN, -1080}).empty());
}
