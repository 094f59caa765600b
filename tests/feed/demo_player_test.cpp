// The demo player: what lies before the start at once, the rest when its time comes, silence included.
// It must never depend on the built-in incident: that is the journey's.
#include "feed/demo_player.h"
#include "tests/support/running_feed.h"

using namespace feed_test;

namespace {

std::string step(const std::string& at, const std::string& action, const std::string& more = {}) {
    return R"({"at":"2030-10-01T)" + at +
           R"(+09:00","note":{"ja":"n","en":"n"},"commands":[{"who":"統括A","org":"運用","permission":"commander",)" +
           R"("command":{"type":"add_action","action":")" + action +
           R"(","verb":"confirm","object":{"ja":"x","en":"x"}}}])" + more + "}\n";
}

}  // namespace

TEST_CASE("a demo line that cannot be read is named by its number") {
    const auto steps = feed::parse_demo(step("12:00:00", "A1") + "{}\n");
    REQUIRE_FALSE(steps);
    CHECK(steps.problem().sentence.en.starts_with("Line 2 of the demo: "));
}

TEST_CASE("steps before the start are there at once, later ones when their time comes", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    const auto clock = feed::demo_clock(noon(), 100.0);
    options.clock = clock;
    auto server = started(std::move(options));
    const std::string gauges = R"(,"groups":[{"id":"G1","count":412,"disposition":"unclassified"}])";
    const auto steps =
        feed::parse_demo(step("11:00:00", "A1") + step("12:00:00", "A2", gauges) + step("12:02:00", "A3"));
    REQUIRE(steps);
    const feed::DemoPlayer player(*server, *steps, clock);
    CHECK(server->record().seq >= 2);
    CHECK(server->record().actions.find(model::ActionId("A1"))->state_since ==
          *model::parse_instant("2030-10-01T11:00:00+09:00"));
    const auto board = wait_for(*server, [](const model::Snapshot& seen) { return seen.record.seq == 3; });
    CHECK(board.clock.drill);
    CHECK(board.clock.rate == 100.0);
    CHECK(board.clock.now >= *model::parse_instant("2030-10-01T12:02:00+09:00"));
    REQUIRE(board.gauges.groups.size() == 1);
    CHECK(board.gauges.groups[0].count == 412);
    CHECK(board.gauges.sources[0].received == 412);
}

TEST_CASE("playing the same demo over its own log repeats nothing", "[threads]") {
    const Folder folder;
    const auto steps = feed::parse_demo(step("11:00:00", "A1") + step("11:30:00", "A2"));
    REQUIRE(steps);
    for (int round = 0; round < 2; ++round) {
        feed::ServerOptions options = demo_options(folder);
        options.clock = feed::demo_clock(noon(), 1.0);
        auto server = started(options);
        const feed::DemoPlayer player(*server, *steps, options.clock);
        CHECK(server->record().seq == 2);
    }
}

TEST_CASE("a step can silence the feed and let it speak again", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    const auto clock = feed::demo_clock(noon(), 100.0);
    options.clock = clock;
    auto server = started(std::move(options));
    const auto steps = feed::parse_demo(step("12:00:00", "A1", R"(,"silent":true)") + step("12:01:00", "A2") +
                                        step("12:02:00", "A3", R"(,"silent":false)"));
    REQUIRE(steps);
    const feed::DemoPlayer player(*server, *steps, clock);
    const auto snapshot = model::parse_snapshot(get(server->url() + "/v1/feed").body);
    REQUIRE(snapshot);
    CHECK(snapshot->record.seq == 3);
}
