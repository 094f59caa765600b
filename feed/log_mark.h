// How far a log was when it was last served, kept beside it: FILE.mark. A log that is behind its mark, or has another event
// where the mark was made, is an older copy or another history. It must never be ahead of the log, or a crash would look
// like a loss: it is written after the events are on the disk.
#pragma once

#include "feed/base/logger.h"
#include "feed/log.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feed {

struct Mark {
    std::string epoch;
    std::uint64_t seq = 0;
    std::uint64_t digest = 0;
    std::uint64_t known = 0;  // boards knew as much when the log was found to be behind them; 0: it was not
    bool operator==(const Mark&) const = default;
};

// "kyodo-mark/1 EPOCH SEQ DIGEST KNOWN" and a newline. The file has one for the log, and after it one each for the last two
// epochs that were served here before: a copy of one of those is an older copy as well.
std::string mark_line(const Mark& mark);
std::optional<Mark> mark_from(const std::string& line);
// FILE.mark of the file itself, not of a link to it.
std::string mark_path(const std::string& store_path);

// The log ends before what it had served, or before what boards know.
model::Problem behind_problem(std::uint64_t seq, std::uint64_t known);

class LogMark {
public:
    // An empty path keeps nothing.
    LogMark(std::string path, Logger logger) : path_(std::move(path)), logger_(logger) {}

    // Why this is not the log that was served last, as far as the mark says; nothing when it goes on from there, has another
    // epoch, or there is no mark.
    std::optional<model::Problem> compare(Log& log);

    // Writes how far the log is, unless it is held or that is known already.
    void note(const Log& log);
    // Notes that boards know more than this log, so that the next start knows it too.
    void note_behind(const Log& log, std::uint64_t known);

private:
    // Nothing when this log has another epoch than `mark`, or goes on from there.
    static std::optional<model::Problem> against(const Mark& mark, Log& log);
    void write(const Mark& mark);
    void leave_behind(const Mark& mark);

    std::string path_;
    Logger logger_;
    std::optional<Mark> written_;
    std::vector<Mark> before_;  // of other epochs, the oldest first
    bool said_ = false;         // one line about a disk that does not take it
};

}  // namespace feed
