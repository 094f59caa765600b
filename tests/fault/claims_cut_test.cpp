// One claim while the network fails before, during or after its POST: unsure is said, nothing is owned before the feed
// shows it, and whatever was lost is asked for again with the same key until the feed has decided.
// It must never end with a claim in the log twice, or with one nobody was told of.
#include "client/poller.h"
#include "model/update.h"
#include "net/clock.h"
#include "tests/fault/bends.h"
#include "tests/fault/claimants.h"

#include <catch2/catch_test_macros.hpp>

using faults::Claimant;
using faults::ClaimFeed;
using faults::End;
using faults::FaultProxy;
using faults::Misbehaviour;
using faults::Reply;
using sample::has;

namespace {

bool looks_owned(const model::ActionRow& row) { return row.mine || row.owner_look == model::OwnerLook::settled; }

// The person is told that nobody knows, in both languages, and the row owns nothing.
void check_unsure(const Claimant& person) {
    const model::ActionRow english = person.row("A1"), japanese = person.row("A1", model::Language::ja);
    CHECK(person.unsure == 1);
    CHECK_FALSE(looks_owned(english));
    CHECK(english.pending);
    CHECK(has(english.under, "No answer"));
    CHECK(has(japanese.under, "応答なし"));
}

// The answer says yes; the row still does not, until the feed shows it.
void check_owned_only_when_shown(Claimant& person, ClaimFeed& feed) {
    REQUIRE(person.accepted);
    CHECK_FALSE(looks_owned(person.row("A1")));
    person.shows(feed.server().record());
    CHECK(looks_owned(person.row("A1")));
    CHECK(person.row("A1").owner == person.state.me.who);
    CHECK(person.state.pending.empty());
}

// A fault that begins before the claim and ends once the person has been told that nobody knows.
void claim_through(const Misbehaviour& fault) {
    ClaimFeed feed({"遠間"}, 1);
    FaultProxy proxy(feed.server().port());
    Claimant person(feed.address(0, proxy.url()), {"遠間", "楓"});
    person.shows(feed.server().record());
    CHECK_FALSE(looks_owned(person.row("A1")));
    proxy.misbehave(fault);
    person.claims("A1");
    CHECK_FALSE(looks_owned(person.row("A1")));
    REQUIRE(person.hears());
    check_unsure(person);
    proxy.behave();
    REQUIRE(person.hears_decision());
    check_owned_only_when_shown(person, feed);
    CHECK(feed.claims_of("A1") == 1);
    CHECK(feed.log().at(person.accepted->seq - 1).who == "遠間");
}

Misbehaviour unheard(Reply reply) {
    Misbehaviour result = faults::instead(std::move(reply));
    result.reaches_feed = false;
    return result;
}

}  // namespace

TEST_CASE("a claim while the feed refuses connections is unsure, then decided once", "[threads]") {
    ClaimFeed feed({"遠間"}, 1);
    FaultProxy proxy(feed.server().port());
    Claimant person(feed.address(0, proxy.url()), {"遠間", "楓"});
    person.shows(feed.server().record());
    proxy.refuse();
    person.claims("A1");
    REQUIRE(person.hears());
    check_unsure(person);
    CHECK(feed.claims_of("A1") == 0);
    proxy.behave();
    REQUIRE(person.hears_decision());
    check_owned_only_when_shown(person, feed);
    CHECK(feed.claims_of("A1") == 1);
}

TEST_CASE("a claim cut off before the feed hears of it is unsure, then decided once", "[threads]") {
    claim_through(unheard({"", End::reset}));
}

TEST_CASE("a claim that hangs before the feed hears of it is unsure, then decided once", "[threads]") {
    claim_through(faults::deaf());
}

TEST_CASE("a claim whose answer is lost by a reset is decided once", "[threads]") {
    claim_through(faults::instead({"", End::reset}));
}

TEST_CASE("a claim whose answer is swallowed is decided once", "[threads]") { claim_through(faults::swallowed()); }

TEST_CASE("a claim whose answer is cut in its middle is decided once", "[threads]") {
    claim_through(faults::cut_in_body(End::reset));
    claim_through(faults::cut_with_right_length());
}

TEST_CASE("a claim whose answer becomes a 503, a login page or a refusal by somebody in between is decided once",
          "[threads]") {
    claim_through(faults::status(503, "Retry-After: 1\r\n"));
    claim_through(
        faults::instead({faults::http(200, "<html>Sign in</html>", "Content-Type: text/html; charset=utf-8\r\n")}));
    claim_through(faults::instead({faults::http(403, "<html>no</html>", "Content-Type: text/html\r\n")}));
}

TEST_CASE("who claims while my claim does not get through has it, and I am told", "[threads]") {
    ClaimFeed feed({"遠間", "凛"}, 1);
    FaultProxy proxy(feed.server().port());
    Claimant mine(feed.address(0, proxy.url()), {"遠間", "楓"}), hers(feed.address(1), {"凛", "楓"});
    for (Claimant* person : {&mine, &hers}) person->shows(feed.server().record());
    proxy.misbehave(unheard({"", End::reset}));
    mine.claims("A1");
    REQUIRE(mine.hears());
    check_unsure(mine);
    hers.claims("A1");
    REQUIRE(hers.hears_decision());
    CHECK(hers.accepted);
    proxy.behave();
    REQUIRE(mine.hears_decision());
    REQUIRE(mine.refused);
    CHECK(mine.refused->problem.owner == "凛");
    CHECK(has(mine.row("A1").refusal, "凛"));
    CHECK_FALSE(mine.row("A1").mine);
    CHECK(feed.claims_of("A1") == 1);
}

TEST_CASE("my claim whose answer was lost keeps the action from whoever comes next", "[threads]") {
    ClaimFeed feed({"遠間", "凛"}, 1);
    FaultProxy proxy(feed.server().port());
    Claimant mine(feed.address(0, proxy.url()), {"遠間", "楓"}), hers(feed.address(1), {"凛", "楓"});
    for (Claimant* person : {&mine, &hers}) person->shows(feed.server().record());
    proxy.misbehave(faults::instead({"", End::reset}));
    mine.claims("A1");
    REQUIRE(mine.hears());
    hers.claims("A1");
    REQUIRE(hers.hears_decision());
    REQUIRE(hers.refused);
    CHECK(hers.refused->problem.owner == "遠間");
    CHECK(hers.row("A1").owner == "遠間");
    check_unsure(mine);
    proxy.behave();
    REQUIRE(mine.hears_decision());
    check_owned_only_when_shown(mine, feed);
    CHECK(feed.claims_of("A1") == 1);
}

TEST_CASE("while polls do not come through an accepted claim still waits to be shown", "[threads]") {
    ClaimFeed feed({"遠間"}, 1);
    FaultProxy polls(feed.server().port());
    Claimant person(feed.address(0), {"遠間", "楓"});
    sample::Inbox inbox;
    const client::Poller poller(feed.address(0, polls.url()), inbox.post());
    const auto first = inbox.next<model::FeedConfirmed>();
    REQUIRE(first);
    model::update(person.state, *first, net::now_tick());
    polls.misbehave(faults::swallowed());
    person.claims("A1");
    REQUIRE(person.hears_decision());
    REQUIRE(person.accepted);
    REQUIRE(inbox.next<model::FeedFailed>());
    CHECK_FALSE(looks_owned(person.row("A1")));
    CHECK(has(person.row("A1").under, "Taken"));
    polls.behave();
    const auto shown = inbox.next<model::FeedConfirmed>(
        [](const model::FeedConfirmed& confirmed) { return confirmed.record != nullptr; });
    REQUIRE(shown);
    model::update(person.state, *shown, net::now_tick());
    CHECK(person.row("A1").mine);
    CHECK(person.state.pending.empty());
}
