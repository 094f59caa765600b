// The real Alertmanager as a child process on loopback. It must never be anything but the program that teams run.
#pragma once

#include "tests/support/running_feed.h"

#include <sys/types.h>

namespace feed_test {

class Alertmanager {
public:
    // Listening when it returns.
    Alertmanager(const Folder& folder, const std::string& name);
    ~Alertmanager();
    Alertmanager(const Alertmanager&) = delete;
    Alertmanager& operator=(const Alertmanager&) = delete;

    const std::string& url() const { return url_; }
    // Posts `count` firing alerts of this name, in batches of 1,000; each has its own instance label.
    void post_alerts(const std::string& alertname, const std::string& severity, int count) const;
    // kill -9 by process id, and waits until it is gone.
    void kill_it();
    // Begins again at the same address, holding no alert. It must have been killed.
    void start_again();

private:
    void start(const std::string& address);

    std::string configured_;  // its file
    std::string stored_;      // its folder
    pid_t pid_ = -1;
    int words_ = -1;
    std::string url_;
};

}  // namespace feed_test
