// How bytes come and go: framing, plain words to the TLS port, balancers, other hosts' names, whoever leaves while waiting,
// long answers, renewed certificates. Over real sockets, by the real programs where one can be had. It must never assert a time.
#include "tests/support/running_feed.h"
#include "tests/support/sockets.h"

#include <unistd.h>

#include <algorithm>

using namespace feed_test;
using model::Permission;

namespace {

std::string asked(std::uint16_t port, const std::string& first_line, const std::string& more = {}) {
    return raw_exchange(port, first_line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n");
}

// A certificate of its own for 127.0.0.1, named so that it can be told from another.
void make_certificate(const Folder& folder, const std::string& name) {
    const auto made = run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name +
                          " -addext subjectAltName=IP:127.0.0.1 -keyout '" + folder / "key.new" + "' -out '" +
                          folder / "cert.new" + "' && mv '" + folder / "key.new" + "' '" + folder / "key.pem" +
                          "' && mv '" + folder / "cert.new" + "' '" + folder / "cert.pem" + "'");
    INFO(made.output);
    REQUIRE(made.status == 0);
}

std::string shown_by(const feed::Server& server) {
    return run("openssl s_client -connect 127.0.0.1:" + std::to_string(server.port()) + " </dev/null 2>&1").output;
}

feed::ServerOptions encrypted(const Folder& folder) {
    make_certificate(folder, "first");
    feed::ServerOptions options = demo_options(folder);
    options.tls_cert = folder / "cert.pem";
    options.tls_key = folder / "key.pem";
    return options;
}

void wait_until(const std::function<bool()>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!holds()) REQUIRE(std::chrono::steady_clock::now() < deadline);
}

// One connection of a test's own that stays open.
class Line {
public:
    explicit Line(std::uint16_t port) : socket_(faults::connect_to_loopback(port)) {}
    ~Line() { leave(); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    void say(const std::string& bytes) { REQUIRE(faults::send_all(socket_, bytes)); }
    std::string hear() { return faults::receive_message(socket_); }
    void reset() {
        faults::reset_on_close(socket_);
        leave();
    }
    void leave() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

private:
    int socket_;
};

std::string poll_of(feed::Server& server) {
    return "GET /v1/events?after=" + server.record().epoch + "." + std::to_string(server.record().seq) +
           " HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=50\r\n\r\n";
}

}  // namespace

TEST_CASE("a body that is framed as nothing this feed knows is refused, and what follows is no request", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const std::string post = "POST /v1/commands HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: k\r\n";
    const auto refused = [&](const std::string& framing, const std::string& status) {
        const std::string answer = raw_exchange(server->port(), post + framing + "\r\n" + hidden);
        CHECK(says(answer, "HTTP/1.1 " + status));
        CHECK(answer.find("\nHTTP/1.1 ") == std::string::npos);
        CHECK_FALSE(answer.ends_with("ok\n"));
    };
    refused("Transfer-Encoding: identity\r\n", "501");
    refused("Transfer-Encoding: gzip\r\n", "501");
    refused("Transfer-Encoding: gzip, chunked\r\n", "501");
    refused("Transfer-Encoding: chunked, identity\r\n", "501");
    refused("Transfer-Encoding: xchunked\r\n", "501");
    refused("Transfer-Encoding: identity\r\nContent-Length: 3\r\n", "400");
    refused("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "400");
    refused("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "400");
    refused("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", "400");
    CHECK(says(raw_exchange(server->port(), post + "Transfer-Encoding: Chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"),
               "415 "));
}

TEST_CASE("the demo answers under this machine's names only, whoever reads or writes", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const auto named = [&](const std::string& host, const std::string& line = "GET /v1/feed") {
        return raw_exchange(server->port(), line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    };
    for (const char* host : {"localhost", "LocalHost:8480", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8480"})
        CHECK(says(named(host), "HTTP/1.1 200"));
    for (const char* host : {"evil.example", "evil.example:8480", "localhost.evil.example", "127.0.0.1.evil.example",
                             "[::2]:8480", "10.0.0.1", "localhost@evil.example"}) {
        CHECK(says(named(host), "HTTP/1.1 421"));
        CHECK(says(named(host, "POST /v1/commands"), "localhost"));
        CHECK(says(named(host, "GET /metrics"), "wrong-host"));
    }
    CHECK(server->record().seq == 0);
    std::vector<Person> people{{"壁", "こだま運用", Permission::viewer, {}}};
    const Folder other;
    auto with_tokens = started_for(other, people);
    CHECK(get(with_tokens->url() + "/v1/feed", {{"Host", "board.example"}}, people[0].token).status == 200);
}

TEST_CASE(
    "a balancer that only asks for OPTIONS is told whether the feed is ready, and everybody what an address takes",
    "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    CHECK(says(raw_exchange(server->port(), "OPTIONS / HTTP/1.0\r\n\r\n"), "HTTP/1.1 200 OK"));
    CHECK(says(asked(server->port(), "OPTIONS *"), "ready\n"));
    CHECK(says(asked(server->port(), "OPTIONS /v1/commands"), "Allow: POST, OPTIONS"));
    CHECK(says(asked(server->port(), "OPTIONS /v1/feed"), "Allow: GET, HEAD, OPTIONS"));
    CHECK(says(asked(server->port(), "OPTIONS /nothing"), "HTTP/1.1 404"));
}

TEST_CASE("whoever speaks plain words to the port of TLS is told so in plain words", "[threads]") {
    const Folder folder;
    auto server = started(encrypted(folder));
    for (const char* line : {"GET /v1/feed", "OPTIONS /", "POST /v1/commands", "PROPFIND /"}) {
        const std::string answer = asked(server->port(), line);
        CHECK(answer.starts_with("HTTP/1.1 400 "));
        CHECK(says(answer, "https://"));
        CHECK(says(answer, "このポートは TLS だけ"));
    }
    CHECK(raw_exchange(server->port(), std::string("\x01\x02\x03\x04\x05\x06\x07\x08", 8)).find("HTTP") ==
          std::string::npos);
    CHECK(says(shown_by(*server), "subject=CN = first"));
}

TEST_CASE("a renewed certificate is shown without a restart, and a broken one leaves the one before", "[threads]") {
    const Folder folder;
    auto server = started(encrypted(folder));
    CHECK(says(shown_by(*server), "CN = first"));
    make_certificate(folder, "second");
    wait_until([&] { return shown_by(*server).find("CN = second") != std::string::npos; });
    write_file(folder / "cert.pem", "broken");
    server->read_again();
    CHECK(says(shown_by(*server), "CN = second"));
    ::unlink((folder / "key.pem").c_str());
    server->read_again();
    CHECK(says(shown_by(*server), "CN = second"));
    make_certificate(folder, "third");
    server->read_again();
    wait_until([&] { return shown_by(*server).find("CN = third") != std::string::npos; });
}

TEST_CASE("whoever waits and resets, leaves or goes on talking frees the place at once", "[threads]") {
    const Folder folder;
    auto server = started(demo_options(folder));
    const auto parked = [&](auto&& then) {
        Line line(server->port());
        line.say(poll_of(*server));
        wait_for_parked(*server, 1);
        then(line);
        wait_for_parked(*server, 0);
    };
    parked([](Line& line) { line.leave(); });
    parked([](Line& line) { line.reset(); });
    parked([](Line& line) {
        line.say("G");
        const std::string answer = line.hear();
        CHECK(answer.starts_with("HTTP/1.1 204 "));
        CHECK(answer.find("Preference-Applied") == std::string::npos);
        line.say("ET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        CHECK(line.hear().ends_with("ok\n"));
    });
    parked([](Line& line) {
        line.say("G");
        line.reset();
    });
}

TEST_CASE("whoever waits over TLS and leaves frees the place at once", "[threads]") {
    const Folder folder;
    auto server = started(encrypted(folder));
    const std::string cursor = server->record().epoch + ".0";
    const std::string waiting = "timeout 1 curl -s --cacert '" + folder / "cert.pem" + "' -H 'Prefer: wait=50' '" +
                                server->url() + "/v1/events?after=" + cursor + "'";
    const auto parked = [&] {
        return run("curl -s --cacert '" + folder / "cert.pem" + "' '" + server->url() + "/metrics'").output;
    };
    run(waiting);
    wait_until([&] { return parked().find("kyodo_feed_parked_polls 0\n") != std::string::npos; });
}

TEST_CASE(
    "a long log comes in pieces, whole, in order, to old clients too, and its unread answers end at the token's share",
    "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"壁", "こだま運用", Permission::viewer, {}},
                               {"卓", "つばめ保守", Permission::viewer, {}}};
    auto server = started_for(folder, people);
    REQUIRE(server->apply(add_action("A1"), commander()));
    const std::string words(300, 'x');  // an event holds the whole action, with its fifty last notes
    for (int n = 0; n < 600; ++n)
        REQUIRE(
            server->apply(model::NoteAction{model::ActionId("A1"), {words + std::to_string(n), words}}, commander()));
    const std::string token = people[0].token;
    const auto whole = get(server->url() + "/v1/log", {}, token);
    CHECK(whole.status == 200);
    CHECK(std::count(whole.body.begin(), whole.body.end(), '\n') == 601);
    CHECK(header_of(whole, "transfer-encoding") == "chunked");
    const std::string old =
        raw_exchange(server->port(), "GET /v1/log HTTP/1.0\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    CHECK(old.substr(old.find("\r\n\r\n") + 4) == whole.body);
    CHECK(says(old, "Connection: close"));

    const std::string ask = "GET /v1/log HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    std::vector<std::unique_ptr<Line>> unread;
    std::string refused;
    wait_until([&] {
        unread.push_back(std::make_unique<Line>(server->port()));
        unread.back()->say(ask);
        const auto more = get(server->url() + "/v1/log?from=1&to=1", {}, token);
        refused = more.body;
        return more.status == 429;
    });
    CHECK(says(refused, "too-many-answers"));
    CHECK(get(server->url() + "/v1/feed", {}, token).status == 200);
    CHECK(get(server->url() + "/v1/log", {}, people[1].token).body == whole.body);
    unread.clear();
    wait_until([&] { return get(server->url() + "/v1/log", {}, token).status == 200; });
}

TEST_CASE("whoever gives command after command is told to wait in a sentence, and others' are taken", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"復旧E", "つばめ保守", Permission::responder, {}},
                               {"監理H", "かなた市場", Permission::responder, {}}};
    auto server = started_for(folder, people);
    REQUIRE(server->apply(add_action("A1"), commander()));
    int refused = 0;
    net::HttpReply last;
    for (int n = 0; n < 10000 && refused == 0; ++n) {
        last = post(*server, "{}", "k" + std::to_string(n), people[0].token);
        refused += last.status == 429 ? 1 : 0;
    }
    REQUIRE(refused == 1);
    CHECK(last.retry_after);
    CHECK(says(last.body, "too-many-commands"));
    CHECK(says(last.body, "Nothing was applied"));
    CHECK(post(*server, claim_body("A1"), "other", people[1].token).status == 200);
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner == "監理H");
}
