// The real nginx as a child process on loopback, asking for a name and a password before it passes a request on. It must
// never be anything but the program that teams run.
#pragma once

#include "tests/support/running_feed.h"

#include <sys/types.h>

namespace feed_test {

class Nginx {
public:
    // Listening when it returns. Passes on to `server`. `head`: lines of its configuration that say what it writes into the head of a request.
    // `people`: names; the password of each is "password".
    Nginx(const Folder& folder, const std::string& server, const std::string& head,
          const std::vector<std::string>& people);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

private:
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace feed_test
