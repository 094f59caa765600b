// Where a log may lie: checks of the path, the lock that keeps a second server away, and the sentences for what is wrong.
// It must never know SQLite or what is in the file.
#pragma once

#include "feed/store.h"

#include <string>
#include <utility>

namespace feed {

model::Problem log_damaged(const std::string& path, const std::string& how);
model::Problem log_not_ours(const std::string& path);
model::Problem log_in_use(const std::string& path);
model::Problem log_not_written(const std::string& path, const std::string& why);
// After a flush that failed: a machine that starts again may find the event, or not.
model::Problem log_not_certain(const std::string& path, const std::string& why);

// An open descriptor holding FILE.lock, or none. Released when the process ends, however it ends.
class Lock {
public:
    Lock() = default;
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Lock& operator=(Lock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~Lock();

private:
    int descriptor_ = -1;
};

// The lock of this log, by its real name, so that a link to it is the same log; or who has it.
model::Result<Lock> lock_of(const std::string& path);

// A file in a folder that is there; when it exists, it has bytes: an empty file was a log once.
model::Result<model::Done> check_place(const std::string& path, StoreUse use);

// Makes a rename in the path's folder survive power loss.
void sync_folder(const std::string& path);

}  // namespace feed
