// How a log's database is opened. It must never change a file that it refuses.
// A file is ours if and only if its application_id is `our_application`; a new one is made beside its place and renamed
// there when whole, so that no crash leaves half a log. `user_version` is the version of the record that its events need
// (model/record/versions.h), which kyodo 0.1 looks at as well; `schema_version` in meta is how the tables lie.
#include "feed/log/store_sqlite_open.h"

#include "feed/base/files.h"
#include "feed/log/place_watch.h"
#include "feed/log/store_schema.h"

#include <filesystem>
#include <sstream>
#include <utility>

namespace feed {
namespace {

namespace fs = std::filesystem;
using model::Result;

constexpr std::uintmax_t most_checked_bytes = 64u << 20;
constexpr const char* ask_served = "SELECT value FROM meta WHERE key = 'served'";

Result<Versions> versions_of(sqlite3* db, const std::string& path, StoreUse use) {
    const auto needs = scalar(db, "PRAGMA user_version", path);
    if (!needs) return needs.problem();
    const auto tables = scalar(db, "SELECT value FROM meta WHERE key = 'schema_version'", path);
    if (!tables) return tables.problem();
    return known_versions(path, *needs, *tables, use);
}

Result<Versions> check_whole(sqlite3* db, const std::string& path, StoreUse use) {
    const auto application = scalar(db, "PRAGMA application_id", path);
    if (!application) return application.problem();
    if (*application != std::to_string(our_application)) return log_not_ours(path);
    auto versions = versions_of(db, path, use);
    if (!versions) return versions;
    std::error_code ignored;
    if (path == ":memory:" || fs::file_size(path, ignored) > most_checked_bytes) return versions;
    const auto check = scalar(db, "PRAGMA quick_check(1)", path);
    if (!check) return check.problem();
    if (*check != "ok") return log_damaged(path, *check);
    return versions;
}

// The -wal of another file would be taken for this one's, page by page. A main file that nobody marked says nothing.
bool belongs_together(const std::optional<Served>& alone, const Served& whole) {
    return !alone || alone->session == "-" || alone->session == whole.session || alone->session == whole.before;
}

Result<Database> connection(const std::string& path, StoreUse use, bool has_wal) {
    if (path == ":memory:") {
        auto db = opened(path, SQLITE_OPEN_READWRITE);
        if (!db) return db;
        if (auto made = run(db->get(), schema, path); !made) return made.problem();
        return db;
    }
    if (use == StoreUse::read && !has_wal) return opened_alone(path);
    auto db = opened(path, SQLITE_OPEN_READWRITE);
    if (db) sqlite3_db_config(db->get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return db;
}

}  // namespace

namespace {

bool is_session(const std::string& text) {
    return text == "-" || (text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos);
}

}  // namespace

std::optional<Served> served_alone(const std::string& path) {
    const auto db = opened_alone(path);
    if (!db) return std::nullopt;
    const auto value = scalar(db->get(), ask_served, path);
    if (!value) return std::nullopt;
    const Served served = served_from(*value);
    // A power cut may leave half a page, which the -wal mends.
    if (!value->empty() &&
        (served_words(served) != *value || !is_session(served.session) || !is_session(served.before)))
        return std::nullopt;
    return served;
}

Served served_from(const std::string& value) {
    std::istringstream words(value);
    std::string how;
    Served served;
    words >> how;
    served.open = how == "open";
    if (!(words >> served.session)) served.session = "-";
    if (!(words >> served.before)) served.before = "-";
    return served;
}

std::string served_words(const Served& served) {
    return (served.open ? "open " : "closed ") + served.session + ' ' + served.before;
}

std::string wal_of(const std::string& path) {
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);
    return (real.empty() ? path : real.string()) + "-wal";
}

// SQLite gives -wal, -shm and journal the mode of the file.
Result<model::Done> create_log(const std::string& path) {
    std::error_code failed;
    if (fs::exists(path, failed)) return model::Done{};
    const std::string unfinished = path + ".new";
    if (auto made = make_private(unfinished); !made) return made;
    {
        auto db = opened(unfinished, SQLITE_OPEN_READWRITE);
        if (!db) return db.problem();
        if (auto made = run(db->get(), schema, unfinished); !made) return made;
    }
    fs::rename(unfinished, path, failed);
    if (failed) return log_not_written(path, failed.message());
    sync_folder(path);
    return model::Done{};
}

Result<OpenedLog> open_log(const std::string& path, StoreUse use) {
    const auto wal = look_at(wal_of(path));
    const bool has_events_in_wal = wal && wal->size > 0;
    const std::optional<Served> alone = path == ":memory:" ? std::nullopt : served_alone(path);
    auto db = connection(path, use, wal.has_value());
    if (!db) return db.problem();
    // One moment for all that is read: a server may go on beside it.
    if (use == StoreUse::read)
        if (auto set = run(db->get(), "PRAGMA query_only = ON; BEGIN;", path); !set) return set.problem();
    const auto value = scalar(db->get(), ask_served, path);
    Served served = value ? served_from(*value) : Served{};
    if (has_events_in_wal && !belongs_together(alone, served)) return log_with_other_wal(path);
    const auto versions = check_whole(db->get(), path, use);
    if (!versions) return versions.problem();
    std::optional<model::Problem> doubt;
    if (alone && alone->open && !has_events_in_wal) doubt = log_without_wal(path);
    if (use == StoreUse::serve) {
        if (sqlite3_db_readonly(db->get(), "main") == 1) return log_not_written(path, "read-only");
        constexpr const char* ways = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT;";
        if (auto set = run(db->get(), ways, path); !set) return set.problem();
    }
    return OpenedLog{std::move(*db), *versions, std::move(served), std::move(doubt)};
}

}  // namespace feed
