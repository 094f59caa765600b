// A source's token that runs wild over real HTTP: it is slowed down, its share ends, and a commander still has room. It must
// never look into the log but over HTTP.
#include "tests/support/running_feed.h"

#include <atomic>

using namespace feed_test;

namespace {

feed::ServerOptions with_clock(const Folder& folder, const std::shared_ptr<std::atomic<std::int64_t>>& now) {
    feed::ServerOptions options = demo_options(folder);
    options.demo = false;
    options.clock = [now] { return model::FeedClock{model::Instant{*now, 540}, 1.0, false}; };
    return options;
}

int propose(const feed::Server& server, int number, const std::string& token) {
    const std::string id = std::to_string(number);
    return post(server, model::command_json(add_action("W" + id)), "key-" + id + "-" + token.substr(0, 12), token)
        .status;
}

}  // namespace

TEST_CASE("a source that proposes without end is slowed to a rate, over a restart too, and people go on", "[threads]") {
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    std::vector<Person> people{{"監視", "こだま運用", model::Permission::source, {}},
                               {"監視", "つばめ保守", model::Permission::source, {}},
                               {"業務D", "つばめ保守", model::Permission::responder, {}},
                               {"統括A", "こだま運用", model::Permission::commander, {}},
                               {"監視", "こだま運用", model::Permission::source, {}}};
    auto server = started_for(with_clock(folder, now), folder, people);
    // One token gives 200 commands at once; what it may add to the record counts for all tokens of its name together.
    for (int n = 1; n <= 300; ++n) REQUIRE(propose(*server, n, people[n <= 150 ? 4 : 0].token) == 200);
    CHECK(propose(*server, 301, people[0].token) == 503);
    CHECK(propose(*server, 301, people[1].token) == 200);  // the same name elsewhere is another source
    CHECK(propose(*server, 302, people[2].token) == 200);
    CHECK(post(*server, R"({"type":"open_incident","title":"停止"})", "open", people[3].token).status == 200);
    server.reset();
    feed::ServerOptions again = with_clock(folder, now);
    again.tokens_path = folder / "tokens";
    server = started(again);
    CHECK(propose(*server, 303, people[0].token) == 503);
    *now = (noon() + std::chrono::seconds(61)).ms;
    CHECK(propose(*server, 304, people[0].token) == 200);
    *now = (noon() - std::chrono::hours(1)).ms;  // a clock that is set back locks nobody out
    CHECK(propose(*server, 305, people[0].token) == 200);
}
