// When an alert is work again: the table of docs/rules.md, "Occurrences", walked row by row through folding, proposing and
// deciding. It must never hold a row that the page does not have, nor leave one out.
#include "feed/source/proposals.h"
#include "model/record/order.h"
#include "tests/support/places.h"
#include "tests/support/running_feed.h"

#include <algorithm>
#include <functional>

using namespace feed_test;
using model::Quiet;

namespace {

using Alerts = std::vector<model::Alert>;

model::Instant minute(int n) { return noon() + model::Milliseconds{60'000 * n}; }

model::Alert disk(const std::string& host, int began, const std::string& severity = "warning") {
    model::Alert made;
    made.fingerprint = host;
    made.labels = {{"alertname", "DiskFull"}, {"severity", severity}, {"instance", host}};
    made.starts_at = minute(began);
    return made;
}

Alerts hosts(int from, int until, int began) {
    Alerts made;
    for (int n = from; n < until; ++n) made.push_back(disk("host-" + std::to_string(n), began));
    return made;
}

Alerts together(Alerts first, const Alerts& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// One feed with one rule, without the server around it.
class Watched {
public:
    Watched() {
        rules.severities = {"critical", "warning"};
        rules.services = {{model::ServiceId("S2"), {"相場配信", "Market data"}, {}, {}, 1}};
        model::Rule rule;
        rule.name = "disk";
        rule.all = {{"alertname", model::MatchKind::equal, {"DiskFull"}}};
        rule.services = {model::ServiceId("S2")};
        rule.verb = model::Verb::isolate;
        rule.object = {"ディスク", "the disk"};
        rules.rules = {rule};
        hear({}, -60);
    }

    // The source answers with these at that minute.
    void hear(const Alerts& alerts, int at) {
        memory.claimed = feed::claimed_since(record, rules);
        groups = model::fold(alerts, rules, minute(at), memory);
        const model::Actor source{"am", {}, "source", model::Permission::source};
        said = feed::proposals(record, rules, {groups, memory.again, "am"}, minute(at));
        for (const model::Command& command : said) decide(command, source, at);
        feed::put_actions(record, groups);
    }

    void restart() { memory = {}; }

    void work(const model::Command& command, int at) { decide(command, commander(), at); }
    void claim(int at) { work(model::ClaimAction{model::ActionId("disk"), {}, {}}, at); }
    void finish(int at, bool effective = true) {
        const model::ActionId id("disk");
        claim(at);
        work(model::StartAction{id, {}}, at);
        work(model::VerifyAction{id}, at);
        work(model::CompleteAction{id, {"替えた", "swapped"}, effective}, at);
    }

    const model::Action* action(const std::string& id) const { return record.actions.find(model::ActionId(id)); }

    model::Record record;
    model::Rules rules;
    model::FoldMemory memory;
    std::vector<model::AlertGroup> groups;
    std::vector<model::Command> said;

private:
    void decide(const model::Command& command, const model::Actor& actor, int at) {
        const auto event = model::decide(record, command, actor, minute(at));
        if (!event) FAIL(event.problem().sentence.en);
        REQUIRE(model::advance(record, *event));
    }
};

// What the last answer of the source came to: "proposed disk-2 ×2", "noted", "nothing", each with what fires after the end.
std::string outcome(const Watched& watched) {
    std::string came_to = "nothing";
    for (const model::Command& command : watched.said) {
        if (std::holds_alternative<model::NoteAction>(command)) came_to = "noted";
        const auto* add = std::get_if<model::AddAction>(&command);
        if (!add) continue;
        came_to = "proposed " + add->action.text;
        if (add->alerts_times > 1) came_to += " ×" + std::to_string(add->alerts_times);
    }
    for (const model::AlertGroup& group : watched.groups)
        if (!group.done_id.empty()) came_to += ", still " + std::to_string(model::firing(group));
    return came_to;
}

struct Row {
    const char* when;  // as on the page
    const char* then;
    std::function<void(Watched&)> happens;
};

const std::vector<Row> table = {
    {"It fires, and nothing was proposed yet", "proposed disk", [](Watched& w) { w.hear(hosts(0, 3, 0), 0); }},
    {"The same is sent again", "nothing",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.hear(hosts(0, 3, 0), 1);
     }},
    {"More fire, and nobody has claimed it", "nothing",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.hear(hosts(0, 50, 0), 1);
     }},
    {"One more fires after the claim", "nothing",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.claim(1);
         w.hear(together(hosts(0, 3, 0), hosts(3, 4, 2)), 2);
     }},
    {"Twice as many fire as at the claim", "noted",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.claim(1);
         w.hear(together(hosts(0, 3, 0), hosts(3, 6, 2)), 2);
     }},
    {"The severity gets worse", "noted",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.hear(together(hosts(0, 3, 0), {disk("host-9", 1, "critical")}), 1);
     }},
    {"It goes and comes again within 15 minutes", "noted",
     [](Watched& w) {
         w.hear(hosts(0, 1, 0), 0);
         w.hear({}, 1);
         w.hear(hosts(0, 1, 10), 10);
     }},
    {"It goes and comes again later, and nobody has ended the action", "nothing",
     [](Watched& w) {
         w.hear(hosts(0, 1, 0), 0);
         w.hear({}, 1);
         w.hear(hosts(0, 1, 40), 40);
     }},
    {"The action is done, and some still fire or newly fire", "nothing, still 4",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.finish(1);
         w.hear(together(hosts(0, 3, 0), hosts(3, 4, 2)), 2);
     }},
    {"The same after the settle time", "proposed disk-2",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.finish(1);
         w.hear(hosts(0, 3, 0), 6);
     }},
    {"The action is done, and worse fires", "proposed disk-2",
     [](Watched& w) {
         w.hear(hosts(0, 1, 0), 0);
         w.finish(1);
         w.hear(together(hosts(0, 1, 0), {disk("host-9", 2, "critical")}), 2);
     }},
    {"The action was ineffective, and some still fire", "proposed disk-2",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.finish(1, false);
         w.hear(hosts(0, 3, 0), 2);
     }},
    {"The action was cancelled, and some still fire", "proposed disk-2",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.work(model::CancelAction{model::ActionId("disk"), {"誤報", "false"}}, 1);
         w.hear(hosts(0, 3, 0), 2);
     }},
    {"The action is done and all have gone; within 15 minutes of its end it comes again", "proposed disk-2 ×2",
     [](Watched& w) {
         w.hear(hosts(0, 1, 0), 0);
         w.finish(1);
         w.hear({}, 2);
         w.hear(hosts(0, 1, 10), 10);
     }},
    {"The same later", "proposed disk-2",
     [](Watched& w) {
         w.hear(hosts(0, 1, 0), 0);
         w.finish(1);
         w.hear({}, 2);
         w.hear(hosts(0, 1, 90), 90);
     }},
    {"It fires, but is silenced or inhibited", "nothing",
     [](Watched& w) {
         Alerts quiet = hosts(0, 2, 0);
         quiet[0].quiet = Quiet::silenced;
         quiet[1].quiet = Quiet::inhibited;
         w.hear(quiet, 0);
     }},
    {"Its silence ends, and it still fires", "proposed disk",
     [](Watched& w) {
         Alerts quiet = hosts(0, 1, 0);
         quiet[0].quiet = Quiet::silenced;
         w.hear(quiet, 0);
         w.hear(hosts(0, 1, 0), 1);
     }},
    {"The feed is started again", "nothing",
     [](Watched& w) {
         w.hear(hosts(0, 3, 0), 0);
         w.claim(1);
         w.hear(together(hosts(0, 3, 0), hosts(3, 6, 2)), 2);
         w.restart();
         w.hear(together(hosts(0, 3, 0), hosts(3, 6, 2)), 3);
     }},
};

// The first column of the table under "## Occurrences", without its head.
std::vector<std::string> rows_of_page() {
    const std::string whole = read_file(support::source("docs/rules.md"));
    const std::size_t from = whole.find("## Occurrences");
    REQUIRE(from != std::string::npos);
    const std::string part = whole.substr(from, whole.find("\n## ", from) - from);
    std::vector<std::string> rows;
    for (std::size_t at = part.find("|--"); (at = part.find("\n| ", at)) != std::string::npos; ++at)
        rows.push_back(part.substr(at + 3, part.find(" |", at + 3) - at - 3));
    return rows;
}

}  // namespace

TEST_CASE("an alert is work again when the table of occurrences says so") {
    for (const Row& row : table) {
        INFO(row.when);
        Watched watched;
        row.happens(watched);
        CHECK(outcome(watched) == row.then);
    }
}

TEST_CASE("the page has the rows of the table, and no other") {
    std::vector<std::string> named;
    for (const Row& row : table) named.emplace_back(row.when);
    CHECK(rows_of_page() == named);
}

TEST_CASE("an alert that never ends hides no later one of its rule") {
    Watched watched;
    const Alerts old = hosts(0, 1, -10'000);
    watched.hear(old, 0);
    watched.finish(1);
    for (int at = 2; at < 6; ++at) watched.hear(together(old, hosts(1, 3, 2)), at);
    CHECK(watched.action("disk-2") == nullptr);
    CHECK(watched.groups.front().done_id.text == "disk");
    watched.hear(together(old, hosts(1, 3, 2)), 6);
    REQUIRE(watched.action("disk-2") != nullptr);
    CHECK(watched.action("disk-2")->owner.empty());
    CHECK(watched.action("disk-2")->alerts == 3);
    CHECK(watched.groups.front().action_id.text == "disk-2");
    CHECK(watched.groups.front().done_id.empty());
}

TEST_CASE("an action that ended before the clock was set back hides nothing until the clock has caught up") {
    Watched watched;
    watched.hear(hosts(0, 1, -300), 0);
    watched.finish(1);
    watched.hear(hosts(0, 1, -300), -180);
    CHECK(outcome(watched) == "proposed disk-2");
}

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
