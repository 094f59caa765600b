// A trouble that is typed after it began, by real programs: the feed keeps both times, status and report say both.
// It must never judge the other words of status and report.
#include "model/board.h"
#include "net/clock.h"
#include "tests/journey/own_feed.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using journey::Ended;
using journey::OwnFeed;
using sample::has;

namespace {

const std::vector<journey::Person> people{{"統括A", "こだま運用", "commander"}, {"復旧E", "つばめ保守", "responder"}};

// And half a minute, so that a slow machine counts the same minutes.
std::string minutes_ago(int minutes) {
    return model::rfc3339(net::now_instant() - std::chrono::minutes(minutes) - std::chrono::seconds(30));
}

}  // namespace

TEST_CASE("what was seen 27 minutes before it is typed began then, on the feed, on the board and in the report") {
    OwnFeed feed(people);
    const auto run = [&](const std::string& line) {
        const Ended ended = feed.kyodo("統括A", {"do", line});
        INFO(line << ": " << ended.err);
        REQUIRE(ended.status == 0);
    };
    run("service flags");
    run("open Flags down");
    run("seen S1 " + minutes_ago(27) + " most requests fail");
    run("state S1 stopped F1 most requests fail");
    const model::Record record = feed.record();
    const model::Service& service = *record.services.find(model::ServiceId("S1"));
    CHECK(service.since == record.facts.find(model::FactId("F1"))->at);
    REQUIRE(service.told_at);
    CHECK(*service.told_at == feed.events().back().at);
    const std::string status = feed.kyodo("統括A", {"status"}).out;
    INFO(status);
    CHECK(has(status, "(27 min) told late, "));
    const std::string report = feed.kyodo("統括A", {"report"}).out;
    CHECK(has(report, "27 min"));
    CHECK(has(report, "told late"));
}

TEST_CASE("a beginning is told better from a terminal by whoever commands, and by nobody else") {
    OwnFeed feed(people);
    for (const char* line : {"service flags", "open Flags down", "seen S1 it fails", "state S1 stopped F1"})
        REQUIRE(feed.kyodo("統括A", {"do", line}).status == 0);
    const std::string began = minutes_ago(40);
    const Ended told = feed.kyodo("統括A", {"do", "began S1 " + began + " the balancer's log"});
    INFO(told.err);
    CHECK(told.status == 0);
    const auto at = model::parse_instant(began);
    REQUIRE(at);
    CHECK(feed.record().services.find(model::ServiceId("S1"))->since == *at);
    CHECK(feed.events().back().what == model::Happening::beginning_told);
    CHECK(feed.events().back().note.ja == "the balancer's log");
    CHECK(feed.kyodo("復旧E", {"do", "began S1 " + began}).status == 1);
    const Ended ahead = feed.kyodo("統括A", {"do", "began S1 " + minutes_ago(-30)});
    CHECK(ahead.status == 1);
    CHECK(has(ahead.err, "still to come"));
}
