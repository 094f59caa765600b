// Several clients that claim, note and give back the same few actions as fast as the feed answers, each on a connection
// and a thread of its own, and remember what they were told. It must never retry by itself: a lost answer stays lost until
// settle() asks again with the same key.
#pragma once

#include "tests/survive/history.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace survive {

struct Member {
    std::string who;
    std::string token;
};

class Crowd {
public:
    Crowd(std::vector<Member> members, int actions, std::uint64_t seed);
    ~Crowd();

    // Everybody begins to ask the feed at `url`; each ends at the first exchange that has no answer.
    void begin(const std::string& url);
    // Waits until this many answers came since begin(), then `more`; at most ten seconds.
    void wait_for_answers(std::uint64_t count, std::chrono::microseconds more);
    // Everybody stops; whoever waits for an answer gives up.
    void end();
    // Asks again, with the same keys, for everything that has no answer.
    void settle(const std::string& url);

    const std::vector<Attempt>& attempts() const { return attempts_; }

private:
    void ask_on(const std::stop_token& stop, std::size_t member, std::uint64_t seed, const std::string& url);
    void remember(Attempt attempt);

    std::vector<Member> members_;
    int actions_;
    std::uint64_t seed_;
    std::mutex mutex_;
    std::condition_variable answered_;
    std::uint64_t answers_ = 0;
    std::vector<Attempt> attempts_;
    std::vector<std::jthread> threads_;
};

}  // namespace survive
