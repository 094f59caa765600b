// Keeps one board's record in step with the feed: parked polls on its own thread, deltas advanced with the same reducer
// the server used and checked by digest, a whole snapshot whenever there is doubt. It must never know what is drawn.
// Posts model::FeedConfirmed and model::FeedFailed. A hung poll never delays a claim: the sender has its own thread.
#pragma once

#include "client/poll_step.h"
#include "model/message.h"
#include "net/feed_address.h"

#include <functional>
#include <memory>

namespace client {

class Poller {
public:
    // `post` is called from the poller's thread.
    // What the board knows already is what the feed has to go on from.
    Poller(net::FeedAddress address, std::function<void(model::Message)> post, Known known = {});
    ~Poller();  // stops in milliseconds, whatever the network does
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace client
