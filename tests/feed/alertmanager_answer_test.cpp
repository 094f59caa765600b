// Alertmanager's answers: taken alert by alert, or refused naming the place; since when it runs, until when it is silent.
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

// "Down (startsAt)": the one alert of an answer that could not be read, beside a good one.
std::string unread(const std::string& odd) {
    for (const std::string& bytes : {"[" + alert("f1") + "," + odd + "]", "[" + odd + "," + alert("f1") + "]"}) {
        const auto parsed = parse_alertmanager(bytes);
        REQUIRE(parsed);
        CHECK(parsed->alerts.size() == 1);
        CHECK(parsed->alerts.front().fingerprint == "f1");
        REQUIRE(parsed->unread.size() == 1);
    }
    const auto parsed = parse_alertmanager("[" + alert("f1") + "," + odd + "]");
    return parsed->unread.front().name + " (" + parsed->unread.front().field + ")";
}

// The place a refusal names; empty when it was taken.
std::string refused_at(const std::string& bytes) {
    const auto parsed = parse_alertmanager(bytes);
    if (parsed) return {};
    CHECK(has(parsed.problem().sentence.en, "not an answer of Alertmanager"));
    CHECK(has(parsed.problem().sentence.ja, "Alertmanager"));
    return parsed.problem().field;
}

std::string labels_of(int count) {
    std::string labels = R"({"alertname":"Many")";
    for (int i = 1; i < count; ++i) labels += ",\"l" + std::to_string(i) + R"(":"v")";
    return labels + "}";
}

// An Alertmanager that says these three things.
FaultServer::Script saying(const std::string& alerts, const std::string& status, const std::string& silences) {
    return [=](const std::string& request, std::size_t) {
        if (request.starts_with("GET /api/v2/status "))
            return faults::json(status, "Date: Tue, 01 Oct 2030 03:00:00 GMT\r\n");
        return faults::json(request.starts_with("GET /api/v2/silences ") ? silences : alerts);
    };
}

feed::SourceAsk asking(const FaultServer& server) { return {server.url()}; }

}  // namespace

TEST_CASE("an alert is read with its labels, its summary, its start and what makes it quiet") {
    const auto read = parse_alertmanager("[" + alert("f1", R"({"alertname":"Down","severity":"critical"})") + "," +
                                         alert("f2", R"({"a":"b"})", "suppressed") + "," +
                                         with(with(alert("f3", R"({"a":"c"})", "suppressed"), R"(["s1"])", "[]"),
                                              R"("inhibitedBy":[])", R"("inhibitedBy":["f1","f2"])") +
                                         "]");
    REQUIRE(read);
    CHECK(read->unread.empty());
    REQUIRE(read->alerts.size() == 3);
    const model::Alert& first = read->alerts[0];
    CHECK(first.fingerprint == "f1");
    CHECK(first.labels.size() == 2);
    CHECK(first.labels[1] == std::pair<std::string, std::string>{"severity", "critical"});
    CHECK(first.summary == "db1 down");
    REQUIRE(first.starts_at);
    CHECK(model::rfc3339(*first.starts_at) == "2030-10-01T03:00:00.123Z");
    CHECK(first.quiet == model::Quiet::none);
    CHECK(read->alerts[1].quiet == model::Quiet::silenced);
    REQUIRE(read->silenced.size() == 1);
    CHECK(read->silenced[0].alert == 1);
    CHECK(read->silenced[0].ids == std::vector<std::string>{"s1"});
    CHECK(read->alerts[2].quiet == model::Quiet::inhibited);
    CHECK(read->alerts[2].quiet_by == std::vector<std::string>{"f1", "f2"});
}

TEST_CASE("an alert that something unknown keeps quiet is quiet with no known end") {
    const auto read = parse_alertmanager("[" + with(alert("f1", "{}", "suppressed"), R"(["s1"])", "null") + "]");
    REQUIRE(read);
    REQUIRE(read->alerts.size() == 1);
    CHECK(read->alerts[0].quiet == model::Quiet::silenced);
    CHECK(read->silenced.empty());
}

TEST_CASE("no alerts are no alerts") {
    const auto read = parse_alertmanager("[]\n");
    REQUIRE(read);
    CHECK(read->alerts.empty());
    CHECK(read->unread.empty());
}

TEST_CASE("ten thousand alerts are ten thousand alerts") {
    std::string bytes = "[" + alert("f0");
    for (int i = 1; i < 10'000; ++i) bytes += "," + alert("f" + std::to_string(i));
    const auto read = parse_alertmanager(bytes + "]");
    REQUIRE(read);
    CHECK(read->alerts.size() == 10'000);
    CHECK(read->alerts.back().fingerprint == "f9999");
}

TEST_CASE("an alert that cannot be read is named with its field and costs no other") {
    CHECK(unread(with(alert("f2"), "2030-10-01T03:00:00.123456789Z", "0001-01-01T00:00:01.000Z")) == "Down (startsAt)");
    CHECK(unread(with(alert("f2"), "00.123456789Z", "00")) == "Down (startsAt)");
    CHECK(unread(with(alert("f2"), R"("startsAt")", R"("began")")) == "Down (startsAt)");
    CHECK(unread(alert("f2", labels_of(201))) == "Many (labels)");
    CHECK(unread(alert("f2", "[]")) == "f2 (labels)");
    CHECK(unread(alert("f2", "null")) == "f2 (labels)");
    CHECK(unread(alert("f2", R"({"alertname":"Odd","n":1})")) == "Odd (labels.n)");
    CHECK(unread(alert("f2", R"({"alertname":"Odd","n":{"alertname":"x"}})")) == "Odd (labels.n)");
    CHECK(unread(alert("f2", R"({"a":"1","a":"2"})")) == "f2 (labels.a)");
    CHECK(unread(alert("")) == "Down (fingerprint)");
    CHECK(unread(with(alert("f2"), R"("f2")", "17")) == "Down (fingerprint)");
    CHECK(unread(with(alert("f2"), R"("active")", "null")) == "Down (status.state)");
    CHECK(unread(with(alert("f2"), R"("db1 down")", "{}")) == "Down (annotations.summary)");
    CHECK(unread(with(alert("f2"), R"("startsAt")", R"("fingerprint")")) == "Down (fingerprint)");
    CHECK(unread(with(alert("f2"), R"(["s1"])", "[1]")) == "Down (status.silencedBy)");
    CHECK(unread(with(alert("f2"), R"(["s1"])", std::string(50, '[') + std::string(50, ']'))) ==
          "Down (status.silencedBy)");
    CHECK(unread("{}").ends_with("(fingerprint)"));
    CHECK(unread("null") == "alerts[1] (alert)");
    CHECK(unread("[[{\"fingerprint\":\"x\"}]]") == "alerts[1] (alert)");
}

TEST_CASE("an alert may have two hundred labels") {
    const auto read = parse_alertmanager("[" + alert("f1", labels_of(200)) + "]");
    REQUIRE(read);
    CHECK(read->unread.empty());
    REQUIRE(read->alerts.size() == 1);
    CHECK(read->alerts[0].labels.size() == 200);
}

TEST_CASE("an alert is counted as long as the source holds it, though its end has passed") {
    const auto read = parse_alertmanager("[" + with(alert("f1"), "2030-10-01T03:10", "2001-10-01T03:10") + "]");
    REQUIRE(read);
    CHECK(read->alerts.size() == 1);
}

TEST_CASE("members of an alert that this version does not know are left alone, however deep") {
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    const auto read = parse_alertmanager("[" + with(alert("f1"), R"([{"name":"ops"}])", deep) + "]");
    REQUIRE(read);
    CHECK(read->unread.empty());
    CHECK(read->alerts.size() == 1);
}

TEST_CASE("an answer of another shape is refused and the place is named") {
    CHECK(refused_at(R"({"status":"success","data":[]})") == "alerts");
    CHECK(refused_at("null") == "alerts");
    CHECK(refused_at(R"("[]")") == "alerts");
    CHECK(refused_at(R"(["text"])") == "alerts[0]");
    CHECK(refused_at("[[]]") == "alerts[0]");
    CHECK(refused_at(R"([{"id":1},{"id":2}])") == "alerts[0]");
}

TEST_CASE("what is not one JSON text is refused") {
    CHECK_FALSE(refused_at("").empty());
    CHECK_FALSE(refused_at("[").empty());
    CHECK_FALSE(refused_at("[]]").empty());
    CHECK_FALSE(refused_at("[" + alert("f1")).empty());
    CHECK_FALSE(refused_at("[" + alert("f1") + ",]").empty());
    CHECK(refused_at("\xEF\xBB\xBF[]") == "BOM");
    CHECK(refused_at(std::string("[]\0[]", 5)) == "NUL");
    CHECK_FALSE(refused_at("[" + alert("f\xff") + "]").empty());
    CHECK_FALSE(refused_at(std::string(100'000, '[')).empty());
}

TEST_CASE("a summary loses its control characters") {
    const auto alerts = parse_alertmanager("[" + with(alert("f1"), "db1 down", R"(a\u001b[31mb\u202ec)") + "]");
    REQUIRE(alerts);
    CHECK(alerts->alerts.front().summary == "a[31mbc");
}

TEST_CASE("an alert without a summary is told by its description") {
    const auto alerts = parse_alertmanager("[" + with(alert("f1"), R"("summary")", R"("description")") + "]");
    REQUIRE(alerts);
    CHECK(alerts->alerts.front().summary == "db1 down");
}

TEST_CASE("a busy, missing or foreign source is a problem that names it") {
    net::Http http({});
    FaultServer busy(
        {Reply{faults::http(503, "Limit of concurrent GET requests reached", "Content-Type: text/plain\r\n")}});
    const auto refused = feed::poll_alertmanager(http, asking(busy), {});
    REQUIRE(!refused);
    CHECK(has(refused.problem().sentence.en, "HTTP 503"));
    CHECK(busy.requests().at(0).starts_with("GET /api/v2/alerts HTTP/1.1\r\n"));
    CHECK_FALSE(feed::poll_alertmanager(http, {"http://127.0.0.1:" + std::to_string(faults::closed_port())}, {}));
    FaultServer good(saying("[" + alert("f1") + "]", "{}", "[]"));
    const auto answer = feed::poll_alertmanager(http, asking(good), {});
    REQUIRE(answer);
    CHECK(answer->alerts.size() == 1);
}

TEST_CASE("a login in front of the source is called a login, not a wrong address") {
    net::Http http({});
    FaultServer page({Reply{faults::http(200, "<html>[]</html>", "Content-Type: text/html; charset=utf-8\r\n")}});
    const auto shown = feed::poll_alertmanager(http, asking(page), {});
    REQUIRE(!shown);
    CHECK(has(shown.problem().sentence.en, "look for a login"));
    FaultServer elsewhere({Reply{faults::http(302, "", "Location: https://login.example/\r\n")}});
    const auto sent = feed::poll_alertmanager(http, asking(elsewhere), {});
    REQUIRE(!sent);
    CHECK(has(sent.problem().sentence.en, "sends elsewhere (HTTP 302)"));
    FaultServer locked({Reply{faults::http(401, "", "WWW-Authenticate: Basic\r\n")}});
    const auto refused = feed::poll_alertmanager(http, asking(locked), {});
    REQUIRE(!refused);
    CHECK(has(refused.problem().sentence.en, "asks for a login (HTTP 401)"));
    FaultServer text({Reply{faults::http(200, "[]", "Content-Type: text/plain\r\n")}});
    CHECK_FALSE(feed::poll_alertmanager(http, asking(text), {}));
}

TEST_CASE("an answer that a cache has kept is not what the source says now") {
    net::Http http({});
    FaultServer kept({faults::json("[]", "Age: 11\r\n")});
    const auto old = feed::poll_alertmanager(http, {kept.url(), std::chrono::seconds(5), false}, {});
    REQUIRE(!old);
    CHECK(has(old.problem().sentence.en, "kept by a cache"));
    CHECK(has(kept.requests().at(0), "Cache-Control: no-cache\r\n"));
    FaultServer fresh({faults::json("[]", "Age: 2\r\n")});
    CHECK(feed::poll_alertmanager(http, {fresh.url(), std::chrono::seconds(5), false}, {}));
}

TEST_CASE("how long a source has run is told by its own clock, and asked for after the alerts") {
    net::Http http({});
    FaultServer server(saying("[]", R"({"uptime":"2030-10-01T02:58:30.123456789Z"})", "[]"));
    const auto answer = feed::poll_alertmanager(http, asking(server), {});
    REQUIRE(answer);
    REQUIRE(answer->started_at);
    CHECK(model::rfc3339(*answer->started_at) == "2030-10-01T02:58:30.123Z");
    CHECK(answer->ran_for == std::chrono::milliseconds(89'877));
    CHECK(answer->start_unknown == model::Text{});
    REQUIRE(server.requests().size() == 2);
    CHECK(server.requests()[1].starts_with("GET /api/v2/status "));
}

TEST_CASE("a source that does not say since when it runs is asked for that in a sentence") {
    net::Http http({});
    for (const std::string status : {"[]", "{}", R"({"uptime":17})", R"({"uptime":"0001-01-01T00:00:00Z"})", "{"}) {
        FaultServer server(saying("[" + alert("f1") + "]", status, "[]"));
        const auto answer = feed::poll_alertmanager(http, asking(server), {});
        REQUIRE(answer);
        CHECK(answer->alerts.size() == 1);
        CHECK_FALSE(answer->started_at);
        CHECK(has(answer->start_unknown.en, server.url() + "/api/v2/status"));
    }
    FaultServer nobody_cares(saying("[]", "{}", "[]"));
    CHECK(feed::poll_alertmanager(http, {nobody_cares.url(), std::chrono::seconds(5), false}, {}));
    CHECK(nobody_cares.requests().size() == 1);
}

TEST_CASE("a silenced alert is quiet until the last of its silences ends") {
    net::Http http({});
    const std::string silences = R"([{"id":"s1","endsAt":"2030-10-01T04:00:00.000Z"},{"id":"s2","endsAt":)"
                                 R"("2030-10-01T05:00:00.000Z","matchers":[]},{"id":"s3","endsAt":"soon"}])";
    const auto quiet = [&](const std::string& by) {
        FaultServer server(saying("[" + with(alert("f1", "{}", "suppressed"), R"(["s1"])", by) + "]", "{}", silences));
        const auto answer = feed::poll_alertmanager(http, asking(server), {});
        REQUIRE(answer);
        CHECK(answer->alerts.at(0).quiet == model::Quiet::silenced);
        const auto until = answer->alerts.at(0).quiet_until;
        return until ? model::rfc3339(*until) : std::string("not known");
    };
    CHECK(quiet(R"(["s1"])") == "2030-10-01T04:00:00Z");
    CHECK(quiet(R"(["s2","s1"])") == "2030-10-01T05:00:00Z");
    CHECK(quiet(R"(["s1","s3"])") == "not known");
    CHECK(quiet(R"(["s4"])") == "not known");
}

TEST_CASE("silences are asked for only when something is silenced, and their failure costs nothing else") {
    net::Http http({});
    FaultServer server(saying("[" + alert("f1") + "]", "{}", "[]"));
    REQUIRE(feed::poll_alertmanager(http, asking(server), {}));
    for (const std::string& request : server.requests()) CHECK_FALSE(request.starts_with("GET /api/v2/silences "));
    FaultServer failing([](const std::string& request, std::size_t) {
        if (request.starts_with("GET /api/v2/alerts "))
            return faults::json("[" + alert("f1", "{}", "suppressed") + "]");
        return Reply{faults::http(500, "", "")};
    });
    const auto answer = feed::poll_alertmanager(http, asking(failing), {});
    REQUIRE(answer);
    CHECK(answer->alerts.at(0).quiet == model::Quiet::silenced);
    CHECK_FALSE(answer->alerts.at(0).quiet_until);
}

TEST_CASE("an answer that trickles in for longer than five seconds is waited for") {
    net::Http http({});
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n";
    FaultServer slow({Reply{head + "[]", faults::End::drip, " ", std::chrono::milliseconds(900)}});
    const auto answer = feed::poll_alertmanager(http, {slow.url(), std::chrono::seconds(30), false}, {});
    if (!answer) FAIL(answer.problem().sentence.en);
    FaultServer never({Reply{head, faults::End::hang}});
    CHECK_FALSE(feed::poll_alertmanager(http, {never.url(), std::chrono::milliseconds(200), false}, {}));
}
