// A desk with the real programs and real keys: what is typed ends in the feed's record, and what was not sent is there
// again after the board was killed. It must never reach into a program.
#include "tests/journey/stage.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>

using journey::Ended;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A feed with a log in memory, a commander at a terminal and a responder at a desk.
class Room {
public:
    Room() {
        const std::string tokens = screen.home.file("tokens");
        write_token("commander", "Cmd A", tokens);
        write_token("responder", "Recov E", tokens);
        feed_ =
            std::make_unique<Program>(screen.home, Words{journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                         "sqlite:" + screen.home.file("log.db"), "--tokens", tokens});
        const std::string line = feed_->line();
        INFO(feed_->errors());
        REQUIRE(has(line, "http://127.0.0.1:"));
        url_ = line.substr(line.find("http://"));
        said({"open", "prices", "stand", "still"});
        said({"service", "market", "data", "=S1"});
        said({"add", "isolate", "unit", "one"});
    }

    std::unique_ptr<Program> desk() const {
        return screen.board({"--view", "desk", "--feed", url_, "--token-file", screen.home.file("responder"), "--me",
                             "Recov E / Tsubame"});
    }
    std::string board() const { return asked({"status"}).out; }
    void type(const std::string& text) const { screen.ask({"xdotool", "type", "--delay", "15", text}); }
    void press(const std::string& key) const { screen.ask({"xdotool", "key", key}); }
    bool shows(const std::string& words) const {
        return journey::eventually(screen.home, [&] { return has(board(), words); });
    }

    Stage screen{"1280x800"};

private:
    std::unique_ptr<Program> feed_;
    std::string url_;

    void write_token(const std::string& role, const std::string& who, const std::string& tokens) const {
        const Ended added = journey::run(screen.home, {journey::kyodo_feed(), "token", "add", "--tokens", tokens,
                                                       "--role", role, "--who", who, "--org", "Tsubame"});
        REQUIRE(added.status == 0);
        std::ofstream(screen.home.file(role)) << added.out;
    }
    Ended asked(const Words& words) const {
        Words all{journey::kyodo(), "--feed", url_, "--token-file", screen.home.file("commander")};
        all.insert(all.end(), words.begin(), words.end());
        return journey::run(screen.home, all);
    }
    void said(const Words& words) const {
        const Ended ended = asked(words);
        INFO(ended.err);
        REQUIRE(ended.status == 0);
    }
};

}  // namespace

TEST_CASE("at a desk a fact, an action and a claim are only keys, and end in the feed's record") {
    const Room room;
    auto board = room.desk();
    CHECK(room.screen.window_place().ends_with("1280x800"));
    room.screen.await_keyboard();
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("j");
        room.press("c");
        return has(room.board(), "Recov E");
    }));
    room.press("shift+f");
    room.type("unit two answers");
    room.press("Return");
    CHECK(room.shows("unit two answers"));
    room.press("Escape");
    room.press("shift+a");
    room.type("collect logs of unit one");
    room.press("Return");
    CHECK(room.shows("logs of unit one"));
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
    const Ended audit = journey::run(
        room.screen.home, {journey::kyodo_feed(), "audit", "--store", "sqlite:" + room.screen.home.file("log.db")});
    CHECK(has(audit.out, "\tcli\t"));
    CHECK(has(audit.out, "\tboard\t"));
    CHECK_FALSE(has(audit.out, "\tapi\t"));
}

TEST_CASE("a line that was not sent is there again after the board was killed") {
    const Room room;
    auto board = room.desk();
    room.screen.await_keyboard();
    const std::string file = room.screen.home.file("kyodo/entry");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("shift+f");
        room.type("x");
        return std::filesystem::exists(file);
    }));
    room.type(" half a sentence");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        std::ifstream in(file);
        std::string text;
        std::getline(in, text);
        return has(text, "half a sentence");
    }));
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    board->kill(SIGKILL);
    board->wait();
    auto again = room.desk();
    room.screen.await_keyboard();
    room.press("Tab");
    room.press("Tab");
    REQUIRE(journey::eventually(room.screen.home, [&] {
        room.press("Return");
        return has(room.board(), "half a sentence");
    }));
    again->kill(SIGTERM);
    CHECK(again->wait() == 0);
}
