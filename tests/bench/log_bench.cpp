// A long life: 100,000 events, the built-in incident over and over, imported by the real kyodo-feed and then loaded by it,
// from its start until it listens. It must never measure a log that a feed could not have written.
#include "assets/embedded.h"
#include "feed/demo_player.h"
#include "feed/log_files.h"
#include "model/wire/wire.h"
#include "tests/bench/figure.h"
#include "tests/support/program.h"
#include "tests/support/running_feed.h"

#include <csignal>
#include <fstream>

namespace bench {
namespace {

constexpr std::uint64_t long_life = 100'000;

std::vector<model::Event> demo_events(const feed_test::Folder& folder) {
    auto steps = feed::parse_demo(assets::demo());
    REQUIRE(steps);
    const auto clock = feed::demo_clock(steps->back().at, 1);
    {
        const auto server = feed_test::started(feed_test::demo_options(folder));
        const feed::DemoPlayer player(*server, std::move(*steps), clock);
    }
    std::vector<model::Event> events;
    REQUIRE(
        feed::read_log(folder / "log.db", [&](const model::Event& event) { return events.push_back(event), true; }));
    return events;
}

void write_lines(const std::string& path, std::vector<model::Event> events) {
    std::ofstream file(path);
    for (std::uint64_t seq = 1; seq <= long_life; ++seq) {
        model::Event& event = events[seq % events.size()];
        event.seq = seq;
        file << model::event_json(event) << '\n';
    }
    REQUIRE(file.flush());
}

}  // namespace
}  // namespace bench

TEST_CASE("figures: a log of 100,000 events", "[log]") {
    using namespace bench;
    const feed_test::Folder folder;
    const sample::Scratch home;
    const std::string lines = folder / "lines", store = folder / "long.db", tokens = folder / "tokens";
    write_lines(lines, demo_events(folder));
    REQUIRE(
        feed_test::run(journey::kyodo_feed() + " token add --role viewer --who w --org o --tokens " + tokens).status ==
        0);
    print({"import of 100,000 events",
           "ms",
           timed_ms(3,
                    [&] {
                        REQUIRE(feed_test::run("rm -f " + store + " && " + journey::kyodo_feed() +
                                               " import --store sqlite:" + store + " < " + lines)
                                    .status == 0);
                    }),
           5000.0,
           "",
           {}});
    print({"kyodo-feed with 100,000 events, start to listening",
           "ms",
           timed_ms(9,
                    [&] {
                        journey::Program feed(home, {journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                     "sqlite:" + store, "--tokens", tokens});
                        REQUIRE(feed.line().starts_with("listening"));
                        feed.kill(SIGKILL);
                        feed.wait();
                    }),
           1000.0,
           "",
           {}});
}
