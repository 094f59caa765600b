// A wall that nobody sits at: what was chosen stays chosen, a lost window comes back, a lost screen ends the board, and
// what it did is counted. It must never look at pixels.
#include "tests/journey/stage.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

using journey::Ended;
using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string text_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string end(Program& board) {
    board.kill(SIGTERM);
    const int status = board.wait();
    INFO(board.errors());
    CHECK(status == 0);
    return board.errors();
}

// `kyodo status --json` of the demo, for its counters of boards.
std::string boards_of(const sample::Scratch& home) {
    const Ended status = journey::run(home, {journey::kyodo(), "status", "--demo", "--json"});
    const std::size_t at = status.out.find("\"boards\":[");
    INFO(status.out);
    REQUIRE(at != std::string::npos);
    return status.out.substr(at);
}

// Until the board has written its first counters, five seconds after its start.
bool has_counted(const sample::Scratch& home, const Program& board) {
    const std::string file = home.file("kyodo/counters-" + std::to_string(board.id()));
    return journey::eventually(home, [&] { return std::filesystem::exists(file); });
}

}  // namespace

TEST_CASE("a board opens again in the view that was last chosen at it, unless it is told another") {
    const Stage screen;
    const std::string choice = screen.home.file("kyodo/choice");
    auto first = screen.board({"--demo"});
    CHECK(screen.window_place().ends_with("1280x720"));
    CHECK(journey::says(screen.home, *first, "is kept awake"));
    screen.await_keyboard();
    screen.ask({"xdotool", "key", "w"});
    CHECK(
        journey::eventually(screen.home, [&] { return has(text_of(choice), "view = \"compact\"\nlang = \"en\"\n"); }));
    end(*first);
    CHECK(has(boards_of(screen.home), "\"state\":\"ended\",\"view\":\"compact\""));
    auto second = screen.board({"--demo"});
    CHECK(screen.window_place().ends_with("420x720"));
    end(*second);
    auto told = screen.board({"--demo", "--view", "wall"});
    CHECK(screen.window_place().ends_with("1280x720"));
    end(*told);
    write(choice, "view = \"comp");
    auto damaged = screen.board({"--demo"});
    CHECK(screen.window_place().ends_with("1280x720"));
    end(*damaged);
}

TEST_CASE("a settings file makes a kiosk of a bare command, and a mistake in it ends with file and line") {
    const Stage screen;
    const std::string file = screen.home.file("kyodo/kyodo.toml");
    write(file, "view = \"compact\"\nsize = \"500x800\"\n");
    auto board = screen.board({});
    CHECK(screen.window_place().ends_with("500x800"));
    end(*board);
    write(file, "view = \"compact\"\nsise = \"500x800\"\n");
    const Ended wrong = journey::run(screen.home, {journey::kyodo()}, screen.environment());
    CHECK(wrong.status == 2);
    CHECK(has(wrong.err, "kyodo.toml:2: there is no setting sise; did you mean size?"));
    const Ended missing = journey::run(screen.home, {journey::kyodo(), "--config", screen.home.file("no.toml")});
    CHECK(missing.status == 2);
    CHECK(has(missing.err, "no.toml"));
}

TEST_CASE("a token file is only read, and one that others can read is named") {
    const sample::Scratch home;
    const std::string folder = home.file("secret");
    const std::string token = folder + "/token";
    write(token, "0123456789abcdef\n");
    const auto asked_with = [&](std::filesystem::perms file, std::filesystem::perms place) {
        std::filesystem::permissions(token, file);
        std::filesystem::permissions(folder, place);
        const Ended ended =
            journey::run(home, {journey::kyodo(), "status", "--feed", "http://127.0.0.1:1", "--token-file", token});
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        CHECK(ended.status == 1);
        CHECK_FALSE(has(ended.err, "0123456789abcdef"));
        CHECK(has(ended.err, "127.0.0.1"));
        return has(ended.err, "is open to others on this machine");
    };
    using std::filesystem::perms;
    CHECK_FALSE(asked_with(perms::owner_read, perms::owner_read | perms::owner_exec));
    CHECK_FALSE(asked_with(perms::owner_read | perms::group_read, perms::owner_all));
    CHECK(asked_with(perms::owner_read | perms::others_read, perms::owner_all));
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
    CHECK(text_of(token) == "0123456789abcdef\n");
}

TEST_CASE("a window that somebody destroys is opened again, with everything the board knows") {
    const Stage screen;
    auto board = screen.board({"--demo", "--view", "wall"});
    CHECK(journey::says(screen.home, *board, "is kept awake"));
    const std::string before = screen.ask({"xdotool", "search", "--sync", "--class", "^kyodo$"});
    screen.ask({"xdotool", "search", "--class", "^kyodo$", "windowclose"});
    CHECK(journey::says(screen.home, *board, "The window was lost and is opened again."));
    CHECK(screen.ask({"xdotool", "search", "--sync", "--class", "^kyodo$"}) != before);
    CHECK(screen.window_place().ends_with("1280x720"));
    CHECK(has_counted(screen.home, *board));
    end(*board);
    const std::string boards = boards_of(screen.home);
    INFO(boards);
    CHECK(has(boards, "\"windows_reopened\":1,"));
    CHECK_FALSE(has(boards, "\"polls_good\":0,"));
    CHECK_FALSE(has(boards, "\"bytes_received\":0,"));
    CHECK_FALSE(has(boards, "\"connections_opened\":0,"));
}

TEST_CASE("when the screen goes the board ends within a second, says so and leaves nothing of the demo") {
    Stage screen;
    const std::string place = screen.home.file("place");
    std::filesystem::create_directory(place);
    auto board = screen.board({"--demo", "--view", "wall"}, {"TMPDIR=" + place});
    CHECK(journey::eventually(screen.home, [&] { return !std::filesystem::is_empty(place); }));
    CHECK(journey::says(screen.home, *board, "is kept awake"));
    const auto killed = std::chrono::steady_clock::now();
    screen.end();
    CHECK(board->wait() == 5);
    CHECK(std::chrono::steady_clock::now() - killed < std::chrono::seconds(1));
    CHECK(has(board->errors(), "The screen is gone (the X server ended or cut the connection); start the board again"));
    CHECK(std::filesystem::is_empty(place));
    CHECK(has(boards_of(screen.home), "\"running\":false"));
}

TEST_CASE("a running board is in the status of its person, with what it has done") {
    const Stage screen;
    auto board = screen.board({"--demo", "--view", "wall"});
    const std::string process = std::to_string(board->id());
    CHECK(has_counted(screen.home, *board));
    const std::string boards = boards_of(screen.home);
    INFO(boards);
    CHECK(has(boards, "\"running\":true,\"process\":" + process + ","));
    for (const char* name : {"uptime_seconds", "first_frame_ms", "frames", "polls_good", "polls_failed",
                             "bytes_received", "connections_opened", "commands_sent", "commands_refused",
                             "resident_bytes", "glyph_atlas_bytes", "confirmed_ms_ago"})
        CHECK(has(boards, std::string("\"") + name + "\":"));
    CHECK(has(boards, "\"kept_awake_by\":\"x11\""));
    end(*board);
    CHECK(has(boards_of(screen.home), "\"running\":false,\"process\":" + process));
    auto next = screen.board({"--demo", "--view", "wall"});
    CHECK(journey::says(screen.home, *next, "is kept awake"));
    end(*next);
    CHECK_FALSE(has(boards_of(screen.home), "\"process\":" + process + ","));
}
