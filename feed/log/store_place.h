// Where a log may lie: checks of the path, the lock that keeps a second server away, and the sentences for what is wrong.
// It must never know SQLite or what is in the file.
#pragma once

#include "feed/base/lock.h"
#include "feed/log/store.h"

#include <cstdint>
#include <string>

namespace feed {

model::Problem log_damaged(const std::string& path, const std::string& how);
model::Problem log_not_ours(const std::string& path);
model::Problem log_in_use(const std::string& path);
model::Problem log_not_written(const std::string& path, const std::string& why);
// After a flush that failed: a machine that starts again may find the event, or not.
model::Problem log_not_certain(const std::string& path, const std::string& why);

// Somebody else's program holds SQLite's lock on it; it goes on by itself.
model::Problem log_locked(const std::string& path);
// The open file is not the one at the path any more, or was written over.
model::Problem log_away(const std::string& path);
model::Problem log_written_over(const std::string& path);
// It was not closed, and the -wal with its last events is gone; it may be another's.
model::Problem log_without_wal(const std::string& path);
model::Problem log_with_other_wal(const std::string& path);
// FILE.rescued-SEQ.ndjson: what was in memory when the file was lost.
std::string rescue_path(const std::string& path, std::uint64_t seq);

// The version of the record that a log needs, as the file says it, and how its tables lie; or the sentence that a newer
// kyodo-feed has to be used, to serve it or at all.
struct Versions {
    int needs = 1;
    int tables = 1;  // 1: the old kind, without links
};
model::Result<Versions> known_versions(const std::string& path, const std::string& needs, const std::string& tables,
                                       StoreUse use);

// The lock of this log, by its real name, so that a link to it is the same log; or who has it.
model::Result<Lock> lock_of(const std::string& path);

// A file in a folder that is there; when it exists, it has bytes: an empty file was a log once.
model::Result<model::Done> check_place(const std::string& path, StoreUse use);

}  // namespace feed
