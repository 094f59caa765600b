// The built-in incident played by people: eight of four organisations, each with a token and a client of their own, give
// its commands to one real feed. And a handover between two of them with the feed dying in the middle of it.
// It must never use the demo's own player: that is what this is measured against.
#include "client/sender.h"
#include "model/command_language.h"
#include "model/record/fields_command.h"
#include "net/clock.h"
#include "tests/journey/own_feed.h"
#include "tests/support/places.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <set>

using journey::Ended;
using journey::OwnFeed;
using journey::Person;
using sample::has;
using namespace model;

namespace {

std::vector<DemoStep> demo_steps() {
    std::vector<DemoStep> steps;
    std::ifstream file(support::source("assets/demo.jsonl"));
    for (std::string line; std::getline(file, line);) {
        auto step = parse_demo_step(line);
        if (!step) FAIL(step.problem().sentence.en);
        steps.push_back(std::move(*step));
    }
    return steps;
}

std::vector<Person> people_of(const std::vector<DemoStep>& steps) {
    std::map<std::string, Person> people;
    for (const DemoStep& step : steps)
        for (const DemoCommand& one : step.commands)
            people[one.actor.who] = {one.actor.who, one.actor.org,
                                     one.actor.permission == Permission::commander ? "commander" : "responder"};
    std::vector<Person> all;
    for (const auto& [who, person] : people) all.push_back(person);
    return all;
}

// Every time in a row, however deep it lies, handed to `change`.
template <class Change>
void each_time(Instant& at, const Change& change) {
    change(at);
}
template <class T, class Change>
void each_time(std::vector<T>& values, const Change& change);
template <class T, class Change>
void each_time(T& value, const Change& change);
template <class T, class Change>
void each_time(std::optional<T>& value, const Change& change) {
    if (value) each_time(*value, change);
}
template <class T, class Change>
void each_time(std::vector<T>& values, const Change& change) {
    for (T& value : values) each_time(value, change);
}
template <class T, class Change>
void each_time(T& value, const Change& change) {
    if constexpr (requires { each_field(Of<T>{}, [](std::string_view, auto, Limit, Need) {}); })
        each_field(Of<T>{}, [&](std::string_view, auto member, Limit, Need) { each_time(value.*member, change); });
}

// The incident as if it ended now: a feed by a real clock refuses what is heard before it happens.
Command moved_by(Command command, Milliseconds by) {
    std::visit([&](auto& row) { each_time(row, [&](Instant& at) { at = at + by; }); }, command);
    return command;
}

// The record but for its times: those are the feed's own. That a time is there, or is not, still counts, but for beginnings.
Record without_times(const Record& record) {
    Record made;
    Table<Service> services;
    const auto plain = [](const auto& from, auto& to) {
        for (auto row : from) {
            each_time(row, [](Instant& at) { at = Instant{1, 0}; });
            to.put(std::move(row));
        }
    };
    plain(record.incidents, made.incidents);
    for (Service row : record.services) {  // what was told late in one of them was told at once in the other
        row.told_at = row.impact_since = row.impact_told_at = row.normal_at = std::nullopt;
        services.put(std::move(row));
    }
    plain(services, made.services);
    plain(record.actions, made.actions);
    plain(record.decisions, made.decisions);
    plain(record.facts, made.facts);
    plain(record.helps, made.helps);
    plain(record.guardrails, made.guardrails);
    plain(record.roles, made.roles);
    plain(record.handovers, made.handovers);
    return made;
}

// What the demo's own steps make of an empty record, decided at their own times.
struct Told {
    Record record;
    std::vector<Event> events;
};
Told told_by(const std::vector<DemoStep>& steps) {
    Told told;
    for (const DemoStep& step : steps) {
        for (const DemoCommand& one : step.commands) {
            auto event = decide(told.record, one.command, one.actor, step.at);
            if (!event) FAIL(event.problem().sentence.en);
            REQUIRE(advance(told.record, *event));
            told.events.push_back(std::move(*event));
        }
    }
    return told;
}

// One person's board as far as it sends: the client's own sender, and what the feed answered, in order.
class Client {
public:
    explicit Client(net::FeedAddress address)
        : sender_(std::move(address), [this](Message message) { hear(std::move(message)); }) {}

    void send(const Command& command, const std::string& key) { sender_.send({key, command}); }

    // The event that answers this key; fails the test when the feed refuses it or does not decide in twenty seconds.
    std::uint64_t answer_to(const std::string& key) {
        std::unique_lock lock(mutex_);
        const bool decided = heard_.wait_for(lock, std::chrono::seconds(20),
                                             [&] { return accepted_.contains(key) || refused_.contains(key); });
        if (refused_.contains(key)) FAIL(refused_.at(key));
        REQUIRE(decided);
        return accepted_.at(key);
    }
    // Waits until the sender has said that it does not know.
    bool is_unsure(const std::string& key) {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, std::chrono::seconds(20), [&] { return unsure_.contains(key); });
    }

private:
    void hear(Message message) {
        const std::lock_guard lock(mutex_);
        if (const auto* yes = std::get_if<CommandAccepted>(&message)) accepted_[yes->key] = yes->seq;
        if (const auto* no = std::get_if<CommandRefused>(&message)) refused_[no->key] = no->problem.sentence.en;
        if (const auto* open = std::get_if<CommandUnsure>(&message)) unsure_.insert(open->key);
        heard_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable heard_;
    std::map<std::string, std::uint64_t> accepted_;
    std::map<std::string, std::string> refused_;
    std::set<std::string> unsure_;
    client::Sender sender_;  // last: it ends before what it tells
};

using Clients = std::map<std::string, std::unique_ptr<Client>>;
Clients clients_of(const OwnFeed& feed, const std::vector<Person>& people) {
    Clients clients;
    for (const Person& one : people) clients[one.who] = std::make_unique<Client>(feed.address_of(one.who));
    return clients;
}

// A notice of the hour is said at a terminal, everything else by the person's own client.
void say(const OwnFeed& feed, Client& client, const DemoCommand& one, Milliseconds by) {
    const Command command = moved_by(one.command, by);
    if (std::holds_alternative<AcknowledgeAction>(command)) {
        const Ended typed = feed.kyodo(one.actor.who, {"do", line_of(command, Language::en)});
        INFO(typed.err);
        REQUIRE(typed.status == 0);
        return;
    }
    const std::string key = client::fresh_key();
    client.send(command, key);
    CHECK(client.answer_to(key) > 0);
}

const std::vector<Person> two_commanders{{"統括A", "こだま運用", "commander"}, {"統括B", "つばめ保守", "commander"}};

// Up to the read-back: A has the command and B has said it again.
void begin_handover(OwnFeed& feed, const std::string& readback_key) {
    REQUIRE(feed.give("統括A", AssignRole{RoleName::commander, "統括A", "こだま運用"}));
    OpenIncident open;
    open.title = {"相場配信が止まっている", "Market data has stopped"};
    REQUIRE(feed.give("統括A", open));
    RequestHandover request;
    request.handover = HandoverId("HO1");
    request.to = "統括B";
    request.to_org = "つばめ保守";
    REQUIRE(feed.give("統括A", request));
    REQUIRE(feed.give("統括A", MoveHandover{HandoverId("HO1"), HandoverState::briefing}));
    REQUIRE(feed.give("統括B", MoveHandover{HandoverId("HO1"), HandoverState::readback}, readback_key));
}

std::vector<std::string> commanders_of(const Record& record) {
    std::vector<std::string> holders;
    for (const RoleHolding& one : record.roles)
        if (one.role == RoleName::commander && !one.until) holders.push_back(one.holder);
    return holders;
}

// Both read this of the command on their own board.
void both_read(const OwnFeed& feed, const std::string& command) {
    for (const Person& one : two_commanders) {
        const Ended board = feed.kyodo(one.who, {"status"});
        INFO(board.out << board.err);
        CHECK(board.status == 3);
        CHECK(has(board.out, "In command now  " + command + "  "));
    }
}

}  // namespace

TEST_CASE("eight people with a client each bring one feed to the demo's end, equal in all but the times") {
    const std::vector<DemoStep> steps = demo_steps();
    const std::vector<Person> people = people_of(steps);
    const Told told = told_by(steps);
    REQUIRE(people.size() == 8);
    OwnFeed feed(people);
    const Milliseconds by = net::now_instant() - steps.back().at;
    Clients clients = clients_of(feed, people);
    for (const DemoStep& step : steps)
        for (const DemoCommand& one : step.commands) say(feed, *clients.at(one.actor.who), one, by);
    const Record record = feed.record();
    CHECK(record.seq == told.record.seq);
    CHECK(digest_of(without_times(record)) == digest_of(without_times(told.record)));
    const std::vector<Event> events = feed.events();
    REQUIRE(events.size() == told.events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        INFO("event " << i + 1);
        CHECK(events[i].what == told.events[i].what);
        CHECK(events[i].who == told.events[i].who);
        CHECK(events[i].org == told.events[i].org);
        CHECK(events[i].note == told.events[i].note);
    }
}

TEST_CASE("a handover goes on where it was when the feed dies before the acceptance, with one commander throughout") {
    OwnFeed feed(two_commanders);
    const std::string readback = client::fresh_key(), acceptance = client::fresh_key();
    begin_handover(feed, readback);
    const std::size_t answered = feed.events().size();
    Client taking_over(feed.address_of("統括B"));
    feed.kill();
    taking_over.send(MoveHandover{HandoverId("HO1"), HandoverState::accepted}, acceptance);
    CHECK(taking_over.is_unsure(acceptance));
    CHECK(feed.events().size() == answered);  // what nobody was told is not in the log

    feed.start();
    CHECK(taking_over.answer_to(acceptance) == answered + 1);
    CHECK(commanders_of(feed.record()) == std::vector<std::string>{"統括B"});
    both_read(feed, "統括B");
    const auto again = feed.give("統括B", MoveHandover{HandoverId("HO1"), HandoverState::readback}, readback);
    REQUIRE(again);
    CHECK(again->replayed);
    const auto twice = feed.give("統括B", MoveHandover{HandoverId("HO1"), HandoverState::accepted}, acceptance);
    REQUIRE(twice);
    CHECK(twice->replayed);
    CHECK(feed.events().size() == answered + 1);
}

TEST_CASE(
    "while the feed that carries a handover is dead nobody has taken over, and what was answered is there after") {
    OwnFeed feed(two_commanders);
    begin_handover(feed, client::fresh_key());
    feed.kill();
    const Ended dead = feed.kyodo("統括B", {"do", "accept HO1"});
    CHECK(dead.status == 1);
    feed.start();
    const Record record = feed.record();
    CHECK(record.handovers.find(HandoverId("HO1"))->state == HandoverState::readback);
    CHECK(commanders_of(record) == std::vector<std::string>{"統括A"});
    both_read(feed, "統括A, handing to 統括B");
}
