// A long log read from its store: some stretches are parsed on other threads while an earlier one is being taken, and
// all come back in order. It must never know what an event means, nor judge whether it fits.
// The store is asked from the caller's thread only; the threads know nothing but the lines they were given.
#pragma once

#include "feed/log/store.h"
#include "model/wire/wire.h"

#include <cstdint>
#include <deque>
#include <future>
#include <vector>

namespace feed {

// A stored event, parsed; or what is wrong with its line.
struct ReadEvent {
    std::uint64_t seq = 0;
    std::uint64_t digest = 0;
    model::Result<model::Event> event;
    std::string hash;  // line_hash
    std::string link;  // as stored; empty in a log of the old kind
};

class ReadAhead {
public:
    // From the event after this one on, to the end of the store. `store` must outlive this.
    ReadAhead(Store& store, std::uint64_t after) : store_(store), after_(after) {}

    // The next events in order; none: that was all. After a problem it must not be asked again.
    model::Result<std::vector<ReadEvent>> next();

private:
    model::Result<model::Done> fill();

    Store& store_;
    std::uint64_t after_;
    bool ended_ = false;
    std::deque<std::future<std::vector<ReadEvent>>> stretches_;  // a destructor waits for those under way
};

}  // namespace feed
