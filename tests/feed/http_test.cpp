// The feed over real HTTP: reading, waiting, writing, and what every answer tells about the time.
// It must never look into the server except through what a board can see.
#include "client/sender.h"
#include "tests/support/running_feed.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <thread>

using namespace feed_test;

namespace {

std::string cursor(const model::Record& record) { return record.epoch + "." + std::to_string(record.seq); }

model::Delta delta_from(const net::HttpReply& reply) {
    REQUIRE(reply.status == 200);
    auto delta = model::parse_delta(reply.body);
    if (!delta) FAIL(delta.problem().sentence.en);
    return std::move(*delta);
}

model::Snapshot snapshot_from(const net::HttpReply& reply) {
    REQUIRE(reply.status == 200);
    auto snapshot = model::parse_snapshot(reply.body);
    if (!snapshot) FAIL(snapshot.problem().sentence.en);
    return std::move(*snapshot);
}

bool has_member(const net::HttpReply& reply, const std::string& name, const std::string& value) {
    INFO(reply.body);
    return reply.body.find("\"" + name + "\":\"" + value + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("the snapshot is the record, and nothing new is 304 with the feed's clock", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto first = get(server->url() + "/v1/feed");
    const model::Snapshot snapshot = snapshot_from(first);
    CHECK(snapshot.record.seq == 1);
    CHECK(snapshot.record.digest == server->record().digest);
    CHECK(first.content_type == "application/json");
    CHECK(first.etag == "W/\"" + cursor(snapshot.record) + "." + std::to_string(snapshot.gauges.revision) + "\"");
    CHECK_FALSE(first.date.empty());
    const auto again = get(server->url() + "/v1/feed", {{"If-None-Match", first.etag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(model::parse_instant(header_of(again, "kyodo-now")));
    CHECK(header_of(again, "kyodo-rate") == "1");
    REQUIRE(server->apply(add_action("A2"), commander()));
    CHECK(get(server->url() + "/v1/feed", {{"If-None-Match", first.etag}}).status == 200);
}

TEST_CASE("a body that is built once still tells the time of each answer, packed or not", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    auto ticks = std::make_shared<std::atomic<int>>(0);
    options.clock = [ticks] { return model::FeedClock{noon() + model::Milliseconds{1000 * (*ticks)++}, 20.0, true}; };
    auto server = started(std::move(options));
    for (int n = 1; n <= 20; ++n) REQUIRE(server->apply(add_action("A" + std::to_string(n)), commander()));
    const auto plain = get(server->url() + "/v1/feed", {{"Accept-Encoding", "identity"}});
    const auto packed = get(server->url() + "/v1/feed", {{"Accept-Encoding", "gzip"}});
    const model::Snapshot first = snapshot_from(plain);
    const model::Snapshot second = snapshot_from(packed);
    CHECK(header_of(plain, "content-encoding").empty());
    CHECK(header_of(packed, "content-encoding") == "gzip");
    CHECK(first.clock.now < second.clock.now);
    CHECK(second.clock.rate == 20.0);
    CHECK(second.clock.drill);
    CHECK(first.record.digest == second.record.digest);
    CHECK(get(server->url() + "/v1/feed", {{"Accept-Encoding", "gzip;q=0"}}).status == 200);
}

TEST_CASE("a delta brings the events since, and a board that reduces them agrees by digest", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    model::Snapshot board = snapshot_from(get(server->url() + "/v1/feed"));
    REQUIRE(server->apply(add_action("A1"), commander()));
    REQUIRE(server->apply(model::ClaimAction{model::ActionId("A1"), {}, {}}, commander()));
    const std::string gauge = "&gauge=" + std::to_string(board.gauges.revision);
    const auto delta = delta_from(get(server->url() + "/v1/events?after=" + cursor(board.record) + gauge));
    CHECK_FALSE(delta.gauges);
    for (const model::Event& event : delta.events) REQUIRE(model::advance(board.record, event));
    CHECK(board.record.seq == delta.seq);
    CHECK(board.record.digest == delta.digest);
    CHECK(board.record.digest == server->record().digest);
    const auto nothing = get(server->url() + "/v1/events?after=" + cursor(board.record) + gauge);
    CHECK(nothing.status == 204);
    CHECK(nothing.body.empty());
    CHECK(model::parse_instant(header_of(nothing, "kyodo-now")));
}

TEST_CASE("gauges that moved come along without an event", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const model::Snapshot board = snapshot_from(get(server->url() + "/v1/feed"));
    server->set_source({"alertmanager", model::SourceHealth::good, noon(), 0, {}}, {});
    server->set_notices({{"注意", "mind"}});
    const std::string after = server->url() + "/v1/events?after=" + cursor(board.record);
    const auto delta = delta_from(get(after + "&gauge=" + std::to_string(board.gauges.revision)));
    CHECK(delta.events.empty());
    REQUIRE(delta.gauges);
    CHECK(delta.gauges->sources.size() == 1);
    CHECK(delta.gauges->notices.size() == 1);
    CHECK(get(after + "&gauge=" + std::to_string(delta.gauges->revision)).status == 204);
    server->set_notices({{"注意", "mind"}});
    CHECK(get(after + "&gauge=" + std::to_string(delta.gauges->revision)).status == 204);
}

TEST_CASE("a parked poll answers when something happens, and not before", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const model::Snapshot board = snapshot_from(get(server->url() + "/v1/feed"));
    const std::string etag = get(server->url() + "/v1/feed").etag;
    const std::string events = server->url() + "/v1/events?after=" + cursor(board.record);
    auto delta = std::async(std::launch::async, [&] { return get(events, {{"Prefer", "wait=50"}}); });
    auto whole = std::async(std::launch::async, [&] {
        return get(server->url() + "/v1/feed", {{"Prefer", "wait=50"}, {"If-None-Match", etag}});
    });
    wait_for_parked(*server, 2);
    REQUIRE(server->apply(add_action("A1"), commander()));
    CHECK(delta_from(delta.get()).events.size() == 1);
    CHECK(snapshot_from(whole.get()).record.seq == 1);
    wait_for_parked(*server, 0);
}

TEST_CASE("a parked poll that waits in vain says so with what was applied", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const auto first = get(server->url() + "/v1/feed");
    const model::Snapshot board = snapshot_from(first);
    const auto events = get(server->url() + "/v1/events?after=" + cursor(board.record), {{"Prefer", "wait=1"}});
    CHECK(events.status == 204);
    CHECK(header_of(events, "preference-applied") == "wait=1");
    const auto whole = get(server->url() + "/v1/feed", {{"Prefer", "wait=1"}, {"If-None-Match", first.etag}});
    CHECK(whole.status == 304);
    CHECK(header_of(whole, "preference-applied") == "wait=1");
}

TEST_CASE("whoever hangs up while parked frees the place at once", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string events = server->url() + "/v1/events?after=" + cursor(server->record());
    std::stop_source stop;
    std::jthread board([&] {
        net::Http http(net::HttpTrust{});
        net::HttpRequest request;
        request.url = events;
        request.headers = {{"Prefer", "wait=50"}};
        request.total_limit = std::chrono::seconds(60);
        request.silence_limit = std::chrono::seconds(60);
        static_cast<void>(http.perform(request, stop.get_token()));
    });
    wait_for_parked(*server, 1);
    stop.request_stop();
    wait_for_parked(*server, 0);
}

TEST_CASE("a server that stops answers whoever waits", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string events = server->url() + "/v1/events?after=" + cursor(server->record());
    auto waiting = std::async(std::launch::async, [&] { return get(events, {{"Prefer", "wait=50"}}); });
    wait_for_parked(*server, 1);
    server.reset();
    const auto reply = waiting.get();
    CHECK(reply.status == 503);
    CHECK(reply.retry_after);
}

TEST_CASE("another epoch, a future cursor and the far past are gone", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    REQUIRE(server->apply(add_action("A1"), commander()));
    const std::string url = server->url() + "/v1/events?after=";
    for (const std::string& after : {std::string("0123456789abcdef.1"), server->record().epoch + ".2"}) {
        const auto gone = get(url + after);
        CHECK(gone.status == 410);
        CHECK(gone.content_type == "application/problem+json");
        CHECK(has_member(gone, "type", "cursor-gone"));
    }
    for (const std::string after : {"", "x", "x.", ".1x", "a.-1", "a.99999999999999999999999"}) {
        CHECK(get(url + after).status == 422);
    }
    CHECK(get(url + server->record().epoch + ".1&gauge=x").status == 422);
}

TEST_CASE("a command is accepted once; its key answers the same again", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto first = post(*server, claim_body("A1"), "key-1");
    REQUIRE(first.status == 200);
    const auto accepted = model::parse_accepted(first.body);
    REQUIRE(accepted);
    CHECK(accepted->seq == 2);
    CHECK_FALSE(accepted->replayed);
    const auto again = model::parse_accepted(post(*server, claim_body("A1"), "key-1").body);
    REQUIRE(again);
    CHECK(again->replayed);
    CHECK(again->seq == 2);
    const auto other = post(*server, claim_body("A2"), "key-1");
    CHECK(other.status == 422);
    CHECK(has_member(other, "field", "Idempotency-Key"));
    const auto missing = post(*server, claim_body("A1"), "");
    CHECK(missing.status == 422);
    CHECK(has_member(missing, "field", "Idempotency-Key"));
    CHECK(server->record().seq == 2);
}

TEST_CASE("a refused command says in a problem document what would work", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    REQUIRE(server->apply(add_action("A1"), {"監理H", "かなた市場", "api", model::Permission::responder}));
    REQUIRE(server->apply(model::ClaimAction{model::ActionId("A1"), {}, {}},
                          {"監理H", "かなた市場", "api", model::Permission::responder}));
    const auto taken = post(*server, claim_body("A1"), "k1");
    CHECK(taken.status == 409);
    CHECK(has_member(taken, "type", "already-claimed"));
    CHECK(has_member(taken, "owner", "監理H"));
    CHECK(has_member(taken, "owner_org", "かなた市場"));
    CHECK(post(*server, claim_body("A9"), "k2").status == 404);
    CHECK(post(*server, R"({"type":"verify_action","action":"A1"})", "k3").status == 409);
    CHECK(post(*server, R"({"type":"dance"})", "k4").status == 422);
    CHECK(post(*server, R"({"type":"claim_action"})", "k5").status == 422);
}

TEST_CASE("the log is one event a line, whole or in part", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    for (int n = 1; n <= 5; ++n) REQUIRE(server->apply(add_action("A" + std::to_string(n)), commander()));
    const auto whole = get(server->url() + "/v1/log");
    CHECK(whole.content_type == "application/x-ndjson");
    REQUIRE(whole.header("kyodo-epoch"));
    CHECK(*whole.header("kyodo-epoch") == server->record().epoch);
    CHECK(std::count(whole.body.begin(), whole.body.end(), '\n') == 5);
    const auto part = get(server->url() + "/v1/log?from=2&to=3");
    REQUIRE(std::count(part.body.begin(), part.body.end(), '\n') == 2);
    const auto event = model::parse_event(part.body.substr(0, part.body.find('\n')));
    REQUIRE(event);
    CHECK(event->seq == 2);
    CHECK(get(server->url() + "/v1/log?from=9").body.empty());
    CHECK(get(server->url() + "/v1/log?from=0").status == 422);
    CHECK(get(server->url() + "/v1/log?from=18446744073709551615").body.empty());
}

TEST_CASE("health, readiness and metrics are there for whoever watches the feed", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    server->set_source({"alertmanager", model::SourceHealth::failing, noon(), 12, {"止", "stopped"}}, {});
    CHECK(get(server->url() + "/healthz").body == "ok\n");
    CHECK(get(server->url() + "/readyz").body == "ready\n");
    const auto metrics = get(server->url() + "/metrics");
    CHECK(metrics.body.find("kyodo_feed_source_up{source=\"alertmanager\"} 0") != std::string::npos);
    CHECK(metrics.body.find("kyodo_feed_alerts{source=\"alertmanager\"} 12") != std::string::npos);
    CHECK(metrics.body.find("kyodo_feed_answers_total{status=\"200\"} 2") != std::string::npos);
}

TEST_CASE("a silent feed reads and answers nothing until it speaks again", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string etag = get(server->url() + "/v1/feed").etag;
    auto parked = std::async(std::launch::async, [&] {
        return get(server->url() + "/v1/feed", {{"Prefer", "wait=1"}, {"If-None-Match", etag}});
    });
    wait_for_parked(*server, 1);
    server->silence(true);
    auto asked = std::async(std::launch::async, [&] { return get(server->url() + "/v1/feed"); });
    REQUIRE(server->apply(add_action("A1"), commander()));
    CHECK(asked.wait_for(std::chrono::milliseconds(1500)) == std::future_status::timeout);
    CHECK(parked.wait_for(std::chrono::milliseconds(0)) == std::future_status::timeout);
    server->silence(false);
    CHECK(snapshot_from(asked.get()).record.seq == 1);
    CHECK(snapshot_from(parked.get()).record.seq == 1);
}

TEST_CASE("two who claim at the same moment: one owns it, the other is told who, two hundred times", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"復旧E", "つばめ保守", model::Permission::responder, {}},
                               {"監理H", "かなた市場", model::Permission::responder, {}}};
    auto server = started_for(folder, people);
    constexpr int races = 200;
    for (int n = 0; n < races; ++n) REQUIRE(server->apply(add_action("A" + std::to_string(n)), commander()));
    std::array<std::vector<net::HttpReply>, 2> replies;
    const auto claim_all = [&](std::size_t me) {
        net::Http http({{}, people[me].token});
        for (int n = 0; n < races; ++n) {
            net::HttpRequest request;
            request.url = server->url() + "/v1/commands";
            request.method = "POST";
            request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", client::fresh_key()}};
            request.body = claim_body("A" + std::to_string(n));
            auto reply = http.perform(request, {});
            replies[me].push_back(reply ? *reply : net::HttpReply{});
        }
    };
    {
        const std::jthread rival([&] { claim_all(1); });
        claim_all(0);
    }
    const model::Record record = server->record();
    for (int n = 0; n < races; ++n) {
        const auto at = static_cast<std::size_t>(n);
        const std::size_t winner = replies[0][at].status == 200 ? 0 : 1;
        CHECK(replies[winner][at].status == 200);
        CHECK(replies[1 - winner][at].status == 409);
        CHECK(has_member(replies[1 - winner][at], "owner", people[winner].who));
        CHECK(record.actions.find(model::ActionId("A" + std::to_string(n)))->owner == people[winner].who);
    }
    CHECK(record.seq == 2 * races);
}
