// SQLite in the words of the log's rooms: a connection, a prepared statement, one row's first column, and what went wrong as
// a sentence. It must never know what a log's tables mean.
#pragma once

#include "model/text/result.h"

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace feed {

struct CloseSqlite {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseSqlite>;
using Prepared = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

// How long a lock of somebody else is waited for when a log is opened.
inline constexpr std::chrono::milliseconds opening_patience{1000};

// `path` is the one people know, for the sentence.
model::Problem problem_of(sqlite3* db, int code, const std::string& path);

model::Result<Database> opened(const std::string& path, int flags);
// The main file alone, as it lies on the disk, without its -wal and without a lock: SQLite's `immutable`.
model::Result<Database> opened_alone(const std::string& path);
model::Result<Prepared> prepared(sqlite3* db, const char* sql, const std::string& path);

model::Result<model::Done> run(sqlite3* db, const char* sql, const std::string& path);
// The first column of the first row; empty when there is none.
model::Result<std::string> scalar(sqlite3* db, const char* sql, const std::string& path);

// For statements that answer nothing.
model::Result<model::Done> step(sqlite3* db, sqlite3_stmt* statement, const std::string& path);
std::string text_at(sqlite3_stmt* row, int column);
std::uint64_t number_at(sqlite3_stmt* row, int column);
void set_parameter(sqlite3_stmt* statement, int at, const std::string& text);
void set_parameter(sqlite3_stmt* statement, int at, std::uint64_t number);

}  // namespace feed
