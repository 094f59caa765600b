// Where threads meet: values go in from any thread, the owner takes them all out. With model-free waking: a callback
// that may be called from any thread. The only mutex in client/ and ui/. It must never know what a value means.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace net {

template <class T>
class Mailbox {
public:
    // `wake` is called after every put, from the putting thread; it must be quick and must not take from the mailbox.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void put(T value) {
        {
            const std::lock_guard lock(mutex_);
            values_.push_back(std::move(value));
        }
        wake_();
    }

    // Everything put since the last call, oldest first.
    std::vector<T> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(values_, {});
    }

private:
    std::mutex mutex_;
    std::vector<T> values_;
    std::function<void()> wake_;
};

}  // namespace net
