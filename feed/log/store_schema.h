// How the tables of a log lie, as SQL. It must never know how a database is opened.
#pragma once

namespace feed {

inline constexpr int our_application = 0x4B796F64;
inline constexpr int first_version = 1;

// The log refuses to be rewritten even by somebody with the sqlite3 tool in his hand at four in the morning.
inline constexpr const char* schema = R"sql(
PRAGMA application_id = 1266249572;
PRAGMA user_version = 1;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE events(seq INTEGER PRIMARY KEY, json TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE keys(key TEXT PRIMARY KEY, seq INTEGER NOT NULL, payload_digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_are_final BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
INSERT INTO meta VALUES ('epoch', lower(hex(randomblob(8)))), ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  ('schema_version', '1');
)sql";
static_assert(our_application == 1266249572 && first_version == 1);

// The same events under a name that no board knows; what it was called before stays beside it.
inline constexpr const char* new_epoch = R"sql(
BEGIN IMMEDIATE;
INSERT OR REPLACE INTO meta SELECT 'epoch_before', value FROM meta WHERE key = 'epoch';
UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'epoch';
COMMIT;
)sql";

}  // namespace feed
