// Looks after the log that is served: whether its file is still the one at its path, what is rescued when it is not, and its
// head in the feed's own log once an hour, so that it also stands where nobody who changes the file can reach. It must
// never write into the log. Used from one thread.
#pragma once

#include "feed/base/logger.h"
#include "feed/log.h"

#include <chrono>
#include <string>
#include <vector>

namespace feed {

// Every file that belongs to a log at this path, whether it is there or not.
std::vector<std::string> files_of_log(const std::string& store_path);

class LogKeeper {
public:
    // `log` must outlive this.
    LogKeeper(Log& log, std::string store_path, Logger logger)
        : log_(log), path_(std::move(store_path)), logger_(logger) {}

    // To be called about once a second; true when what boards have to be told changed.
    bool look();

private:
    void say_head();
    void rescue();

    Log& log_;
    std::string path_;
    Logger logger_;
    bool displaced_ = false;
    bool rescued_ = false;      // what is in memory was written beside the log
    bool said_unable_ = false;  // or that it could not be
    std::chrono::steady_clock::time_point said_head_{};
};

}  // namespace feed
