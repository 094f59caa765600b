// The log in one SQLite file: WAL, synchronous=FULL, event and key in one BEGIN IMMEDIATE. The only file that knows
// SQLite. It must never know what an event means.
// A file is ours if and only if its application_id is `our_application`; a new one is made beside its place and renamed
// there when whole, so that no crash leaves half a log. FILE.lock keeps a second server away from the same log.
// `user_version` is the version of the record that its events need (model/record/versions.h), which kyodo 0.1 looks at as
// well; `schema_version` in meta is how the tables lie.
#include "feed/base/files.h"
#include "feed/log/store.h"
#include "feed/log/store_place.h"
#include "feed/log/store_schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace feed {
namespace {

namespace fs = std::filesystem;
using model::Problem;
using model::Result;
using model::Trouble;

constexpr std::uintmax_t most_checked_bytes = 64u << 20;
constexpr int patience_ms = 1000;

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Prepared = std::unique_ptr<sqlite3_stmt, Close>;

Problem problem_of(sqlite3* db, int code, const std::string& path) {
    switch (code & 0xff) {
        case SQLITE_NOTADB: return log_not_ours(path);
        case SQLITE_CORRUPT: return log_damaged(path, sqlite3_errmsg(db));
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return log_in_use(path);
        default: return log_not_written(path, db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    }
}

std::string text_at(sqlite3_stmt* row, int column) {
    const auto* bytes = sqlite3_column_blob(row, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return bytes == nullptr ? std::string{} : std::string(static_cast<const char*>(bytes), size);
}

void bind(sqlite3_stmt* statement, int at, const std::string& text) {
    sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void bind(sqlite3_stmt* statement, int at, std::uint64_t number) {
    sqlite3_bind_int64(statement, at, static_cast<sqlite3_int64>(number));
}

// The first column of the first row; empty when there is none.
Result<std::string> scalar(sqlite3* db, const char* sql, const std::string& path) {
    sqlite3_stmt* raw = nullptr;
    int code = sqlite3_prepare_v2(db, sql, -1, &raw, nullptr);
    const Prepared statement(raw);
    if (code != SQLITE_OK) return problem_of(db, code, path);
    code = sqlite3_step(raw);
    if (code == SQLITE_ROW) return text_at(raw, 0);
    if (code == SQLITE_DONE) return std::string{};
    return problem_of(db, code, path);
}

Result<model::Done> run(sqlite3* db, const char* sql, const std::string& path) {
    const int code = sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return problem_of(db, code, path);
    return model::Done{};
}

Result<Database> opened(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database db(raw);
    if (code != SQLITE_OK) return problem_of(raw, code, path);
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, patience_ms);
    return db;
}

Result<model::Done> create_fresh(const std::string& path) {
    const std::string unfinished = path + ".new";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    {
        auto db = opened(unfinished, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (!db) return db.problem();
        if (auto made = run(db->get(), schema, unfinished); !made) return made;
    }
    std::error_code failed;
    fs::rename(unfinished, path, failed);
    if (failed) return log_not_written(path, failed.message());
    sync_folder(path);
    return model::Done{};
}

Result<int> version_of(sqlite3* db, const std::string& path, StoreUse use) {
    const auto needs = scalar(db, "PRAGMA user_version", path);
    if (!needs) return needs.problem();
    const auto tables = scalar(db, "SELECT value FROM meta WHERE key = 'schema_version'", path);
    if (!tables) return tables.problem();
    return known_version(path, *needs, *tables, use);
}

Result<model::Done> check_whole(sqlite3* db, const std::string& path, StoreUse use) {
    const auto application = scalar(db, "PRAGMA application_id", path);
    if (!application) return application.problem();
    if (*application != std::to_string(our_application)) return log_not_ours(path);
    if (auto known = version_of(db, path, use); !known) return known.problem();
    std::error_code ignored;
    if (path == ":memory:" || fs::file_size(path, ignored) > most_checked_bytes) return model::Done{};
    const auto check = scalar(db, "PRAGMA quick_check(1)", path);
    if (!check) return check.problem();
    if (*check != "ok") return log_damaged(path, *check);
    return model::Done{};
}

class SqliteStore : public Store {
public:
    SqliteStore(std::string path, Lock lock, Database db)
        : path_(std::move(path)), lock_(std::move(lock)), db_(std::move(db)) {}

    Result<model::Done> prepare() {
        for (auto [slot, sql] :
             {std::pair{&read_, "SELECT seq, json, digest FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2"},
              std::pair{&last_, "SELECT coalesce(max(seq), 0) FROM events"},
              std::pair{&find_, "SELECT seq, payload_digest FROM keys WHERE key = ?1"},
              std::pair{&add_event_, "INSERT INTO events(seq, json, digest) VALUES (?1, ?2, ?3)"},
              std::pair{&add_key_, "INSERT INTO keys(key, seq, payload_digest) VALUES (?1, ?2, ?3)"}}) {
            sqlite3_stmt* raw = nullptr;
            const int code = sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
            if (code != SQLITE_OK) return problem_of(db_.get(), code, path_);
            slot->reset(raw);
        }
        if (auto named = look_at_epoch(); !named) return named;
        const auto needs = version_of(db_.get(), path_, StoreUse::read);
        if (!needs) return needs.problem();
        needs_ = *needs;
        return look_at_last();
    }

    const std::string& epoch() const override { return epoch_; }
    std::uint64_t last_seq() const override { return last_seq_; }
    int needs() const override { return needs_; }

    Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t most) override {
        bind(read_.get(), 1, after);
        bind(read_.get(), 2, std::uint64_t{most});
        std::vector<StoredEvent> events;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(read_.get())) == SQLITE_ROW) {
            events.push_back({static_cast<std::uint64_t>(sqlite3_column_int64(read_.get(), 0)), text_at(read_.get(), 1),
                              static_cast<std::uint64_t>(sqlite3_column_int64(read_.get(), 2))});
        }
        sqlite3_reset(read_.get());
        if (code != SQLITE_DONE) return problem_of(db_.get(), code, path_);
        return events;
    }

    Result<Appended> append(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                            const std::string& payload_digest) override {
        if (auto begun = run(db_.get(), "BEGIN IMMEDIATE", path_); !begun) return begun.problem();
        auto outcome = append_inside(expected, event, key, payload_digest);
        if (outcome && outcome->outcome == AppendOutcome::appended) {
            if (auto committed = commit(); !committed) outcome = committed.problem();
        }
        if (sqlite3_get_autocommit(db_.get()) == 0) sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        if (outcome && outcome->outcome == AppendOutcome::appended) now_holds(event);
        return outcome;
    }

    Result<model::Done> append_all(std::uint64_t expected, const std::vector<StoredEvent>& events) override {
        if (events.empty()) return model::Done{};
        if (auto begun = run(db_.get(), "BEGIN IMMEDIATE", path_); !begun) return begun;
        auto added = add_all(expected, events);
        if (added) added = commit();
        if (sqlite3_get_autocommit(db_.get()) == 0) sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        if (added)
            for (const StoredEvent& event : events) now_holds(event);
        return added;
    }

    // As much as a long event takes: a few bytes may find room where no event does.
    Result<model::Done> try_writing() override {
        return run(db_.get(), "INSERT OR REPLACE INTO meta VALUES ('written', hex(randomblob(8192)))", path_);
    }

    Result<std::string> renew() override {
        if (auto renewed = run(db_.get(), new_epoch, path_); !renewed) return renewed.problem();
        if (auto named = look_at_epoch(); !named) return named.problem();
        return epoch_;
    }

    Result<std::optional<Appended>> find_key(const std::string& key) override {
        if (key.empty()) return std::optional<Appended>{};
        bind(find_.get(), 1, key);
        const int code = sqlite3_step(find_.get());
        std::optional<Appended> found;
        if (code == SQLITE_ROW) {
            found = Appended{AppendOutcome::duplicate, static_cast<std::uint64_t>(sqlite3_column_int64(find_.get(), 0)),
                             text_at(find_.get(), 1)};
        }
        sqlite3_reset(find_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) return problem_of(db_.get(), code, path_);
        return found;
    }

private:
    Result<Appended> append_inside(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                                   const std::string& payload_digest) {
        auto before = find_key(key);
        if (!before) return before.problem();
        if (*before) return **before;
        if (auto looked = look_at_last(); !looked) return looked.problem();
        if (last_seq_ != expected) return Appended{AppendOutcome::behind, last_seq_, {}};
        if (auto added = add(event); !added) return added.problem();
        if (!key.empty()) {
            bind(add_key_.get(), 1, key);
            bind(add_key_.get(), 2, event.seq);
            bind(add_key_.get(), 3, payload_digest);
            if (auto added = step(add_key_.get()); !added) return added.problem();
        }
        return Appended{AppendOutcome::appended, event.seq, {}};
    }

    Result<model::Done> add_all(std::uint64_t expected, const std::vector<StoredEvent>& events) {
        if (auto looked = look_at_last(); !looked) return looked;
        if (last_seq_ != expected) return log_in_use(path_);
        for (const StoredEvent& event : events) {
            if (auto added = add(event); !added) return added;
        }
        return model::Done{};
    }

    Result<model::Done> add(const StoredEvent& event) {
        if (auto said = say_needs(event.needs); !said) return said;
        bind(add_event_.get(), 1, event.seq);
        bind(add_event_.get(), 2, event.json);
        bind(add_event_.get(), 3, event.digest);
        return step(add_event_.get());
    }

    // In the same transaction as the event that needs it, so that no log holds more than it says.
    Result<model::Done> say_needs(int version) {
        if (version <= needs_) return model::Done{};
        return run(db_.get(), ("PRAGMA user_version = " + std::to_string(version)).c_str(), path_);
    }

    void now_holds(const StoredEvent& event) {
        last_seq_ = event.seq;
        needs_ = std::max(needs_, event.needs);
    }

    // When a write fails the event is not there: the frame that commits it is the last one. When a flush fails, that frame
    // may have reached the disk: it is rolled back here, yet a process that dies now leaves it for the next one to find.
    Result<model::Done> commit() {
        const int code = sqlite3_exec(db_.get(), "COMMIT", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK) return model::Done{};
        if ((code & 0xff) == SQLITE_IOERR && code != SQLITE_IOERR_WRITE)
            return log_not_certain(path_, sqlite3_errmsg(db_.get()));
        return problem_of(db_.get(), code, path_);
    }

    Result<model::Done> step(sqlite3_stmt* statement) {
        const int code = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (code != SQLITE_DONE) return problem_of(db_.get(), code, path_);
        return model::Done{};
    }

    Result<model::Done> look_at_epoch() {
        auto epoch = scalar(db_.get(), "SELECT value FROM meta WHERE key = 'epoch'", path_);
        if (!epoch) return epoch.problem();
        if (epoch->empty()) return log_damaged(path_, "no epoch");
        epoch_ = *epoch;
        return model::Done{};
    }

    Result<model::Done> look_at_last() {
        const int code = sqlite3_step(last_.get());
        if (code == SQLITE_ROW) last_seq_ = static_cast<std::uint64_t>(sqlite3_column_int64(last_.get(), 0));
        sqlite3_reset(last_.get());
        if (code != SQLITE_ROW) return problem_of(db_.get(), code, path_);
        return model::Done{};
    }

    std::string path_;
    Lock lock_;
    Database db_;
    Prepared read_, last_, find_, add_event_, add_key_;
    std::string epoch_;
    std::uint64_t last_seq_ = 0;
    int needs_ = first_version;
};

Result<Database> ready_database(const std::string& path, StoreUse use) {
    std::error_code ignored;
    const bool in_memory = path == ":memory:";
    if (use == StoreUse::serve && !in_memory && !fs::exists(path, ignored)) {
        if (auto made = create_fresh(path); !made) return made.problem();
    }
    auto db = opened(path, SQLITE_OPEN_READWRITE);
    if (!db) return db;
    if (in_memory) {
        if (auto made = run(db->get(), schema, path); !made) return made.problem();
    }
    if (auto whole = check_whole(db->get(), path, use); !whole) return whole.problem();
    if (use == StoreUse::serve && sqlite3_db_readonly(db->get(), "main") == 1)
        return log_not_written(path, "read-only");
    const char* ways = use == StoreUse::serve
                           ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT;"
                           : "PRAGMA query_only = ON;";
    if (auto set = run(db->get(), ways, path); !set) return set.problem();
    return db;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, StoreUse use) {
    Lock lock;
    if (path != ":memory:") {
        if (auto place = check_place(path, use); !place) return place.problem();
    }
    if (path != ":memory:" && use == StoreUse::serve) {
        auto taken = lock_of(path);
        if (!taken) return taken.problem();
        lock = std::move(*taken);
    }
    auto db = ready_database(path, use);
    if (!db) return db.problem();
    auto store = std::make_unique<SqliteStore>(path, std::move(lock), std::move(*db));
    if (auto ready = store->prepare(); !ready) return ready.problem();
    return std::unique_ptr<Store>(std::move(store));
}

}  // namespace feed
