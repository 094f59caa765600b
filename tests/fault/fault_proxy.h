// Stands on loopback between the real feed and the real client and passes everything on until it is told to misbehave. How
// it misbehaves is a value. It must never know what the bytes mean: whoever makes a Misbehaviour does.
#pragma once

#include "tests/support/fault_server.h"

#include <functional>
#include <map>
#include <string>

namespace faults {

// What the client gets instead: from what it asked, what the feed answered to that, and what the feed answered last to a
// request of the same path while all was well ("" when there was none).
using Bend = std::function<Reply(const std::string& request, const std::string& answer, const std::string& earlier)>;

struct Misbehaviour {
    Bend bend;
    bool reaches_feed = true;  // false: the feed never hears of the request; `answer` is ""
};

class FaultProxy {
public:
    explicit FaultProxy(std::uint16_t feed_port);

    std::string url() const { return server_.url(); }
    std::string place() const { return server_.place(); }
    FaultServer& server() { return server_; }

    // From now on every answer, that of a request the feed is still working on included.
    void misbehave(Misbehaviour misbehaviour);
    void refuse() { server_.refuse(true); }
    // The end of it: pass everything on again.
    void behave();
    // The feed moved to another port.
    void lead_to(std::uint16_t feed_port) { feed_port_ = feed_port; }

private:
    Reply carry(const std::string& request);

    std::atomic<std::uint16_t> feed_port_;
    std::mutex mutex_;
    Misbehaviour misbehaviour_;                   // without a bend: behaving
    std::map<std::string, std::string> earlier_;  // path → last good answer
    FaultServer server_;
};

// "/v1/feed" of a request's first line.
std::string path_of(const std::string& request);

}  // namespace faults
