// How the tables of a log lie, as SQL. It must never know how a database is opened.
#pragma once

namespace feed {

inline constexpr int our_application = 0x4B796F64;
inline constexpr int first_version = 1;

// The log refuses to be rewritten even by somebody with the sqlite3 tool in his hand at four in the morning.
// events.link: the chain up to it (chain.h). keys.key: the SHA-256 of the key. Tables 1, the old kind, had no links and
// the keys as they came; served as they are, rewritten by `old_to_new`.
// meta: epoch; end, which is "EPOCH SEQ LINK" with each event; served, which is "open|closed SESSION SESSION_BEFORE".
inline constexpr const char* schema = R"sql(
PRAGMA application_id = 1266249572;
PRAGMA user_version = 1;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE events(seq INTEGER PRIMARY KEY, json TEXT NOT NULL, digest INTEGER NOT NULL, link TEXT NOT NULL);
CREATE TABLE keys(key TEXT PRIMARY KEY, seq INTEGER NOT NULL, payload_digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_are_final BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
INSERT INTO meta VALUES ('epoch', lower(hex(randomblob(8)))), ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  ('schema_version', '2');
)sql";
static_assert(our_application == 1266249572 && first_version == 1);

// The tables of the old kind made those of the present one, within a transaction; rows come between these two.
inline constexpr const char* old_to_new = R"sql(
DROP TRIGGER IF EXISTS events_stay;
DROP TRIGGER IF EXISTS events_are_final;
ALTER TABLE events RENAME TO events_before;
ALTER TABLE keys RENAME TO keys_before;
CREATE TABLE events(seq INTEGER PRIMARY KEY, json TEXT NOT NULL, digest INTEGER NOT NULL, link TEXT NOT NULL);
CREATE TABLE keys(key TEXT PRIMARY KEY, seq INTEGER NOT NULL, payload_digest TEXT NOT NULL) WITHOUT ROWID;
)sql";
inline constexpr const char* old_to_new_end = R"sql(
DROP TABLE events_before;
DROP TABLE keys_before;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_are_final BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
UPDATE meta SET value = '2' WHERE key = 'schema_version';
)sql";

// Within a transaction: the same events under a name that no board knows; what it was called before stays beside it.
inline constexpr const char* new_epoch = R"sql(
INSERT OR REPLACE INTO meta SELECT 'epoch_before', value FROM meta WHERE key = 'epoch';
UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'epoch';
UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'epoch') || substr(value, instr(value, ' ')) WHERE key = 'end';
)sql";

}  // namespace feed
