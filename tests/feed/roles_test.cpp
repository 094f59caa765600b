// What each role may do at the wire: every command of the table is sent with a token of each role, and a token ends when
// its time is over. It must never ask the code that decides what is allowed: the lists here say it once more, by hand.
#include "feed/tokens.h"
#include "model/command_language.h"
#include "tests/support/running_feed.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <set>

using namespace feed_test;
using model::Permission;

namespace {

// Work on actions, facts and help, and what is only a proposal.
const std::set<std::string_view> responders_may = {
    "promise_update", "post_fact",       "confirm_fact",     "refute_fact",        "correct_fact", "add_action",
    "claim_action",   "release_action",  "take_over_action", "acknowledge_action", "start_action", "block_action",
    "verify_action",  "complete_action", "cancel_action",    "note_action",        "move_check",   "ask_help",
    "offer_help",     "decline_help",    "accept_help",      "help_arrived",       "release_help", "withdraw_help"};
const std::set<std::string_view> sources_may = {"add_action", "declare_service", "post_fact"};

bool gives_work_away(const model::Command& command) {
    const auto* add = std::get_if<model::AddAction>(&command);
    return add != nullptr && (!add->owner.empty() || add->followup);
}

bool says_unknown(const model::Command& command) {
    const auto* change = std::get_if<model::ChangeService>(&command);
    return change != nullptr && change->continuity == model::Continuity::unknown;
}

bool settles(const model::Command& command) {
    const auto* post = std::get_if<model::PostFact>(&command);
    return post != nullptr && post->confirmed;
}

bool sets_deadlines(const model::Command& command) {
    const auto* declare = std::get_if<model::DeclareService>(&command);
    return declare != nullptr && declare->deadlines;
}

bool reports_for_somebody(const model::Command& command) {
    const auto* post = std::get_if<model::PostFact>(&command);
    return post != nullptr && !post->source.empty();
}

// The example of every verb, as `kyodo help` shows them.
std::vector<model::Command> every_example() {
    std::vector<model::Command> all;
    for (const model::CommandWord& word : model::command_words()) {
        auto command = model::command_from(word.example, noon());
        if (!command) FAIL(word.example << ": " << command.problem().sentence.en);
        all.push_back(std::move(*command));
    }
    return all;
}

bool may(Permission role, const model::Command& command) {
    const std::string_view type = model::command_name(command);
    switch (role) {
        case Permission::viewer: return false;
        case Permission::responder:
            return says_unknown(command) || (responders_may.contains(type) && !gives_work_away(command));
        case Permission::source:
            return says_unknown(command) ||
                   (sources_may.contains(type) && !gives_work_away(command) && !settles(command) &&
                    !sets_deadlines(command) && !reports_for_somebody(command));
        default: return true;
    }
}

bool is_forbidden(const net::HttpReply& reply) {
    return reply.status == 403 && reply.body.find("\"type\":\"forbidden\"") != std::string::npos;
}

feed::ServerOptions with_clock(const Folder& folder, std::shared_ptr<std::atomic<std::int64_t>> now) {
    feed::ServerOptions options = demo_options(folder);
    options.demo = false;
    options.tokens_path = folder / "tokens";
    options.clock = [now] { return model::FeedClock{model::Instant{*now, 540}, 1.0, false}; };
    return options;
}

std::string feed_place(const feed::Server& server) { return server.url() + "/v1/feed"; }

}  // namespace

TEST_CASE("every command of the table is refused to each role that may not give it, and to no other", "[threads]") {
    const Folder folder;
    // The source first: a service that somebody else has added is known to it.
    std::vector<Person> people{{"監視", "こだま運用", Permission::source, {}},
                               {"壁", "こだま運用", Permission::viewer, {}},
                               {"業務D", "つばめ保守", Permission::responder, {}},
                               {"統括A", "こだま運用", Permission::commander, {}},
                               {"管理Z", "こだま運用", Permission::admin, {}}};
    auto server = started_for(folder, people);
    const auto commands = every_example();
    std::set<std::string_view> types;
    int number = 0;
    for (const model::Command& command : commands) {
        types.insert(model::command_name(command));
        for (const Person& person : people) {
            INFO(person.who << ": " << model::command_json(command));
            const auto reply =
                post(*server, model::command_json(command), "key-" + std::to_string(++number), person.token);
            CHECK(is_forbidden(reply) == !may(person.role, command));
        }
    }
    CHECK(types.size() == std::variant_size_v<model::CommandKinds>);
}

TEST_CASE("a source proposes and never claims, orders or confirms", "[threads]") {
    const Folder folder;
    std::vector<Person> people{{"監視", "こだま運用", Permission::source, {}}};
    auto server = started_for(folder, people);
    const std::string& token = people[0].token;
    CHECK(post(*server, model::command_json(add_action("A1")), "k1", token).status == 200);
    model::AddAction owned = add_action("A2");
    owned.owner = "監視";
    CHECK(is_forbidden(post(*server, model::command_json(owned), "k2", token)));
    CHECK(is_forbidden(post(*server, claim_body("A1"), "k3", token)));
    model::PostFact settled{{}, noon(), {}, {}, {}, {"停止", "stopped"}, {}, true};
    CHECK(is_forbidden(post(*server, model::command_json(settled), "k4", token)));
    CHECK(server->record().seq == 1);
    CHECK(server->record().actions.find(model::ActionId("A1"))->owner.empty());
}

TEST_CASE("a token that has expired is refused in a running feed with what to do, again and again", "[threads]") {
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    const auto token = feed::add_token(
        folder / "tokens", {Permission::responder, "復旧E", "つばめ保守", *feed::lifetime_from("12h")}, noon());
    REQUIRE(token);
    auto server = started(with_clock(folder, now));
    CHECK(get(feed_place(*server), {}, *token).status == 200);
    *now = (noon() + std::chrono::hours(12) - std::chrono::milliseconds(1)).ms;
    CHECK(get(feed_place(*server), {}, *token).status == 200);
    *now = (noon() + std::chrono::hours(12)).ms;
    for (int tries = 0; tries < 15; ++tries) {
        const auto refused = get(feed_place(*server), {}, *token);
        CHECK(refused.status == 401);
        CHECK(refused.body.find("expired at 2030-10-02T00:00:00+09:00") != std::string::npos);
        CHECK(refused.body.find("kyodo-feed token add --expires") != std::string::npos);
        CHECK(refused.body.find("期限が切れました") != std::string::npos);
    }
    CHECK(post(*server, model::command_json(add_action("A1")), "k1", *token).status == 401);
    CHECK(server->record().seq == 0);
}

TEST_CASE("a poll that waits when its token expires brings nothing any more", "[threads]") {
    const Folder folder;
    auto now = std::make_shared<std::atomic<std::int64_t>>(noon().ms);
    const auto token = feed::add_token(folder / "tokens",
                                       {Permission::viewer, "壁", "つばめ保守", *feed::lifetime_from("1h")}, noon());
    const auto kept = feed::add_token(folder / "tokens", {Permission::viewer, "壁2", "つばめ保守"}, noon());
    REQUIRE(token);
    REQUIRE(kept);
    auto server = started(with_clock(folder, now));
    const std::string etag = get(feed_place(*server), {}, *token).etag;
    auto parked = std::async(std::launch::async, [&] {
        return get(feed_place(*server), {{"Prefer", "wait=50"}, {"If-None-Match", etag}}, *token);
    });
    wait_for_parked(*server, 1, *kept);
    *now = (noon() + std::chrono::hours(1)).ms;
    REQUIRE(server->apply(add_action("A1"), commander()));
    const auto reply = parked.get();
    CHECK(reply.status == 401);
    CHECK(reply.body.find("A1") == std::string::npos);
}
