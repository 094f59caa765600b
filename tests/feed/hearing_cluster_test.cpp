// What the members of one cluster have said, taken together: each alert counts once, and the death of a member is said and
// costs nothing. It must never need a server.
#include "feed/source/equal_alerts.h"
#include "tests/feed/hearing_stage.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

using namespace hearing_stage;
using sample::has;

TEST_CASE("two members of one cluster count an alert once, active wins over quiet and the earliest start holds") {
    Watched made({"http://a", "http://b"});
    SourceAnswer first = answer(made.now, long_ago, {"f1", "f2"});
    first.alerts[0].quiet = model::Quiet::silenced;
    first.alerts[0].quiet_until = noon + 1h;
    SourceAnswer second = answer(made.now, long_ago, {"f1", "f3"});
    second.alerts[0].starts_at = noon - 60s;
    made.says(std::move(first));
    made.says(std::move(second), 1);
    REQUIRE(made.held);
    REQUIRE(made.held->alerts.size() == 3);
    CHECK(made.source().received == 3);
    CHECK(made.held->alerts[0].fingerprint == "f1");
    CHECK(made.held->alerts[0].quiet == model::Quiet::none);
    CHECK_FALSE(made.held->alerts[0].quiet_until);
    CHECK(*made.held->alerts[0].starts_at == noon - 60s);
    made.says(answer(made.now, long_ago, {"f2"}));
    CHECK(made.held->alerts.size() == 3);
    made.says(answer(made.now, long_ago, {}), 1);
    CHECK(made.held->alerts.size() == 1);
}

TEST_CASE("the death of one member of a cluster is said and costs nothing") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1"}));
    made.says(answer(made.now, long_ago, {"f1"}), 1);
    for (int i = 0; i < 4; ++i) {
        made.after(5s);
        made.fails();
        made.says(answer(made.now, long_ago, {"f1"}), 1);
    }
    CHECK(made.health() == SourceHealth::good);
    CHECK(made.source().received == 1);
    CHECK(made.source().sentence.en == "No answer from http://a; the other members are heard.");
    CHECK(has(made.source().sentence.ja, "http://a"));
    made.after(60s);
    CHECK(made.health() == SourceHealth::failing);
    CHECK(made.source().sentence.en.starts_with("None of its 2 members answers."));
    CHECK(made.source().received == 1);
}

TEST_CASE("the earliest start holds though the member that told it falls silent, until the alert starts anew") {
    const auto started = [](Watched& made, model::Instant at) {
        SourceAnswer told = answer(made.now, long_ago, {"f1"});
        told.alerts[0].starts_at = at;
        return told;
    };
    Watched made({"http://a", "http://b"});
    made.says(started(made, noon - 60s));
    made.says(started(made, noon - 55s), 1);
    made.after(14s);
    made.says(started(made, noon - 55s), 1);
    made.after(5s);
    CHECK(has(made.source().sentence.en, "http://a"));
    CHECK(*made.held->alerts.at(0).starts_at == noon - 60s);
    made.says(started(made, noon - 55s), 1);
    CHECK(*made.held->alerts.at(0).starts_at == noon - 60s);
    made.says(started(made, noon + 10s), 1);
    CHECK(*made.held->alerts.at(0).starts_at == noon + 10s);
}

TEST_CASE("a member that has never answered is named once the others have") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {}), 1);
    CHECK(made.source().sentence == model::Text{});
    made.fails();
    CHECK(made.health() == SourceHealth::good);
    CHECK(has(made.source().sentence.en, "http://a"));
}

TEST_CASE("what only a silent member held is not over because the others never had it") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1"}));
    made.says(answer(made.now, long_ago, {}), 1);
    made.after(14s);
    made.says(answer(made.now, long_ago, {}), 1);
    CHECK(made.held->alerts.size() == 1);
    CHECK(made.health() == SourceHealth::good);
    made.after(5s);
    CHECK(made.held->alerts.empty());
    CHECK(made.source().received == 0);
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().sentence.en ==
          "Only a member that is silent or was restarted held 1 of its alerts: until 12:05 that is no recovery. No "
          "answer from http://a; the other members are heard.");
    made.says(answer(made.now, long_ago, {"f1"}), 1);
    CHECK(made.health() == SourceHealth::good);
    made.says(answer(made.now, long_ago, {}), 1);
    CHECK(made.health() == SourceHealth::good);
}

TEST_CASE("what a silent member held is not waited for longer than a source takes to settle") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1"}));
    made.after(14s);
    made.says(answer(made.now, long_ago, {}), 1);
    made.after(5s);
    for (int i = 0; i < 29; ++i) {
        made.after(10s);
        made.says(answer(made.now, long_ago, {}), 1);
    }
    CHECK(made.health() == SourceHealth::settling);
    made.after(10s);
    CHECK(made.health() == SourceHealth::good);
}

TEST_CASE("what a member held is over when another that held it too says so, whoever falls silent") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1"}));
    made.says(answer(made.now, long_ago, {"f1"}), 1);
    made.after(14s);
    made.says(answer(made.now, long_ago, {}), 1);
    CHECK(made.source().received == 1);
    made.after(5s);
    CHECK(made.source().received == 0);
    CHECK(made.health() == SourceHealth::good);
}

TEST_CASE("a member that was restarted costs nothing while another has run for long, and all when none has") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    made.says(answer(made.now, long_ago, {"f1", "f2"}), 1);
    made.after(5s);
    made.says(answer(made.now, made.now + -1s, {}));
    CHECK(made.health() == SourceHealth::good);
    CHECK(made.source().received == 2);
    made.says(answer(made.now, made.now + -1s, {"f1"}), 1);
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().received == 1);
    CHECK(made.source().before_restart == 1);
}

TEST_CASE("what only a member held that was restarted is not over because the others never had it") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    made.says(answer(made.now, long_ago, {"f1"}), 1);
    made.after(5s);
    made.says(answer(made.now, made.now + -1s, {"f1"}));
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().before_restart == 0);
    CHECK(has(made.source().sentence.en, "was restarted held 1 of its alerts"));
}

TEST_CASE("a young member left alone by the death of the old one is not believed") {
    Watched made({"http://a", "http://b"});
    made.says(answer(made.now, long_ago, {"f1", "f2"}));
    const Tick young = made.now + -1s;
    made.says(answer(made.now, young, {}), 1);
    CHECK(made.health() == SourceHealth::good);
    made.after(14s);
    made.says(answer(made.now, young, {"f1"}), 1);
    made.after(3s);
    CHECK(made.health() == SourceHealth::settling);
    CHECK(made.source().received == 1);
    CHECK(made.source().before_restart == 1);
}

TEST_CASE("alerts that cannot be read are received, once for a cluster, and the first three are named") {
    Watched made({"http://a", "http://b"});
    const std::vector<UnreadAlert> odd{{"f5", "Odd", "startsAt"}, {"", "alerts[3]", "alert"}, {"f6", "Many", "labels"}};
    SourceAnswer first = answer(made.now, long_ago, {"f1"});
    first.unread = odd;
    SourceAnswer second = answer(made.now, long_ago, {"f1"});
    second.unread = {odd[2], odd[0], odd[1], {"f7", "Last", "labels"}};
    made.says(std::move(first));
    made.says(std::move(second), 1);
    CHECK(made.source().received == 5);
    REQUIRE(made.held->unread.size() == 4);
    const model::Text said = feed::unread_sentence(made.held->unread);
    CHECK(said.en ==
          "4 alerts cannot be read: alerts[3] (alert), Odd (startsAt), Many (labels) and 1 more. Correct them "
          "where they are made.");
    CHECK(said.ja ==
          "読めないアラート 4件: alerts[3](alert)、Odd(startsAt)、Many(labels)、ほか 1件。"
          "発生元で直してください。");
    const auto group = feed::unread_group(made.held->unread);
    REQUIRE(group);
    CHECK(group->id == "unread");
    CHECK(group->count == 4);
    CHECK(group->disposition == model::Disposition::unclassified);
    CHECK_FALSE(feed::unread_group({}));
    CHECK(feed::unread_sentence({}) == model::Text{});
}

TEST_CASE("sources that hold the same alerts are told how many, the one with the most first") {
    feed::EqualAlerts compared;
    CHECK_FALSE(compared.put("a", {1, 2, 3}));
    CHECK_FALSE(compared.put("b", {4, 5}));
    const auto match = compared.put("c", {2, 3, 4});
    REQUIRE(match);
    CHECK(match->source == "a");
    CHECK(match->count == 2);
    CHECK(compared.put("b", {4, 5})->source == "c");
    CHECK_FALSE(compared.put("c", {}));
}
