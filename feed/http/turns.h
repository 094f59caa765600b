// Work that is long for the event thread, a piece each time round the loop, so that whatever else is ready comes in between;
// and a piece of each in turn, so that nobody waits for all of one token's. It must never know what the work is.
// Used from one thread.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace feed {

class Turns {
public:
    using Work = std::function<void()>;
    // `post` runs work on the event thread, after what is ready there now.
    using Post = std::function<void(Work)>;

    void run_by(Post post) { post_ = std::move(post); }

    // `who`: whose work it is. Runs later, never within this call.
    void add(const std::string& who, Work work) {
        std::deque<Work>& own = waiting_[who];
        own.push_back(std::move(work));
        if (own.size() == 1) next_.push_back(who);
        go_on();
    }

    // What waits is dropped.
    void clear() {
        std::map<std::string, std::deque<Work>>().swap(waiting_);
        next_.clear();
    }

    std::size_t size() const {
        std::size_t all = 0;
        for (const auto& [who, works] : waiting_) all += works.size();
        return all;
    }

private:
    void go_on() {
        if (going_ || next_.empty() || !post_) return;
        going_ = true;
        post_([this] {
            going_ = false;
            run_one();
        });
    }

    // What is left is on its way before the work runs: work that throws must not stop the rest.
    void run_one() {
        if (next_.empty()) return;
        const std::string who = std::move(next_.front());
        next_.pop_front();
        std::deque<Work>& own = waiting_[who];
        const Work work = std::move(own.front());
        own.pop_front();
        if (own.empty())
            waiting_.erase(who);
        else
            next_.push_back(who);
        go_on();
        work();
    }

    Post post_;
    std::map<std::string, std::deque<Work>> waiting_;
    std::deque<std::string> next_;  // who has work, each once, in their order
    bool going_ = false;
};

}  // namespace feed
