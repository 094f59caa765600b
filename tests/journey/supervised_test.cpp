// What systemd is told by a wall it watches, read from a socket of the test's as systemd has one.
// It must never need systemd to be running.
#include "tests/journey/stage.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>

using journey::Stage;
using journey::Words;

namespace {

class Supervisor {
public:
    explicit Supervisor(const Stage& screen)
        : path_(screen.home.file("notify")), handle_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        REQUIRE(path_.size() < sizeof address.sun_path);
        std::memcpy(address.sun_path, path_.data(), path_.size());
        REQUIRE(::bind(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Supervisor() { ::close(handle_); }
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    Words environment(const std::string& microseconds) const {
        return {"NOTIFY_SOCKET=" + path_, "WATCHDOG_USEC=" + microseconds};
    }
    // The next thing it is told; empty when nothing comes in time.
    std::string told(std::chrono::milliseconds within = std::chrono::seconds(10)) const {
        pollfd news{handle_, POLLIN, 0};
        if (::poll(&news, 1, static_cast<int>(within.count())) <= 0) return {};
        std::array<char, 256> text{};
        const ssize_t size = ::recv(handle_, text.data(), text.size(), 0);
        return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(0, size))};
    }

private:
    std::string path_;
    int handle_;
};

}  // namespace

TEST_CASE("a supervisor is told that a board is ready once it shows itself, and then in time that it goes on") {
    const Stage screen;
    const Supervisor supervisor(screen);
    auto board = screen.board({"--demo", "--view", "wall"}, supervisor.environment("3000000"));
    CHECK(supervisor.told() == "READY=1");
    CHECK_FALSE(screen.ask({"xdotool", "search", "--class", "^kyodo$"}).empty());
    for (int times = 0; times < 3; ++times) CHECK(supervisor.told(std::chrono::seconds(3)) == "WATCHDOG=1");
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
}

TEST_CASE("a board whose drawing stands still tells its supervisor nothing more, until it has started again") {
    const Stage screen;
    const Supervisor supervisor(screen);
    const std::string file = screen.home.file("stand-still");
    Words environment = supervisor.environment("1000000");
    environment.insert(environment.end(), {"LD_PRELOAD=" + support::built("kyodo_stand_still.so"),
                                           "KYODO_STAND_STILL=" + file, "ASAN_OPTIONS=verify_asan_link_order=0"});
    auto board = screen.board({"--demo", "--view", "wall"}, environment);
    REQUIRE(supervisor.told() == "READY=1");
    std::ofstream{file};
    REQUIRE(journey::eventually(screen.home, [&] { return !std::filesystem::exists(file); }));
    while (supervisor.told(std::chrono::milliseconds(0)) == "WATCHDOG=1") {
    }
    CHECK(supervisor.told() == "READY=1");
    CHECK(board->errors().find("The board stood still and starts again.") != std::string::npos);
    CHECK(supervisor.told() == "WATCHDOG=1");
}

TEST_CASE("a board that is not the process its supervisor watches says that it is ready and nothing more") {
    const Stage screen;
    const Supervisor supervisor(screen);
    Words environment = supervisor.environment("1000000");
    environment.push_back("WATCHDOG_PID=1");
    auto board = screen.board({"--demo", "--view", "wall"}, environment);
    CHECK(supervisor.told() == "READY=1");
    CHECK(supervisor.told(std::chrono::milliseconds(1'500)).empty());
}
