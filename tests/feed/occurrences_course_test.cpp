// What one action goes through while its alerts grow, get worse, come and go, and the feed is started again.
// It must never need a row of the page: those are walked by occurrences_test.cpp.
#include "model/record/order.h"
#include "tests/feed/occurrences_stage.h"

using namespace feed_test;

TEST_CASE("what grew after the claim says by how much and since when, and one note in the log says so at a doubling") {
    Watched watched;
    watched.hear(hosts(0, 2, 0), 0);
    watched.claim(1);
    watched.hear(together(hosts(0, 2, 0), hosts(2, 3, 5)), 6);
    CHECK(watched.groups.front().fresh == 1);
    CHECK(*watched.groups.front().fresh_at == minute(5));
    CHECK(watched.action("disk")->notes.empty());
    for (int at = 7; at < 30; ++at) watched.hear(together(hosts(0, 2, 0), hosts(2, 5, 5)), at);
    REQUIRE(watched.action("disk")->notes.size() == 1);
    CHECK(watched.action("disk")->notes[0].text.en == "grew since the claim: 2→5 alerts from 12:05");
    CHECK(watched.action("disk")->alerts == 5);
    CHECK(watched.action("disk")->owner == commander().who);
}

TEST_CASE("a worse severity raises its row until somebody moves it") {
    Watched watched;
    watched.hear(hosts(0, 2, 0), 0);
    watched.claim(1);
    const Alerts worse = together(hosts(0, 2, 0), {disk("host-9", 2, "critical")});
    watched.hear(worse, 2);
    REQUIRE(watched.action("disk")->alerts_worse_at);
    CHECK(watched.action("disk")->alerts_severity == "critical");
    CHECK(model::has_got_worse(*watched.action("disk")));
    watched.hear(worse, 3);
    CHECK(watched.said.empty());
    watched.work(model::StartAction{model::ActionId("disk"), {}}, 4);
    CHECK_FALSE(model::has_got_worse(*watched.action("disk")));
}

TEST_CASE("an alert that comes and goes is one row that counts, and ten notes at most") {
    Watched watched;
    watched.hear(hosts(0, 40, 0), 0);
    for (int n = 1; n < 100; ++n) {
        watched.hear({}, 2 * n);
        watched.hear(hosts(0, 40, 2 * n + 1), 2 * n + 1);
        if (n == 1) CHECK(watched.action("disk")->alerts_times == 2);
    }
    CHECK(watched.action("disk")->alerts_times == 10);
    CHECK(watched.action("disk")->notes.size() == 9);
    CHECK(watched.action("disk-2") == nullptr);
    CHECK(watched.record.actions.size() == 1);
}

TEST_CASE("a return is no growth") {
    Watched watched;
    watched.hear(hosts(0, 1, 0), 0);
    watched.claim(1);
    watched.hear({}, 2);
    watched.hear(hosts(0, 1, 3), 3);
    CHECK(watched.groups.front().fresh == 0);
    CHECK(watched.action("disk")->alerts_times == 2);
}

TEST_CASE("what came and went after the claim is not new because the feed was started again; what is more still is") {
    Watched watched;
    watched.hear(hosts(0, 2, 0), 0);
    watched.claim(1);
    watched.hear({}, 2);
    watched.hear(hosts(0, 2, 3), 3);
    watched.restart();
    watched.hear(hosts(0, 2, 3), 4);
    CHECK(watched.groups.front().fresh == 0);
    watched.restart();
    watched.hear(together(hosts(0, 2, 3), hosts(2, 3, 4)), 5);
    CHECK(watched.groups.front().fresh == 1);
    watched.hear(together(hosts(0, 2, 3), hosts(2, 4, 4)), 6);
    CHECK(watched.groups.front().fresh == 2);
}

TEST_CASE("what never came and went is as new after a restart as before it") {
    Watched watched;
    watched.hear(hosts(0, 2, 0), 0);
    watched.claim(1);
    watched.hear(hosts(1, 3, 0), 2);
    watched.restart();
    watched.hear(together(hosts(0, 1, 0), hosts(2, 3, 5)), 6);
    CHECK(watched.groups.front().fresh == 1);
}

TEST_CASE("an alert that is said to begin later has begun when it is heard, and its going on is no return") {
    Watched watched;
    watched.hear({disk("host-0", 30)}, 0);
    watched.claim(1);
    watched.hear({disk("host-0", 30)}, 2);
    CHECK(watched.groups.front().fresh == 0);
    watched.work(model::StartAction{model::ActionId("disk"), {}}, 2);
    watched.work(model::VerifyAction{model::ActionId("disk")}, 2);
    watched.work(model::CompleteAction{model::ActionId("disk"), {"替えた", "swapped"}, true}, 2);
    watched.hear({disk("host-0", 30)}, 9);
    CHECK(outcome(watched) == "proposed disk-2");
}

TEST_CASE("an action of before alerts were counted gets its count, once, and is not called worse") {
    Watched watched;
    model::AddAction add;
    add.action = model::ActionId("disk");
    add.verb = model::Verb::isolate;
    add.object = {"ディスク", "the disk"};
    watched.work(add, 0);
    for (int at = 1; at < 5; ++at) watched.hear(hosts(0, 3, 0), at);
    CHECK(watched.action("disk")->alerts == 3);
    CHECK(watched.action("disk")->notes.size() == 1);
    CHECK_FALSE(watched.action("disk")->alerts_worse_at);
}
