// One serving of a log's file, from the first write to the close: its mark in the file, its turns at the write lock, its
// checkpoints, and whether the file is still the one at its path. It must never know what an event means.
// SQLite's own checkpoints are off: they are made here, where it is known that both files are still ours, so that whoever
// touched them in between is noticed and never written over.
#pragma once

#include "feed/log/chain.h"
#include "feed/log/place_watch.h"
#include "feed/log/store_sqlite_open.h"

#include <optional>
#include <string>

namespace feed {

class StoreSession {
public:
    // `path` as people gave it, or ":memory:". `db` must be closed after this has ended and before it is
    // destroyed: the watch's descriptor goes last.
    StoreSession(std::string path, PlaceWatch watch, Served served);
    StoreSession(const StoreSession&) = delete;
    StoreSession& operator=(const StoreSession&) = delete;

    // Before anything else. A log in memory, or one that is only read, has no session.
    void attend(sqlite3* db);
    // BEGIN IMMEDIATE; before the first of them the file says that it is open. Somebody else's lock is waited for once, a
    // tenth of a second; while it lasts nobody waits again, for all others would wait along.
    model::Result<model::Done> begin();
    // After a COMMIT: whether what was written lies where the next start will look. Then a checkpoint, when it is time.
    model::Result<model::Done> written();
    // After a write that was given up: the -wal may have bytes that mean nothing.
    void gave_up();
    // Store::check_place.
    model::Result<model::Done> check(const std::string& epoch, const Head& head);
    // The file says that it is closed, if it is still ours; else nothing of it is touched.
    void end();
    // What a statement's code means for whoever gave a command.
    model::Problem problem(int code) const;

private:
    bool serves() const { return db_ != nullptr && path_ != ":memory:"; }
    model::Result<model::Done> lock();
    model::Result<model::Done> put_mark(const Served& served);
    model::Result<model::Done> open_mark();
    bool flush_mark();
    bool main_is_ours() const;
    void keep_wal(bool keep);

    std::string path_;
    std::string wal_;  // beside the real file, whatever link led there
    PlaceWatch watch_;
    Served served_;
    sqlite3* db_ = nullptr;
    bool marked_ = false;                         // this session's mark is in the log
    bool flushed_ = false;                        // and in the main file
    bool busy_ = false;                           // somebody else's lock was waited for in vain
    int pages_ = 0;                               // in the -wal
    std::optional<PlaceWatch::Looks> condemned_;  // how the files looked when they did not lead to the record
};

}  // namespace feed
