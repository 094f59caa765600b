// The zone of a log from terminals: how it gets one, what a line says back, what a board elsewhere says of it.
// It must never depend on what time it is.
#include "model/record/zone_kind.h"
#include "tests/journey/own_feed.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using journey::Ended;
using journey::OwnFeed;
using journey::Words;
using sample::has;

namespace {

const std::vector<journey::Person> one{{"Sato", "Operations", "commander"}};

std::string said(const OwnFeed& feed, const std::string& line) {
    const Ended typed = feed.kyodo("Sato", {"do", line});
    INFO(line << "\n" << typed.err);
    REQUIRE(typed.status == 0);
    return typed.out;
}

std::string zone_of(const OwnFeed& feed) { return model::zone_of(feed.record()).name(); }

}  // namespace

TEST_CASE("a log keeps the zone it was given, and a board on a machine of another zone names it") {
    OwnFeed feed(one, {{"--zone", "Asia/Tokyo"}, {}});
    CHECK(has(said(feed, "service market data =S1"), "Service declared"));
    CHECK(has(said(feed, "deadline S1 tomorrow 9:00 opening"), "tomorrow 09:00"));
    CHECK(has(feed.kyodo("Sato", {"status"}).out, "times in Asia/Tokyo (UTC+9)"));
    const model::Record record = feed.record();
    const model::Deadline& deadline = record.services.all().front().deadlines.front();
    CHECK(deadline.at.offset_min == 540);
    CHECK(has(model::rfc3339(deadline.at), "T09:00:00+09:00"));
    feed.kill();
    feed.start({{}, {"TZ=Europe/Berlin"}});
    CHECK(zone_of(feed) == "Asia/Tokyo");
    CHECK(feed.record().seq == 3);
    feed.kill();
    feed.start({{"--zone", "Europe/Berlin"}, {}});
    CHECK(zone_of(feed) == "Europe/Berlin");
    CHECK(feed.record().seq == 4);
}

TEST_CASE("a new log has the zone of its machine, and none when that is UTC or has no name") {
    for (const char* setting : {"TZ=Europe/Berlin", "TZ=:Europe/Berlin", "TZ=/usr/share/zoneinfo/Europe/Berlin"}) {
        INFO(setting);
        const OwnFeed berlin(one, {{}, {setting}});
        CHECK(zone_of(berlin) == "Europe/Berlin");
    }
    const OwnFeed rule(one, {{}, {"TZ=JST-9"}});
    CHECK(rule.record().seq == 0);
    const OwnFeed utc(one);
    CHECK(utc.record().seq == 0);
    said(utc, "service market data =S1");
    CHECK(zone_of(utc).empty());
}

TEST_CASE("a feed that is asked for a zone that does not exist says so and does not start") {
    const sample::Scratch home;
    const Ended ended = journey::run(home, {journey::kyodo_feed(), "--zone", "Europe/Atlantis", "--store",
                                            "sqlite:" + home.file("log.db"), "--tokens", home.file("tokens")});
    CHECK(ended.status == 1);
    CHECK(has(ended.err, "--zone Europe/Atlantis: this machine knows no such time zone"));
}

TEST_CASE("what happened before midnight is posted after it, and what is still to come is not a fact") {
    const OwnFeed feed(one, {{"--zone", "Asia/Tokyo"}, {}});
    said(feed, "service market data =S1");
    CHECK(has(said(feed, "seen S1 yesterday 23:58 a second site is down"), "yesterday 23:58"));
    const Ended ended = feed.kyodo("Sato", {"do", "seen S1 tomorrow 9:00 prices stand still"});
    CHECK(ended.status == 1);
    CHECK(has(ended.err, "which is still to come"));
}
