// SQLite in the words of the log's rooms. It must never know what a log's tables mean.
#include "feed/log/store_sqlite_base.h"

#include "feed/log/store_place.h"
#include "model/text/hex.h"

#include <cctype>

namespace feed {

using model::Problem;
using model::Result;

namespace {

// SQLite, "Uniform Resource Identifiers": whatever is no letter or digit as %XX.
std::string uri_of(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_') {
            uri += c;
        } else {
            uri += '%';
            model::append_hex(uri, byte);
        }
    }
    return uri + "?immutable=1";
}

}  // namespace

Problem problem_of(sqlite3* db, int code, const std::string& path) {
    switch (code & 0xff) {
        case SQLITE_NOTADB: return log_not_ours(path);
        case SQLITE_CORRUPT: return log_damaged(path, sqlite3_errmsg(db));
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return log_in_use(path);
        default: return log_not_written(path, db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    }
}

Result<Database> opened(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database db(raw);
    if (code != SQLITE_OK) return problem_of(raw, code, path);
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, static_cast<int>(opening_patience.count()));
    return db;
}

Result<Database> opened_alone(const std::string& path) {
    sqlite3* raw = nullptr;
    constexpr int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(uri_of(path).c_str(), &raw, flags, nullptr);
    Database db(raw);
    if (code != SQLITE_OK) return problem_of(raw, code, path);
    sqlite3_extended_result_codes(raw, 1);
    return db;
}

Result<Prepared> prepared(sqlite3* db, const char* sql, const std::string& path) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    Prepared statement(raw);
    if (code != SQLITE_OK) return problem_of(db, code, path);
    return statement;
}

Result<model::Done> run(sqlite3* db, const char* sql, const std::string& path) {
    const int code = sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return problem_of(db, code, path);
    return model::Done{};
}

Result<std::string> scalar(sqlite3* db, const char* sql, const std::string& path) {
    const auto statement = prepared(db, sql, path);
    if (!statement) return statement.problem();
    const int code = sqlite3_step(statement->get());
    if (code == SQLITE_ROW) return text_at(statement->get(), 0);
    if (code == SQLITE_DONE) return std::string{};
    return problem_of(db, code, path);
}

Result<model::Done> step(sqlite3* db, sqlite3_stmt* statement, const std::string& path) {
    const int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) return problem_of(db, code, path);
    return model::Done{};
}

std::string text_at(sqlite3_stmt* row, int column) {
    const auto* bytes = sqlite3_column_blob(row, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return bytes == nullptr ? std::string{} : std::string(static_cast<const char*>(bytes), size);
}

std::uint64_t number_at(sqlite3_stmt* row, int column) {
    return static_cast<std::uint64_t>(sqlite3_column_int64(row, column));
}

void set_parameter(sqlite3_stmt* statement, int at, const std::string& text) {
    sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void set_parameter(sqlite3_stmt* statement, int at, std::uint64_t number) {
    sqlite3_bind_int64(statement, at, static_cast<sqlite3_int64>(number));
}

}  // namespace feed
