// Claims that meet: two hundred races of two and of five people over HTTP, and claims that come too late for their action.
// It must never order the racers: all are told to go at once, and the feed alone decides.
#include "client/post_command.h"
#include "tests/fault/claimants.h"

#include <catch2/catch_test_macros.hpp>

using faults::Claimant;
using faults::ClaimFeed;
using sample::has;

namespace {

constexpr int races = 200;

struct Race {
    int winners = 0;
    int told_owner = 0;  // losers whose refusal and whose row name the winner
    std::uint64_t seq = 0;
};

// `look`: also at the losers' boards, which costs more than the race.
Race run_race(std::vector<std::unique_ptr<Claimant>>& people, const std::string& action, ClaimFeed& feed, bool look) {
    for (auto& person : people) person->claims(action);
    for (auto& person : people) REQUIRE(person->hears_decision());
    Race race;
    const std::string owner = feed.owner_of(action);
    for (auto& person : people) {
        if (person->accepted && person->state.me.who == owner) {
            ++race.winners;
            race.seq = person->accepted->seq;
        }
        const bool named = person->refused && person->refused->problem.owner == owner &&
                           has(person->refused->problem.sentence.en, owner) &&
                           has(person->refused->problem.sentence.ja, owner);
        const bool shown = !look || (named && person->row(action).owner == owner);
        race.told_owner += named && shown ? 1 : 0;
    }
    return race;
}

// Races for A1, A2, … ; every accepted claim is in the log once and where its answer said.
void run_races(const std::vector<std::string>& names) {
    ClaimFeed feed(names, races);
    std::vector<std::unique_ptr<Claimant>> people;
    for (std::size_t i = 0; i < names.size(); ++i) {
        people.push_back(std::make_unique<Claimant>(feed.address(i), model::Identity{names[i], "楓"}));
        people.back()->shows(feed.server().record());
    }
    std::vector<std::uint64_t> accepted;
    for (int i = 1; i <= races; ++i) {
        const std::string action = "A" + std::to_string(i);
        const Race race = run_race(people, action, feed, i % 20 == 0);
        CAPTURE(action);
        CHECK(race.winners == 1);
        CHECK(race.told_owner == static_cast<int>(names.size()) - 1);
        accepted.push_back(race.seq);
    }
    const std::vector<model::Event> log = feed.log();
    CHECK(log.size() == ClaimFeed::events_before + 2 * races);
    for (int i = 1; i <= races; ++i) {
        const std::string action = "A" + std::to_string(i);
        CHECK(faults::claims_in(log, action) == 1);
        const model::Event& event = log.at(accepted[static_cast<std::size_t>(i - 1)] - 1);
        CHECK(event.what == model::Happening::action_claimed);
        CHECK(event.who == feed.owner_of(action));
    }
}

model::Problem refused(Claimant& person, const std::string& action) {
    person.claims(action);
    REQUIRE(person.hears_decision());
    REQUIRE(person.refused);
    return person.refused->problem;
}

}  // namespace

TEST_CASE("of two people who claim at once one has it and the other reads who, two hundred times", "[threads]") {
    run_races({"遠間", "凛"});
}

TEST_CASE("of five people who claim at once one has it and four read who, two hundred times", "[threads]") {
    run_races({"遠間", "凛", "空", "凪", "澪"});
}

TEST_CASE("a claim of what is done, withdrawn or not there is refused with the reason, and nothing is owned",
          "[threads]") {
    ClaimFeed feed({"遠間"}, 3);
    Claimant person(feed.address(0), {"遠間", "楓"});
    person.shows(feed.server().record());
    feed.give(faults::claim_of("A1"), "凛");
    model::CompleteAction complete;
    complete.action = model::ActionId("A1");
    complete.result = {"済み", "done"};
    model::StartAction start;
    start.action = model::ActionId("A1");
    feed.give(start, "凛");
    model::VerifyAction verify;
    verify.action = model::ActionId("A1");
    feed.give(verify, "凛");
    feed.give(complete, "凛");
    model::CancelAction cancel;
    cancel.action = model::ActionId("A2");
    cancel.result = {"不要", "not needed"};
    feed.give(cancel);
    for (const std::string action : {"A1", "A2"}) {
        const model::Problem problem = refused(person, action);
        CHECK(problem.trouble == model::Trouble::illegal_transition);
        CHECK(has(problem.sentence.en, action));
        CHECK(has(problem.sentence.ja, action));
        CHECK(feed.owner_of(action) != "遠間");
    }
    const model::Problem unknown = refused(person, "A33");
    CHECK(unknown.trouble == model::Trouble::not_found);
    CHECK(has(unknown.sentence.en, "A33"));
    CHECK(feed.claims_of("A1") == 1);
    CHECK(feed.claims_of("A2") == 0);
}

TEST_CASE("a claim of what somebody has names who, also when it was only ordered", "[threads]") {
    ClaimFeed feed({"遠間"}, 2);
    Claimant person(feed.address(0), {"遠間", "楓"});
    person.shows(feed.server().record());
    feed.give(faults::claim_of("A1"), "凛");
    model::OrderAction order;
    order.action = model::ActionId("A2");
    order.owner = "空";
    order.owner_org = "楓";
    feed.give(order);
    for (const auto& [action, owner] : {std::pair<std::string, std::string>{"A1", "凛"}, {"A2", "空"}}) {
        const model::Problem problem = refused(person, action);
        CHECK(problem.trouble == model::Trouble::already_claimed);
        CHECK(problem.owner == owner);
        CHECK(person.row(action).owner == owner);
        CHECK(feed.owner_of(action) == owner);
    }
}

TEST_CASE("a claim finds its action by identity although its service has another name by now", "[threads]") {
    ClaimFeed feed({"遠間"}, 0);
    model::DeclareService service;
    service.service = model::ServiceId("quotes");
    service.name = {"相場配信", "Quotes"};
    feed.give(service);
    model::AddAction add;
    add.action = model::ActionId("A1");
    add.verb = model::Verb::isolate;
    add.object = {"1号機", "unit 1"};
    add.services = {model::ServiceId("quotes")};
    feed.give(add);
    Claimant person(feed.address(0), {"遠間", "楓"});
    person.shows(feed.server().record());
    service.name = {"気配値", "Prices"};
    feed.give(service);
    person.claims("A1");
    REQUIRE(person.hears_decision());
    CHECK(person.accepted);
    CHECK(feed.owner_of("A1") == "遠間");
}

TEST_CASE("the same key decides once: the same claim is answered again, another one is refused", "[threads]") {
    ClaimFeed feed({"遠間", "凛"}, 2);
    net::Http mine(feed.address(0).trust), hers(feed.address(1).trust);
    const auto post = [](net::Http& http, const net::FeedAddress& address, const std::string& action) {
        return client::post_command(http, address, {"one-key", faults::claim_of(action)}, {std::chrono::seconds(10)});
    };
    const auto first = post(mine, feed.address(0), "A1");
    REQUIRE(std::holds_alternative<model::Accepted>(first));
    CHECK_FALSE(std::get<model::Accepted>(first).replayed);
    for (int i = 0; i < 5; ++i) {
        const auto again = post(mine, feed.address(0), "A1");
        REQUIRE(std::holds_alternative<model::Accepted>(again));
        CHECK(std::get<model::Accepted>(again).replayed);
        CHECK(std::get<model::Accepted>(again).seq == std::get<model::Accepted>(first).seq);
    }
    CHECK(std::holds_alternative<client::Refused>(post(mine, feed.address(0), "A2")));
    CHECK(std::holds_alternative<client::Refused>(post(hers, feed.address(1), "A1")));
    CHECK(feed.claims_of("A1") == 1);
    CHECK(feed.claims_of("A2") == 0);
}
