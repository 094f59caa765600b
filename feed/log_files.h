// Logs as files that people keep: exported as one event a line, imported into a new log, verified. It must never change
// a log that exists.
#pragma once

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
};

// What is to be said of a log that holds more than this version knows: it was read, but must not be served here.
std::optional<model::Text> newer_than_known(const LogSummary& summary);

// Reads every event and checks every digest. May run beside a server.
model::Result<LogSummary> verify_log(const std::string& store_path);

// Gives every event as a line without newline, in order. May run beside a server.
model::Result<LogSummary> export_log(const std::string& store_path, const std::function<bool(std::string_view)>& line);

// Gives every event, whole, in order, for whoever keeps the disk. May run beside a server.
model::Result<LogSummary> read_log(const std::string& store_path, const std::function<bool(const model::Event&)>& take);

// A new log with a new epoch from such lines: boards that knew the old log fetch everything anew. All or nothing; refuses
// when there is a file already. `next` gives lines until it returns false.
model::Result<LogSummary> import_log(const std::string& store_path, const std::function<bool(std::string&)>& next);

// Gives the log a new epoch, in place, and says how it stands: boards that knew it under the old one fetch everything anew
// and tell what is gone. Refused while a server has it.
model::Result<LogSummary> keep_log(const std::string& store_path);

}  // namespace feed
