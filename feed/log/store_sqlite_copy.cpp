// A log as a whole file. It must never leave half of one.
#include "feed/log/store_sqlite_copy.h"

#include "feed/base/files.h"
#include "feed/log/place_watch.h"
#include "feed/log/store_schema.h"
#include "feed/log/store_sqlite_open.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace feed {

using model::Result;

namespace {

constexpr const char* ask_epoch = "SELECT value FROM meta WHERE key = 'epoch'";
// The copy is nobody's session: a -wal beside it can only be another file's.
constexpr const char* own_session =
    "INSERT OR REPLACE INTO meta VALUES ('served', 'closed ' || lower(hex(randomblob(8))) || ' -')";

std::string quoted(const std::string& path) {
    std::string text = "'";
    for (const char c : path) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + "'";
}

Result<Head> fill_links(sqlite3* db, const std::string& path) {
    const auto rows = prepared(db, "SELECT seq, json, digest FROM events_before ORDER BY seq", path);
    if (!rows) return rows.problem();
    const auto add = prepared(db, "INSERT INTO events VALUES (?1, ?2, ?3, ?4)", path);
    if (!add) return add.problem();
    Head head;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(rows->get())) == SQLITE_ROW) {
        const std::string json = text_at(rows->get(), 1);
        head = head_after(head, line_hash(json));
        set_parameter(add->get(), 1, number_at(rows->get(), 0));
        set_parameter(add->get(), 2, json);
        set_parameter(add->get(), 3, number_at(rows->get(), 2));
        set_parameter(add->get(), 4, head.link);
        if (auto added = step(db, add->get(), path); !added) return added.problem();
    }
    if (code != SQLITE_DONE) return problem_of(db, code, path);
    return head;
}

Result<model::Done> fill_keys(sqlite3* db, const std::string& path) {
    const auto rows = prepared(db, "SELECT key, seq, payload_digest FROM keys_before", path);
    if (!rows) return rows.problem();
    const auto add = prepared(db, "INSERT INTO keys VALUES (?1, ?2, ?3)", path);
    if (!add) return add.problem();
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(rows->get())) == SQLITE_ROW) {
        set_parameter(add->get(), 1, line_hash(text_at(rows->get(), 0)));
        set_parameter(add->get(), 2, number_at(rows->get(), 1));
        set_parameter(add->get(), 3, text_at(rows->get(), 2));
        if (auto added = step(db, add->get(), path); !added) return added.problem();
    }
    if (code != SQLITE_DONE) return problem_of(db, code, path);
    return model::Done{};
}

// The log is whole in its file afterwards, also when whoever served it last left it open.
Result<model::Done> rewrite(sqlite3* db, const Served& served, const std::string& path) {
    if (auto begun = run(db, "BEGIN IMMEDIATE", path); !begun) return begun;
    if (auto made = run(db, old_to_new, path); !made) return made;
    const auto head = fill_links(db, path);
    if (!head) return head.problem();
    if (auto filled = fill_keys(db, path); !filled) return filled;
    const auto epoch = scalar(db, ask_epoch, path);
    if (!epoch) return epoch.problem();
    if (head->seq > 0) {
        const std::string end = "INSERT INTO meta VALUES ('end', " + quoted(end_words(*epoch, *head)) + ")";
        if (auto put = run(db, end.c_str(), path); !put) return put;
    }
    if (auto made = run(db, old_to_new_end, path); !made) return made;
    const std::string closed = quoted(served_words({false, served.session, served.before}));
    const std::string sql = "INSERT OR REPLACE INTO meta VALUES ('served', " + closed + ")";
    if (auto put = run(db, sql.c_str(), path); !put) return put;
    return run(db, "COMMIT", path);
}

}  // namespace

bool leads_to(const std::string& path, const std::string& epoch, const Head& head) {
    const auto db = opened(path, SQLITE_OPEN_READONLY);
    if (!db || !run(db->get(), "BEGIN", path)) return false;
    const auto named = scalar(db->get(), ask_epoch, path);
    if (!named || *named != epoch) return false;
    const auto rows = prepared(db->get(), "SELECT seq, json FROM events ORDER BY seq", path);
    if (!rows) return false;
    Head reached;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(rows->get())) == SQLITE_ROW) {
        if (number_at(rows->get(), 0) != reached.seq + 1) return false;
        reached = head_after(reached, line_hash(text_at(rows->get(), 1)));
    }
    return code == SQLITE_DONE && reached == head;
}

Result<model::Done> copy_file_of(const std::string& path, const std::string& to) {
    if (auto made = make_private(to); !made) return made;
    {
        // Of a log that nobody has open the main file is all there is; opening it otherwise would leave files beside it.
        const bool alone = !look_at(wal_of(path));
        const auto db = alone ? opened_alone(path) : opened(path, SQLITE_OPEN_READWRITE);
        if (!db) return db.problem();
        sqlite3_db_config(db->get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        if (auto copied = run(db->get(), ("VACUUM INTO " + quoted(to)).c_str(), to); !copied) return copied;
    }
    {
        const auto copy = opened(to, SQLITE_OPEN_READWRITE);
        if (!copy) return copy.problem();
        if (auto own = run(copy->get(), own_session, to); !own) return own;
    }
    return flush_file(to);
}

Result<bool> upgrade_file(const std::string& path) {
    auto lock = lock_of(path);
    if (!lock) return lock.problem();
    auto watch = PlaceWatch::hold(path);
    if (!watch) return watch.problem();
    auto log = open_log(path, StoreUse::serve);
    if (!log) return log.problem();
    if (log->versions.tables > 1) return false;
    sqlite3_db_config(log->db.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    if (auto done = rewrite(log->db.get(), log->served, path); !done) {
        sqlite3_exec(log->db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        return done.problem();
    }
    return true;
}

}  // namespace feed
