// What decide lets into the log can be read from it again: the whole built-in incident over the wire, and commands that
// are as long as they may be.
#include "model/decide.h"
#include "model/wire/wire.h"
#include "tests/model/filled.h"
#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace model;

namespace {

// Reduces the event as every board does that gets it over the wire.
void follow(Record& board, const Event& event) {
    const auto read = parse_event(event_json(event));
    if (!read) FAIL(event.seq << ": " << read.problem().sentence.en);
    REQUIRE(advance(board, *read));
}

}  // namespace

TEST_CASE("a board that hears the demo over the wire holds the feed's record after every event") {
    std::ifstream file(support::source("assets/demo.jsonl"));
    REQUIRE(file);
    Record feed;
    feed.epoch = "demo";
    Record board = feed;
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        for (const DemoCommand& said : step->commands) {
            const auto command = parse_command(command_json(said.command));
            if (!command) FAIL(command.problem().sentence.en);
            const auto event = decide(feed, *command, said.actor, step->at);
            if (!event) FAIL(event.problem().sentence.en);
            REQUIRE(advance(feed, *event));
            follow(board, *event);
            REQUIRE(board.digest == feed.digest);
        }
    }
    CHECK(board.seq > 50);
    CHECK(digest_of(board) == feed.digest);
    const auto snapshot = parse_snapshot(snapshot_json(feed, Gauges{}, FeedClock{}));
    if (!snapshot) FAIL(snapshot.problem().sentence.en);
    CHECK(snapshot->record.actions.all() == feed.actions.all());
    CHECK(snapshot->record.services.all() == feed.services.all());
    CHECK(snapshot->record.decisions.all() == feed.decisions.all());
}

TEST_CASE("a command as long as it may be makes an event that can be read") {
    const auto full = [](Limit limit) { return Text{std::string(static_cast<std::size_t>(limit.high), 'a'), "b"}; };
    Record record;
    const Actor actor{std::string(80, 'w'), std::string(80, 'o'), "api", Permission::commander};
    const Instant now = *parse_instant("2030-10-01T08:20:00+09:00");
    AddAction add;
    add.action = ActionId{std::string(40, 'A')};
    add.verb = Verb::isolate;
    add.object = full(limit::text(14));
    add.owner = actor.who;
    add.owner_org = actor.org;
    BlockAction block{add.action, full(limit::sentence)};
    NoteAction note{add.action, full(limit::sentence)};
    ReleaseAction release{add.action, full(limit::sentence)};
    for (const Command& command :
         {Command{add}, Command{AcknowledgeAction{add.action}}, Command{StartAction{add.action, {}}}, Command{block},
          Command{note}, Command{release}}) {
        INFO(command_name(command));
        const auto parsed = parse_command(command_json(command));
        if (!parsed) FAIL(parsed.problem().sentence.en);
        const auto event = decide(record, *parsed, actor, now);
        if (!event) FAIL(event.problem().sentence.en);
        follow(record, *event);
    }
}

TEST_CASE("an action noted more often than it keeps stays readable") {
    Record record;
    const Actor actor{"復旧E", "つばめ保守", "api", Permission::commander};
    const Instant now = *parse_instant("2030-10-01T08:20:00+09:00");
    AddAction add;
    add.action = ActionId{"A1"};
    add.verb = Verb::isolate;
    add.object = Text{"1号機", ""};
    follow(record, *decide(record, add, actor, now));
    for (int i = 0; i < 60; ++i) {
        const auto event = decide(record, NoteAction{add.action, Text{std::to_string(i), ""}}, actor, now);
        if (!event) FAIL(event.problem().sentence.en);
        follow(record, *event);
    }
    CHECK(record.actions.find(add.action)->notes.size() == 50);
    CHECK(record.actions.find(add.action)->notes.back().text.ja == "59");
}
