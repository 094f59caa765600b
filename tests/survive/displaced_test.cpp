// What people do to a log's file while the real feed serves it: deleted, replaced, written over, moved, its -wal removed,
// another name for it, somebody's lock. Nothing more is acknowledged, everybody is told why, and what was acknowledged is
// still to be had. It must never wait longer than a person would before saying that something is lost.
#include "feed/log_files.h"
#include "tests/survive/feed_house.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

using journey::Ended;
using journey::Words;
using survive::FeedHouse;

namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Written over in place, as `cp` does: the file keeps its inode.
void write_over(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Until the feed says so by itself, without a command.
void wait_for(const FeedHouse& house, int status) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (house.get("/readyz").status != status) REQUIRE(std::chrono::steady_clock::now() < deadline);
}

std::string rescued_by(const FeedHouse& house) {
    const std::string name = fs::path(house.log).filename().string() + ".rescued-";
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < deadline)
        for (const auto& entry : fs::directory_iterator(fs::path(house.log).parent_path()))
            if (entry.path().filename().string().starts_with(name) && entry.path().extension() == ".ndjson")
                return entry.path().string();
    FAIL("nothing was rescued");
    return {};
}

// A feed with an incident and twelve actions; `harm` comes while it serves.
void displaced(const std::function<void(FeedHouse&)>& harm, const std::string& why) {
    FeedHouse house;
    house.start();
    house.open_actions(8);
    REQUIRE(house.stop() == 0);
    fs::copy_file(house.log, house.home.file("older.db"));
    house.start();
    for (int id = 1; id <= 4; ++id)
        REQUIRE(house.post(survive::claim_body("A" + std::to_string(id)), "c" + std::to_string(id)).status == 200);
    const std::string before = house.get("/v1/log").body;
    harm(house);
    // The first command after it is refused already; nothing has to be found out first.
    const auto refused = house.post(survive::claim_body("A5"), "lost");
    CHECK(refused.status == 503);
    CHECK(has(refused.body, why));
    CHECK(has(refused.body, "Nothing was applied"));
    wait_for(house, 503);
    CHECK(has(house.get("/readyz").body, why));
    CHECK(house.metric("kyodo_feed_log_displaced") == 1);
    CHECK(house.get("/v1/feed").status == 200);
    CHECK(house.get("/v1/log").body == before);
    const std::string rescued = rescued_by(house);
    CHECK(house.post(survive::claim_body("A5"), "lost").status == 503);
    struct stat about {};
    REQUIRE(::stat(rescued.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    house.kill_at_once();
    const std::string said = house.program().errors();
    INFO(said);
    CHECK(has(said, "log is not the file at its path"));
    CHECK(said.find("log is not the file") == said.rfind("log is not the file"));
    const Ended imported =
        journey::run(house.home, {"sh", "-c", "exec \"$1\" import --store \"$2\" < \"$3\"", "sh", journey::kyodo_feed(),
                                  "sqlite:" + house.home.file("again.db"), rescued});
    INFO(imported.err);
    REQUIRE(imported.status == 0);
    house.log = house.home.file("again.db");
    house.start();
    CHECK(house.get("/v1/log").body == before);
    CHECK(has(house.post(survive::claim_body("A4"), "c4").body, "A4"));
    CHECK(house.get("/v1/log").body == before);
    CHECK(house.stop() == 0);
}

}  // namespace

TEST_CASE("a log that is deleted while it is served: nothing is acknowledged, and what was is rescued") {
    displaced([](FeedHouse& house) { fs::remove(house.log); }, "deleted, moved or replaced");
}

TEST_CASE(
    "a log that is replaced by an older copy while it is served: nothing is acknowledged, and what was is rescued") {
    displaced([](FeedHouse& house) { fs::rename(house.home.file("older.db"), house.log); },
              "deleted, moved or replaced");
}

TEST_CASE("a log that is written over by an older copy while it is served, which keeps its inode, is noticed") {
    displaced([](FeedHouse& house) { write_over(house.log, bytes_of(house.home.file("older.db"))); }, "written over");
}

TEST_CASE("a log that is emptied while it is served is noticed") {
    displaced([](FeedHouse& house) { write_over(house.log, ""); }, "written over");
}

TEST_CASE("a log that is written over by something else while it is served is noticed") {
    displaced([](FeedHouse& house) { write_over(house.log, std::string(40960, 'x')); }, "written over");
}

TEST_CASE("a log whose -wal is removed while it is served is noticed") {
    displaced([](FeedHouse& house) { fs::remove(house.log + "-wal"); }, "deleted, moved or replaced");
}

TEST_CASE("a log whose -wal is emptied or written over while it is served is noticed") {
    displaced([](FeedHouse& house) { write_over(house.log + "-wal", ""); }, "written over");
    displaced([](FeedHouse& house) { write_over(house.log + "-wal", std::string(40960, 'x')); }, "written over");
}

TEST_CASE("a log that is moved away and back is served again, and lost nothing") {
    FeedHouse house;
    house.start();
    house.open_actions(3);
    fs::rename(house.log, house.log + ".away");
    wait_for(house, 503);
    CHECK(house.post(survive::claim_body("A1"), "k1").status == 503);
    fs::rename(house.log + ".away", house.log);
    wait_for(house, 200);
    CHECK(house.post(survive::claim_body("A1"), "k1").status == 200);
    CHECK(house.stop() == 0);
    const auto verified = feed::verify_log(house.log);
    if (!verified) FAIL(verified.problem().sentence.en);
    CHECK(verified->events == 5);
}

TEST_CASE("a log that is touched, read or checkpointed by others is still the same log") {
    FeedHouse house;
    house.start();
    house.open_actions(3);
    int number = 0;
    for (const Words& words : {Words{"touch", house.log}, Words{"chmod", "0640", house.log},
                               Words{"sqlite3", house.log, "PRAGMA wal_checkpoint(TRUNCATE)"},
                               Words{"sqlite3", house.log, "SELECT count(*) FROM events"}}) {
        REQUIRE(journey::run(house.home, words).status == 0);
        CHECK(house.post(survive::note_body("A1", "still here"), "n" + std::to_string(++number)).status == 200);
        CHECK(house.get("/readyz").status == 200);
    }
    house.kill_at_once();
    CHECK(feed::verify_log(house.log)->events == 8);
}

TEST_CASE("a second feed on one log is refused under another name, and when the lock file was removed") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    const std::string first = house.log;
    const auto refused = [&](const std::string& name) {
        FeedHouse other;
        other.log = name;
        journey::Program program = other.launched();
        CHECK(program.wait() == 1);
        CHECK(has(program.errors(), "in use by another process"));
    };
    fs::create_directory(house.home.file("other"));
    fs::create_hard_link(first, house.home.file("other/hard.db"));
    fs::create_symlink(first, house.home.file("other/soft.db"));
    refused(house.home.file("other/hard.db"));
    refused(house.home.file("other/soft.db"));
    fs::remove(first + ".lock");
    refused(first);
    CHECK(house.post(survive::claim_body("A1"), "k").status == 200);
    CHECK(house.stop() == 0);
    CHECK(feed::verify_log(first)->events == 3);
}

TEST_CASE("while another program holds the log locked, commands are refused at once and reading goes on") {
    FeedHouse house;
    house.start();
    house.open_actions(1);
    const std::string words = house.home.file("words");
    REQUIRE(::mkfifo(words.c_str(), 0600) == 0);
    journey::Program holder(house.home, {"sh", "-c", "exec sqlite3 \"$1\" < \"$2\"", "sh", house.log, words});
    std::ofstream spoken(words);
    spoken << "BEGIN EXCLUSIVE;\nSELECT 1;\n" << std::flush;
    REQUIRE(holder.line() == "1");
    const auto began = std::chrono::steady_clock::now();
    for (int n = 0; n < 20; ++n) {
        const auto refused = house.post(survive::claim_body("A1"), "k" + std::to_string(n));
        CHECK(refused.status == 503);
        CHECK(has(refused.body, "holds the log"));
        CHECK(house.get("/v1/feed").status == 200);
    }
    // Waiting a second for each would take twenty; the rest is for machines that are busy.
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(8));
    CHECK(house.get("/readyz").status == 503);
    holder.kill(SIGKILL);
    holder.wait();
    wait_for(house, 200);
    CHECK(house.post(survive::claim_body("A1"), "k").status == 200);
    CHECK(house.stop() == 0);
}

TEST_CASE("backup, restore and verify as the README says them, beside a feed that goes on") {
    FeedHouse house;
    house.start();
    house.open_actions(3);
    const std::string kept = house.home.file("kept.db");
    const Ended backup = house.tool({"backup", kept, "--store", house.store()});
    INFO(backup.err);
    REQUIRE(backup.status == 0);
    CHECK(has(backup.out, "4 events"));
    const std::string head = backup.out.substr(backup.out.find("head ") + 5, 66);
    CHECK(has(house.get("/metrics").body, "head=\"" + head + "\"} 1"));
    CHECK(house.post(survive::claim_body("A1"), "k").status == 200);
    CHECK(house.tool({"verify", "--store", house.store(), "--expect", head}).status == 0);
    CHECK(house.stop() == 0);
    CHECK(has(house.program().errors(), "head of the log"));
    CHECK(house.tool({"verify", "--store", "sqlite:" + kept, "--expect", head}).status == 0);
    CHECK(house.tool({"verify", "--store", "sqlite:" + kept, "--expect", "9" + head.substr(1)}).status == 1);
    CHECK(house.tool({"verify", "--store", "sqlite:" + kept, "--expect", "nonsense"}).status == 2);
    CHECK(house.tool({"backup", kept, "--store", house.store()}).status == 1);
}
