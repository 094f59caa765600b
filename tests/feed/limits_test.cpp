// Who may ask and how much: tokens over HTTP, sizes, broken requests, addresses the server may listen on.
// It must never trust that a client behaves.
#include "tests/support/running_feed.h"

#include <future>

using namespace feed_test;
using model::Permission;

namespace {

std::string refusal(feed::ServerOptions options) {
    const auto server = feed::Server::start(std::move(options));
    REQUIRE_FALSE(server);
    CHECK_FALSE(server.problem().sentence.ja.empty());
    return server.problem().sentence.en;
}

std::string post_head(const std::string& more) {
    return "POST /v1/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n" +
           more;
}

}  // namespace

TEST_CASE("everybody needs a token, and a token may do what its role may", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁", "こだま運用", Permission::viewer, {}},
                               {"復旧E", "つばめ保守", Permission::responder, {}},
                               {"監視", "こだま運用", Permission::source, {}}};
    auto server = started_for(folder, people);
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto none = get(server->url() + "/v1/feed");
    CHECK(none.status == 401);
    CHECK(header_of(none, "www-authenticate") == "Bearer realm=\"kyodo\"");
    CHECK(says(none.body, "\"type\":\"unauthorized\""));
    CHECK(get(server->url() + "/v1/feed", {}, "kyodo_wrong").status == 401);
    CHECK(get(server->url() + "/metrics").status == 401);
    CHECK(get(server->url() + "/healthz").status == 200);
    CHECK(get(server->url() + "/v1/feed", {}, people[0].token).status == 200);
    CHECK(post(*server, claim_body("A1"), "k1").status == 401);
    const auto viewer = post(*server, claim_body("A1"), "k1", people[0].token);
    CHECK(viewer.status == 403);
    CHECK(says(viewer.body, "viewer"));
    CHECK(post(*server, claim_body("A1"), "k2", people[2].token).status == 403);
    CHECK(post(*server, claim_body("A1"), "k3", people[1].token).status == 200);
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner == "復旧E");
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner_org == "つばめ保守");
}

TEST_CASE("after ten wrong tokens an address is told to wait, a right token still comes through", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁", "こだま運用", Permission::viewer, {}}};
    auto server = started_for(folder, people);
    for (int n = 0; n < 10; ++n) CHECK(get(server->url() + "/v1/feed", {}, "wrong").status == 401);
    const auto enough = get(server->url() + "/v1/feed", {}, "wrong");
    CHECK(enough.status == 429);
    CHECK(enough.retry_after);
    CHECK(get(server->url() + "/v1/feed", {}, people[0].token).status == 200);
}

TEST_CASE("who a person is comes from the token, never from the body", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"復旧E", "つばめ保守", Permission::responder, {}}};
    auto server = started_for(folder, people);
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto reply =
        post(*server, R"({"type":"claim_action","action":"A1","who":"統括A","owner":"統括A"})", "k", people[0].token);
    CHECK(reply.status == 200);
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner == "復旧E");
}

TEST_CASE("wrong methods, addresses and content types are refused each in a sentence", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::uint16_t port = server->port();
    CHECK(says(raw_exchange(port, "DELETE /v1/feed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), "405 "));
    CHECK(says(raw_exchange(port, "GET /v1/commands HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
               "Allow: POST"));
    CHECK(says(raw_exchange(port, "GET /../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
               "404 "));
    const std::string plain =
        "POST /v1/commands HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: k\r\nContent-Type: text/plain\r\n";
    CHECK(says(raw_exchange(port, plain + "Content-Length: 2\r\nConnection: close\r\n\r\n{}"), "415 "));
    const std::string head =
        raw_exchange(port, "HEAD /v1/feed HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=50\r\nConnection: close\r\n\r\n");
    CHECK(says(head, "200 OK"));
    CHECK(head.ends_with("\r\n\r\n"));
}

TEST_CASE("bodies and headers beyond the limit are refused and the server goes on", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::uint16_t port = server->port();
    CHECK(
        says(raw_exchange(port, post_head("Content-Length: 10485760\r\n\r\n") + std::string(10u << 20, 'x')), "413 "));
    CHECK(says(raw_exchange(port, post_head("Content-Length: 99999999999999999999\r\n\r\n")), "40"));
    std::string chunked = post_head("Transfer-Encoding: chunked\r\n\r\n");
    for (int n = 0; n < 40; ++n) chunked += "1000\r\n" + std::string(4096, 'x') + "\r\n";
    CHECK(says(raw_exchange(port, chunked), "413 "));
    CHECK(says(raw_exchange(port, "GET /v1/feed HTTP/1.1\r\nX: " + std::string(20000, 'x') + "\r\n\r\n"), "431 "));
    CHECK(says(raw_exchange(port, "GET /" + std::string(30000, 'x') + " HTTP/1.1\r\n\r\n"), "431 "));
    CHECK(get(server->url() + "/healthz").status == 200);
}

TEST_CASE("what is not HTTP is refused and the server goes on", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    for (const std::string bytes : {"\r\n\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                                    "GET /v1/feed HTTP/1.1\r\nbad header\r\n\r\n"}) {
        CHECK(says(raw_exchange(server->port(), bytes), "400 "));
    }
    CHECK(says(raw_exchange(server->port(), post_head("Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx")), "400 "));
    CHECK(get(server->url() + "/healthz").status == 200);
}

TEST_CASE("hostile bodies end as 422 and change nothing", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string claim = claim_body("A1");
    int key = 0;
    for (const std::string& body :
         {std::string(60000, '['), std::string(60000, '{'),
          std::string("{\"type\":\"claim_action\",\"action\":\"\xff\"}"), claim + claim, claim + std::string(1, '\0'),
          "\xef\xbb\xbf" + claim, std::string(), std::string("null"),
          std::string(R"({"type":"claim_action","type":"release_action","action":"A1"})"),
          std::string(R"({"type":"move_check","action":"A1","check_at":"2030-10-01T08:20:00"})")}) {
        CHECK(post(*server, body, "k" + std::to_string(++key)).status == 422);
    }
    for (const std::string& bad_key : {std::string("a b"), std::string(201, 'k'), std::string("\xe3\x81\x82")}) {
        CHECK(post(*server, claim, bad_key).status == 422);
    }
    CHECK(server->record().seq == 0);
}

TEST_CASE("text from people comes back as it is, without control characters", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string text = R"(%s%n <b>1&2</b> \u001b[31m \"now\":\"2030\")";
    const auto reply =
        post(*server, R"({"type":"add_action","action":"A1","verb":"confirm","object":{"ja":")" + text + R"("}})", "k");
    REQUIRE(reply.status == 200);
    const auto snapshot = model::parse_snapshot(get(server->url() + "/v1/feed").body);
    REQUIRE(snapshot);
    CHECK(snapshot->record.actions.find(model::ActionId("A1"))->object.ja == R"(%s%n <b>1&2</b> [31m "now":"2030")");
}

TEST_CASE("requests on one connection are answered in their order, also when they come at once", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string one = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string last = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const std::string answers = raw_exchange(server->port(), one + one + last);
    std::size_t count = 0;
    for (std::size_t at = answers.find("HTTP/1.1 200"); at != std::string::npos;
         at = answers.find("HTTP/1.1 200", at + 1))
        ++count;
    CHECK(count == 3);
    CHECK(answers.ends_with("ready\n"));
    CHECK(says(raw_exchange(server->port(), "GET /healthz HTTP/1.0\r\n\r\n"), "Connection: close"));
}

TEST_CASE("a client that asks before it sends is told to go on", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string body = "{}";
    const std::string answer = raw_exchange(
        server->port(), post_head("Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n") + body);
    CHECK(answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 422"));
}

TEST_CASE("without TLS only this machine may listen, unless somebody says so", "[threads]") {
    const Folder folder;
    feed::ServerOptions options = demo_options(folder);
    options.demo = false;
    options.tokens_path = folder / "tokens";
    CHECK(says(refusal(options), "First run: kyodo-feed token add"));
    std::vector<Person> people{{"壁", "こだま運用", Permission::viewer, {}}};
    started_for(folder, people).reset();
    options.address = "0.0.0.0";
    CHECK(says(refusal(options), "--plain-lan"));
    options.address = "192.0.2.1";
    CHECK(says(refusal(options), "--plain-lan"));
    options.address = "nonsense";
    CHECK(says(refusal(options), "--plain-lan"));
    options.address = "0.0.0.0";
    options.plain_lan = true;
    CHECK(get("http://127.0.0.1:" + std::to_string(started(options)->port()) + "/healthz").status == 200);
    options.demo = true;
    CHECK(says(refusal(options), "127.0.0.1 only"));
}

TEST_CASE("a port in use, a missing certificate and a missing log folder are sentences", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    feed::ServerOptions second = demo_options(folder);
    second.store_path = folder / "second.db";
    second.port = server->port();
    CHECK(says(refusal(second), std::to_string(server->port()) + " is in use"));
    second.port = 0;
    second.tls_cert = folder / "none.pem";
    CHECK(says(refusal(second), "--tls-cert"));
    second.tls_cert.clear();
    second.tls_key = folder / "none.pem";
    CHECK(says(refusal(second), "--tls-cert FILE"));
    second.tls_key.clear();
    second.store_path = folder / "log.db";
    CHECK(says(refusal(second), "in use by another process"));
    second.store_path = folder / "none/log.db";
    CHECK(says(refusal(second), "Create it first"));
    CHECK(get(server->url() + "/healthz").status == 200);
}

TEST_CASE("over TLS a board that trusts the CA reads the feed, any other is turned away", "[threads]") {
    const Folder folder;
    const std::string ca = folder / "ca.pem";
    const std::string make =
        "cd '" + folder / "." +
        "' && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout ca.key -out ca.pem && "
        "openssl req -newkey rsa:2048 -nodes -subj /CN=feed -keyout feed.key -out feed.csr && "
        "printf 'subjectAltName=IP:127.0.0.1' > san && "
        "openssl x509 -req -in feed.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san -out feed.pem";
    REQUIRE(run(make).status == 0);
    feed::ServerOptions options = demo_options(folder);
    options.tls_cert = folder / "feed.pem";
    options.tls_key = folder / "ca.key";
    CHECK(says(refusal(options), "--tls-key"));
    options.tls_key = folder / "feed.key";
    auto server = started(options);
    CHECK(server->url().starts_with("https://"));
    net::HttpRequest request;
    request.url = server->url() + "/v1/feed";
    net::Http trusting({ca, {}});
    const auto reply = trusting.perform(request, {});
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(model::parse_snapshot(reply->body));
    net::Http stranger(net::HttpTrust{});
    CHECK_FALSE(stranger.perform(request, {}));
    raw_exchange(server->port(), "GET /v1/feed HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string cursor = server->record().epoch + ".0";
    auto parked = std::async(std::launch::async, [&] {
        net::Http board({ca, {}});
        net::HttpRequest poll;
        poll.url = server->url() + "/v1/events?after=" + cursor;
        poll.headers = {{"Prefer", "wait=30"}};
        poll.total_limit = std::chrono::seconds(60);
        poll.silence_limit = std::chrono::seconds(60);
        return board.perform(poll, {});
    });
    request.url = server->url() + "/metrics";
    for (bool waits = false; !waits;) {
        const auto metrics = trusting.perform(request, {});
        REQUIRE(metrics);
        waits = metrics->body.find("kyodo_feed_parked_polls 1\n") != std::string::npos;
    }
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto woken = parked.get();
    REQUIRE(woken);
    CHECK(woken->status == 200);
}
