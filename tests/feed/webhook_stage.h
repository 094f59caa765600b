// What the tests of the webhook share: a feed that tells, the receiver's requests taken apart, and the feed's own figures.
// It must never stand in for the feed or for the receiver.
#pragma once

#include "tests/support/fault_server.h"
#include "tests/support/running_feed.h"

#include <string>

namespace feed_test {

inline const std::string webhook_secret = "0123456789abcdefghijklmn";

// A demo feed at noon, which stands still, that tells `url`/hook these kinds and tries again at least twice a second.
feed::ServerOptions telling(const Folder& folder, const std::string& url, const std::string& kinds);

// Of a request as it arrived; empty: no such header.
std::string header_in(const std::string& request, const std::string& name);
std::string body_in(const std::string& request);

bool has(const std::string& text, const std::string& part);

// The value of kyodo_feed_webhook_NAME; empty: there is none.
std::string figure(const feed::Server& server, const std::string& name);

// Fails after 30 s.
void wait_for_figure(const feed::Server& server, const std::string& name, const std::string& value);

// Returns when the webhook knows every command so far: the feed tells it in the turn after its answer.
void let_it_follow(feed::Server& server);

// A receiver's 204.
faults::Reply taken();

// What this process says on stderr while it lives.
class Said {
public:
    explicit Said(std::string path);
    ~Said();
    Said(const Said&) = delete;
    Said& operator=(const Said&) = delete;

    std::size_t lines_with(const std::string& part) const;

private:
    std::string path_;
    int before_;
};

// One event help_asked. `only`: kept to that organisation.
void ask_for_help(feed::Server& server, const std::string& skill, const std::string& only = {});

}  // namespace feed_test
