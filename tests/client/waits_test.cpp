// The waits between tries, and clocks that go forward.
// It must never wait itself.
#include "client/poll_step.h"
#include "client/sender.h"
#include "client/steady.h"
#include "model/update.h"
#include "net/backoff.h"
#include "net/clock.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using net::backoff;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("waits grow from half a second to the limit, with chance in between") {
    CHECK(backoff(1, 0.0, seconds(30), {}) == milliseconds(500));
    CHECK(backoff(1, 0.999, seconds(30), {}) < milliseconds(1000));
    CHECK(backoff(3, 0.999, seconds(30), {}) > milliseconds(3900));
    CHECK(backoff(50, 0.999, seconds(30), {}) <= seconds(30));
    CHECK(backoff(50, 0.999, seconds(30), {}) > seconds(29));
}

TEST_CASE("while a board is in use no wait is longer than a poll") {
    for (int failures = 1; failures < 40; ++failures) CHECK(backoff(failures, 0.999, seconds(5), {}) <= seconds(5));
}

TEST_CASE("what a server asks for is kept, up to thirty seconds") {
    CHECK(backoff(1, 0.5, seconds(5), seconds(12)) == seconds(12));
    CHECK(backoff(1, 0.5, seconds(5), seconds(4000)) == seconds(30));
    CHECK(backoff(1, 0.5, seconds(5), seconds(0)) == milliseconds(750));
}

TEST_CASE("chance lies between nothing and one and is not always the same") {
    std::set<double> drawn;
    for (int i = 0; i < 50; ++i) {
        const double chance = net::random_chance();
        CHECK(chance >= 0.0);
        CHECK(chance < 1.0);
        drawn.insert(chance);
    }
    CHECK(drawn.size() > 10);
}

TEST_CASE("keys are fresh and have the form of a random UUID") {
    std::set<std::string> keys;
    for (int i = 0; i < 1000; ++i) keys.insert(client::fresh_key());
    CHECK(keys.size() == 1000);
    const std::string key = *keys.begin();
    REQUIRE(key.size() == 36);
    CHECK(key[8] == '-');
    CHECK(key[14] == '4');
    CHECK(std::string("89ab").find(key[19]) != std::string::npos);
}

TEST_CASE("this machine's clocks go forward and know its zone") {
    const model::Tick before = net::now_tick();
    CHECK(net::now_tick() >= before);
    const model::Instant now = net::now_instant();
    CHECK(now.ms > 1'700'000'000'000);
    CHECK(now.offset_min >= -1080);
    CHECK(now.offset_min <= 1080);
}

TEST_CASE("a told clock may lag ten seconds and no more, and the lag is known") {
    client::Steady clock;
    CHECK(clock.behind(1'000'000, model::Tick{0}, 1.0) == milliseconds(0));
    CHECK(clock.behind(1'000'000, model::Tick{10'000}, 1.0) == milliseconds(9'900));
    CHECK_FALSE(clock.behind(1'000'000, model::Tick{30'001}, 1.0));
}

TEST_CASE("a told clock that stands still is found out however often it is told") {
    client::Steady clock;
    CHECK(clock.behind(1'000'000, model::Tick{0}, 1.0));
    for (int poll = 1; poll <= 2; ++poll) CHECK(clock.behind(1'000'000, model::Tick{poll * 4'000}, 1.0) > seconds(3));
    for (int poll = 3; poll < 1000; ++poll) CHECK_FALSE(clock.behind(1'000'000, model::Tick{poll * 4'000}, 1.0));
}

TEST_CASE("a told clock that is slewed, told late now and then, or set back, is a clock all the same") {
    client::Steady slewed;
    for (int poll = 0; poll < 100'000; ++poll)
        CHECK(slewed.behind(1'000'000 + poll * 3'998, model::Tick{poll * 4'000}, 1.0) < milliseconds(50));
    client::Steady late;
    CHECK(late.behind(0, model::Tick{0}, 1.0) == milliseconds(0));
    CHECK(late.behind(4'000, model::Tick{7'000}, 1.0) > milliseconds(2'900));
    CHECK(late.behind(11'000, model::Tick{11'000}, 1.0) == milliseconds(0));
    client::Steady set_back;
    CHECK(set_back.behind(1'000'000, model::Tick{0}, 1.0));
    CHECK(set_back.behind(999'000, model::Tick{4'000}, 1.0) > milliseconds(4'900));
    CHECK(set_back.behind(1'003'000, model::Tick{8'000}, 1.0) == milliseconds(0));
}

TEST_CASE("an answer is at most as old as the question, and younger where the told clock shows it") {
    client::Oldest quick;
    CHECK(quick.age(1'000'000, model::Tick{0}, model::Tick{0}, 1.0) == milliseconds(0));
    // Asked at 4 s, heard at 8 s; its clock says that it was made at the end of the wait, at its beginning, in the middle.
    CHECK(quick.age(1'008'000, model::Tick{4'000}, model::Tick{8'000}, 1.0) < milliseconds(100));
    CHECK(quick.age(1'004'000, model::Tick{4'000}, model::Tick{8'000}, 1.0) == milliseconds(4'000));
    CHECK(quick.age(1'006'000, model::Tick{4'000}, model::Tick{8'000}, 1.0) >= milliseconds(2'000));
    CHECK(quick.age(1'006'000, model::Tick{4'000}, model::Tick{8'000}, 1.0) < milliseconds(2'100));
}

TEST_CASE("of a feed that was never quick nobody knows how young its answers are: they count as old as they took") {
    client::Oldest slow;
    for (int ask = 0; ask < 100; ++ask) {
        const model::Tick asked{ask * 4'000};
        const model::Tick heard = asked + seconds(3);
        CHECK(slow.age(1'000'000 + heard.ms, asked, heard, 1.0) == seconds(3));
    }
}

TEST_CASE("a told clock that jumps does not make an answer younger than it can be, nor older") {
    client::Oldest clock;
    CHECK(clock.age(1'000'000, model::Tick{0}, model::Tick{0}, 1.0) == milliseconds(0));
    CHECK(clock.age(9'000'000, model::Tick{1'000}, model::Tick{4'000}, 1.0) == seconds(3));
    CHECK(clock.age(1'008'000, model::Tick{5'000}, model::Tick{8'000}, 1.0) == seconds(3));
    CHECK(clock.age(1'009'000, model::Tick{9'000}, model::Tick{9'000}, 1.0) == milliseconds(0));
}

TEST_CASE(
    "a board of a feed that takes up to four seconds for every answer stays live, and never says that it is younger") {
    for (const std::int64_t takes : {0, 1, 2, 3, 4}) {
        client::PollStep step("feed.example:8480", seconds(4));
        model::State state = model::initial_state(model::View::wall, model::Language::en, {}, {});
        model::Tick now{0};
        for (int ask = 0; ask < 50; ++ask) {
            const client::Ask asked = step.next_ask(now);
            const model::Tick heard = now + asked.wait + seconds(takes);
            const model::Instant read =
                sample::noon() + (now + asked.wait - model::Tick{0});  // before it was on its way
            if (ask > 0) CHECK(model::freshness(state.link, heard) == model::Freshness::live);
            net::HttpReply reply;
            reply.status = asked.whole ? 200 : 204;
            reply.headers = {{"kyodo-now", model::rfc3339(read)}, {"kyodo-rate", "1"}};
            if (asked.whole) {
                reply.content_type = "application/json";
                reply.body = sample::snapshot(sample::record(), read);
            }
            auto judged = step.judge(asked, reply, heard);
            REQUIRE(std::holds_alternative<model::FeedConfirmed>(judged));
            model::update(state, std::get<model::FeedConfirmed>(judged), heard);
            CHECK(*model::age(state.link, heard) >= seconds(takes));
            CHECK(*model::age(state.link, heard) <= asked.wait + seconds(takes));
            now = heard;
        }
    }
}
