// A lock file that is held: of a log, of a token file. It must never know what is locked or what is said when it is taken.
#pragma once

#include <utility>

namespace feed {

// An open descriptor holding a lock file, or none. Released when the process ends, however it ends.
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
    bool held() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_ = -1;
};

}  // namespace feed
