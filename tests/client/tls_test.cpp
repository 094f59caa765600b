// The client against the real feed over TLS, with certificates made for the test: trusted, self-signed, expired, for
// another name. It must never turn verification off.
#include "client/sender.h"
#include "feed/server.h"
#include "tests/support/sample.h"
#include "tests/support/scratch.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using sample::has;

namespace {

void run(const std::string& command) {
    INFO(command);
    REQUIRE(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
}

struct Pair {
    std::string cert;
    std::string key;
};

// A self-signed certificate for `name` ("IP:127.0.0.1"), ended yesterday when days is -1.
Pair make_certificate(const sample::Scratch& scratch, const std::string& name, int days) {
    const Pair pair{scratch.file("cert.pem"), scratch.file("key.pem")};
    const std::string request = scratch.file("request.pem");
    std::ofstream(scratch.file("names")) << "subjectAltName=" << name << "\n";
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=kyodo-test -keyout " + pair.key +
        " -out " + request);
    run("openssl x509 -req -in " + request + " -signkey " + pair.key + " -days " + std::to_string(days) + " -extfile " +
        scratch.file("names") + " -out " + pair.cert);
    return pair;
}

std::unique_ptr<feed::Server> serve(const Pair& pair) {
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = ":memory:";
    options.demo = true;
    options.demo_actor = sample::responder("demo");
    options.tls_cert = pair.cert;
    options.tls_key = pair.key;
    auto server = feed::Server::start(std::move(options));
    if (!server) FAIL(server.problem().sentence.en);
    return std::move(*server);
}

std::string failure(const std::string& url, const std::string& ca_file) {
    const auto snapshot = client::fetch_snapshot({url, {ca_file, ""}, std::chrono::seconds(1)});
    return snapshot ? "" : snapshot.problem().sentence.en;
}

}  // namespace

TEST_CASE("a feed with its own certificate is trusted when that is given, and only then") {
    const sample::Scratch scratch;
    const Pair pair = make_certificate(scratch, "IP:127.0.0.1", 2);
    const auto server = serve(pair);
    CHECK(server->url().starts_with("https://"));
    CHECK(failure(server->url(), pair.cert).empty());
    CHECK(has(failure(server->url(), ""), "self-signed"));
    CHECK(has(failure(server->url(), ""), "--ca-file"));
}

TEST_CASE("a certificate for another name is refused") {
    const sample::Scratch scratch;
    const Pair pair = make_certificate(scratch, "DNS:other.example", 2);
    const auto server = serve(pair);
    CHECK(has(failure(server->url(), pair.cert), "another name"));
}

TEST_CASE("an expired certificate is refused") {
    const sample::Scratch scratch;
    const Pair pair = make_certificate(scratch, "IP:127.0.0.1", -1);
    const auto server = serve(pair);
    CHECK(has(failure(server->url(), pair.cert), "expired"));
}

TEST_CASE("a CA file that is missing or no certificate is named as the cause") {
    const sample::Scratch scratch;
    const Pair pair = make_certificate(scratch, "IP:127.0.0.1", 2);
    const auto server = serve(pair);
    CHECK(has(failure(server->url(), scratch.file("none.pem")), "CA file"));
    CHECK(has(failure(server->url(), scratch.file("names")), "CA file"));
}

TEST_CASE("https to a feed that speaks plain http says that TLS failed") {
    const auto server = serve({});
    CHECK(has(failure("https" + server->url().substr(4), ""), "TLS"));
}
