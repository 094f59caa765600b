// When an alert is work again: the table of docs/rules.md, "Occurrences", walked row by row through folding, proposing and
// deciding. It must never hold a row that the page does not have, nor leave one out.
#include "tests/feed/occurrences_stage.h"
#include "tests/support/places.h"

#include <functional>

using namespace feed_test;
using model::Quiet;

namespace {

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
