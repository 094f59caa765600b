// One serving of a log's file. It must never know what an event means.
#include "feed/log/store_sqlite_session.h"

#include "feed/log/store_sqlite_copy.h"

#include <utility>

namespace feed {

using model::Problem;
using model::Result;
using Seen = PlaceWatch::Seen;

namespace {

constexpr int pages_a_checkpoint = 1000;
constexpr int patience_ms = 100;

int note_pages(void* pages, sqlite3*, const char*, int now) {
    *static_cast<int*>(pages) = now;
    return SQLITE_OK;
}

}  // namespace

StoreSession::StoreSession(std::string path, PlaceWatch watch, Served served)
    : path_(std::move(path)), wal_(wal_of(path_)), watch_(std::move(watch)), served_(std::move(served)) {}

void StoreSession::attend(sqlite3* db) {
    db_ = db;
    if (!serves()) return;
    sqlite3_wal_hook(db_, note_pages, &pages_);
    sqlite3_busy_timeout(db_, patience_ms);
    watch_.settle(wal_);
}

Problem StoreSession::problem(int code) const {
    const int kind = code & 0xff;
    return kind == SQLITE_BUSY || kind == SQLITE_LOCKED ? log_locked(path_) : problem_of(db_, code, path_);
}

Result<model::Done> StoreSession::lock() {
    const int code = sqlite3_exec(db_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    const bool busy = (code & 0xff) == SQLITE_BUSY;
    if (busy != std::exchange(busy_, busy)) sqlite3_busy_timeout(db_, busy ? 0 : patience_ms);
    if (code != SQLITE_OK) return problem(code);
    return model::Done{};
}

Result<model::Done> StoreSession::begin() {
    if (serves() && !flushed_)
        if (auto marked = open_mark(); !marked) return marked;
    return lock();
}

Result<model::Done> StoreSession::put_mark(const Served& served) {
    if (auto locked = lock(); !locked) return locked;
    const std::string sql = "INSERT OR REPLACE INTO meta VALUES ('served', '" + served_words(served) + "'); COMMIT;";
    auto put = run(db_, sql.c_str(), path_);
    if (!put) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
    return put;
}

// Whoever reads from before the mark keeps it out of the main file: then the next write tries again.
Result<model::Done> StoreSession::open_mark() {
    if (!marked_) {
        const auto session = scalar(db_, "SELECT lower(hex(randomblob(8)))", path_);
        if (!session) return session.problem();
        const Served opened{true, *session, served_.session};
        if (auto put = put_mark(opened); !put) return put;
        served_ = opened;
        marked_ = true;
        keep_wal(false);
    }
    if (!watch_.main_is_same()) return model::Done{};
    flushed_ = flush_mark();
    watch_.settle(wal_);
    return model::Done{};
}

// The -wal keeps its bytes: an empty one beside a file that is open is one that was lost.
bool StoreSession::flush_mark() {
    int in_wal = 0;
    int in_file = 0;
    const int code = sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_PASSIVE, &in_wal, &in_file);
    return code == SQLITE_OK && in_wal == in_file;
}

Result<model::Done> StoreSession::written() {
    if (!serves()) return model::Done{};
    if (watch_.look() == Seen::away) return log_away(path_);
    const bool untouched = watch_.main_is_same();
    if (untouched && pages_ >= pages_a_checkpoint) {
        sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        watch_.settle(wal_);
    }
    watch_.settle_wal();
    return model::Done{};
}

void StoreSession::gave_up() {
    if (serves() && watch_.look() != Seen::away) watch_.settle_wal();
}

Result<model::Done> StoreSession::check(const std::string& epoch, const Head& head) {
    if (!serves()) return model::Done{};
    const Seen seen = watch_.look();
    if (seen == Seen::same) return model::Done{};
    if (seen == Seen::away) return log_away(path_);
    const auto looks = watch_.looks();
    if (condemned_ == looks) return log_written_over(path_);
    if (!watch_.begins_as_log() || !main_is_ours() || !leads_to(path_, epoch, head)) {
        condemned_ = looks;
        return log_written_over(path_);
    }
    watch_.settle(wal_);
    const bool emptied = marked_ && (!looks.second || looks.second->size == 0);
    if (!emptied) return model::Done{};
    marked_ = flushed_ = false;  // by somebody's checkpoint: the -wal has to have bytes again
    return open_mark();
}

// Even where the -wal still makes up for all that an older copy lacks: a copy of it alone would then not say it was open.
bool StoreSession::main_is_ours() const {
    const auto alone = served_alone(path_);
    return alone && (alone->session == served_.session || (!flushed_ && alone->session == served_.before));
}

void StoreSession::keep_wal(bool keep) {
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void StoreSession::end() {
    if (!serves()) return;
    if (watch_.look() != Seen::same) return keep_wal(true);
    if (marked_ && put_mark({false, served_.session, served_.before}))
        sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    const auto left = look_at(wal_);
    keep_wal(left && left->size > 0);  // what did not get into the file, the mark of its close among it
}

}  // namespace feed
