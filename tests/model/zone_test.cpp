// What time it is on a wall, and which moment a time on a wall is: across every sort of change of clocks.
#include "model/record/version_walk.h"
#include "model/record/zone_kind.h"
#include "model/wire/wire.h"
#include "tests/support/zones.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;
using namespace std::chrono_literals;
using zones::at;

namespace {

std::string shown(const Zone& zone, std::string_view moment) { return rfc3339(zone.local(at(moment))); }

// "…+02:00" or "…+02:00 / …+01:00" for a time on that wall.
std::string meant(const Zone& zone, const std::string& wall) {
    const Moments moments = zone.moments(wall_time(at(wall + "Z")));
    const std::string first = rfc3339(moments.first);
    return moments.first == moments.last ? first : first + " / " + rfc3339(moments.last);
}

std::string marks(const Zone& zone, std::string_view from, Milliseconds step, int count) {
    std::string said;
    Instant mark = at(from);
    for (int i = 0; i < count; ++i) {
        mark = zone.next_mark(mark, step);
        CHECK(zone.last_mark(mark + (step / 2), step) == mark);
        said += (said.empty() ? "" : " ") + hour_minute(mark);
    }
    return said;
}

}  // namespace

TEST_CASE("a moment is shown in the offset that holds in the zone at that moment") {
    CHECK(shown(zones::berlin(), "2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00");
    CHECK(shown(zones::berlin(), "2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00");
    CHECK(shown(zones::berlin(), "2026-10-25T00:59:59Z") == "2026-10-25T02:59:59+02:00");
    CHECK(shown(zones::berlin(), "2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00");
    CHECK(shown(zones::new_york(), "2026-07-01T00:00:00+09:00") == "2026-06-30T11:00:00-04:00");
    CHECK(shown(zones::tokyo(), "2026-12-31T15:00:00Z") == "2027-01-01T00:00:00+09:00");
    CHECK(shown(zones::lord_howe(), "2026-10-03T15:30:00Z") == "2026-10-04T02:30:00+11:00");
    CHECK(shown(zones::berlin(), "2019-07-01T00:00:00Z") == "2019-07-01T01:00:00+01:00");
    CHECK(shown(Zone{}, "2026-07-01T00:00:00-03:30") == "2026-07-01T00:00:00-03:30");
}

TEST_CASE("a time on the wall is the moment the wall shows it") {
    CHECK(meant(zones::berlin(), "2026-03-28T09:00:00") == "2026-03-28T09:00:00+01:00");
    CHECK(meant(zones::berlin(), "2026-03-29T09:00:00") == "2026-03-29T09:00:00+02:00");
    CHECK(meant(zones::new_york(), "2026-11-01T09:00:00") == "2026-11-01T09:00:00-05:00");
    CHECK(meant(zones::tokyo(), "2028-02-29T09:00:00") == "2028-02-29T09:00:00+09:00");
    CHECK(meant(zones::apia(), "2011-12-31T00:30:00") == "2011-12-31T00:30:00+14:00");
    CHECK(meant(zones::apia(), "2011-12-29T23:30:00") == "2011-12-29T23:30:00-10:00");
}

TEST_CASE("a time that clocks go forward over is the moment they do") {
    CHECK(meant(zones::berlin(), "2026-03-29T02:00:00") == "2026-03-29T03:00:00+02:00");
    CHECK(meant(zones::berlin(), "2026-03-29T02:59:59") == "2026-03-29T03:00:00+02:00");
    CHECK(meant(zones::new_york(), "2026-03-08T02:30:00") == "2026-03-08T03:00:00-04:00");
    CHECK(meant(zones::lord_howe(), "2026-10-04T02:15:00") == "2026-10-04T02:30:00+11:00");
    CHECK(meant(zones::apia(), "2011-12-30T15:00:00") == "2011-12-31T00:00:00+14:00");
}

TEST_CASE("a time that the wall shows twice is two moments, and is known to be") {
    CHECK(meant(zones::berlin(), "2026-10-25T02:30:00") == "2026-10-25T02:30:00+02:00 / 2026-10-25T02:30:00+01:00");
    CHECK(meant(zones::new_york(), "2026-11-01T01:30:00") == "2026-11-01T01:30:00-04:00 / 2026-11-01T01:30:00-05:00");
    CHECK(meant(zones::lord_howe(), "2026-04-05T01:45:00") == "2026-04-05T01:45:00+11:00 / 2026-04-05T01:45:00+10:30");
    CHECK(meant(zones::lord_howe(), "2026-04-05T01:15:00") == "2026-04-05T01:15:00+11:00");
    CHECK(zones::berlin().is_shown_twice(at("2026-10-25T02:30:00+01:00")));
    CHECK_FALSE(zones::berlin().is_shown_twice(at("2026-10-25T03:00:00+01:00")));
    CHECK_FALSE(zones::berlin().is_shown_twice(at("2026-03-29T03:00:00+02:00")));
    CHECK_FALSE(Zone{}.is_shown_twice(at("2026-10-25T02:30:00+01:00")));
}

TEST_CASE("marks of an axis stand at whole hours of the wall on both sides of a change") {
    CHECK(marks(zones::berlin(), "2026-03-29T00:30:00+01:00", 1h, 3) == "01:00 03:00 04:00");
    CHECK(marks(zones::berlin(), "2026-03-29T00:30:00+01:00", 2h, 2) == "04:00 06:00");
    CHECK(marks(zones::berlin(), "2026-10-25T01:10:00+02:00", 30min, 5) == "01:30 02:00 02:30 02:00 02:30");
    CHECK(marks(zones::lord_howe(), "2026-10-04T01:10:00+10:30", 1h, 2) == "03:00 04:00");
    CHECK(marks(zones::tokyo(), "2026-10-04T23:10:00+09:00", 24h, 1) == "00:00");
}

TEST_CASE("rules that are out of order, without end or under no name are no zone") {
    const Instant first = at("2026-03-29T03:00:00+02:00");
    CHECK(Zone::from("Europe/Berlin", {first}));
    CHECK_FALSE(Zone::from("Europe/Berlin", {}));
    CHECK_FALSE(Zone::from("Europe/Berlin", {first, first}));
    CHECK_FALSE(Zone::from("Europe/Berlin", {first, first - 1h}));
    CHECK_FALSE(Zone::from("Europe/Berlin", std::vector<Instant>(600, first)));
    for (const char* name : {"", "/etc/passwd", "../x", "Europe Berlin", "Asia/東京", "1"})
        CHECK_FALSE(Zone::from(name, {first}));
}

TEST_CASE("an offset has a name that people read") {
    CHECK(offset_name(0) == "UTC");
    CHECK(offset_name(540) == "UTC+9");
    CHECK(offset_name(-210) == "UTC-3:30");
    CHECK(offset_name(65) == "UTC+1:05");
}

TEST_CASE("the zone of a log comes back from its event and its snapshot as it was set") {
    Event event;
    event.seq = 1;
    event.at = at("2026-11-29T12:00:00+01:00");
    event.what = Happening::zone_set;
    event.entities = {zone_entity(zones::berlin())};
    const auto read = parse_event(event_json(event));
    REQUIRE(read);
    CHECK(event_json(*read) == event_json(event));
    CHECK(hash_of(read->entities.front()) == hash_of(event.entities.front()));
    CHECK(version_needed(*read) == record_version);
    Record record;
    CHECK_FALSE(zone_of(record).named());
    REQUIRE(advance(record, *read));
    CHECK(zone_of(record).same_as(zones::berlin()));
    CHECK_FALSE(zone_of(record).same_as(zones::tokyo()));
}

TEST_CASE("a zone this version cannot read is no zone, and is said not to be known") {
    Other other = zone_entity(zones::berlin());
    CHECK(version_needed_by(other) == record_version);
    other.rest.push_back({"polar_night", "true"});
    CHECK(zone_in(other).named());
    CHECK(version_needed_by(other) == record_version + 1);
    for (const char* changes : {"", "[]", "7", "[\"2026-03-29T03:00:00+02:00\",7]", "[\"soon\"]", "{\"a\":1}"}) {
        Other odd = zone_entity(zones::berlin());
        odd.rest.front().json = changes;
        CHECK_FALSE(zone_in(odd).named());
        CHECK(version_needed_by(odd) == record_version + 1);
    }
}
