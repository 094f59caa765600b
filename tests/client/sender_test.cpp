// The sender against scripted answers: decided or undecided, the same key until the feed has decided, one at a time.
// It must never believe that a command happened because it was sent.
#include "client/sender.h"

#include "tests/support/fault_server.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using faults::End;
using faults::FaultServer;
using faults::Reply;
using model::CommandAccepted;
using model::CommandRefused;
using model::CommandUnsure;
using sample::has;

namespace {

net::FeedAddress address_of(const FaultServer& server) { return {server.url(), {"", "tok"}, std::chrono::seconds(1)}; }

Reply accepted(std::uint64_t seq) {
    model::Accepted answer;
    answer.seq = seq;
    return faults::json(model::accepted_json(answer));
}

Reply refused(int status, const model::Problem& problem) {
    return {faults::http(status, model::problem_json(problem, status), "Content-Type: application/problem+json\r\n")};
}

std::string key_of(const std::string& request) {
    const std::string name = "Idempotency-Key: ";
    const std::size_t at = request.find(name);
    return at == std::string::npos ? "" : request.substr(at + name.size(), request.find("\r\n", at) - at - name.size());
}

// Everything that is undecided: the sender says so once and asks again with the same key.
void stays_unsure_and_asks_again(const Reply& lost) {
    FaultServer server({lost, accepted(4)});
    sample::Inbox inbox;
    client::Sender sender(address_of(server), inbox.post());
    sender.send({"k1", sample::claim_a7()});
    const auto unsure = inbox.next<CommandUnsure>();
    REQUIRE(unsure);
    CHECK(unsure->key == "k1");
    CHECK_FALSE(unsure->problem.sentence.ja.empty());
    const auto done = inbox.next<CommandAccepted>();
    REQUIRE(done);
    CHECK(done->seq == 4);
    REQUIRE(server.requests().size() == 2);
    CHECK(key_of(server.requests().at(0)) == "k1");
    CHECK(key_of(server.requests().at(1)) == "k1");
}

}  // namespace

TEST_CASE("a command is posted once with its key and its token, and accepted with its sequence", "[threads]") {
    FaultServer server({accepted(4)});
    sample::Inbox inbox;
    client::Sender sender(address_of(server), inbox.post());
    sender.send({"k1", sample::claim_a7()});
    const auto done = inbox.next<CommandAccepted>();
    REQUIRE(done);
    CHECK(done->key == "k1");
    CHECK(done->seq == 4);
    const std::string request = server.requests().at(0);
    CHECK(request.starts_with("POST /v1/commands HTTP/1.1\r\n"));
    CHECK(has(request, "Authorization: Bearer tok\r\n"));
    CHECK(has(request, "Content-Type: application/json\r\n"));
    CHECK(has(request, "claim_action"));
    CHECK(server.requests().size() == 1);
}

TEST_CASE("a refusal of the feed is final and names the owner", "[threads]") {
    model::Problem taken =
        model::problem(model::Trouble::already_claimed, "監理H が先に引受けました。", "kanri H has it.");
    taken.owner = "kanri H";
    FaultServer server({refused(409, taken)});
    sample::Inbox inbox;
    client::Sender sender(address_of(server), inbox.post());
    sender.send({"k1", sample::claim_a7()});
    const auto no = inbox.next<CommandRefused>();
    REQUIRE(no);
    CHECK(no->problem.trouble == model::Trouble::already_claimed);
    CHECK(no->problem.owner == "kanri H");
    CHECK(server.requests().size() == 1);
}

TEST_CASE("an answer that is lost is asked for with the same key", "[threads]") {
    stays_unsure_and_asks_again({"", End::reset});
    stays_unsure_and_asks_again({"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", End::close});
}

TEST_CASE("a feed that hangs or cannot answer is asked again with the same key", "[threads]") {
    stays_unsure_and_asks_again({"", End::hang});
    stays_unsure_and_asks_again({faults::http(503, "", "Retry-After: 1\r\n")});
    stays_unsure_and_asks_again({faults::http(500, "")});
}

TEST_CASE("too many requests is a pause and not a refusal", "[threads]") {
    stays_unsure_and_asks_again(refused(429, model::problem(model::Trouble::unavailable, "あとで。", "Later.")));
}

TEST_CASE("a page, a redirect or garbage from in between decides nothing", "[threads]") {
    stays_unsure_and_asks_again({faults::http(200, "<html>", "Content-Type: text/html\r\n")});
    stays_unsure_and_asks_again({faults::http(302, "", "Location: /login\r\n")});
    stays_unsure_and_asks_again({faults::http(403, "<html>denied</html>", "Content-Type: text/html\r\n")});
    stays_unsure_and_asks_again(faults::json("{\"seq\":"));
    stays_unsure_and_asks_again({faults::http(409, "{]", "Content-Type: application/problem+json\r\n")});
}

TEST_CASE("commands keep the order of the person's hands", "[threads]") {
    FaultServer server({Reply{faults::http(500, "")}, accepted(4), accepted(5), accepted(6)});
    sample::Inbox inbox;
    client::Sender sender(address_of(server), inbox.post());
    for (const char* key : {"k1", "k2", "k3"}) sender.send({key, sample::claim_a7()});
    for (const char* key : {"k1", "k2", "k3"}) {
        const auto done = inbox.next<CommandAccepted>();
        REQUIRE(done);
        CHECK(done->key == key);
    }
    const auto requests = server.requests();
    REQUIRE(requests.size() == 4);
    CHECK(key_of(requests[1]) == "k1");
    CHECK(key_of(requests[3]) == "k3");
}

TEST_CASE("a sender stops at once although the feed hangs", "[threads]") {
    FaultServer server({Reply{"", End::hang}});
    sample::Inbox inbox;
    {
        client::Sender sender(address_of(server), inbox.post());
        sender.send({"k1", sample::claim_a7()});
        REQUIRE(server.has_requests(1));
    }
    CHECK(server.requests().size() == 1);
}

TEST_CASE("a command from a terminal waits for the decision and asks again when the answer was lost", "[threads]") {
    FaultServer server({Reply{"", End::reset}, accepted(9)});
    const auto done = client::send_and_wait(address_of(server), {"k1", sample::claim_a7()}, std::chrono::seconds(20));
    REQUIRE(done);
    CHECK(done->seq == 9);
    CHECK(key_of(server.requests().at(1)) == "k1");
}

TEST_CASE("a feed that needs longer for an answer than it was waited for is waited for longer, with the same key",
          "[threads]") {
    const auto slow = [](int spaces) {  // of a document that is whole when as many have come, one in 50 ms
        const std::string body = accepted(4).bytes.substr(accepted(4).bytes.find("\r\n\r\n") + 4);
        const std::string length = std::to_string(body.size() + static_cast<std::size_t>(spaces));
        return Reply{"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                         length + "\r\n\r\n" + body,
                     End::drip, " ", std::chrono::milliseconds(50)};
    };
    FaultServer server({slow(110)});
    int said = 0;
    const auto done = client::send_and_wait(address_of(server), {"k1", sample::claim_a7()}, std::chrono::seconds(60),
                                            [&](const model::Problem&) { ++said; });
    REQUIRE(done);
    CHECK(done->seq == 4);
    CHECK(said == 1);
    for (const std::string& request : server.requests()) CHECK(key_of(request) == "k1");
}

TEST_CASE("a feed that cannot decide now is heard in its own words") {
    FaultServer server({refused(503, model::problem(model::Trouble::unavailable, "古い控えです。", "An older copy."))});
    const auto done =
        client::send_and_wait(address_of(server), {"k1", sample::claim_a7()}, std::chrono::milliseconds(300));
    REQUIRE(!done);
    CHECK(has(done.problem().sentence.en, "An older copy."));
    CHECK_FALSE(has(done.problem().sentence.en, "Nobody knows"));
}

TEST_CASE("a command from a terminal that nobody answered says that it may have happened", "[threads]") {
    FaultServer server({Reply{"", End::hang}});
    const auto done =
        client::send_and_wait(address_of(server), {"k1", sample::claim_a7()}, std::chrono::milliseconds(300));
    REQUIRE(!done);
    CHECK(has(done.problem().sentence.en, "timed out"));
    CHECK(has(done.problem().sentence.en, "Nobody knows whether the feed took it"));
}

TEST_CASE("a snapshot for a terminal is whole or a sentence") {
    FaultServer good({faults::json(sample::snapshot(sample::record()))});
    const auto snapshot = client::fetch_snapshot(address_of(good));
    REQUIRE(snapshot);
    CHECK(snapshot->record.digest == sample::record().digest);
    FaultServer page({Reply{faults::http(200, "<html>", "Content-Type: text/html\r\n")}});
    const auto none = client::fetch_snapshot(address_of(page));
    REQUIRE(!none);
    CHECK(has(none.problem().sentence.en, "web page"));
    FaultServer other({faults::json("{}")});
    const auto foreign = client::fetch_snapshot(address_of(other));
    REQUIRE(!foreign);
    CHECK(has(foreign.problem().sentence.en, other.place()));
}
