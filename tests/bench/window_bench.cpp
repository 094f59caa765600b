// The real program in a real window: `kyodo --figures` says at its end when its first frame was up, how many it drew
// and what CPU it used. Idle is the difference of a long run and a short one: what starting costs is in both.
// It must never measure anything the product does not do for a person.
#include "net/clock.h"
#include "tests/bench/figure.h"
#include "tests/support/program.h"
#include "tests/support/running_feed.h"

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

struct Seen {
    double first_frame_ms = 0;
    double frames = 0;
    double cpu_ms = 0;
    double seconds = 0;
};

// "figures: first_frame_ms=212 frames=21 cpu_ms=480 seconds=20.1"
Seen seen_in(const std::string& words) {
    Seen seen;
    const std::size_t at = words.find("figures: ");
    REQUIRE(at != std::string::npos);
    REQUIRE(std::sscanf(words.c_str() + at, "figures: first_frame_ms=%lf frames=%lf cpu_ms=%lf seconds=%lf",
                        &seen.first_frame_ms, &seen.frames, &seen.cpu_ms, &seen.seconds) == 4);
    return seen;
}

// A compact board of the running demo is minimised by a real window manager for some seconds: frames drawn meanwhile.
double frames_minimised(const sample::Scratch& home) {
    journey::Program board(home, {journey::kyodo(), "--demo", "--view", "compact", "--size", "420x720", "--figures"});
    const std::string window = journey::run(home, {"xdotool", "search", "--sync", "--class", "^kyodo$"}).out;
    REQUIRE(journey::run(home, {"sleep", "2"}).status == 0);
    REQUIRE(journey::run(home, {"xdotool", "windowminimize", window.substr(0, window.find('\n'))}).status == 0);
    REQUIRE(journey::run(home, {"sleep", "10"}).status == 0);
    board.kill(SIGTERM);
    REQUIRE(board.wait() == 0);
    const std::string words = board.errors();
    const std::size_t minimised = words.find("minimised ");
    REQUIRE(minimised != std::string::npos);
    return seen_in(words.substr(words.rfind("figures: "))).frames - seen_in(words.substr(minimised)).frames;
}

Seen run_board(const sample::Scratch& home, const std::string& url, const std::string& seconds) {
    const journey::Ended ended =
        journey::run(home, {journey::kyodo(), "--feed", url, "--size", "1920x1080", "--figures", "--screenshot",
                            home.file("frame.png"), "--after", seconds});
    INFO(ended.err);
    REQUIRE(ended.status == 0);
    return seen_in(ended.err);
}

// A feed with one deadline running down, so that the wall has a countdown to show.
std::unique_ptr<feed::Server> feed_with_countdown(const feed_test::Folder& folder) {
    auto server = feed_test::started(feed_test::demo_options(folder));
    const model::Instant now = net::now_instant();
    REQUIRE(
        server->apply(model::OpenIncident{{}, {"計測", "Measure"}, model::Severity::sev1, {}}, feed_test::commander()));
    model::DeclareService service;
    service.service = model::ServiceId("S1");
    service.name = {"相場配信", "Market data"};
    service.deadlines = std::vector<model::Deadline>{
        {{"取引開始", "Market opens"}, now + std::chrono::minutes(9), model::DeadlineKind::hard, {}}};
    REQUIRE(server->apply(service, feed_test::commander()));
    return server;
}

}  // namespace

TEST_CASE("figures: the window", "[window]") {
    const feed_test::Folder folder;
    const sample::Scratch home;
    const auto server = feed_with_countdown(folder);
    run_board(home, server->url(), "2");
    std::vector<double> first;
    for (int n = 0; n < 5; ++n) first.push_back(run_board(home, server->url(), "0.2").first_frame_ms);
    bench::print({"first frame after exec, saved board, software GL", "ms", first, 500.0, "", {}});
    const Seen started = run_board(home, server->url(), "3");
    const Seen later = run_board(home, server->url(), "33");
    const double seconds = later.seconds - started.seconds;
    const double share = (later.cpu_ms - started.cpu_ms) / seconds / 10.0;
    bench::print({"wall with a countdown, 1080p: share of one core", "%", {share}, 0.5, "", {}});
    bench::print(
        {"wall with a countdown: frames a second", "/s", {(later.frames - started.frames) / seconds}, 2.0, "", {}});
}

TEST_CASE("figures: a minimised board", "[window]") {
    const sample::Scratch home;
    const journey::Program manager(home, {"openbox"});
    std::vector<double> frames;
    for (int n = 0; n < 3; ++n) frames.push_back(frames_minimised(home));
    bench::print({"compact, minimised for 10 s of a running incident", "fr", frames, 0.0, "", {}});
}
