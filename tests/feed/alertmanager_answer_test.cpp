// Alertmanager's answers: taken whole, or refused naming the place.
// It must never need the real one: sources_test.cpp starts it.
#include "feed/source/source_alertmanager.h"

#include "tests/support/fault_server.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using faults::FaultServer;
using faults::Reply;
using feed::parse_alertmanager;
using sample::has;

namespace {

std::string alert(const std::string& fingerprint, const std::string& labels = R"({"alertname":"Down"})",
                  const std::string& state = "active") {
    return R"({"annotations":{"summary":"db1 down"},"endsAt":"2030-10-01T03:10:00.000Z","fingerprint":")" +
           fingerprint +
           R"(","receivers":[{"name":"ops"}],"startsAt":"2030-10-01T03:00:00.123456789Z","status":{"inhibitedBy":[],)" +
           R"("silencedBy":["s1"],"state":")" + state + R"("},"updatedAt":"2030-10-01T03:00:00.000Z",)" +
           R"("generatorURL":"","labels":)" + labels + "}";
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The place a refusal names; empty when it was taken.
std::string refused_at(const std::string& bytes) {
    const auto parsed = parse_alertmanager(bytes);
    if (parsed) return {};
    CHECK(has(parsed.problem().sentence.en, "not an answer of Alertmanager"));
    CHECK(has(parsed.problem().sentence.ja, "Alertmanager"));
    return parsed.problem().field;
}

}  // namespace

TEST_CASE("an alert is read with its labels, its summary, its start and whether it is quiet") {
    const auto alerts = parse_alertmanager("[" + alert("f1", R"({"alertname":"Down","severity":"critical"})") + "," +
                                           alert("f2", R"({"a":"b"})", "suppressed") + "]");
    REQUIRE(alerts);
    REQUIRE(alerts->size() == 2);
    const model::Alert& first = alerts->front();
    CHECK(first.fingerprint == "f1");
    CHECK(first.labels.size() == 2);
    CHECK(first.labels[1] == std::pair<std::string, std::string>{"severity", "critical"});
    CHECK(first.summary == "db1 down");
    REQUIRE(first.starts_at);
    CHECK(model::rfc3339(*first.starts_at) == "2030-10-01T03:00:00.123Z");
    CHECK(first.quiet == model::Quiet::none);
    CHECK(alerts->back().quiet == model::Quiet::silenced);
}

TEST_CASE("no alerts are no alerts") {
    const auto alerts = parse_alertmanager("[]\n");
    REQUIRE(alerts);
    CHECK(alerts->empty());
}

TEST_CASE("ten thousand alerts are ten thousand alerts") {
    std::string bytes = "[" + alert("f0");
    for (int i = 1; i < 10'000; ++i) bytes += "," + alert("f" + std::to_string(i));
    const auto alerts = parse_alertmanager(bytes + "]");
    REQUIRE(alerts);
    CHECK(alerts->size() == 10'000);
    CHECK(alerts->back().fingerprint == "f9999");
}

TEST_CASE("an answer of another shape is refused and the place is named") {
    CHECK(refused_at(R"({"status":"success","data":[]})") == "alerts[0]");
    CHECK(refused_at(R"(["text"])") == "alerts[0]");
    CHECK(refused_at("[[]]") == "alerts[0]");
    CHECK(refused_at("[" + alert("f1") + ",{}]") == "alerts[1]");
    CHECK(refused_at("[" + alert("") + "]") == "alerts[0]");
    CHECK(refused_at("[" + alert("f1", "[]") + "]") == "alerts[0].labels");
    CHECK(refused_at("[" + alert("f1", "null") + "]") == "alerts[0].labels");
    CHECK(refused_at("[" + alert("f1", R"({"n":1})") + "]") == "alerts[0].n");
    CHECK(refused_at("[" + alert("f1", R"({"a":"1","a":"2"})") + "]") == "alerts[0].a");
    CHECK(refused_at("[" + with(alert("f1"), R"("f1")", "17") + "]") == "alerts[0].fingerprint");
    CHECK(refused_at("[" + with(alert("f1"), R"("active")", "null") + "]") == "alerts[0].state");
    CHECK(refused_at("[" + with(alert("f1"), R"("db1 down")", "{}") + "]") == "alerts[0].summary");
}

TEST_CASE("a start without an offset is refused") {
    CHECK(refused_at("[" + with(alert("f1"), "00.123456789Z", "00") + "]") == "alerts[0].startsAt");
}

TEST_CASE("what is not one JSON text is refused") {
    CHECK_FALSE(refused_at("").empty());
    CHECK_FALSE(refused_at("[").empty());
    CHECK_FALSE(refused_at("[]]").empty());
    CHECK_FALSE(refused_at("[" + alert("f1")).empty());
    CHECK(refused_at("\xEF\xBB\xBF[]") == "BOM");
    CHECK(refused_at(std::string("[]\0[]", 5)) == "NUL");
    CHECK_FALSE(refused_at("[" + alert("f\xff") + "]").empty());
    CHECK_FALSE(refused_at(std::string(100'000, '[')).empty());
    CHECK_FALSE(refused_at("[" + with(alert("f1"), "[]", std::string(50, '[') + std::string(50, ']')) + "]").empty());
}

TEST_CASE("a summary loses its control characters") {
    const auto alerts = parse_alertmanager("[" + with(alert("f1"), "db1 down", R"(a\u001b[31mb\u202ec)") + "]");
    REQUIRE(alerts);
    CHECK(alerts->front().summary == "a[31mbc");
}

TEST_CASE("an alert without a summary is told by its description") {
    const auto alerts = parse_alertmanager("[" + with(alert("f1"), R"("summary")", R"("description")") + "]");
    REQUIRE(alerts);
    CHECK(alerts->front().summary == "db1 down");
}

TEST_CASE("a busy, missing or foreign source is a problem that names it") {
    net::Http http({});
    FaultServer busy(
        {Reply{faults::http(503, "Limit of concurrent GET requests reached", "Content-Type: text/plain\r\n")}});
    const auto refused = feed::poll_alertmanager(http, busy.url(), {});
    REQUIRE(!refused);
    CHECK(has(refused.problem().sentence.en, "HTTP 503"));
    CHECK(busy.requests().at(0).starts_with("GET /api/v2/alerts HTTP/1.1\r\n"));
    FaultServer page({Reply{faults::http(200, "[]", "Content-Type: text/html\r\n")}});
    CHECK_FALSE(feed::poll_alertmanager(http, page.url(), {}));
    CHECK_FALSE(feed::poll_alertmanager(http, "http://127.0.0.1:" + std::to_string(faults::closed_port()), {}));
    FaultServer good({faults::json("[" + alert("f1") + "]")});
    const auto alerts = feed::poll_alertmanager(http, good.url(), {});
    REQUIRE(alerts);
    CHECK(alerts->size() == 1);
}
