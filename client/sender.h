// Sends commands, one at a time and in order, on its own thread; retries the same Idempotency-Key until the feed has
// decided. It must never decide by itself that a command happened. Posts model::CommandAccepted/Refused/Unsure.
#pragma once

#include "model/effect.h"
#include "model/message.h"
#include "model/wire/wire.h"
#include "net/feed_address.h"

#include <functional>
#include <memory>
#include <string>

namespace client {

class Sender {
public:
    // `post` is called from the sender's thread.
    Sender(net::FeedAddress address, std::function<void(model::Message)> post);
    ~Sender();
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;

    // Thread-safe, returns at once.
    void send(model::SendCommand command);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// One command, waited for: for `kyodo claim A7` in a terminal. Retries the same key until decided or `limit` passed;
// `unsure` is told once that it is not known yet.
model::Result<model::Accepted> send_and_wait(const net::FeedAddress& address, const model::SendCommand& command,
                                             std::chrono::milliseconds limit,
                                             const std::function<void(const model::Problem&)>& unsure = {});

// The snapshot, fetched once, and since when it was surely true: for `kyodo status`.
struct Fetched {
    model::Snapshot snapshot;
    model::Tick at;
};
model::Result<Fetched> fetch(const net::FeedAddress& address);
model::Result<model::Snapshot> fetch_snapshot(const net::FeedAddress& address);

// 122 random bits in the form of RFC 9562 version 4.
std::string fresh_key();

}  // namespace client
