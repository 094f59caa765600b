// One exchange and everything that can be wrong with it, against real sockets. What libcurl alone would let through is
// refused here. It must never assert how long something took: a hang fails by the runner's own limit.
#include "net/http.h"

#include "tests/support/fault_server.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <thread>

using faults::End;
using faults::FaultServer;
using faults::Reply;
using sample::has;

namespace {

constexpr std::chrono::milliseconds soon{300};

model::Result<net::HttpReply> get(const std::string& url, std::chrono::milliseconds limit = std::chrono::seconds(20)) {
    net::Http http({});
    net::HttpRequest request;
    request.url = url;
    request.total_limit = limit;
    request.most_bytes = 100'000;
    return http.perform(request, {});
}

// The English sentence of the failure; empty when there was none.
std::string failure(const Reply& reply, std::chrono::milliseconds limit = std::chrono::seconds(20)) {
    FaultServer server({reply});
    const auto result = get(server.url(), limit);
    if (result) return {};
    CHECK(result.problem().trouble == model::Trouble::unreachable);
    CHECK(has(result.problem().sentence.ja, server.place()));
    CHECK(has(result.problem().sentence.en, server.place()));
    return result.problem().sentence.en;
}

std::string chunk(const std::string& bytes) {
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

const std::string chunked_head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

}  // namespace

TEST_CASE("a reply comes with its status, its body and the headers that matter") {
    FaultServer server({faults::json("{}", "ETag: W/\"e.1.2\"\r\nAge: 3\r\nRetry-After: 7\r\nKyodo-Now: t\r\n")});
    const auto reply = get(server.url());
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body == "{}");
    CHECK(reply->content_type == "application/json");
    CHECK(reply->etag == "W/\"e.1.2\"");
    CHECK(reply->age == std::chrono::seconds(3));
    CHECK(reply->retry_after == std::chrono::seconds(7));
    REQUIRE(reply->header("kyodo-now"));
    CHECK(*reply->header("kyodo-now") == "t");
    CHECK(reply->header("kyodo-rate") == nullptr);
}

TEST_CASE("the content type is compared without its parameters and its case") {
    FaultServer server({Reply{faults::http(200, "{}", "Content-Type: Application/JSON; charset=utf-8\r\n")}});
    const auto reply = get(server.url());
    REQUIRE(reply);
    CHECK(reply->content_type == "application/json");
}

TEST_CASE("a chunked reply and a compressed reply arrive whole") {
    FaultServer chunks({Reply{chunked_head + chunk("hello ") + chunk("board") + "0\r\n\r\n"}});
    CHECK(get(chunks.url())->body == "hello board");
    const std::string text(5000, 'k');
    FaultServer packed({Reply{faults::http(200, sample::gzipped(text), "Content-Encoding: gzip\r\n")}});
    CHECK(get(packed.url())->body == text);
    CHECK(has(packed.requests().at(0), "Accept-Encoding: gzip\r\n"));
}

TEST_CASE("the token travels in a header and nowhere else") {
    FaultServer server({faults::json("{}")});
    net::Http http({"", "s3cret"});
    net::HttpRequest request;
    request.url = server.url() + "/v1/feed";
    REQUIRE(http.perform(request, {}));
    const std::string seen = server.requests().at(0);
    CHECK(has(seen, "Authorization: Bearer s3cret\r\n"));
    CHECK(seen.starts_with("GET /v1/feed HTTP/1.1\r\n"));
}

TEST_CASE("a token with a line end is not sent, and not shown") {
    FaultServer server({faults::json("{}")});
    net::Http http({"", "s3cret\r\nX-Evil: 1"});
    net::HttpRequest request;
    request.url = server.url();
    const auto reply = http.perform(request, {});
    REQUIRE(!reply);
    CHECK_FALSE(has(reply.problem().sentence.en, "s3cret"));
    CHECK(server.requests().empty());
}

TEST_CASE("a refused connection names the host and says so in both languages") {
    const std::string place = "127.0.0.1:" + std::to_string(faults::closed_port());
    const auto reply = get("http://" + place);
    REQUIRE(!reply);
    CHECK(has(reply.problem().sentence.en, place + ": connection refused"));
    CHECK(has(reply.problem().sentence.ja, place + ": 接続を拒まれました"));
}

TEST_CASE("a name that cannot be is not resolved, and the sentence says so") {
    const auto reply = get("http://" + std::string(64, 'a') + ":8480");
    REQUIRE(!reply);
    CHECK(has(reply.problem().sentence.en, "could not resolve"));
}

TEST_CASE("an address that is neither http nor https, or carries a password, is not used") {
    for (const char* url :
         {"file:///etc/passwd", "ftp://127.0.0.1/", "http://", "127.0.0.1:8480", "", "http://me:secret@127.0.0.1:1/"}) {
        const auto reply = get(url);
        REQUIRE(!reply);
        CHECK(has(reply.problem().sentence.en, "http://host:port"));
        CHECK_FALSE(has(reply.problem().sentence.en, "secret"));
    }
}

TEST_CASE("a server that accepts and says nothing runs into the time limit") {
    CHECK(has(failure({"", End::hang}, soon), "timed out waiting"));
}

TEST_CASE("a drip of one byte at a time runs into the time limit") {
    CHECK(
        has(failure({"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", End::drip, "x"}, soon), "timed out waiting"));
}

TEST_CASE("a reply that is cut off before, in the middle of or by the end of its body is refused") {
    CHECK(has(failure({"", End::close}), "cut off"));
    CHECK(has(failure({"", End::reset}), "cut off"));
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":", End::close}), "cut off"));
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":", End::reset}), "cut off"));
    CHECK(has(failure({chunked_head + chunk("half"), End::close}), "cut off"));
}

TEST_CASE("a bad chunk size is refused") { CHECK_FALSE(failure({chunked_head + "zz\r\nhello\r\n0\r\n\r\n"}).empty()); }

TEST_CASE("a reply that states no length is refused although its body looks whole") {
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", End::close}), "no length"));
}

TEST_CASE("a reply with two different lengths, or one that is not a number, is refused") {
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}"}), "contradicts itself"));
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Length: 2, 9\r\n\r\n{}"}), "contradicts itself"));
    CHECK(failure({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}"}).empty());
}

TEST_CASE("a compressed reply that is cut off or is no gzip is refused") {
    const std::string whole = sample::gzipped(std::string(50'000, 'a') + "tail");
    const std::string half = whole.substr(0, whole.size() / 2);
    CHECK(has(failure({"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(whole.size()) +
                           "\r\n\r\n" + half,
                       End::close}),
              "cut off"));
    CHECK(has(failure({faults::http(200, "this is no gzip", "Content-Encoding: gzip\r\n")}), "unpacked"));
    std::string broken = whole;
    broken[broken.size() - 6] = static_cast<char>(broken[broken.size() - 6] ^ 0x55);
    CHECK(has(failure({faults::http(200, broken, "Content-Encoding: gzip\r\n")}), "unpacked"));
}

TEST_CASE("a gzip bomb is stopped at the limit of decoded bytes") {
    const std::string bomb = sample::gzipped(std::string(20'000'000, '\0'));
    REQUIRE(bomb.size() < 100'000);
    CHECK(has(failure({faults::http(200, bomb, "Content-Encoding: gzip\r\n")}), "too large"));
}

TEST_CASE("an endless body is stopped at the limit") {
    CHECK(has(failure({chunked_head, End::endless, chunk(std::string(60'000, 'x'))}), "too large"));
}

TEST_CASE("endless headers, too many headers and a flood of interim replies are stopped") {
    CHECK(has(failure({"HTTP/1.1 200 OK\r\n", End::endless, "X-Long: " + std::string(5000, 'x') + "\r\n"}), "headers"));
    CHECK(has(failure({"HTTP/1.1 200 OK\r\n", End::endless, "X: y\r\n"}), "headers"));
    CHECK(has(failure({"", End::endless, "HTTP/1.1 100 Continue\r\n\r\n"}), "headers"));
}

TEST_CASE("an interim reply before the real one is nothing special") {
    CHECK(failure({"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + faults::http(200, "{}")}).empty());
}

TEST_CASE("a 304 with a body is refused") {
    CHECK(has(failure({"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n{}"}), "not modified"));
    CHECK(has(failure({"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"}),
              "not modified"));
}

TEST_CASE("what does not speak HTTP is not believed") {
    CHECK_FALSE(failure({"220 mail.example ESMTP\r\n", End::close}).empty());
    CHECK_FALSE(failure({std::string("\x15\x03\x01\x00\x02\x02\x46", 7), End::close}).empty());
}

TEST_CASE("a redirect is answered as what it is and never followed") {
    FaultServer elsewhere({faults::json("{}")});
    FaultServer server({Reply{faults::http(302, "", "Location: " + elsewhere.url() + "\r\n")}});
    const auto reply = get(server.url());
    REQUIRE(reply);
    CHECK(reply->status == 302);
    CHECK(elsewhere.requests().empty());
}

TEST_CASE("a connection is kept while all is well and a fresh one is made after a failure") {
    FaultServer server({faults::json("1"), faults::json("2"), Reply{"HTTP/1.1 200 OK\r\n\r\n"}, faults::json("4")});
    net::Http http({});
    net::HttpRequest request;
    request.url = server.url();
    CHECK(http.perform(request, {}));
    CHECK(http.perform(request, {}));
    CHECK(server.connections() == 1);
    CHECK(!http.perform(request, {}));
    const auto reply = http.perform(request, {});
    REQUIRE(reply);
    CHECK(reply->body == "4");
    CHECK(server.connections() == 2);
}

TEST_CASE("a hung exchange ends when it is told to stop", "[threads]") {
    FaultServer server({Reply{"", End::hang}});
    std::stop_source source;
    std::jthread stopper([&] {
        server.has_requests(1);
        source.request_stop();
    });
    net::Http http({});
    net::HttpRequest request;
    request.url = server.url();
    request.total_limit = std::chrono::hours(1);
    request.silence_limit = std::chrono::hours(1);
    CHECK_FALSE(http.perform(request, source.get_token()));
    CHECK(source.stop_requested());
}

TEST_CASE("a wait ends when it is woken, also by a wake that came before", "[threads]") {
    net::Http http({});
    http.wake();
    http.wait(std::chrono::seconds(50), {});
    std::jthread waker([&] { http.wake(); });
    http.wait(std::chrono::seconds(50), {});
    std::stop_source source;
    std::jthread stopper([&] { source.request_stop(); });
    http.wait(std::chrono::seconds(50), source.get_token());
    SUCCEED("none of the three waits lasted to the runner's limit");
}
