// The real feed on disks that are full, read-only, taken, newer, damaged or foreign: one sentence each, and nothing is made
// anew. Full is tried twice: by a limit on file sizes, which works everywhere, and by a small tmpfs, where the machine
// allows a mount of one's own; where it does not, the test says so. It must never pass without having tried.
#include "model/record/versions.h"
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using journey::Ended;
using journey::Words;
using survive::FeedHouse;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// What the program says when it will not serve: one line, in `words`, naming the log.
std::string refusal(const FeedHouse& house, Words words = {}) {
    journey::Program program = house.launched({}, std::move(words));
    CHECK(program.rest().empty());
    CHECK(program.wait() == 1);
    const std::string said = program.errors();
    INFO(said);
    CHECK(said.starts_with("kyodo-feed: "));
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
    CHECK(has(said, house.log));
    return said;
}

void sqlite(const FeedHouse& house, const std::string& sql) {
    REQUIRE(journey::run(house.home, {"sqlite3", house.log, sql}).status == 0);
}

// Some events, all of them in the database itself.
void fill(FeedHouse& house) {
    house.start();
    house.open_actions(60);
    REQUIRE(house.stop() == 0);
}

void let_files_grow_to(const journey::Program& program, rlim_t bytes) {
    rlimit limit{};
    REQUIRE(prlimit(program.id(), RLIMIT_FSIZE, nullptr, &limit) == 0);
    limit.rlim_cur = bytes;
    REQUIRE(prlimit(program.id(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

// Posts until one is refused for want of space; the key of that one.
std::string post_until_full(const FeedHouse& house) {
    for (int note = 0; note < 2000; ++note) {
        const std::string key = "full-" + std::to_string(note);
        const auto reply = house.post(survive::note_body("A1", std::string(100, 'n')), key);
        if (reply.status == 200) continue;
        INFO(reply.body);
        CHECK(reply.status == 503);
        CHECK(has(reply.body, "Check free space"));
        CHECK(has(reply.body, "Nothing was applied"));
        return key;
    }
    FAIL("the disk was never full");
    return {};
}

void check_full(const FeedHouse& house) {
    CHECK(house.get("/v1/feed").status == 200);
    CHECK(house.get("/v1/log").status == 200);
    CHECK(house.get("/healthz").status == 200);
    const auto ready = house.get("/readyz");
    CHECK(ready.status == 503);
    CHECK(has(ready.body, "Check free disk space"));
    CHECK(house.metric("kyodo_feed_log_writable") == 0);
    CHECK(house.metric("kyodo_feed_store_failures_total") >= 1);
}

// Nobody posts anything: /readyz finds out by itself.
void wait_until_ready(const FeedHouse& house) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (house.get("/readyz").status != 200) REQUIRE(std::chrono::steady_clock::now() < deadline);
    CHECK(house.metric("kyodo_feed_log_writable") == 1);
}

void check_afterwards(FeedHouse& house, const std::string& refused) {
    const double events = house.metric("kyodo_feed_events_total");
    const auto again = house.post(survive::note_body("A1", std::string(100, 'n')), refused);
    CHECK(again.status == 200);
    CHECK(has(again.body, "\"replayed\":false"));
    CHECK(house.metric("kyodo_feed_events_total") == events + 1);
    const std::string said = house.program().errors();
    CHECK(has(said, "level=error event=\"log cannot be written\""));
    CHECK(has(said, "level=info event=\"log can be written again\""));
}

// True where a mount of one's own works.
bool may_mount(const sample::Scratch& home) {
    return journey::run(home, {"unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", home.path().string()}).status == 0;
}

}  // namespace

TEST_CASE("while its files may not grow the feed serves reads, refuses commands and says so, and then goes on") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    let_files_grow_to(house.program(), 64 * 1024);
    const std::string refused = post_until_full(house);
    check_full(house);
    let_files_grow_to(house.program(), RLIM_INFINITY);
    wait_until_ready(house);
    check_afterwards(house, refused);
    CHECK(house.stop() == 0);
    CHECK(house.tool({"verify", "--store", house.store()}).status == 0);
}

TEST_CASE("while the disk is full the feed serves reads, refuses commands and says so, and then goes on") {
    FeedHouse house("disk/log.db");
    if (!may_mount(house.home)) SKIP("no tmpfs of one's own: this machine does not allow unshare -rm");
    const std::string disk = house.home.file("disk");
    fs::create_directory(disk);
    house.start({},
                {"unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=512k tmpfs " + disk + " && exec \"$@\"", "sh"});
    house.open_actions(1);
    const std::string inside = "/proc/" + std::to_string(house.program().id()) + "/root" + disk;
    const std::string rubbish = inside + "/rubbish";
    std::ofstream(rubbish, std::ios::binary) << std::string(2 << 20, 'r');
    REQUIRE(fs::space(inside).available == 0);
    const std::string refused = post_until_full(house);
    check_full(house);
    fs::remove(rubbish);
    wait_until_ready(house);
    check_afterwards(house, refused);
    CHECK(house.stop() == 0);
}

TEST_CASE("a new log where there is no space is refused and leaves none behind") {
    const FeedHouse house;
    CHECK(has(refusal(house, {"prlimit", "--fsize=8192"}), "cannot be written"));
    CHECK_FALSE(fs::exists(house.log));
}

TEST_CASE("a log in a folder that may only be read is refused and left as it was") {
    FeedHouse house("disk/log.db");
    const std::string disk = house.home.file("disk");
    fs::create_directory(disk);
    fill(house);
    const std::string before = bytes_of(house.log);
    Words words;
    if (geteuid() == 0) {
        if (!may_mount(house.home)) SKIP("root may write anywhere, and this machine does not allow a read-only mount");
        words = {"unshare",
                 "-rm",
                 "sh",
                 "-c",
                 "mount --bind " + disk + " " + disk + " && mount -o remount,ro,bind " + disk + " && exec \"$@\"",
                 "sh"};
    } else {
        REQUIRE(::chmod(disk.c_str(), 0555) == 0);
    }
    CHECK(has(refusal(house, words), "cannot be written"));
    ::chmod(disk.c_str(), 0755);
    CHECK(bytes_of(house.log) == before);
}

TEST_CASE("a second feed on a log that is served is refused, and the first goes on") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    CHECK(has(refusal(house), "in use by another process"));
    CHECK(house.post(survive::claim_body("A1"), "k").status == 200);
}

TEST_CASE("a log of a newer version is refused with its version and left as it was") {
    FeedHouse house;
    fill(house);
    const std::string newer = std::to_string(model::record_version + 1);
    sqlite(house, "PRAGMA user_version = " + newer);
    const std::string before = bytes_of(house.log);
    const std::string said = refusal(house);
    CHECK(has(said, "version " + newer));
    CHECK(has(said, "Use a newer kyodo-feed"));
    CHECK(bytes_of(house.log) == before);
}

TEST_CASE("whichever page of a log is damaged, it is refused or found whole, and never written over") {
    FeedHouse house;
    fill(house);
    const std::string whole = bytes_of(house.log);
    constexpr std::size_t page = 4096;
    REQUIRE(whole.size() >= 8 * page);
    int refused = 0;
    for (std::size_t at = 0; at < whole.size(); at += page) {
        INFO("page " << at / page);
        std::string damaged = whole;
        std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at), page, '\x5a');
        std::ofstream(house.log, std::ios::binary | std::ios::trunc) << damaged;
        const Ended verified = house.tool({"verify", "--store", house.store()});
        if (verified.status == 0) continue;
        ++refused;
        CHECK(has(verified.err, house.log));
        CHECK(bytes_of(house.log) == damaged);
        if (at > 2 * page) continue;
        refusal(house);
        CHECK(bytes_of(house.log) == damaged);
    }
    CHECK(refused >= 4);
}

TEST_CASE("one changed digit in one event is found and its number is named") {
    FeedHouse house;
    fill(house);
    sqlite(house,
           "DROP TRIGGER events_are_final; UPDATE events SET json = replace(json, 'unit 1', 'unit 7') WHERE seq = 9");
    const Ended verified = house.tool({"verify", "--store", house.store()});
    CHECK(verified.status == 1);
    CHECK(has(verified.err, "Event 9"));
    CHECK(has(verified.err, "kyodo-feed import"));
}
