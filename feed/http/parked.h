// Polls that wait for something new. It must never know what they wait for or how they are answered.
// Used from one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <utility>

namespace feed {

class Parked {
public:
    using Wake = std::function<void()>;
    using Ticket = std::list<Wake>::iterator;

    // `wake` is called once, from wake_all or wake_longest; whoever still waits afterwards parks again.
    Ticket park(Wake wake) { return waiting_.insert(waiting_.end(), std::move(wake)); }
    // Valid only for a ticket that was not woken.
    void leave(Ticket ticket) { waiting_.erase(ticket); }

    void wake_all() {
        std::list<Wake> woken;
        woken.swap(waiting_);
        for (Wake& wake : woken) wake();
    }

    // False when nobody waits.
    bool wake_longest() {
        if (waiting_.empty()) return false;
        const Wake wake = std::move(waiting_.front());
        waiting_.pop_front();
        wake();
        return true;
    }

    void clear() { std::list<Wake>().swap(waiting_); }
    std::size_t size() const { return waiting_.size(); }

private:
    std::list<Wake> waiting_;
};

}  // namespace feed
