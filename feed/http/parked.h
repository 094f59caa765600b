// Connections that wait for something. It must never know what for or how they are answered. Used from one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <string>
#include <utility>

namespace feed {

class Parked {
public:
    using Wake = std::function<void()>;

private:
    struct Waiting {
        Wake wake;
        std::string who;
        std::list<Waiting>* in;
    };

public:
    using Ticket = std::list<Waiting>::iterator;

    // `wake` is called once, from wake_some, wake_one_of or wake_longest; whoever still waits afterwards parks again. `who`: whose share.
    Ticket park(Wake wake, std::string who = {}) {
        return waiting_.insert(waiting_.end(), {std::move(wake), std::move(who), &waiting_});
    }
    // Valid only for a ticket that was not woken.
    void leave(Ticket ticket) { ticket->in->erase(ticket); }

    // Whoever waits now is due: one of each share, then the next of each, so that thousands of one keep no other waiting.
    void call_all() {
        std::map<std::string, std::list<Waiting>> shares;
        while (!waiting_.empty()) {
            std::list<Waiting>& share = shares[waiting_.front().who];
            share.splice(share.end(), waiting_, waiting_.begin());
        }
        while (!shares.empty()) {
            for (auto at = shares.begin(); at != shares.end();) {
                at->second.front().in = &due_;
                due_.splice(due_.end(), at->second, at->second.begin());
                at = at->second.empty() ? shares.erase(at) : std::next(at);
            }
        }
    }

    std::size_t due() const { return due_.size(); }

    // At most `most` of those that are due.
    void wake_some(std::size_t most) {
        for (; most > 0 && !due_.empty(); --most) {
            const Wake wake = std::move(due_.front().wake);
            due_.pop_front();
            wake();
        }
    }

    // The longest of this share.
    void wake_one_of(const std::string& who) {
        for (auto at = waiting_.begin(); at != waiting_.end(); ++at) {
            if (at->who != who) continue;
            const Wake wake = std::move(at->wake);
            waiting_.erase(at);
            return wake();
        }
    }

    // False when nobody waits.
    bool wake_longest() {
        if (waiting_.empty()) return false;
        const Wake wake = std::move(waiting_.front().wake);
        waiting_.pop_front();
        wake();
        return true;
    }

    void clear() {
        std::list<Waiting>().swap(waiting_);
        std::list<Waiting>().swap(due_);
    }
    std::size_t size() const { return waiting_.size() + due_.size(); }

private:
    std::list<Waiting> waiting_;
    std::list<Waiting> due_;
};

}  // namespace feed
