// Fetches stored events of the feed's log on its own thread, whole ranges or nothing. It must never know who looks at
// them, and never repeat by itself: whoever asked decides whether to ask again.
// Posts model::LogRead and model::LogFailed, one for each ask.
#pragma once

#include "model/effect.h"
#include "model/message.h"
#include "net/feed_address.h"

#include <functional>
#include <memory>

namespace client {

class LogReader {
public:
    // `post` is called from the reader's thread.
    LogReader(net::FeedAddress address, std::function<void(model::Message)> post);
    ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    // Thread-safe, returns at once.
    void read(model::ReadLog wanted);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace client
