// What a person at a terminal is told of a source, with the real programs: while it is well, emptied by a restart, and
// holding an alert that nobody can read. The source is scripted, because no real one can be made to err at will.
#include "net/clock.h"
#include "tests/journey/own_feed.h"
#include "tests/journey/stage.h"
#include "tests/support/fault_server.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <mutex>
#include <utility>

using journey::OwnFeed;
using sample::has;

namespace {

const std::string disk =
    R"({"fingerprint":"f1","labels":{"alertname":"DiskFull"},"startsAt":"2030-10-01T03:00:00Z","status":{"state":"active"}})";
const std::string odd = R"({"fingerprint":"f2","labels":{"alertname":"Odd"},"startsAt":"0001-01-01T00:00:00Z"})";

// An Alertmanager that holds what it is told to hold, and has run since then.
class Source {
public:
    Source() : server_([this](const std::string& request, std::size_t) { return answer(request); }) {}

    std::string option() const { return "alertmanager=" + server_.url(); }
    void hold(std::string alerts) {
        const std::lock_guard lock(mutex_);
        alerts_ = std::move(alerts);
    }
    void restart() {
        const std::lock_guard lock(mutex_);
        alerts_ = "[]";
        since_ = model::rfc3339(net::now_instant());
    }

private:
    faults::Reply answer(const std::string& request) {
        const std::lock_guard lock(mutex_);
        if (request.starts_with("GET /api/v2/status ")) return faults::json(R"({"uptime":")" + since_ + R"("})");
        return faults::json(alerts_);
    }

    std::mutex mutex_;
    std::string alerts_ = "[]";
    std::string since_ = "2020-01-01T00:00:00Z";
    faults::FaultServer server_;
};

void make_normal(const OwnFeed& feed, const model::Command& command) {
    const auto done = feed.give("統括A", command);
    if (!done) FAIL(done.problem().sentence.en);
}

void one_normal_service(const OwnFeed& feed) {
    model::DeclareService declare;
    declare.service = model::ServiceId("S1");
    declare.name = {"相場配信", "Market data"};
    make_normal(feed, declare);
    model::PostFact fact;
    fact.fact = model::FactId("F1");
    fact.at = net::now_instant();
    fact.text = {"配信は正常", "prices move"};
    fact.about = model::ServiceId("S1");
    fact.confirmed = true;
    make_normal(feed, fact);
    model::ChangeService change;
    change.service = model::ServiceId("S1");
    change.continuity = model::Continuity::normal;
    change.impact = model::Impact::none;
    change.basis = model::FactId("F1");
    make_normal(feed, change);
}

// Asks at the terminal until it says that; what it said last.
std::string told(const OwnFeed& feed, const std::string& words) {
    std::string said;
    const bool came = journey::eventually(feed.home, [&] {
        said = feed.kyodo("統括A", {"status"}).out;
        return has(said, words);
    });
    INFO(said);
    CHECK(came);
    return said;
}

}  // namespace

TEST_CASE("a terminal says that all is normal of a source that is well, and not of one that a restart has emptied") {
    Source source;
    const OwnFeed feed({{"統括A", "こだま運用", "commander"}}, {{"--source", source.option()}, {}});
    one_normal_service(feed);
    told(feed, "All normal");
    source.hold("[" + disk + "]");
    told(feed, "1 alert");
    source.restart();
    const std::string said = told(feed, "before its restart: 1");
    CHECK(has(said, "no all-clear yet"));
    CHECK_FALSE(has(said, "All normal"));
}

TEST_CASE("a terminal names the alert that nobody can read, and does not say that all is normal") {
    Source source;
    source.hold("[" + odd + "]");
    const OwnFeed feed({{"統括A", "こだま運用", "commander"}}, {{"--source", source.option()}, {}});
    one_normal_service(feed);
    const std::string said = told(feed, "Odd (startsAt)");
    CHECK_FALSE(has(said, "All normal"));
    source.hold("[]");
    told(feed, "All normal");
}
