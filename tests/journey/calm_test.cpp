// What a terminal says of a feed that watches the real Alertmanager: calm only while the heartbeat is there and nothing
// unexplained fires. It must never reach into a program.
#include "tests/journey/own_feed.h"
#include "tests/journey/stage.h"
#include "tests/support/alertmanager.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using feed_test::Alertmanager;
using journey::Ended;
using journey::OwnFeed;
using sample::has;

namespace {

constexpr const char* rules = R"(
[[service]]
id = "shop"
name = "Shop"
[[rule]]
name = "watchdog"
shown = "Watchdog"
match = { alertname = "Watchdog" }
heartbeat = true
)";

void say(const OwnFeed& feed, const std::string& line) {
    const Ended typed = feed.kyodo("統括A", {"do", line});
    INFO(line << "\n" << typed.err);
    REQUIRE(typed.status == 0);
}

// Until `kyodo status` says this, with that exit status.
void await(const OwnFeed& feed, const std::string& words, int status) {
    Ended last;
    const bool came = journey::eventually(feed.home, [&] {
        last = feed.kyodo("統括A", {"status"});
        return has(last.out, words) && last.status == status;
    });
    INFO(words << " / " << last.status << "\n" << last.out << last.err);
    CHECK(came);
}

}  // namespace

TEST_CASE("kyodo status ends with 0 only while the heartbeat is there and nothing unexplained fires") {
    const feed_test::Folder folder;
    const Alertmanager alertmanager(folder, "am");
    feed_test::write_file(folder / "rules.toml", rules);
    const OwnFeed feed(
        {{"統括A", "こだま運用", "commander"}},
        {{"--source", "alertmanager=" + alertmanager.url(), "--source-settle", "0", "--rules", folder / "rules.toml"},
         {}});
    await(feed, "Shop", 3);
    say(feed, "seen shop sells");
    say(feed, "state shop normal F1");
    await(feed, "No heartbeat: Watchdog", 3);
    alertmanager.post_alerts("Watchdog", "none", 1);
    await(feed, "All normal", 0);
    alertmanager.post_alerts("Note", "info", 2);
    await(feed, "2 minor alerts", 0);
    alertmanager.post_alerts("ApiDown", "critical", 1);
    await(feed, "Unclassified alerts: 1", 3);
}
