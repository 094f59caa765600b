// A feed's file replaced by an older copy while a board looks on, with the real programs: what the board keeps on its disk
// is what its strip says, and it stays until somebody at the board has seen it. It must never look into a program.
#include "client/saved_board.h"
#include "tests/journey/own_feed.h"
#include "tests/journey/stage.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <fstream>
#include <iterator>

using journey::Ended;
using journey::eventually;
using journey::OwnFeed;
using journey::Program;
using journey::Stage;
using sample::has;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A feed with an incident and A1, a wall of a viewer at it, and a copy of the log as it was then.
struct Room {
    OwnFeed feed{{{"Cmd A", "Kodama", "commander"}, {"Recov E", "Tsubame", "responder"}, {"Wall", "Kodama", "viewer"}}};
    Stage screen{"1920x1080"};

    Room() {
        model::OpenIncident open;
        open.incident = model::IncidentId("I1");
        open.title = {"配信停止", "Feed down"};
        give("Cmd A", open);
        add("A1");
        feed.kill();
        copy(log(), older());
        feed.start();
    }

    std::unique_ptr<Program> wall() const {
        return screen.board({"--view", "wall", "--feed", feed.url(), "--token-file", feed.token_file_of("Wall")});
    }
    void give(const std::string& who, const model::Command& command) const {
        const auto done = feed.give(who, command);
        if (!done) FAIL(done.problem().sentence.en);
    }
    void add(const std::string& id) const {
        model::AddAction add;
        add.action = model::ActionId(id);
        add.verb = model::Verb::isolate;
        add.object = {"装置 " + id, "unit " + id};
        give("Cmd A", add);
    }
    void claim(const std::string& who, const std::string& id) const {
        model::ClaimAction claim;
        claim.action = model::ActionId(id);
        give(who, claim);
    }
    // Three actions and a claim that the copy does not have.
    void go_on() const {
        for (const char* id : {"A2", "A3", "A4"}) add(id);
        claim("Recov E", "A1");
    }

    void put_the_copy_back() {
        feed.kill();
        copy(older(), log());
    }
    std::string saved() const {
        return read(screen.home.path() / "kyodo" / client::saved_board_path(feed.url()).filename());
    }
    bool shows(const std::string& words) const {
        return eventually(screen.home, [&] { return has(saved(), words); }) ||
               eventually(screen.home, [&] { return has(saved(), words); });
    }

    std::string log() const { return feed.home.file("log.db"); }
    std::string older() const { return feed.home.file("older.db"); }

private:
    // With what the log has not taken into its file yet.
    static void copy(const std::string& from, const std::string& to) {
        for (const char* part : {"", "-wal", "-shm"}) {
            fs::remove(to + part);
            if (fs::exists(from + part)) fs::copy_file(from + part, to + part);
        }
    }
};

}  // namespace

TEST_CASE(
    "a feed set back by its file is not taken for progress: the board says what is gone, over its own restart, until "
    "it was seen",
    "[threads]") {
    Room room;
    auto wall = room.wall();
    room.go_on();
    REQUIRE(room.shows("\"owner\":\"Recov E\""));

    room.put_the_copy_back();
    fs::remove(room.log() + ".mark");  // the whole machine was set back
    room.feed.start();
    for (const char* id : {"B2", "B3", "B4", "B5", "B6"}) room.add(id);
    REQUIRE(room.shows("\"news\""));
    const std::string saved = room.saved();
    INFO(saved.substr(saved.find("\"news\"")));
    for (const char* gone : {"A2", "A3", "A4"})
        CHECK(has(saved, R"({"kind":"action","id":")" + std::string(gone) + "\""));
    CHECK(has(saved, R"({"kind":"claim","id":"A1")"));
    CHECK(has(saved, R"("who":"Recov E")"));

    wall->kill(SIGKILL);
    wall->wait();
    wall = room.wall();
    room.screen.await_keyboard();
    CHECK(has(room.saved(), "\"news\""));
    CHECK(eventually(room.screen.home, [&] {
        room.screen.ask({"xdotool", "key", "Escape"});
        return !has(room.saved(), "\"news\"");
    }));
    CHECK(has(room.saved(), "B6"));
}

TEST_CASE(
    "a feed whose file was replaced by an older copy takes nothing until it is kept, and then boards say what is gone",
    "[threads]") {
    Room room;
    auto wall = room.wall();
    room.go_on();
    REQUIRE(room.shows("\"owner\":\"Recov E\""));

    REQUIRE(eventually(room.feed.home, [&] { return has(read(room.log() + ".mark"), " 6 "); }));
    room.put_the_copy_back();
    room.feed.start();
    net::Http http({});
    net::HttpRequest request;
    request.url = room.feed.url() + "/readyz";
    const auto ready = http.perform(request, {});
    REQUIRE(ready);
    CHECK(ready->status == 503);
    CHECK(has(ready->body, "behind what boards know"));
    room.feed.kill();
    const Ended kept = journey::run(room.feed.home, {journey::kyodo_feed(), "keep", "--store", "sqlite:" + room.log()});
    INFO(kept.err);
    REQUIRE(kept.status == 0);
    CHECK(has(kept.out, "2 events"));
    CHECK_FALSE(has(room.saved(), "\"news\""));

    room.feed.start();
    REQUIRE(room.shows("\"news\""));
    CHECK(has(room.saved(), R"({"kind":"action","id":"A4")"));
    room.claim("Recov E", "A1");
}
