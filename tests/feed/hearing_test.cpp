// What one source has said over time: an emptied one has not recovered, a slow one is not a silent one, an alert that nobody
// can read is counted. It must never need a server.
#include "tests/feed/hearing_stage.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using namespace hearing_stage;
using sample::has;

TEST_CASE("an Alertmanager that was restarted and holds nothing has not recovered") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1", "f2", "f3"}));
    CHECK(made.health() == SourceHealth::good);
    made.after(5s);
    const Tick restarted = made.now + -2s;
    made.says(answer(made.now, restarted, {}));
    model::Source source = made.source();
    CHECK(source.health == SourceHealth::settling);
    CHECK(source.received == 0);
    CHECK(source.before_restart == 3);
    CHECK(source.sentence.en == "Started at 12:00: until 12:05 an alert that is gone is no recovery.");
    CHECK(has(source.sentence.ja, "12:05 まで"));
    made.after(60s);
    made.says(answer(made.now, restarted, {"f2", "f9"}));
    CHECK(made.source().before_restart == 2);
    CHECK(made.source().received == 2);
    made.after(230s);
    made.says(answer(made.now, restarted, {"f2", "f9"}));
    CHECK(made.health() == SourceHealth::settling);
    made.after(10s);
    made.says(answer(made.now, restarted, {"f2", "f9"}));
    CHECK(made.health() == SourceHealth::good);
    CHECK(made.source().before_restart == 0);
    CHECK(made.source().sentence == model::Text{});
}

TEST_CASE("a second restart before the first is over forgets no alert") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1"}));
    made.after(5s);
    made.says(answer(made.now, made.now + -2s, {"f2"}));
    CHECK(made.source().before_restart == 1);
    made.after(5s);
    made.says(answer(made.now, made.now + -1s, {}));
    CHECK(made.source().before_restart == 2);
}

TEST_CASE("an alert that was back after the restart and is gone again is over") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    made.after(5s);
    const Tick restarted = made.now + -2s;
    made.says(answer(made.now, restarted, {}));
    made.says(answer(made.now, restarted, {"f1"}));
    CHECK(made.source().before_restart == 1);
    made.says(answer(made.now, restarted, {}));
    CHECK(made.source().before_restart == 1);
    CHECK(made.health() == SourceHealth::settling);
}

TEST_CASE("alerts held before an outage are missing after it until they are back") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    made.after(5s);
    made.fails();
    made.after(120s);
    CHECK(made.health() == SourceHealth::failing);
    CHECK(made.source().received == 2);
    made.says(answer(made.now, made.now + -3s, {}));
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().before_restart == 2);
}

TEST_CASE("a source that was restarted while nobody could hear it, and has run for long since, is believed") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    made.after(600s);
    CHECK(made.health() == SourceHealth::failing);
    made.says(answer(made.now, made.now + -400s, {"f2"}));
    CHECK(made.health() == SourceHealth::good);
    CHECK(made.source().before_restart == 0);
    CHECK(made.source().received == 1);
}

TEST_CASE("a feed that has only just begun does not believe the absence of an alert of a young source either") {
    Watched made;
    made.says(answer(made.now, made.now + -30s, {}));
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().before_restart == 0);
    CHECK_FALSE(made.source().sentence.en.empty());
    Watched old;
    old.says(answer(old.now, old.now + -300s, {}));
    CHECK(old.health() == SourceHealth::good);
}

TEST_CASE("a restart that was seen is young, whatever the clock of the source says") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1"}));
    made.after(5s);
    const Tick restarted = made.now + -2s;
    SourceAnswer lies = answer(made.now, restarted, {});
    lies.ran_for = 24h;
    made.says(std::move(lies));
    CHECK(made.health() == SourceHealth::settling);
    made.after(294s);
    CHECK(made.hearing.next_change(made.now));
    made.says(answer(made.now, restarted, {}));
    CHECK(made.health() == SourceHealth::settling);
}

TEST_CASE("a source that does not say since when it runs is not believed about what is missing") {
    Watched made;
    made.says(answer(made.now, long_ago, {"f1"}));
    made.after(5s);
    SourceAnswer silent = answer(made.now, long_ago, {});
    silent.started_at.reset();
    silent.start_unknown = {"読めません。", "It does not say."};
    made.says(std::move(silent));
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().before_restart == 1);
    CHECK(made.source().sentence.en == "It does not say.");
}

TEST_CASE("without a time to settle every answer is believed at once") {
    Watched made({"http://a"}, {15s, 30s, 0s});
    made.says(answer(made.now, long_ago, {"f1"}));
    made.after(5s);
    SourceAnswer fresh;
    made.says(std::move(fresh));
    CHECK(made.health() == SourceHealth::good);
    CHECK(made.source().received == 0);
}

TEST_CASE("a slow source fails after three times its last answer, and no sooner than fifteen seconds") {
    Watched quick;
    quick.says(answer(quick.now, long_ago, {}), 0, 100ms);
    quick.after(14'900ms);
    CHECK(quick.health() == SourceHealth::good);
    quick.after(200ms);
    CHECK(quick.health() == SourceHealth::failing);
    CHECK(has(quick.source().sentence.en, "http://a"));
    Watched slow;
    slow.says(answer(slow.now, long_ago, {}), 0, 20s);
    CHECK(slow.health() == SourceHealth::good);
    CHECK(*slow.source().confirmed_at == noon);
    slow.after(59s);
    CHECK(slow.health() == SourceHealth::good);
    CHECK(slow.hearing.next_change(slow.now) == slow.now + 1s);
    slow.after(1s);
    CHECK(slow.health() == SourceHealth::failing);
    CHECK(*slow.source().confirmed_at == noon);
}

TEST_CASE("a source that was never heard is waited for as long as an answer may take") {
    Watched made;
    CHECK(made.health() == SourceHealth::waiting);
    made.after(29s);
    CHECK(made.health() == SourceHealth::waiting);
    made.after(1s);
    CHECK(made.health() == SourceHealth::failing);
    CHECK(has(made.source().sentence.en, "Nothing comes from http://a"));
    Watched refused;
    refused.fails();
    CHECK(refused.health() == SourceHealth::failing);
    CHECK(refused.source().sentence.en == "connection refused.");
}

TEST_CASE("an alert that stands twice in an answer is one alert, and one with other labels is another") {
    Watched made;
    SourceAnswer twice = answer(made.now, long_ago, {"f1", "f1", "f1"});
    twice.alerts[1].quiet = model::Quiet::inhibited;
    twice.alerts[2].labels.emplace_back("a", "b");
    made.says(std::move(twice));
    CHECK(made.held->alerts.size() == 2);
    CHECK(made.source().received == 2);
    for (const model::Alert& each : made.held->alerts) CHECK(each.quiet == model::Quiet::none);
}

TEST_CASE("nothing is news until somebody answers or falls silent") {
    Watched made;
    CHECK_FALSE(made.hearing.news(made.now));
    made.says(answer(made.now, long_ago, {"f1"}));
    CHECK(made.held);
    CHECK_FALSE(made.hearing.news(made.now));
    made.fails();
    CHECK_FALSE(made.hearing.news(made.now));
    CHECK_FALSE(made.hearing.news(made.now + 60s));
}
