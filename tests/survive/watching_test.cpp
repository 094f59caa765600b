// What an operator sees of a real feed: its log, its metrics, the alerts made of them. A busy session with secrets in every
// place where people put them, and not one of them in a line. It must never soften a line before it is searched.
#include "tests/support/places.h"
#include "tests/survive/feed_house.h"
#include "tests/survive/flood.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using survive::FeedHouse;

namespace {

const std::vector<std::string> secrets{"hunter2",    "wrong-token-7c1",     "query-secret-9d",  "basic-c2VjcmV0",
                                       "cookie-44a", "note-about-a-person", "key-of-a-command", "path-with-a-name"};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines_in(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string said_over(std::uint16_t port, const std::string& first, const std::string& headers) {
    return survive::answer_to(port, first + " HTTP/1.1\r\nHost: board\r\nConnection: close\r\n" + headers + "\r\n");
}

// Everything that can be asked, allowed and refused, with secrets and terminal escapes wherever a stranger can put them.
void be_busy(const FeedHouse& house, const std::string& viewer) {
    const std::uint16_t port = survive::port_of(house.url());
    house.open_actions(2);
    CHECK(house.post(survive::note_body("A1", "note-about-a-person"), "key-of-a-command-1").status == 200);
    CHECK(house.post(survive::claim_body("A1"), "key-of-a-command-2").status == 200);
    CHECK(house.post(survive::claim_body("A1"), "key-of-a-command-3").status == 409);
    CHECK(house.post("{\"type\":\"hunter2\\u001b[31m\"}", "key-of-a-command-4").status == 422);
    CHECK(house.get("/v1/feed", viewer).status == 200);
    CHECK(house.get("/v1/feed?token=query-secret-9d", viewer).status == 200);
    CHECK(house.get("/v1/log", viewer).status == 200);
    CHECK(house.get("/path-with-a-name/hunter2", viewer).status == 404);
    for (int n = 0; n < 12; ++n) house.get("/v1/feed", "wrong-token-7c1");
    said_over(port, "GET /v1/feed", "Authorization: Basic basic-c2VjcmV0\r\nCookie: cookie-44a\r\n");
    said_over(port, "GET /%1b[31mhunter2%0atime=", "X: \x1b]0;hunter2\x07\r\n");
    said_over(port, "HUNTER2hunter2 /v1/feed", "");
    said_over(port, "GET /v1/events?after=hunter2", "Authorization: Bearer " + viewer + "\r\n");
}

const std::regex& logfmt() {
    static const std::regex line(
        R"re(time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=(error|warn|info|debug) event="[a-z ]+"( [a-z_]+="([^"\\]|\\.)*")*)re");
    return line;
}

std::string file_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Every name that begins with kyodo_feed_ in a text.
std::set<std::string> names_in(const std::string& text) {
    std::set<std::string> names;
    const std::regex name("kyodo_feed_[a-z_]+");
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) names.insert(at->str());
    return names;
}

}  // namespace

TEST_CASE("no token, key, query, body or header of a busy session is in the log, and no line is anybody else's") {
    FeedHouse house;
    const std::string viewer = house.token("壁", model::Permission::viewer);
    house.start({"--log-level", "debug"});
    be_busy(house, viewer);
    CHECK(house.stop() == 0);
    const std::string said = house.program().errors();
    INFO(said);
    for (const std::string& secret : secrets) CHECK_FALSE(has(said, secret));
    CHECK_FALSE(has(said, viewer));
    CHECK_FALSE(has(said, house.commander()));
    for (const std::string& line : lines_in(said)) {
        CHECK(std::regex_match(line, logfmt()));
        CHECK(line.find_first_of("\x1b\x07\r") == std::string::npos);
    }
    CHECK(has(said, R"(level=info event="command accepted" type="claim_action" who="統括A" org="つばめ保守" seq="5")"));
    CHECK(has(said, R"(level=info event="command refused" type="claim_action")"));
    CHECK(has(said, R"(level=warn event="wrong token" peer="127.0.0.1")"));
    CHECK(has(said, R"(level=debug event="answer" method="other" route="feed" status="405")"));
}

TEST_CASE("each level says itself and what is graver, and a wrong one is refused") {
    FeedHouse house;
    const std::string viewer = house.token("壁", model::Permission::viewer);
    const std::map<std::string, std::vector<std::string>> silent{
        {"error", {"warn", "info", "debug"}}, {"warn", {"info", "debug"}}, {"info", {"debug"}}};
    for (const auto& [level, unsaid] : silent) {
        house.log = house.home.file(level + ".db");
        house.start({"--log-level", level});
        be_busy(house, viewer);
        CHECK(house.stop() == 0);
        const std::string said = house.program().errors();
        for (const std::string& word : unsaid) CHECK_FALSE(has(said, "level=" + word));
        CHECK(said.empty() == (level == "error"));
    }
    const auto wrong = house.tool({"--log-level", "loud"});
    CHECK(wrong.status == 2);
    CHECK(has(wrong.err, "choose error, warn, info or debug"));
}

TEST_CASE("metrics count what happened: events, refusals by kind, answers and writes with their times") {
    FeedHouse house;
    const std::string viewer = house.token("壁", model::Permission::viewer);
    house.start();
    be_busy(house, viewer);
    CHECK(house.metric("kyodo_feed_events_total") == 5);
    CHECK(house.metric("kyodo_feed_commands_accepted_total") == 5);
    CHECK(house.metric("kyodo_feed_refusals_total{type=\"already-claimed\"}") +
              house.metric("kyodo_feed_refusals_total{type=\"illegal-transition\"}") ==
          1);
    CHECK(house.metric("kyodo_feed_refusals_total{type=\"too-many-wrong-tokens\"}") == 3);
    CHECK(house.metric("kyodo_feed_refusals_total{type=\"not-found\"}") == 1);
    CHECK(house.metric("kyodo_feed_answer_seconds_count{route=\"commands\"}") == 7);
    CHECK(house.metric("kyodo_feed_answer_seconds_bucket{route=\"commands\",le=\"+Inf\"}") == 7);
    CHECK(house.metric("kyodo_feed_append_seconds_count") == 5);
    CHECK(house.metric("kyodo_feed_append_seconds_sum") > 0);
    CHECK(house.metric("kyodo_feed_log_writable") == 1);
    const double before = house.metric("kyodo_feed_confirmations_total");
    house.get("/v1/feed", viewer);
    CHECK(house.metric("kyodo_feed_confirmations_total") == before + 1);
    house.get("/v1/feed", "wrong-token-7c1");
    CHECK(house.metric("kyodo_feed_confirmations_total") == before + 1);
    for (const std::string& line : lines_in(house.get("/metrics").body)) {
        INFO(line);
        CHECK(std::regex_match(line, std::regex(R"(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [0-9.e+-]+)")));
    }
}

TEST_CASE("the example alerts speak only of metrics that the feed has, nobody watching among them") {
    FeedHouse house;
    house.start();
    std::string metrics = house.get("/metrics").body;
    const std::string rules = file_bytes(support::source("docs/alerts.example.yml"));
    CHECK(has(rules, "alert: KyodoNobodyWatches"));
    CHECK(names_in(rules).size() >= 4);
    for (const std::string& name : names_in(rules)) {
        INFO(name);
        CHECK(has(metrics, name));
    }
}

TEST_CASE("promtool takes the metrics and the example alerts, and they fire when they should") {
    FeedHouse house;
    if (journey::run(house.home, {"promtool", "--version"}).status != 0)
        SKIP("promtool is not on the PATH: it is in Debian's package prometheus");
    house.start();
    house.open_actions(1);
    const std::string rules = support::source("docs/alerts.example.yml");
    const std::string test = house.home.file("test.yml");
    std::ofstream(test) << "rule_files: [" << rules << "]\n"
                        << file_bytes(support::source("tests/survive/alerts.promtool.yml"));
    const auto ran = journey::run(house.home, {"promtool", "test", "rules", test});
    INFO(ran.out << ran.err);
    CHECK(ran.status == 0);
    const std::string page = house.home.file("metrics.txt");
    std::ofstream(page) << house.get("/metrics").body;
    const auto checked = journey::run(house.home, {"sh", "-c", "promtool check metrics < \"$1\"", "sh", page});
    INFO(checked.out << checked.err);
    CHECK(checked.status == 0);
}
