// The judgement of one reply with time as an argument: what no real socket could show without waiting for minutes.
// It must never open one.
#include "client/poll_step.h"

#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using client::Ask;
using client::AskAgain;
using client::Judged;
using client::PollStep;
using model::FeedConfirmed;
using model::Tick;
using net::HttpReply;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

HttpReply json_reply(std::string body) {
    HttpReply reply;
    reply.status = 200;
    reply.content_type = "application/json";
    reply.body = std::move(body);
    return reply;
}

HttpReply nothing_new(int status, model::Instant now) {
    HttpReply reply;
    reply.status = status;
    reply.headers = {{"kyodo-now", model::rfc3339(now)}, {"kyodo-rate", "1"}};
    return reply;
}

bool confirms(const Judged& judged) { return std::holds_alternative<FeedConfirmed>(judged); }

// A step that holds sample::record() as of tick 0.
PollStep holding() {
    PollStep step("feed.example:8480", seconds(4));
    REQUIRE(confirms(step.judge(step.next_ask(Tick{0}), json_reply(sample::snapshot(sample::record())), Tick{0})));
    return step;
}

Judged told(PollStep& step, const HttpReply& reply, Tick now) { return step.judge(step.next_ask(now), reply, now); }

}  // namespace

TEST_CASE("a nothing-new answer moves the feed's clock and nothing else") {
    PollStep step = holding();
    const Judged judged = told(step, nothing_new(204, sample::noon() + seconds(4)), Tick{4000});
    REQUIRE(confirms(judged));
    const auto& confirmed = std::get<FeedConfirmed>(judged);
    CHECK(confirmed.record == nullptr);
    CHECK(confirmed.gauges == nullptr);
    CHECK(confirmed.clock.now == sample::noon() + seconds(4));
}

TEST_CASE("changes are added to the board that is held") {
    PollStep step = holding();
    model::Record after = sample::record();
    const model::Event claimed = sample::happen(after, sample::claim_a7(), "toma");
    const Judged judged = told(step, json_reply(sample::delta(after, {claimed})), Tick{1000});
    REQUIRE(confirms(judged));
    const auto& record = std::get<FeedConfirmed>(judged).record;
    REQUIRE(record);
    CHECK(record->digest == after.digest);
    CHECK(record->actions.find(model::ActionId("A7"))->owner == "toma");
    CHECK(step.next_ask(Tick{1000}).target == "/v1/events?after=e1.4&gauge=1");
}

TEST_CASE("after a failure the next answer is wanted at once, and then parked again") {
    PollStep step = holding();
    step.note_failure();
    const Ask ask = step.next_ask(Tick{1000});
    CHECK(ask.wait == seconds(0));
    CHECK_FALSE(ask.whole);
    REQUIRE(confirms(step.judge(ask, nothing_new(204, sample::noon() + seconds(1)), Tick{1000})));
    CHECK(step.next_ask(Tick{1000}).wait == seconds(4));
}

TEST_CASE("every five minutes the whole board is compared, for the price of a 304") {
    PollStep step = holding();
    const Tick later{300'000};
    const Ask ask = step.next_ask(later);
    CHECK(ask.whole);
    CHECK(ask.etag == "W/\"e1.3.1\"");
    HttpReply same = nothing_new(304, sample::noon() + minutes(5));
    same.etag = ask.etag;
    REQUIRE(confirms(step.judge(ask, same, later)));
    CHECK_FALSE(step.next_ask(later).whole);
}

TEST_CASE("a 304 for another board than the one that was named confirms nothing") {
    PollStep step = holding();
    const Tick later{300'000};
    HttpReply other = nothing_new(304, sample::noon() + minutes(5));
    other.etag = "W/\"e1.2.1\"";
    CHECK_FALSE(confirms(told(step, other, later)));
}

TEST_CASE("an answer whose Date lies behind confirms nothing, however often it is repeated") {
    PollStep step("feed.example:8480", seconds(4));
    HttpReply first = json_reply(sample::snapshot(sample::record()));
    first.date = "Tue, 01 Oct 2030 03:00:00 GMT";
    REQUIRE(confirms(told(step, first, Tick{0})));
    HttpReply old = nothing_new(204, sample::noon() + seconds(30));
    old.date = "Tue, 01 Oct 2030 03:00:00 GMT";
    CHECK(confirms(told(step, old, Tick{5000})));
    for (int i = 0; i < 20; ++i) CHECK_FALSE(confirms(told(step, old, Tick{30'000 + i * 4000})));
}

TEST_CASE("a feed whose own clock stands still confirms nothing although its Date is fresh") {
    PollStep step = holding();
    CHECK(confirms(told(step, nothing_new(204, sample::noon()), Tick{5000})));
    for (int i = 0; i < 20; ++i) {
        HttpReply frozen = nothing_new(204, sample::noon());
        CHECK_FALSE(confirms(told(step, frozen, Tick{20'000 + i * 4000})));
    }
}

TEST_CASE("a feed whose clock was set back ten minutes is believed again at the second answer") {
    PollStep step = holding();
    const model::Instant back = sample::noon() - minutes(10);
    CHECK_FALSE(confirms(told(step, nothing_new(204, back), Tick{4000})));
    CHECK(confirms(told(step, nothing_new(204, back + seconds(1)), Tick{5000})));
    CHECK(confirms(told(step, nothing_new(204, back + seconds(5)), Tick{9000})));
}

TEST_CASE("a feed whose clock was set forward ten minutes is believed at once") {
    PollStep step = holding();
    CHECK(confirms(told(step, nothing_new(204, sample::noon() + minutes(10)), Tick{4000})));
}

TEST_CASE("a replay at sixty times the speed is a clock too") {
    PollStep step("feed.example:8480", seconds(4));
    model::Gauges gauges;
    const model::FeedClock fast{sample::noon(), 60.0, true};
    REQUIRE(confirms(told(step, json_reply(model::snapshot_json(sample::record(), gauges, fast)), Tick{0})));
    HttpReply beat = nothing_new(204, sample::noon() + minutes(4));
    beat.headers[1].second = "60";
    const Judged judged = told(step, beat, Tick{4000});
    REQUIRE(confirms(judged));
    CHECK(std::get<FeedConfirmed>(judged).clock.rate == 60.0);
    CHECK(std::get<FeedConfirmed>(judged).clock.drill);
}

TEST_CASE("a cursor the feed no longer knows is not a failure: the whole board is asked for") {
    PollStep step = holding();
    HttpReply gone;
    gone.status = 410;
    CHECK(std::holds_alternative<AskAgain>(told(step, gone, Tick{1000})));
    CHECK(step.next_ask(Tick{1000}).target == "/v1/feed");
    CHECK(step.next_ask(Tick{1000}).etag.empty());
}

TEST_CASE("another record under the same sequence number is a failure, and what is held stays") {
    PollStep step = holding();
    HttpReply gone;
    gone.status = 410;
    told(step, gone, Tick{1000});
    model::Record other = sample::record();
    model::Record twin;
    twin.epoch = "e1";
    model::AskHelp help;
    help.help = model::HelpId("H1");
    help.skill = {"切替", "failover"};
    model::OpenIncident open;
    open.incident = model::IncidentId("I9");
    open.title = {"別", "other"};
    sample::happen(twin, open, "x");
    sample::happen(twin, help, "x");
    help.help = model::HelpId("H2");
    sample::happen(twin, help, "x");
    REQUIRE(twin.seq == other.seq);
    CHECK_FALSE(confirms(told(step, json_reply(sample::snapshot(twin)), Tick{2000})));
    CHECK(confirms(told(step, json_reply(sample::snapshot(other)), Tick{3000})));
}

TEST_CASE("a gap in the sequence asks for the whole board") {
    PollStep step = holding();
    model::Record after = sample::record();
    sample::happen(after, sample::claim_a7(), "toma");
    model::ReleaseAction release;
    release.action = model::ActionId("A7");
    const model::Event second = sample::happen(after, release, "toma");
    CHECK(std::holds_alternative<AskAgain>(told(step, json_reply(sample::delta(after, {second})), Tick{1000})));
    CHECK(step.next_ask(Tick{1000}).whole);
}

TEST_CASE("an epoch with strange characters cannot change the address") {
    PollStep step("feed.example:8480", seconds(4));
    model::Record record;
    record.epoch = "a b&gauge=9";
    const Judged judged = told(step, json_reply(sample::snapshot(record)), Tick{0});
    if (confirms(judged)) CHECK(step.next_ask(Tick{0}).target.starts_with("/v1/events?after=a%20b%26gauge%3D9.0&"));
}
