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

model::AskHelp help(const std::string& id) {
    model::AskHelp help;
    help.help = model::HelpId(id);
    help.skill = {"切替", "failover"};
    return help;
}

// As long as sample::record(), of the same epoch, and another history.
model::Record twin() {
    model::Record twin;
    twin.epoch = "e1";
    model::OpenIncident open;
    open.incident = model::IncidentId("I9");
    open.title = {"別", "other"};
    sample::happen(twin, open, "x");
    sample::happen(twin, help("H1"), "x");
    sample::happen(twin, help("H2"), "x");
    return twin;
}

HttpReply log_reply(const std::vector<model::Event>& events) {
    HttpReply reply;
    reply.status = 200;
    reply.content_type = "application/x-ndjson";
    reply.headers = {{"kyodo-epoch", "e1"}};
    for (const model::Event& event : events) reply.body += model::event_json(event) + "\n";
    return reply;
}

void gone(PollStep& step) {
    HttpReply reply;
    reply.status = 410;
    CHECK(std::holds_alternative<AskAgain>(told(step, reply, Tick{1000})));
}

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

TEST_CASE("another record under the same sequence number is another history, and said to be") {
    PollStep step = holding();
    gone(step);
    const Judged judged = told(step, json_reply(sample::snapshot(twin())), Tick{2000});
    REQUIRE(confirms(judged));
    CHECK(std::get<FeedConfirmed>(judged).other_history);
    REQUIRE(std::get<FeedConfirmed>(judged).record);
    CHECK(std::get<FeedConfirmed>(judged).record->digest == twin().digest);
}

TEST_CASE("a board that is further in the same log is ordinary once the events in between lead there") {
    PollStep step = holding();
    gone(step);
    model::Record after = sample::record();
    const model::Event claimed = sample::happen(after, sample::claim_a7(), "toma");
    CHECK(std::holds_alternative<AskAgain>(told(step, json_reply(sample::snapshot(after)), Tick{2000})));
    CHECK(step.next_ask(Tick{2000}).target == "/v1/events?after=e1.3");
    const Judged judged = told(step, json_reply(sample::delta(after, {claimed})), Tick{2100});
    REQUIRE(confirms(judged));
    CHECK_FALSE(std::get<FeedConfirmed>(judged).other_history);
    CHECK(std::get<FeedConfirmed>(judged).record->digest == after.digest);
    CHECK(*std::get<FeedConfirmed>(judged).at <= Tick{2000});
    CHECK(step.next_ask(Tick{2100}).target == "/v1/events?after=e1.4&gauge=1");
}

TEST_CASE("a board that is further by events that do not lead there is another history") {
    PollStep step = holding();
    gone(step);
    model::Record other = twin();
    const model::Event asked = sample::happen(other, help("H7"), "x");
    told(step, json_reply(sample::snapshot(other)), Tick{2000});
    CHECK(std::holds_alternative<AskAgain>(told(step, json_reply(sample::delta(other, {asked})), Tick{2050})));
    const Judged judged = told(step, log_reply({asked}), Tick{2100});
    REQUIRE(confirms(judged));
    CHECK(std::get<FeedConfirmed>(judged).other_history);
    CHECK(std::get<FeedConfirmed>(judged).record->digest == other.digest);
}

TEST_CASE("a feed that is further and says that nothing came since is another history") {
    PollStep step = holding();
    gone(step);
    model::Record after = sample::record();
    sample::happen(after, sample::claim_a7(), "toma");
    told(step, json_reply(sample::snapshot(after)), Tick{2000});
    const Judged judged = told(step, nothing_new(204, sample::noon()), Tick{2100});
    REQUIRE(confirms(judged));
    CHECK(std::get<FeedConfirmed>(judged).other_history);
}

TEST_CASE("more events in between than a feed keeps at hand are read from its log, and all of them count") {
    PollStep step = holding();
    gone(step);
    model::Record after = sample::record();
    std::vector<model::Event> events;
    for (int i = 0; i < 4; ++i) events.push_back(sample::happen(after, help("H" + std::to_string(i)), "x"));
    told(step, json_reply(sample::snapshot(after)), Tick{2000});
    gone(step);
    CHECK(step.next_ask(Tick{2100}).target == "/v1/log?from=4&to=7");
    CHECK(std::holds_alternative<AskAgain>(told(step, log_reply({events[0], events[1]}), Tick{2100})));
    CHECK(step.next_ask(Tick{2100}).target == "/v1/log?from=6&to=7");
    const Judged judged = told(step, log_reply({events[2], events[3]}), Tick{2200});
    REQUIRE(confirms(judged));
    CHECK_FALSE(std::get<FeedConfirmed>(judged).other_history);
}

TEST_CASE("a log that cannot be read in between confirms nothing, and the whole board is asked for again") {
    model::Record after = sample::record();
    const model::Event claimed = sample::happen(after, sample::claim_a7(), "toma");
    HttpReply other_log = log_reply({claimed});
    other_log.headers[0].second = "e9";
    HttpReply page = log_reply({claimed});
    page.content_type = "text/html";
    HttpReply nothing = log_reply({});
    for (const HttpReply& bad : {other_log, page, nothing}) {
        PollStep step = holding();
        gone(step);
        told(step, json_reply(sample::snapshot(after)), Tick{2000});
        gone(step);
        CHECK(std::holds_alternative<model::Problem>(told(step, bad, Tick{2100})));
        CHECK(step.next_ask(Tick{2100}).target == "/v1/feed");
    }
}

TEST_CASE("a feed whose log ends before what is held is refused, and shown how far the board is") {
    model::Record longer = sample::record();
    sample::happen(longer, sample::claim_a7(), "toma");
    PollStep step("feed.example:8480", seconds(4));
    REQUIRE(confirms(told(step, json_reply(sample::snapshot(longer)), Tick{0})));
    gone(step);
    for (int i = 0; i < 3; ++i) {
        CHECK(std::holds_alternative<model::Problem>(
            told(step, json_reply(sample::snapshot(sample::record())), Tick{2000})));
        const Ask shown = step.next_ask(Tick{3000});
        CHECK(shown.target == "/v1/events?after=e1.4&gauge=1");
        CHECK(shown.wait == seconds(0));
        CHECK(std::holds_alternative<AskAgain>(step.judge(shown, nothing_new(204, sample::noon()), Tick{3000})));
        CHECK(step.next_ask(Tick{3000}).target == "/v1/feed");
    }
}

TEST_CASE("a board that knows something from its disk asks from there, at once, and takes nothing less for it") {
    const auto saved = std::make_shared<const model::Record>(sample::record());
    model::Gauges gauges;
    gauges.revision = 1;
    PollStep step("feed.example:8480", seconds(4), {saved, std::make_shared<const model::Gauges>(gauges)});
    const Ask ask = step.next_ask(Tick{900'000});
    CHECK(ask.target == "/v1/events?after=e1.3&gauge=1");
    CHECK(ask.wait == seconds(0));
    gone(step);
    model::Record other = twin();
    sample::happen(other, help("H7"), "x");
    CHECK(std::holds_alternative<AskAgain>(told(step, json_reply(sample::snapshot(other)), Tick{900'100})));
    CHECK(step.next_ask(Tick{900'100}).target == "/v1/events?after=e1.3");
}

TEST_CASE("an answer of a slow feed is as old as it took, and the next one is asked to wait less") {
    PollStep step("feed.example:8480", seconds(4));
    Judged judged = step.judge(step.next_ask(Tick{0}), json_reply(sample::snapshot(sample::record())), Tick{3000});
    REQUIRE(confirms(judged));
    CHECK(*std::get<FeedConfirmed>(judged).at == Tick{0});
    const Ask ask = step.next_ask(Tick{3000});
    CHECK(ask.wait == seconds(1));
    judged = step.judge(ask, nothing_new(204, sample::noon() + seconds(4)), Tick{7000});
    REQUIRE(confirms(judged));
    CHECK(*std::get<FeedConfirmed>(judged).at <= Tick{4000});
    CHECK(step.next_ask(Tick{7000}).wait == seconds(1));
}

TEST_CASE("an answer that a quick feed was asked to keep for four seconds is as young as when it came") {
    PollStep step = holding();
    HttpReply beat = nothing_new(204, sample::noon() + seconds(4));
    beat.headers.emplace_back("preference-applied", "wait=4");
    const Judged judged = step.judge(step.next_ask(Tick{0}), beat, Tick{4010});
    REQUIRE(confirms(judged));
    CHECK(*std::get<FeedConfirmed>(judged).at >= Tick{3900});
    CHECK(step.next_ask(Tick{4010}).wait == seconds(4));
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
