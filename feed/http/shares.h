// What each token may hold of what all share: places to wait, answers under way, commands in a time. It must never know a
// socket, nor what is asked. Used from one thread; outlives whatever was given out.
// A share is a token's, or a person's behind a proxy (Admitted::share); the empty one, the demo's, is as any other but for
// commands, which it may give without end.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace feed {

class Shares {
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Limits {
        std::size_t places = 9000;           // of polls that wait, for all together
        std::size_t answers = 8;             // being sent at a time, of those built for one request
        std::size_t bytes = 4u << 20;        // in memory for them
        double commands = 200;               // at once, after a while without any
        double commands_in_a_second = 10.0;  // from then on
    };

    // Something held by `who`, given back when the last copy goes.
    struct Holding {
        std::string who;
    };
    using Held = std::shared_ptr<const Holding>;

    explicit Shares(Limits limits) : limits_(limits) {}
    Shares(const Shares&) = delete;
    Shares& operator=(const Shares&) = delete;

    // A place to wait in; nothing when this token has its part of all, and twice as many as are free. When none is free whoever
    // has most is asked to give one back, so that no number of greedy ones keeps out whoever has none.
    Held place(const std::string& who);

    // How somebody is asked: wakes one who waits by such a place, which ends it.
    void ask_back_by(std::function<void(const std::string& who)> ask) { ask_back_ = std::move(ask); }

    // Room for an answer that has `bytes` in memory at a time; nothing when this token has enough under way.
    Held answer(const std::string& who, std::size_t bytes);

    // Counts one command. Zero when it may be given, else the time until one may.
    std::chrono::seconds command(const std::string& who, Time now);

    void allow_places(std::size_t places) { limits_.places = places; }

    std::size_t places_taken() const { return places_; }
    std::size_t places_of(const std::string& who) const;
    std::size_t bytes_of(const std::string& who) const;

private:
    struct Use {
        std::size_t places = 0;
        std::size_t answers = 0;
        std::size_t bytes = 0;
        double commands = 0;  // that may be given at once; valid at `counted`
        Time counted{};
    };
    void forget_idle(Time now);
    bool has_room(const Use& use) const;
    bool has_less_than_its_part(const Use& use) const;
    const std::string* greediest() const;

    Limits limits_;
    std::unordered_map<std::string, Use> uses_;
    std::size_t places_ = 0;
    std::function<void(const std::string& who)> ask_back_;
};

}  // namespace feed
