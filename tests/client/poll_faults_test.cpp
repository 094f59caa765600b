// The poller against a feed that goes bad after one good answer: each fault is a failure with a sentence, the last good
// board stays, and the next good answer is believed. It must never look at a picture.
#include "client/poller.h"
#include "net/clock.h"
#include "tests/support/fault_server.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>

using faults::End;
using faults::FaultServer;
using faults::Reply;
using model::FeedConfirmed;
using model::FeedFailed;
using sample::has;

namespace {

net::FeedAddress address_of(const FaultServer& server) {
    net::FeedAddress address;
    address.url = server.url();
    address.park = std::chrono::seconds(1);
    return address;
}

// The first answer is good, the second is `bad`, whatever comes after is good again. Returns how the bad one was put.
model::Problem failure_after_good(const Reply& bad) {
    const model::Record record = sample::record();
    FaultServer server([&](const std::string& request, std::size_t number) {
        return number == 2 ? bad : sample::good(record, request);
    });
    sample::Inbox inbox;
    const client::Poller poller(address_of(server), inbox.post());

    const auto first = inbox.next<FeedConfirmed>();
    REQUIRE(first);
    REQUIRE(first->record);
    CHECK(first->record->digest == record.digest);
    const auto failed = inbox.next<FeedFailed>();
    REQUIRE(failed);
    CHECK(has(failed->problem.sentence.en, server.place()));
    CHECK(has(failed->problem.sentence.ja, server.place()));
    const auto again = inbox.next<FeedConfirmed>();
    REQUIRE(again);
    CHECK(again->record == nullptr);
    return failed->problem;
}

std::string sentence_after_good(const Reply& bad) { return failure_after_good(bad).sentence.en; }

}  // namespace

TEST_CASE("a feed that resets the connection fails one poll and no more", "[threads]") {
    CHECK(has(sentence_after_good({"HTTP/1.1 200 OK\r\n", End::reset}), "cut off"));
}

TEST_CASE("a feed that is cut off inside the body fails one poll and no more", "[threads]") {
    CHECK(has(sentence_after_good({"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", End::close}), "cut off"));
}

TEST_CASE("a feed that accepts and hangs fails one poll and no more", "[threads]") {
    CHECK(has(sentence_after_good({"", End::hang}), "timed out"));
}

TEST_CASE("a stated length that is too short is a failure", "[threads]") {
    const std::string body = sample::snapshot(sample::record());
    CHECK_FALSE(sentence_after_good({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                                         std::to_string(body.size() - 10) + "\r\n\r\n" + body,
                                     End::close})
                    .empty());
}

TEST_CASE("a board that states no length is a failure although it is whole", "[threads]") {
    const std::string body = sample::snapshot(sample::record());
    CHECK(has(sentence_after_good({"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body, End::close}),
              "no length"));
}

TEST_CASE("a 500 and a 503 are failures even with a valid board as their body", "[threads]") {
    const std::string body = sample::snapshot(sample::record());
    CHECK(has(sentence_after_good({faults::http(500, body, "Content-Type: application/json\r\n")}), "500"));
    const auto problem = failure_after_good({faults::http(503, body, "Content-Type: application/json\r\n")});
    CHECK(problem.trouble == model::Trouble::unavailable);
    CHECK(has(problem.sentence.en, "503"));
}

TEST_CASE("a 503 with Retry-After is asked again only after that", "[threads]") {
    CHECK(has(sentence_after_good({faults::http(503, "", "Retry-After: 1\r\n")}), "503"));
}

TEST_CASE("an unknown token, a token without rights and a wrong address say what to do", "[threads]") {
    const auto unknown = failure_after_good({faults::http(401, "")});
    CHECK(unknown.trouble == model::Trouble::unauthorized);
    CHECK(has(unknown.sentence.en, "--token-file"));
    const auto denied = failure_after_good({faults::http(403, "")});
    CHECK(denied.trouble == model::Trouble::forbidden);
    CHECK(has(sentence_after_good({faults::http(404, "")}), "no feed at that address"));
}

TEST_CASE("a redirect is a failure that says it is not followed", "[threads]") {
    CHECK(has(sentence_after_good({faults::http(302, "", "Location: /login\r\n")}), "not followed"));
}

TEST_CASE("a login page that answers 200 is no board", "[threads]") {
    const Reply page{faults::http(200, "<html>Sign in</html>", "Content-Type: text/html; charset=utf-8\r\n")};
    CHECK(has(sentence_after_good(page), "web page"));
}

TEST_CASE("a whole board under another content type is no board", "[threads]") {
    const std::string body = sample::snapshot(sample::record());
    CHECK(has(sentence_after_good({faults::http(200, body, "Content-Type: text/plain\r\n")}), "application/json"));
    CHECK(has(sentence_after_good({faults::http(200, body)}), "application/json"));
}

TEST_CASE("an empty 200, garbage and another schema are failures", "[threads]") {
    CHECK_FALSE(sentence_after_good(faults::json("")).empty());
    CHECK_FALSE(sentence_after_good(faults::json("{\"schema\":")).empty());
    CHECK_FALSE(sentence_after_good(faults::json("\xff\xfe{}")).empty());
    CHECK_FALSE(sentence_after_good(faults::json(R"({"schema":"status/9","services":[]})")).empty());
    CHECK_FALSE(sentence_after_good(faults::json(std::string(100'000, '['))).empty());
}

TEST_CASE("a byte order mark, a NUL and a second document are failures", "[threads]") {
    const model::Record record = sample::record();
    const std::string good = sample::delta(record, {});
    CHECK_FALSE(sentence_after_good(faults::json("\xEF\xBB\xBF" + good)).empty());
    CHECK_FALSE(sentence_after_good(faults::json(good + std::string(1, '\0') + good)).empty());
    CHECK_FALSE(sentence_after_good(faults::json(good + good)).empty());
}

TEST_CASE("a 304 that nobody asked for confirms nothing", "[threads]") {
    CHECK(has(sentence_after_good(sample::heartbeat(304)), "although nothing was asked that way"));
}

TEST_CASE("a 304 with a body confirms nothing", "[threads]") {
    CHECK(has(sentence_after_good({"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n{}"}), "not modified"));
}

TEST_CASE("a nothing-new answer without the feed's time confirms nothing", "[threads]") {
    CHECK(has(sentence_after_good({faults::http(204, "")}), "lacks the feed's time"));
    CHECK(has(sentence_after_good({faults::http(204, "", "Kyodo-Now: yesterday\r\n")}), "lacks the feed's time"));
}

TEST_CASE("an answer that a cache kept confirms nothing", "[threads]") {
    const std::string headers = "Age: 60\r\nKyodo-Now: " + model::rfc3339(sample::noon()) + "\r\n";
    CHECK(has(sentence_after_good({faults::http(204, "", headers)}), "old answer"));
}

TEST_CASE("a sequence that goes backwards or repeats is a failure", "[threads]") {
    model::Record before;
    before.epoch = "e1";
    CHECK(has(sentence_after_good(faults::json(sample::delta(before, {}))), "backwards"));
    model::Record record = sample::record();
    model::Event claimed = sample::happen(record, sample::claim_a7(), "toma");
    claimed.seq = 2;
    CHECK(has(sentence_after_good(faults::json(sample::delta(record, {claimed}))), "backwards"));
}

TEST_CASE("a whole board that is older than the one held is a failure", "[threads]") {
    const model::Record record = sample::record();
    model::Record longer = record;
    sample::happen(longer, sample::claim_a7(), "toma");
    FaultServer server([&](const std::string&, std::size_t number) {
        if (number == 1) return faults::json(sample::snapshot(longer));
        return number == 2 ? Reply{faults::http(410, "")} : faults::json(sample::snapshot(record));
    });
    sample::Inbox inbox;
    const client::Poller poller(address_of(server), inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    const auto failed = inbox.next<FeedFailed>();
    REQUIRE(failed);
    CHECK(has(failed->problem.sentence.en, "shorter than before"));
}

TEST_CASE("changes that do not add up to the stated digest make the board fetch the whole again", "[threads]") {
    const model::Record record = sample::record();
    model::Record after = record;
    const model::Event claimed = sample::happen(after, sample::claim_a7(), "toma");
    model::Record wrong = after;
    wrong.digest += 1;
    FaultServer server([&](const std::string& request, std::size_t number) {
        if (number == 1) return faults::json(sample::snapshot(record));
        return number == 2 ? faults::json(sample::delta(wrong, {claimed})) : sample::good(after, request);
    });
    sample::Inbox inbox;
    const client::Poller poller(address_of(server), inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    const auto second = inbox.next<FeedConfirmed>();
    REQUIRE(second);
    REQUIRE(second->record);
    CHECK(second->record->digest == after.digest);
    CHECK(server.requests().at(2).starts_with("GET /v1/feed "));
}

TEST_CASE("another log is taken from a whole board only", "[threads]") {
    const model::Record record = sample::record("e1");
    model::Record other = sample::record("e2");
    const model::Event claimed = sample::happen(other, sample::claim_a7(), "toma");
    FaultServer server([&](const std::string& request, std::size_t number) {
        if (number == 1) return faults::json(sample::snapshot(record));
        return number == 2 ? faults::json(sample::delta(other, {claimed})) : sample::good(other, request);
    });
    sample::Inbox inbox;
    const client::Poller poller(address_of(server), inbox.post());
    REQUIRE(inbox.next<FeedConfirmed>());
    const auto second = inbox.next<FeedConfirmed>();
    REQUIRE(second);
    REQUIRE(second->record);
    CHECK(second->record->epoch == "e2");
    CHECK(server.requests().at(2).starts_with("GET /v1/feed "));
}

TEST_CASE("the first question is for the whole board, the next for what came after it, parked", "[threads]") {
    const model::Record record = sample::record();
    FaultServer server([&](const std::string& request, std::size_t) { return sample::good(record, request); });
    sample::Inbox inbox;
    const client::Poller poller(address_of(server), inbox.post());
    REQUIRE(server.has_requests(2));
    CHECK(server.requests().at(0).starts_with("GET /v1/feed HTTP/1.1\r\n"));
    CHECK_FALSE(has(server.requests().at(0), "Prefer:"));
    CHECK(server.requests().at(1).starts_with("GET /v1/events?after=e1.3&gauge=1 HTTP/1.1\r\n"));
    CHECK(has(server.requests().at(1), "Prefer: wait=1\r\n"));
}

TEST_CASE("a poller stops at once although its poll hangs", "[threads]") {
    FaultServer server({Reply{"", End::hang}});
    sample::Inbox inbox;
    net::FeedAddress address = address_of(server);
    {
        const client::Poller poller(address, inbox.post());
        REQUIRE(server.has_requests(1));
    }
    CHECK(server.requests().size() == 1);
}

TEST_CASE("a feed that is not there yet is found when it comes", "[threads]") {
    sample::Inbox inbox;
    const model::Record record = sample::record();
    std::atomic<bool> there{false};
    FaultServer server([&](const std::string& request, std::size_t) {
        return there ? sample::good(record, request) : Reply{faults::http(503, "")};
    });
    const client::Poller poller(address_of(server), inbox.post());
    REQUIRE(inbox.next<FeedFailed>());
    there = true;
    REQUIRE(inbox.next<FeedConfirmed>());
}

TEST_CASE("a feed that takes three seconds for every answer keeps a board, and each answer is as old as it took",
          "[threads]") {
    const model::Record record = sample::record();
    const model::Tick begun = net::now_tick();
    FaultServer server([&](const std::string& request, std::size_t) {
        const model::Instant now = sample::noon() + (net::now_tick() - begun);
        const bool whole = request.starts_with("GET /v1/feed");
        const std::string body = whole ? sample::snapshot(record, now) : sample::delta(record, {}, now);
        constexpr int spaces = 64;  // one in 50 ms, behind the document
        return Reply{"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                         std::to_string(body.size() + spaces) + "\r\n\r\n" + body,
                     End::drip, " ", std::chrono::milliseconds(50)};
    });
    sample::Inbox inbox;
    net::FeedAddress address = address_of(server);
    address.park = std::chrono::seconds(4);
    const client::Poller poller(address, inbox.post());
    for (int answers = 0; answers < 2;) {
        const auto message = inbox.next_message(std::chrono::seconds(20));
        REQUIRE(message);
        if (std::holds_alternative<model::PersonTold>(*message)) continue;
        const auto* confirmed = std::get_if<FeedConfirmed>(&*message);
        REQUIRE(confirmed);
        const model::Milliseconds age = net::now_tick() - *confirmed->at;
        CHECK(age >= std::chrono::seconds(3));
        CHECK(age < std::chrono::seconds(10));
        ++answers;
    }
}
