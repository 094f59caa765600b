// How a log's database is opened: made whole where there is none, refused where it is not ours or not whole, and told apart
// from a copy that lacks its -wal. It must never append, nor change a file that it refuses.
#pragma once

#include "feed/log/store.h"
#include "feed/log/store_place.h"
#include "feed/log/store_sqlite_base.h"

#include <optional>
#include <string>

namespace feed {

// Who served the file last, as meta says it: "open SESSION BEFORE" or "closed SESSION BEFORE". It is flushed into the main
// file before the first append of a session, so the main file and its -wal can be told to belong together.
struct Served {
    bool open = false;
    std::string session = "-";  // "-": nobody that says so
    std::string before = "-";
};
Served served_from(const std::string& value);
std::string served_words(const Served& served);

struct OpenedLog {
    Database db;
    Versions versions;
    Served served;
    std::optional<model::Problem> doubt;  // Store::doubt
};

// As the main file alone says it; nothing when that cannot be read just now.
std::optional<Served> served_alone(const std::string& path);

// A new log, whole and mode 0600, in this place; nothing when there is a file already.
model::Result<model::Done> create_log(const std::string& path);

// The -wal beside the real file, whatever link leads there.
std::string wal_of(const std::string& path);

// `path` may be ":memory:". `read`: as it is at this moment, and nothing is changed; of a file that
// nobody has open the main file is all there is. `serve`: the -wal stays as it is until somebody writes.
model::Result<OpenedLog> open_log(const std::string& path, StoreUse use);

}  // namespace feed
