// The SQLite log on a real disk: what it keeps, what it refuses to open, what it does when the disk is full.
// It must never use a store that is not the product's.
#include "feed/log/store.h"
#include "tests/support/running_feed.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

using namespace feed_test;
using feed::AppendOutcome;
using model::Trouble;

namespace {

std::unique_ptr<feed::Store> opened(const std::string& path) {
    auto store = feed::open_sqlite(path);
    if (!store) FAIL(store.problem().sentence.en);
    return std::move(*store);
}

feed::StoredEvent event(std::uint64_t seq) { return {seq, "{\"seq\":" + std::to_string(seq) + "}", seq * 1000}; }

model::Problem refused(const std::string& path) {
    const auto store = feed::open_sqlite(path);
    REQUIRE_FALSE(store);
    CHECK_FALSE(store.problem().sentence.ja.empty());
    CHECK(store.problem().sentence.en.find(path) != std::string::npos);
    return store.problem();
}

void sqlite(const std::string& path, const std::string& sql) {
    REQUIRE(run("sqlite3 '" + path + "' \"" + sql + "\"").status == 0);
}

// A file may grow to this size and no further, for as long as this lives.
class FullDisk {
public:
    explicit FullDisk(rlim_t most) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{most, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE("what was appended is read back after a restart, in order and with its digest") {
    const Folder folder;
    std::string epoch;
    {
        auto store = opened(folder / "log.db");
        epoch = store->epoch();
        for (std::uint64_t seq = 1; seq <= 5; ++seq) REQUIRE(store->append(seq - 1, event(seq), {}, {}));
    }
    auto store = opened(folder / "log.db");
    CHECK(store->epoch() == epoch);
    CHECK(store->last_seq() == 5);
    const auto events = store->read(2, 2);
    REQUIRE(events);
    REQUIRE(events->size() == 2);
    CHECK((*events)[0].seq == 3);
    CHECK((*events)[1].json == "{\"seq\":4}");
    CHECK((*events)[1].digest == 4000);
}

TEST_CASE("an append that expects another end of the log is behind and changes nothing") {
    auto store = opened(":memory:");
    REQUIRE(store->append(0, event(1), {}, {}));
    const auto behind = store->append(0, event(1), "k", "p");
    REQUIRE(behind);
    CHECK(behind->outcome == AppendOutcome::behind);
    CHECK(store->last_seq() == 1);
    const auto key = store->find_key("k");
    REQUIRE(key);
    CHECK_FALSE(key->has_value());
}

TEST_CASE("a key is used once and remembers what came with it") {
    auto store = opened(":memory:");
    REQUIRE(store->append(0, event(1), "k", "payload"));
    const auto again = store->append(1, event(2), "k", "other");
    REQUIRE(again);
    CHECK(again->outcome == AppendOutcome::duplicate);
    CHECK(again->seq == 1);
    CHECK(again->payload_digest == "payload");
    CHECK(store->last_seq() == 1);
    REQUIRE(store->append(1, event(2), {}, {}));
    const auto empty = store->append(2, event(3), {}, {});
    REQUIRE(empty);
    CHECK(empty->outcome == AppendOutcome::appended);
}

TEST_CASE("two new logs have different epochs") { CHECK(opened(":memory:")->epoch() != opened(":memory:")->epoch()); }

TEST_CASE("a second server on the same log is refused, also through a link") {
    const Folder folder;
    auto store = opened(folder / "log.db");
    CHECK(refused(folder / "log.db").sentence.en.find("in use") != std::string::npos);
    std::filesystem::create_symlink(folder / "log.db", folder / "link.db");
    CHECK(refused(folder / "link.db").sentence.en.find("in use") != std::string::npos);
    CHECK(feed::open_sqlite(folder / "log.db", feed::StoreUse::read));
    store.reset();
    CHECK(feed::open_sqlite(folder / "log.db"));
}

TEST_CASE("a log that another program holds locked is refused") {
    const Folder folder;
    opened(folder / "log.db").reset();
    int ready[2];
    int end[2];
    REQUIRE(pipe(ready) == 0);
    REQUIRE(pipe(end) == 0);
    FILE* holder = popen(("sqlite3 '" + folder / "log.db" + "' >/dev/fd/" + std::to_string(ready[1])).c_str(), "w");
    REQUIRE(holder != nullptr);
    std::fputs("PRAGMA locking_mode=EXCLUSIVE;\nBEGIN EXCLUSIVE;\nSELECT 'held';\n", holder);
    std::fflush(holder);
    std::string words;
    char byte = 0;
    while (words.find("held") == std::string::npos && ::read(ready[0], &byte, 1) == 1) words += byte;
    CHECK(refused(folder / "log.db").sentence.en.find("in use") != std::string::npos);
    pclose(holder);
    CHECK(feed::open_sqlite(folder / "log.db"));
    for (const int descriptor : {ready[0], ready[1], end[0], end[1]}) ::close(descriptor);
}

TEST_CASE("a folder, a missing folder and an empty file are refused with a sentence") {
    const Folder folder;
    CHECK(refused(folder / ".").sentence.en.find("folder") != std::string::npos);
    const auto missing = feed::open_sqlite(folder / "none/log.db");
    REQUIRE_FALSE(missing);
    CHECK(missing.problem().sentence.en.find("Create it first") != std::string::npos);
    write_file(folder / "empty.db", "");
    CHECK(refused(folder / "empty.db").trouble == Trouble::corrupt);
    CHECK(std::filesystem::file_size(folder / "empty.db") == 0);
}

TEST_CASE("a file that is not ours is refused and left as it was") {
    const Folder folder;
    write_file(folder / "notes.db", std::string(5000, 'x'));
    CHECK(refused(folder / "notes.db").sentence.en.find("not a Kyodo log") != std::string::npos);
    CHECK(read_file(folder / "notes.db") == std::string(5000, 'x'));
    sqlite(folder / "other.db", "CREATE TABLE events(seq INTEGER PRIMARY KEY)");
    CHECK(refused(folder / "other.db").sentence.en.find("not a Kyodo log") != std::string::npos);
}

TEST_CASE("a log of a newer version is refused with its version") {
    const Folder folder;
    opened(folder / "log.db").reset();
    sqlite(folder / "log.db", "PRAGMA user_version = 7");
    CHECK(refused(folder / "log.db").sentence.en.find("version 7") != std::string::npos);
}

TEST_CASE("a damaged log is refused and never written over") {
    const Folder folder;
    {
        auto store = opened(folder / "log.db");
        for (std::uint64_t seq = 1; seq <= 300; ++seq) {
            const feed::StoredEvent big{seq, std::string(200, 'e'), 0};
            REQUIRE(store->append(seq - 1, big, "key" + std::to_string(seq), "p"));
        }
    }
    std::string bytes = read_file(folder / "log.db");
    for (std::size_t at = 4096 * 2; at < bytes.size(); at += 64) bytes[at] = '\x5a';
    write_file(folder / "log.db", bytes);
    const auto problem = refused(folder / "log.db");
    CHECK(problem.trouble == Trouble::corrupt);
    CHECK(problem.sentence.en.find("kyodo-feed import") != std::string::npos);
    CHECK(read_file(folder / "log.db") == bytes);
}

TEST_CASE("a log cut short is refused") {
    const Folder folder;
    {
        auto store = opened(folder / "log.db");
        for (std::uint64_t seq = 1; seq <= 200; ++seq)
            REQUIRE(store->append(seq - 1, {seq, std::string(300, 'e'), 0}, {}, {}));
    }
    std::filesystem::resize_file(folder / "log.db", std::filesystem::file_size(folder / "log.db") / 2);
    CHECK(refused(folder / "log.db").trouble == Trouble::corrupt);
}

TEST_CASE("a log that may not be written is refused") {
    const Folder folder;
    opened(folder / "log.db").reset();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::chmod((folder / "log.db").c_str(), 0444);
        ::chmod((folder / "log.db.lock").c_str(), 0666);
        ::chmod((folder / ".").c_str(), 0755);
        if (::geteuid() == 0 && ::seteuid(65534) != 0) _exit(3);
        const auto store = feed::open_sqlite(folder / "log.db");
        _exit(!store && store.problem().sentence.en.find("cannot be written") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("the events of a log can be neither changed nor deleted, whatever tool is used") {
    const Folder folder;
    {
        auto store = opened(folder / "log.db");
        REQUIRE(store->append(0, event(1), {}, {}));
    }
    for (const std::string sql : {"DELETE FROM events", "UPDATE events SET json='{}'"}) {
        const Ran ran = run("sqlite3 '" + folder / "log.db" + "' \"" + sql + "\"");
        CHECK(ran.status != 0);
        CHECK(ran.output.find("append-only") != std::string::npos);
    }
}

TEST_CASE("a full disk refuses the append, keeps what was there, and is over when there is space again") {
    const Folder folder;
    auto store = opened(folder / "log.db");
    std::uint64_t seq = 0;
    {
        const FullDisk full(256 * 1024);
        model::Result<feed::Appended> last = feed::Appended{};
        while (last && seq < 10000) {
            last = store->append(seq, {seq + 1, std::string(2000, 'e'), 0}, "k" + std::to_string(seq + 1), "p");
            if (last) ++seq;
        }
        REQUIRE_FALSE(last);
        CHECK(last.problem().trouble == Trouble::unavailable);
        CHECK(last.problem().sentence.en.find("Nothing was applied") != std::string::npos);
    }
    CHECK(seq > 10);
    CHECK(store->last_seq() == seq);
    const auto key = store->find_key("k" + std::to_string(seq + 1));
    REQUIRE(key);
    CHECK_FALSE(key->has_value());
    const auto again = store->append(seq, event(seq + 1), "k" + std::to_string(seq + 1), "p");
    REQUIRE(again);
    CHECK(again->outcome == AppendOutcome::appended);
    store.reset();
    CHECK(opened(folder / "log.db")->last_seq() == seq + 1);
}
