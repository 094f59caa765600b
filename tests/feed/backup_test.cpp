// What is kept of a log beside the log: backups, lines and their keys, the mark that says it is open, and who may read the
// files. It must never look into a database but through what the product says, and the sqlite3 tool.
#include "feed/log.h"
#include "feed/log/store.h"
#include "feed/log_files.h"
#include "tests/support/running_feed.h"

#include <sys/stat.h>

#include <filesystem>
#include <sstream>

using namespace feed_test;

namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string refusal(const model::Result<feed::LogSummary>& result) {
    REQUIRE_FALSE(result);
    CHECK_FALSE(result.problem().sentence.ja.empty());
    return result.problem().sentence.en;
}

std::unique_ptr<feed::Log> opened(const std::string& path) {
    auto store = feed::open_sqlite(path);
    if (!store) FAIL(store.problem().sentence.en);
    auto log = feed::Log::load(std::move(*store));
    if (!log) FAIL(log.problem().sentence.en);
    return std::move(*log);
}

model::Result<model::Accepted> add(feed::Log& log, const std::string& id) {
    return log.apply(add_action(id), commander(), noon(), "key-" + id);
}

std::string lines_of(const std::string& path) {
    std::string lines;
    const auto read = feed::export_log(path, [&](std::string_view line) {
        lines.append(line).append("\n");
        return true;
    });
    if (!read) FAIL(read.problem().sentence.en);
    return lines;
}

model::Result<feed::LogSummary> import(const std::string& path, const std::string& lines) {
    std::istringstream in(lines);
    return feed::import_log(path, [&](std::string& line) { return static_cast<bool>(std::getline(in, line)); });
}

mode_t mode_of(const std::string& path) {
    struct stat about {};
    INFO(path);
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777;
}

struct Umask {
    mode_t before = ::umask(0022);
    ~Umask() { ::umask(before); }
};

}  // namespace

TEST_CASE("a backup of a log that is served is whole, verified, of the same epoch and head, and one file") {
    const Folder folder;
    const auto log = opened(folder / "log.db");
    for (const char* id : {"A1", "A2", "A3"}) REQUIRE(add(*log, id));
    const auto backup = feed::back_up(folder / "log.db", folder / "kept.db");
    if (!backup) FAIL(backup.problem().sentence.en);
    CHECK(backup->events == 3);
    CHECK(backup->head == log->head());
    CHECK(backup->epoch == log->record().epoch);
    REQUIRE(add(*log, "A4"));
    CHECK(feed::verify_log(folder / "kept.db", backup->head)->events == 3);
    CHECK(feed::verify_log(folder / "log.db", backup->head)->events == 4);
    for (const char* beside : {"-wal", "-shm", ".unfinished", ".unfinished-journal"})
        CHECK_FALSE(fs::exists(folder / "kept.db" + beside));
    CHECK(has(refusal(feed::back_up(folder / "log.db", folder / "kept.db")), "exists already"));
    CHECK(has(refusal(feed::back_up(folder / "none.db", folder / "other.db")), "There is no log"));
    CHECK(has(refusal(feed::back_up(folder / "log.db", folder / "none/kept.db")), "cannot be written"));
}

TEST_CASE("a backup put in the place of its log is served, and knows the keys") {
    const Folder folder;
    {
        const auto log = opened(folder / "log.db");
        REQUIRE(add(*log, "A1"));
    }
    REQUIRE(feed::back_up(folder / "log.db", folder / "kept.db"));
    fs::rename(folder / "kept.db", folder / "log.db");
    const auto log = opened(folder / "log.db");
    CHECK(add(*log, "A1")->replayed);
    CHECK_FALSE(add(*log, "A2")->replayed);
}

TEST_CASE("a copy of an open log without its -wal is never taken for whole, and a copy with it is") {
    const Folder folder;
    const auto log = opened(folder / "log.db");
    REQUIRE(add(*log, "A1"));
    fs::copy_file(folder / "log.db", folder / "alone.db");
    fs::copy_file(folder / "log.db", folder / "both.db");
    fs::copy_file(folder / "log.db-wal", folder / "both.db-wal");
    CHECK(has(refusal(feed::verify_log(folder / "alone.db")), "alone.db-wal is missing"));
    CHECK(has(refusal(feed::back_up(folder / "alone.db", folder / "b.db")), "-wal is missing"));
    CHECK(feed::verify_log(folder / "both.db")->events == 1);
    write_file(folder / "alone.db-wal", "");
    CHECK(has(refusal(feed::verify_log(folder / "alone.db")), "-wal is missing"));
}

TEST_CASE("a log that was closed is whole without a -wal, and reading it leaves nothing beside it") {
    const Folder folder;
    {
        const auto log = opened(folder / "log.db");
        REQUIRE(add(*log, "A1"));
    }
    CHECK_FALSE(fs::exists(folder / "log.db-wal"));
    const std::string before = read_file(folder / "log.db");
    CHECK(feed::verify_log(folder / "log.db")->events == 1);
    CHECK_FALSE(lines_of(folder / "log.db").empty());
    CHECK(feed::back_up(folder / "log.db", folder / "kept.db"));
    for (const char* beside : {"-wal", "-shm"}) CHECK_FALSE(fs::exists(folder / "log.db" + beside));
    CHECK(read_file(folder / "log.db") == before);
}

TEST_CASE("a copy without its -wal is served but takes no command until it is kept") {
    const Folder folder;
    {
        const auto log = opened(folder / "origin.db");
        REQUIRE(add(*log, "A1"));
        fs::copy_file(folder / "origin.db", folder / "log.db");
    }
    for (int start = 0; start < 2; ++start) {
        const auto server = started(demo_options(folder));
        CHECK(get(server->url() + "/readyz").status == 503);
        CHECK(has(post(*server, claim_body("A1"), "k").body, "-wal is missing"));
    }
    REQUIRE(feed::keep_log(folder / "log.db"));
    CHECK(get(started(demo_options(folder))->url() + "/readyz").status == 200);
    CHECK(feed::verify_log(folder / "log.db"));
}

TEST_CASE("a restored log beside another's -wal is refused and neither is changed") {
    const Folder folder;
    {
        const auto log = opened(folder / "log.db");
        REQUIRE(add(*log, "A1"));
    }
    REQUIRE(feed::back_up(folder / "log.db", folder / "kept.db"));
    {
        const auto log = opened(folder / "log.db");
        REQUIRE(add(*log, "A2"));
        fs::copy_file(folder / "log.db-wal", folder / "kept.db-wal");
    }
    const std::string file = read_file(folder / "kept.db");
    const std::string wal = read_file(folder / "kept.db-wal");
    CHECK(has(refusal(feed::verify_log(folder / "kept.db")), "belongs to another file"));
    const auto store = feed::open_sqlite(folder / "kept.db");
    REQUIRE_FALSE(store);
    CHECK(has(store.problem().sentence.en, "belongs to another file"));
    CHECK(read_file(folder / "kept.db") == file);
    CHECK(read_file(folder / "kept.db-wal") == wal);
}

TEST_CASE("a command sent again after export and import is answered with what happened the first time") {
    const Folder folder;
    std::uint64_t digest = 0;
    {
        const auto log = opened(folder / "log.db");
        for (const char* id : {"A1", "A2"}) REQUIRE(add(*log, id));
        digest = log->record().digest;
    }
    const std::string lines = lines_of(folder / "log.db");
    CHECK_FALSE(has(lines, "key-A1"));
    const auto imported = import(folder / "restored.db", lines);
    if (!imported) FAIL(imported.problem().sentence.en);
    CHECK(imported->digest == digest);
    const auto log = opened(folder / "restored.db");
    const auto again = add(*log, "A2");
    REQUIRE(again);
    CHECK(again->replayed);
    CHECK(again->seq == 2);
    CHECK_FALSE(log->apply(add_action("A9"), commander(), noon(), "key-A1"));
    CHECK(log->record().seq == 2);
    CHECK(log->head() == feed::verify_log(folder / "log.db")->head);
    CHECK(lines_of(folder / "restored.db") == lines);
}

TEST_CASE("a reader that knows nothing of keys reads the same event from an exported line") {
    const Folder folder;
    {
        const auto log = opened(folder / "log.db");
        REQUIRE(add(*log, "A1"));
    }
    std::string line = lines_of(folder / "log.db");
    line.pop_back();
    REQUIRE(has(line, "\"idempotency:"));
    const auto event = model::parse_event(line);
    REQUIRE(event);
    CHECK(event->rest.empty());
    CHECK_FALSE(has(model::event_json(*event), "idempotency"));
}

TEST_CASE("a key that is none, or comes twice, stops an import at its line") {
    const Folder folder;
    {
        const auto log = opened(folder / "log.db");
        for (const char* id : {"A1", "A2"}) REQUIRE(add(*log, id));
    }
    const std::string lines = lines_of(folder / "log.db");
    const auto key_at = [&](std::size_t from) { return lines.find("\"idempotency:", from); };
    const std::size_t first = key_at(0);
    const std::size_t second = key_at(first + 1);
    std::string twice = lines;
    twice.replace(second, 64, lines.substr(first, 64));
    twice.replace(second, 77, lines.substr(first, 77));
    CHECK(has(refusal(import(folder / "a.db", twice)), "Line 2"));
    std::string none = lines;
    none[first + 20] = 'X';
    CHECK(has(refusal(import(folder / "a.db", none)), "Line 1"));
    CHECK_FALSE(fs::exists(folder / "a.db"));
}

TEST_CASE("every file of a log is for its user alone from the start, and older ones become so when a feed starts") {
    const Folder folder;
    const Umask usual;
    {
        const auto server = started(demo_options(folder));
        REQUIRE(server->apply(add_action("A1"), commander()));
        for (const char* file : {"log.db", "log.db-wal", "log.db-shm", "log.db.lock", "log.db.mark"})
            CHECK(mode_of(folder / file) == 0600);
    }
    REQUIRE(feed::back_up(folder / "log.db", folder / "kept.db"));
    CHECK(mode_of(folder / "kept.db") == 0600);
    REQUIRE(import(folder / "restored.db", lines_of(folder / "log.db")));
    CHECK(mode_of(folder / "restored.db") == 0600);
    for (const char* file : {"log.db", "log.db.mark", "log.db.lock"})
        REQUIRE(::chmod((folder / file).c_str(), 0644) == 0);
    write_file(folder / "log.db.refused", "");
    const auto server = started(demo_options(folder));
    for (const char* file : {"log.db", "log.db.mark", "log.db.lock", "log.db.refused"})
        CHECK(mode_of(folder / file) == 0600);
}
