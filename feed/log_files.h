// Logs as files that people keep: verified, backed up, exported as one event a line, imported into a new log, rewritten as
// the present kind. It must never change what a log says.
#pragma once

#include "feed/log/chain.h"
#include "model/record/event.h"
#include "model/text/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace feed {

struct LogSummary {
    std::string epoch;
    std::uint64_t events = 0;
    std::uint64_t digest = 0;
    int needs = 1;  // the version of the record it needs; more than model::record_version: not all of it is known here
    Head head;      // the chain up to its last event
    bool old_kind = false;                // it stores no links: a change that no digest covers would not show
    std::optional<model::Problem> doubt;  // why this may not be all there was
};

// What is to be said of a log that holds more than this version knows: it was read, but must not be served here.
std::optional<model::Text> newer_than_known(const LogSummary& summary);

// Reads every event and checks every digest and link; a log that lacks its -wal is a problem. With `expected` the log must
// have that head at that event, and may go on from there. May run beside a server.
model::Result<LogSummary> verify_log(const std::string& store_path, const std::optional<Head>& expected = std::nullopt);

// The whole log as it is at one moment, as one file, mode 0600, flushed and verified; refuses when there is a file already,
// and leaves none behind that is not whole. May run beside a server.
model::Result<LogSummary> back_up(const std::string& store_path, const std::string& to);

// Rewrites a log of the old kind in place, all or nothing, under the same epoch; one of the present kind stays as it is.
// Refused while a server has it.
model::Result<LogSummary> upgrade_log(const std::string& store_path);

// Gives every event as a line without newline, in order, with its Idempotency-Key hashed (log/export_line.h). May run
// beside a server.
model::Result<LogSummary> export_log(const std::string& store_path, const std::function<bool(std::string_view)>& line);

// Gives every event, whole, in order, for whoever keeps the disk. May run beside a server.
model::Result<LogSummary> read_log(const std::string& store_path, const std::function<bool(const model::Event&)>& take);

// A new log with a new epoch from such lines: boards that knew the old log fetch everything anew, and a command that was
// sent before is known by its key. All or nothing; refuses
// when there is a file already. `next` gives lines until it returns false.
model::Result<LogSummary> import_log(const std::string& store_path, const std::function<bool(std::string&)>& next);

// Gives the log a new epoch, in place, and says how it stands: boards that knew it under the old one fetch everything anew
// and tell what is gone. Refused while a server has it.
model::Result<LogSummary> keep_log(const std::string& store_path);

}  // namespace feed
