// Where a log may lie: checks of the path, the lock that keeps a second server away, and the sentences for what is wrong.
// It must never know SQLite or what is in the file.
#pragma once

#include "feed/base/lock.h"
#include "feed/log/store.h"

#include <string>

namespace feed {

model::Problem log_damaged(const std::string& path, const std::string& how);
model::Problem log_not_ours(const std::string& path);
model::Problem log_in_use(const std::string& path);
model::Problem log_not_written(const std::string& path, const std::string& why);
// After a flush that failed: a machine that starts again may find the event, or not.
model::Problem log_not_certain(const std::string& path, const std::string& why);

// The version of the record that a log needs, as the file says it, and how its tables lie; or the sentence that a newer
// kyodo-feed has to be used, to serve it or at all.
model::Result<int> known_version(const std::string& path, const std::string& needs, const std::string& tables,
                                 StoreUse use);

// The lock of this log, by its real name, so that a link to it is the same log; or who has it.
model::Result<Lock> lock_of(const std::string& path);

// A file in a folder that is there; when it exists, it has bytes: an empty file was a log once.
model::Result<model::Done> check_place(const std::string& path, StoreUse use);

}  // namespace feed
