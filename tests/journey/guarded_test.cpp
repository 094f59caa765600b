// What the watchdog takes for a hang and what not, and that it does not go on for ever. Waiting is by its own looks, read
// from the kernel's count of how often its thread slept. It must never wait for a time.
#include "tests/journey/stage.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/ptrace.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

using journey::Program;
using journey::Stage;
using journey::Words;

namespace {

constexpr const char* again = "The board stood still and starts again.";
constexpr const char* at_last = "The board stands still again and again and ends";
constexpr std::int64_t looks_of_a_hang = 8;  // more than it takes to replace a board

// Blocked in its wait for events as often as `stand_still` is called.
struct Blocked {
    const Stage& screen;
    std::string file = screen.home.file("stand-still");
    std::unique_ptr<Program> board;

    explicit Blocked(const Stage& on, const Words& more = {}) : screen(on) {
        Words environment{"LD_PRELOAD=" + support::built("kyodo_stand_still.so"), "KYODO_STAND_STILL=" + file,
                          "ASAN_OPTIONS=verify_asan_link_order=0"};
        environment.insert(environment.end(), more.begin(), more.end());
        board = screen.board({"--demo", "--view", "wall"}, environment);
        screen.window_place();
    }
    void stand_still() const {
        std::ofstream{file};
        REQUIRE(journey::eventually(screen.home, [&] { return !std::filesystem::exists(file); }));
    }
};

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
    return count;
}

// The folder of the watchdog's thread in /proc; empty: the program has none.
std::filesystem::path watchdog_of(const Program& board) {
    std::error_code gone;
    const std::string threads = "/proc/" + std::to_string(board.id()) + "/task";
    for (const auto& thread : std::filesystem::directory_iterator(threads, gone)) {
        std::string name;
        std::getline(std::ifstream(thread.path() / "comm") >> std::ws, name);
        if (name == "kyodo-watchdog") return thread.path();
    }
    return {};
}

std::int64_t looks_of(const Program& board) {
    std::ifstream in(watchdog_of(board) / "status");
    for (std::string word; in >> word;) {
        std::int64_t count = 0;
        if (word == "voluntary_ctxt_switches:" && in >> count) return count;
    }
    return 0;
}

bool looks_on(const Stage& screen, const Program& board, std::int64_t times) {
    const std::int64_t until = looks_of(board) + times;
    return journey::eventually(screen.home, [&] { return looks_of(board) >= until; });
}

// As the watchdog hands it down: when the board was replaced, the newest first, in seconds of the machine's clock.
std::string replaced(const std::vector<std::int64_t>& seconds_ago) {
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch());
    std::string all;
    for (const std::int64_t ago : seconds_ago)
        all += (all.empty() ? "" : ",") + std::to_string(std::max<std::int64_t>(1, now.count() - ago));
    return "KYODO_RESTARTS=" + all;
}

}  // namespace

TEST_CASE("a board that stood still five times in ten minutes ends at the next time and says so in a plain sentence") {
    const Stage screen;
    const Blocked fifth(screen, {replaced({20, 30, 40, 50, 60})});
    fifth.stand_still();
    CHECK(fifth.board->wait() == 1);
    CHECK(fifth.board->errors().find(at_last) != std::string::npos);
    CHECK(fifth.board->errors().find(again) == std::string::npos);
}

TEST_CASE("a board that stood still four times in ten minutes, and once before them, starts again") {
    const Stage screen;
    const Blocked fourth(screen, {replaced({20, 30, 40, 50})});
    fourth.stand_still();
    CHECK(journey::says(screen.home, *fourth.board, again));
    CHECK(fourth.board->errors().find(at_last) == std::string::npos);
}

TEST_CASE("a board that stands still again and again is started five times, leaves nothing open, and then ends",
          "[.long]") {
    const Stage screen;
    const Blocked blocked(screen);
    const std::string handles = "/proc/" + std::to_string(blocked.board->id()) + "/fd";
    std::ptrdiff_t first = 0;
    for (std::size_t times = 1; times <= 5; ++times) {
        blocked.stand_still();
        const auto open =
            std::distance(std::filesystem::directory_iterator(handles), std::filesystem::directory_iterator());
        if (times == 1) first = open;
        CHECK(open <= first + 2);
        REQUIRE(journey::eventually(screen.home, [&] { return count_of(blocked.board->errors(), again) == times; }));
    }
    blocked.stand_still();
    CHECK(blocked.board->wait() == 1);
    CHECK(blocked.board->errors().find(at_last) != std::string::npos);
}

TEST_CASE("neither a board that is stopped and goes on nor one whose drawing is held by a debugger is a hang") {
    const Stage screen;
    auto stopped = screen.board({"--demo", "--view", "wall"});
    auto debugged = screen.board({"--demo", "--view", "wall"});
    for (const Program* board : {stopped.get(), debugged.get()})
        REQUIRE(journey::eventually(screen.home, [&] { return looks_of(*board) > 3; }));
    stopped->kill(SIGSTOP);
    REQUIRE(::ptrace(PTRACE_SEIZE, debugged->id(), nullptr, nullptr) == 0);
    REQUIRE(::ptrace(PTRACE_INTERRUPT, debugged->id(), nullptr, nullptr) == 0);
    int status = 0;
    REQUIRE(::waitpid(debugged->id(), &status, __WALL) == debugged->id());
    CHECK(looks_on(screen, *debugged, looks_of_a_hang));
    stopped->kill(SIGCONT);
    REQUIRE(::ptrace(PTRACE_DETACH, debugged->id(), nullptr, nullptr) == 0);
    CHECK(looks_on(screen, *stopped, looks_of_a_hang));
    for (Program* board : {stopped.get(), debugged.get()}) {
        CAPTURE(board == debugged.get());
        CHECK(board->errors().find(again) == std::string::npos);
        board->kill(SIGTERM);
        CHECK(board->wait() == 0);
    }
}

TEST_CASE("a drill is not watched, and a board is") {
    const Stage screen;
    const auto threads = [](const Program& board) {
        return std::distance(std::filesystem::directory_iterator("/proc/" + std::to_string(board.id()) + "/task"),
                             std::filesystem::directory_iterator());
    };
    auto drill = screen.board({"--drill", "--size", "1280x720"});
    screen.ask({"xdotool", "search", "--sync", "--name", "DRILL"});
    REQUIRE(threads(*drill) > 1);
    CHECK(watchdog_of(*drill).empty());
    auto board = screen.board({"--demo", "--view", "wall"});
    CHECK(journey::eventually(screen.home, [&] { return !watchdog_of(*board).empty(); }));
}
