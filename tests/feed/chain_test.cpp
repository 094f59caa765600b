// The chain of a log: every member of every event and its place are covered, a cut tail is found by a head that was said
// before, old logs are read and rewritten. Changes are made with the sqlite3 tool, as whoever holds the file would.
// It must never change a log through the product.
#include "feed/log.h"
#include "feed/log_files.h"
#include "tests/support/running_feed.h"

#include <filesystem>

using namespace feed_test;

namespace {

void sqlite(const std::string& path, const std::string& sql) {
    const Ran ran = run("sqlite3 '" + path + "' \"" + sql + "\"");
    INFO(ran.output);
    REQUIRE(ran.status == 0);
}

constexpr const char* unlocked = "DROP TRIGGER events_are_final; DROP TRIGGER events_stay; ";

// Five events: A1 to A5, added by 統括A of こだま運用 with keys k1 to k5.
std::string written(const Folder& folder) {
    const std::string path = folder / "log.db";
    auto store = feed::open_sqlite(path);
    REQUIRE(store);
    auto log = feed::Log::load(std::move(*store));
    REQUIRE(log);
    for (int n = 1; n <= 5; ++n)
        REQUIRE((*log)->apply(add_action("A" + std::to_string(n)), commander(), noon(), "k" + std::to_string(n)));
    return path;
}

// The file as the version before this one would have made it.
void make_old(const std::string& path) {
    sqlite(path,
           "CREATE TABLE was AS SELECT seq, json, digest FROM events; DROP TABLE events; "
           "CREATE TABLE events(seq INTEGER PRIMARY KEY, json TEXT NOT NULL, digest INTEGER NOT NULL); "
           "INSERT INTO events SELECT * FROM was; DROP TABLE was; DELETE FROM keys; "
           "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'no'); END; "
           "INSERT INTO keys VALUES ('k1', 1, 'p1'), ('k2', 2, 'p2'); "
           "DELETE FROM meta WHERE key IN ('end', 'served'); "
           "UPDATE meta SET value = '1' WHERE key = 'schema_version'");
}

std::string refusal(const std::string& path, const std::optional<feed::Head>& expected = std::nullopt) {
    const auto verified = feed::verify_log(path, expected);
    REQUIRE_FALSE(verified);
    return verified.problem().sentence.en;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("whichever member of an event is changed in the file, verify names the event") {
    for (const auto& [member, value] : {std::pair{"who", "'Mallory'"}, std::pair{"org", "'Elsewhere'"},
                                        std::pair{"at", "'2030-10-01T12:00:01+09:00'"}, std::pair{"via", "'board'"},
                                        std::pair{"note", "'never said'"}, std::pair{"what", "'action_claimed'"}}) {
        const Folder folder;
        const std::string path = written(folder);
        sqlite(path, std::string(unlocked) + "UPDATE events SET json = json_set(json, '$." + member + "', " + value +
                         ") WHERE seq = 3");
        INFO(member);
        CHECK(has(refusal(path), "Event 3 of the log does not check (chain"));
        auto store = feed::open_sqlite(path);
        REQUIRE(store);
        CHECK_FALSE(feed::Log::load(std::move(*store)));
    }
}

TEST_CASE("events that changed places, came in between or are gone are found and named") {
    const auto found = [](const std::string& sql) {
        const Folder folder;
        const std::string path = written(folder);
        sqlite(path, unlocked + sql);
        return refusal(path);
    };
    const std::string swap =
        "UPDATE events SET seq = 99 WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 3; UPDATE events SET seq = 3 "
        "WHERE seq = 99;";
    CHECK(has(found(swap), "Event 2"));
    CHECK(has(found(swap + "UPDATE events SET json = json_set(json, '$.seq', seq)"),
              "Event 2 of the log does not check"));
    CHECK(has(found("DELETE FROM events WHERE seq = 3"), "Event 3 of the log does not check (missing)"));
    CHECK(has(found("UPDATE events SET seq = seq + 10 WHERE seq = 5; UPDATE events SET seq = seq + 10 WHERE seq = 4; "
                    "INSERT INTO events SELECT 4, json_set(json, '$.seq', 4), digest, link FROM events WHERE seq = 3"),
              "Event 4"));
    CHECK(has(found("DELETE FROM events WHERE seq > 3"), "ends at event 3 but went on to event 5"));
    CHECK(has(found("UPDATE meta SET value = 'ffffffffffffffff' WHERE key = 'epoch'"), "epoch of the log was edited"));
}

TEST_CASE("a log cut at its end, with the end it names, is found by a head that was said before") {
    const Folder folder;
    const std::string path = written(folder);
    const auto whole = feed::verify_log(path);
    REQUIRE(whole);
    CHECK(whole->head.seq == 5);
    CHECK(feed::verify_log(path, whole->head));
    sqlite(path, std::string(unlocked) +
                     "DELETE FROM events WHERE seq > 3; UPDATE meta SET value = (SELECT value FROM meta WHERE key = "
                     "'epoch') || ' 3 ' || (SELECT link FROM events WHERE seq = 3) WHERE key = 'end'");
    const auto cut = feed::verify_log(path);
    REQUIRE(cut);
    CHECK(feed::verify_log(path, cut->head));
    CHECK(has(refusal(path, whole->head), "ends at event 3: the events up to 5 are missing"));
    CHECK(has(refusal(path, feed::Head{3, std::string(64, 'a')}), "Up to event 3 the log is not the one"));
}

TEST_CASE("a log that goes on is as expected, and its head is what a shell makes of its lines") {
    const Folder folder;
    const std::string path = written(folder);
    const auto before = feed::verify_log(path);
    REQUIRE(before);
    const Ran counted = run("link=$(printf %064d 0); sqlite3 '" + path +
                            "' 'SELECT json FROM events ORDER BY seq' | { while IFS= read -r line; do "
                            "hash=$(printf %s \"$line\" | sha256sum | cut -c1-64); "
                            "link=$(printf %s%s $link $hash | sha256sum | cut -c1-64); done; printf %s $link; }");
    CHECK(counted.output == before->head.link);
    {
        auto log = feed::Log::load(std::move(*feed::open_sqlite(path)));
        REQUIRE(log);
        REQUIRE((*log)->apply(add_action("A6"), commander(), noon(), "k6"));
    }
    CHECK(feed::verify_log(path, before->head));
}

TEST_CASE("a log of the old kind is served as it is, said to be old, and rewritten under the same epoch") {
    const Folder folder;
    const std::string path = written(folder);
    const auto present = feed::verify_log(path);
    REQUIRE(present);
    CHECK_FALSE(present->old_kind);
    make_old(path);
    const auto old = feed::verify_log(path);
    if (!old) FAIL(old.problem().sentence.en);
    CHECK(old->old_kind);
    CHECK(old->head == present->head);
    CHECK(old->digest == present->digest);
    {
        auto options = demo_options(folder);
        const auto server = started(options);
        REQUIRE(server->apply(add_action("A6"), commander()));
        const auto refused = feed::upgrade_log(path);
        REQUIRE_FALSE(refused);
        CHECK(has(refused.problem().sentence.en, "in use"));
    }
    const auto upgraded = feed::upgrade_log(path);
    if (!upgraded) FAIL(upgraded.problem().sentence.en);
    CHECK_FALSE(upgraded->old_kind);
    CHECK(upgraded->epoch == present->epoch);
    CHECK(upgraded->events == 6);
    CHECK(feed::verify_log(path, present->head));
    const auto again = feed::upgrade_log(path);
    REQUIRE(again);
    CHECK(again->head == upgraded->head);
    auto store = feed::open_sqlite(path);
    REQUIRE(store);
    CHECK((*store)->find_key("k2")->value().seq == 2);
    CHECK((*store)->find_key("k2")->value().payload_digest == "p2");
    store->reset();
    CHECK(run("sqlite3 '" + path + "' 'DELETE FROM events'").status != 0);
}
