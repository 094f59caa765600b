// What `cmake --install` places for a machine that runs by itself: judged by systemd's own tools, without starting anything.
// It must never need systemd to be running.
#include "tests/support/places.h"
#include "tests/support/program.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using journey::Ended;
using journey::Words;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The product, installed into the test's own folder.
class Installed {
public:
    Installed() {
        const Ended ended =
            journey::run(home, {"cmake", "--install", support::built(""), "--prefix", home.file("usr")});
        INFO(ended.err);
        REQUIRE(ended.status == 0);
    }

    std::string unit(const std::string& name) const { return home.file("usr/lib/systemd/system/" + name); }

    sample::Scratch home;
};

bool has_systemd(const sample::Scratch& home) {
    return journey::run(home, {"systemd-analyze", "--version"}).status == 0;
}

}  // namespace

TEST_CASE("the installed units are what systemd understands, and name the installed programs") {
    const Installed installed;
    for (const char* name : {"kyodo-feed.service", "kyodo-board.service"}) {
        INFO(name);
        CHECK(has(text_of(installed.unit(name)), installed.home.file("usr/bin/kyodo")));
    }
    CHECK(std::filesystem::exists(installed.home.file("usr/lib/sysusers.d/kyodo.conf")));
    if (!has_systemd(installed.home)) SKIP("systemd is not on this machine: its verify was not asked");
    const Ended verified =
        journey::run(installed.home, {"systemd-analyze", "verify", "--man=no", installed.unit("kyodo-feed.service"),
                                      installed.unit("kyodo-board.service")});
    CHECK(verified.err == "");
    CHECK(verified.status == 0);
}

TEST_CASE("the services reach no farther than they must, by systemd's own measure") {
    const Installed installed;
    if (!has_systemd(installed.home)) SKIP("systemd is not on this machine: exposure was not measured");
    const auto exposure_within = [&](const char* name, const char* tenths) {
        const Ended judged =
            journey::run(installed.home, {"systemd-analyze", "security", "--offline=true", "--no-pager",
                                          std::string("--threshold=") + tenths, installed.unit(name)});
        INFO(judged.out << judged.err);
        return judged.status == 0;
    };
    CHECK(exposure_within("kyodo-feed.service", "15"));
    CHECK(exposure_within("kyodo-board.service", "25"));
    CHECK_FALSE(exposure_within("kyodo-board.service", "1"));
}

TEST_CASE("the example settings are settings") {
    const Installed installed;
    const Ended ended = journey::run(installed.home, {installed.home.file("usr/bin/kyodo"), "status", "--config",
                                                      installed.home.file("usr/share/kyodo/kyodo.example.toml")});
    CHECK(ended.status == 1);
    CHECK(has(ended.err, installed.home.file("usr/share/kyodo/board.pem")));
}
