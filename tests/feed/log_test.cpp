// The log and its sum: decide, append, advance; replays, lost races, and death by kill -9 in the middle of it.
// It must never use a store other than SQLite; a race is made by appending beside the log, through the same file.
#include "feed/log.h"
#include "tests/feed/raced_store.h"
#include "tests/support/running_feed.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace feed_test;

namespace {

std::unique_ptr<feed::Log> loaded(std::unique_ptr<feed::Store> store) {
    auto log = feed::Log::load(std::move(store));
    if (!log) FAIL(log.problem().sentence.en);
    return std::move(*log);
}

std::unique_ptr<feed::Log> loaded(const std::string& path) {
    auto store = feed::open_sqlite(path);
    if (!store) FAIL(store.problem().sentence.en);
    return loaded(std::move(*store));
}

model::ClaimAction claim(const std::string& id) { return {model::ActionId(id), {}, {}}; }

}  // namespace

TEST_CASE("the record is the same after a restart") {
    const Folder folder;
    std::uint64_t digest = 0;
    {
        auto log = loaded(folder / "log.db");
        REQUIRE(log->apply(add_action("A1"), commander(), noon(), {}));
        REQUIRE(log->apply(claim("A1"), commander(), noon(), {}));
        digest = log->record().digest;
    }
    auto log = loaded(folder / "log.db");
    CHECK(log->record().seq == 2);
    CHECK(log->record().digest == digest);
    CHECK(log->record().actions.find(model::ActionId("A1"))->owner == "統括A");
}

TEST_CASE("the same key with the same command answers with what happened the first time") {
    auto log = loaded(":memory:");
    const auto first = log->apply(add_action("A1"), commander(), noon(), "key");
    REQUIRE(first);
    CHECK_FALSE(first->replayed);
    const auto again = log->apply(add_action("A1"), commander(), noon(), "key");
    REQUIRE(again);
    CHECK(again->replayed);
    CHECK(again->seq == first->seq);
    REQUIRE(again->events.size() == 1);
    CHECK(model::event_json(again->events[0]) == model::event_json(first->events[0]));
    CHECK(log->record().seq == 1);
}

TEST_CASE("the same key with another command, or from another person, is refused") {
    auto log = loaded(":memory:");
    REQUIRE(log->apply(add_action("A1"), commander(), noon(), "key"));
    const auto other = log->apply(add_action("A2"), commander(), noon(), "key");
    REQUIRE_FALSE(other);
    CHECK(other.problem().field == "Idempotency-Key");
    model::Actor somebody = commander();
    somebody.who = "統括B";
    CHECK_FALSE(log->apply(add_action("A1"), somebody, noon(), "key"));
    CHECK(log->record().seq == 1);
}

TEST_CASE("whoever loses the race for the next event is decided again and told who was first") {
    auto store = feed::open_sqlite(":memory:");
    REQUIRE(store);
    auto raced = std::make_unique<Raced>(std::move(*store));
    Raced& slip = *raced;
    auto log = loaded(std::move(raced));
    REQUIRE(log->apply(add_action("A1"), commander(), noon(), {}));
    model::Actor rival{"監理H", "かなた市場", "api", model::Permission::responder};
    const auto event = model::decide(log->record(), claim("A1"), rival, noon());
    REQUIRE(event);
    model::Record after = log->record();
    REQUIRE(model::advance(after, *event));
    slip.slip_in({event->seq, model::event_json(*event), after.digest});
    const auto refused = log->apply(claim("A1"), commander(), noon(), "mine");
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().trouble == model::Trouble::already_claimed);
    CHECK(refused.problem().owner == "監理H");
    CHECK(log->record().seq == 2);
    CHECK(log->record().digest == after.digest);
}

TEST_CASE("a record that is being read never shows an event that does not agree, whoever wrote it") {
    auto store = feed::open_sqlite(":memory:");
    REQUIRE(store);
    auto raced = std::make_unique<Raced>(std::move(*store));
    Raced& slip = *raced;
    auto log = loaded(std::move(raced));
    REQUIRE(log->apply(add_action("A1"), commander(), noon(), {}));
    const auto event = model::decide(log->record(), claim("A1"), commander(), noon());
    REQUIRE(event);
    slip.slip_in({event->seq, model::event_json(*event), 1});
    const auto refused = log->apply(claim("A1"), commander(), noon(), "mine");
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().sentence.en.find("Event 2") != std::string::npos);
    CHECK(log->record().seq == 1);
    CHECK(log->record().actions.find(model::ActionId("A1"))->owner.empty());
}

TEST_CASE("an event whose digest does not agree stops the load and is named") {
    const Folder folder;
    {
        auto log = loaded(folder / "log.db");
        REQUIRE(log->apply(add_action("A1"), commander(), noon(), {}));
        REQUIRE(log->apply(add_action("A2"), commander(), noon(), {}));
    }
    REQUIRE(run("sqlite3 '" + folder / "log.db" +
                "' \"DROP TRIGGER events_are_final; UPDATE events SET digest=digest+1 WHERE seq=2\"")
                .status == 0);
    auto store = feed::open_sqlite(folder / "log.db");
    REQUIRE(store);
    const auto log = feed::Log::load(std::move(*store));
    REQUIRE_FALSE(log);
    CHECK(log.problem().sentence.en.find("Event 2") != std::string::npos);
}

TEST_CASE("only the near past is kept in memory; further back there is no delta") {
    auto log = loaded(":memory:");
    REQUIRE(log->apply(add_action("A1"), commander(), noon(), {}));
    for (std::size_t n = 0; n < feed::most_recent_events; ++n) {
        REQUIRE(log->apply(model::NoteAction{model::ActionId("A1"), {"記録", ""}}, commander(), noon(), {}));
    }
    const std::uint64_t last = log->record().seq;
    CHECK_FALSE(log->since(0));
    REQUIRE(log->since(1));
    CHECK(log->since(1)->front().seq == 2);
    CHECK(log->since(last)->empty());
    CHECK_FALSE(log->since(last + 1));
}

namespace {

// Never returns: applies notes one after the other and says each acknowledged sequence number on `acknowledged`.
[[noreturn]] void write_until_killed(const std::string& path, int acknowledged) {
    auto store = feed::open_sqlite(path);
    if (!store) _exit(2);
    auto log = feed::Log::load(std::move(*store));
    if (!log) _exit(3);
    while (true) {
        const std::uint64_t next = (*log)->record().seq + 1;
        const model::NoteAction note{model::ActionId("A1"), {"記録 " + std::to_string(next), ""}};
        if (!(*log)->apply(note, commander(), noon(), "key" + std::to_string(next))) _exit(4);
        if (::write(acknowledged, &next, sizeof next) != sizeof next) _exit(5);
    }
}

std::uint64_t kill_after(const std::string& path, int acknowledgements) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) write_until_killed(path, ends[1]);
    ::close(ends[1]);
    std::uint64_t last = 0;
    for (int n = 0; n < acknowledgements; ++n) REQUIRE(::read(ends[0], &last, sizeof last) == sizeof last);
    REQUIRE(kill(child, SIGKILL) == 0);
    std::uint64_t more = 0;
    while (::read(ends[0], &more, sizeof more) == sizeof more) last = more;
    ::close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    return last;
}

}  // namespace

TEST_CASE("every acknowledged event survives kill -9, once, and a retry of the last key is answered truly") {
    const Folder folder;
    const std::string path = folder / "log.db";
    REQUIRE(loaded(path)->apply(add_action("A1"), commander(), noon(), {}));
    for (int round = 0; round < 6; ++round) {
        const std::uint64_t acknowledged = kill_after(path, 5 + 7 * round);
        auto log = loaded(path);
        REQUIRE(log->record().seq >= acknowledged);
        REQUIRE(log->record().seq <= acknowledged + 1);
        const std::uint64_t unanswered = acknowledged + 1;
        const bool was_in = log->record().seq == unanswered;
        const model::NoteAction note{model::ActionId("A1"), {"記録 " + std::to_string(unanswered), ""}};
        const auto retried = log->apply(note, commander(), noon(), "key" + std::to_string(unanswered));
        REQUIRE(retried);
        CHECK(retried->replayed == was_in);
        CHECK(retried->seq == unanswered);
        CHECK(log->record().seq == unanswered);
    }
}
