// `kyodo status` as a person runs it, through the proxy: the cause on stderr, the last board on stdout as old, and the
// exit status of old. It must never print old information with the status of fresh.
#include "client/saved_board.h"
#include "tests/fault/bends.h"
#include "tests/fault/stage.h"
#include "tests/support/program.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using faults::End;
using faults::FaultProxy;
using faults::Misbehaviour;
using faults::Stage;
using journey::Ended;
using sample::has;

namespace {

constexpr int exit_not_normal = 3, exit_old = 4, exit_could_not = 1;

// The board a window would have saved a minute ago.
void save_board_of(Stage& stage, const sample::Scratch& home) {
    const std::filesystem::path folder = home.path() / "kyodo";
    std::filesystem::create_directories(folder);
    const auto saved = client::save_board(folder / client::saved_board_path(stage.proxy().url()).filename(),
                                          {stage.state.record, stage.state.gauges, stage.state.link.clock});
    REQUIRE(saved);
}

Ended status(const std::string& url, const sample::Scratch& home, const char* language) {
    const std::string locale = std::string("LANG=") + (language == std::string("ja") ? "ja_JP" : "en_GB") + ".UTF-8";
    return journey::run(home, {journey::kyodo(), "--feed", url, "--lang", language, "status"}, {locale});
}

struct Line {
    Misbehaviour fault;
    const char* ja;
    const char* en;
};

const std::vector<Line>& lines() {
    static const std::vector<Line> all = {
        {faults::instead({"", End::reset}), "途中で切れました", "cut off"},
        {faults::status(503, "Retry-After: 60\r\n"), "(503)", "(503)"},
        {faults::instead({faults::http(200, "<html>Sign in</html>", "Content-Type: text/html\r\n")}), "ウェブページ",
         "a web page came"},
        {faults::instead(faults::json(R"({"schema":"status/9"})")), "schema", "schema"},
        {faults::cut_in_gzip(), "JSON", "not JSON"},
        {faults::with_header("Age: 3600"), "古い答え", "old answer"},
    };
    return all;
}

}  // namespace

TEST_CASE("kyodo status names the cause of a fault and prints the last board as what it is: old", "[threads]") {
    Stage stage;
    REQUIRE(stage.pump_until([&] { return stage.confirmations >= 2; }));
    const sample::Scratch home;
    save_board_of(stage, home);
    const std::string url = stage.proxy().url();
    const Ended good = status(url, home, "en");
    INFO(good.err << good.out);
    CHECK(good.status == exit_not_normal);
    CHECK(has(good.out, "Received "));  // as long ago as it took: the proxy serves one at a time
    bool japanese = false;
    for (const Line& line : lines()) {
        japanese = !japanese;
        stage.proxy().misbehave(line.fault);
        const Ended ended = status(url, home, japanese ? "ja" : "en");
        INFO(ended.err << ended.out);
        CHECK(ended.status == exit_old);
        CHECK(has(ended.err, japanese ? line.ja : line.en));
        CHECK(has(ended.out, japanese ? "の情報です" : "as of"));
        CHECK(has(ended.out, "復旧E"));
        CHECK_FALSE(has(ended.out, japanese ? "受信 " : "Received "));
    }
    stage.proxy().behave();
    CHECK(status(url, home, "en").status == exit_not_normal);
}

TEST_CASE("kyodo status without a feed and without a saved board says why and shows nothing", "[threads]") {
    Stage stage;
    const sample::Scratch home;
    stage.proxy().refuse();
    const Ended ended = status(stage.proxy().url(), home, "en");
    CHECK(ended.status == exit_could_not);
    CHECK(ended.out.empty());
    CHECK(has(ended.err, "connection refused"));
}
