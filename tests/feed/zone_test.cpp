// One zone for a log, set by an event of its own: what the feed writes down and says afterwards is in it, whatever zone the
// feed's process has. The rules come from this machine's zone data.
#include "feed/base/zone_rules.h"
#include "feed/log_files.h"
#include "model/command_language.h"
#include "model/record/zone_kind.h"
#include "tests/support/running_feed.h"
#include "tests/support/zones.h"

using namespace feed_test;
using namespace std::chrono_literals;
using zones::at;

namespace {

model::Zone named(const std::string& name) {
    const auto zone = feed::zone_named(name);
    if (!zone) FAIL(zone.problem().sentence.en);
    return *zone;
}

// The machine's clock, in a zone of the process that is nobody's business.
feed::ServerOptions options_at(const Folder& folder, std::string_view now, const model::Zone& zone = {}) {
    feed::ServerOptions options = demo_options(folder);
    options.clock = [now = at(now)] { return model::FeedClock{now, 1.0, false}; };
    options.zone = zone;
    return options;
}

std::string shown(const model::Zone& zone, std::string_view moment) { return rfc3339(zone.local(at(moment))); }

}  // namespace

TEST_CASE("the rules of a zone are those of this machine's zone data") {
    const model::Zone berlin = named("Europe/Berlin");
    CHECK(shown(berlin, "2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00");
    CHECK(shown(berlin, "2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00");
    CHECK(shown(berlin, "2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00");
    CHECK(shown(named("America/New_York"), "2026-07-01T12:00:00Z") == "2026-07-01T08:00:00-04:00");
    CHECK(shown(named("Australia/Lord_Howe"), "2026-07-01T12:00:00Z") == "2026-07-01T22:30:00+10:30");
    CHECK(shown(named("Pacific/Apia"), "2011-12-30T09:59:59Z") == "2011-12-29T23:59:59-10:00");
    CHECK(shown(named("Pacific/Apia"), "2011-12-30T10:00:00Z") == "2011-12-31T00:00:00+14:00");
    CHECK(named("Asia/Tokyo").changes().size() == 1);
}

TEST_CASE("a zone that does not exist is refused with a sentence that says where names come from") {
    for (const char* name : {"Europe/Atlantis", "", "../../etc/passwd", "/etc/localtime", "zone.tab", "Europe"}) {
        const auto zone = feed::zone_named(name);
        REQUIRE_FALSE(zone);
        CHECK(says(zone.problem().sentence.en, "tzdata"));
        CHECK(says(zone.problem().sentence.ja, "tzdata"));
    }
}

TEST_CASE("a log gets its zone by one event, and keeps it without being told again") {
    const Folder folder;
    const model::Zone berlin = named("Europe/Berlin");
    {
        const auto server = started(options_at(folder, "2026-03-29T00:30:00Z", berlin));
        CHECK(server->record().seq == 1);
        CHECK(rfc3339(server->clock().now) == "2026-03-29T01:30:00+01:00");
        const auto reply = get(server->url() + "/v1/feed");
        CHECK(says(reply.body, R"("now":"2026-03-29T01:30:00+01:00")"));
        CHECK(says(reply.body, R"("id":"zone","name":"Europe/Berlin")"));
    }
    const auto again = started(options_at(folder, "2026-03-29T01:30:00Z", berlin));
    CHECK(again->record().seq == 1);
}

TEST_CASE("a log has the same zone wherever its feed runs next, and a deadline its time on the wall") {
    const Folder folder;
    {
        const auto server = started(options_at(folder, "2026-03-29T00:30:00Z", named("Europe/Berlin")));
        const model::Record record = server->record();
        model::Saying saying{server->clock().now, &record};
        saying.zone = model::zone_of(record);
        for (const char* line : {"service shop =S1", "deadline S1 09:00 open"}) {
            const auto command = model::command_from(line, saying);
            REQUIRE(command);
            const auto accepted = server->apply(*command, commander());
            REQUIRE(accepted);
            CHECK(rfc3339(accepted->events.front().at) == "2026-03-29T01:30:00+01:00");
        }
    }
    const auto server = started(options_at(folder, "2026-03-29T10:30:00+09:00"));
    CHECK(rfc3339(server->clock().now) == "2026-03-29T03:30:00+02:00");
    const model::Record record = server->record();
    CHECK(rfc3339(record.services.find(model::ServiceId("S1"))->deadlines.front().at) == "2026-03-29T09:00:00+02:00");
}

TEST_CASE("another zone is another event, and what was said before stays the same moment") {
    const Folder folder;
    { const auto server = started(options_at(folder, "2026-03-29T00:30:00Z", named("Europe/Berlin"))); }
    const auto server = started(options_at(folder, "2026-03-29T00:40:00Z", named("Asia/Tokyo")));
    const model::Record record = server->record();
    CHECK(record.seq == 2);
    CHECK(model::zone_of(record).name() == "Asia/Tokyo");
    CHECK(record.others.size() == 1);
}

TEST_CASE("a new log takes the machine's zone, one that has begun without a zone never does") {
    const Folder fresh;
    feed::ServerOptions options = options_at(fresh, "2026-07-01T12:00:00Z");
    options.new_zone = named("Europe/Berlin");
    CHECK(started(options)->record().seq == 1);
    const Folder old;
    {
        const auto server = started(options_at(old, "2026-07-01T12:00:00Z"));
        REQUIRE(server->apply(add_action("A1"), commander()));
        CHECK(rfc3339(server->record().actions.find(model::ActionId("A1"))->state_since.value()) ==
              "2026-07-01T12:00:00Z");
    }
    options.store_path = options_at(old, "2026-07-01T12:00:00Z").store_path;
    const auto server = started(options);
    CHECK(server->record().seq == 1);
    CHECK_FALSE(model::zone_of(server->record()).named());
    CHECK(rfc3339(server->clock().now) == "2026-07-01T12:00:00Z");
}

TEST_CASE("a log with a zone is exported and verified as any other") {
    const Folder folder;
    const std::string store = options_at(folder, "2026-07-01T12:00:00Z").store_path;
    { const auto server = started(options_at(folder, "2026-07-01T12:00:00Z", named("Europe/Berlin"))); }
    const auto verified = feed::verify_log(store);
    REQUIRE(verified);
    CHECK(verified->events == 1);
    CHECK_FALSE(feed::newer_than_known(*verified));
}
