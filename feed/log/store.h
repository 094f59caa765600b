// The log's store: append-only, compare-and-append on the next sequence number; the one place of concurrency control.
// It must never know what an event means. Used from one thread at a time.
// Validity: an event is in the log if and only if append returned `appended` or a later read shows it; an acknowledged
// event survives kill -9 and power loss (synchronous=FULL). A half-written event never shows.
#pragma once

#include "feed/log/chain.h"
#include "model/text/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace feed {

// An Idempotency-Key that was used, as it is kept: nobody can read the key or the command from it.
struct StoredKey {
    std::string hash;     // SHA-256 of the key, hex
    std::string payload;  // of the command and who gave it
    bool operator==(const StoredKey&) const = default;
};

struct StoredEvent {
    std::uint64_t seq = 0;
    std::string json;          // model::event_json
    std::uint64_t digest = 0;  // of the record after this event
    int needs = 1;             // the version of the record that it needs: model::version_needed
    std::string link = {};     // as read: the chain up to it; empty in a log of the old kind. The store makes it itself
    std::optional<StoredKey> key = {};  // append_all: what came with it, from another log
};

enum class AppendOutcome { appended, behind, duplicate };
struct Appended {
    AppendOutcome outcome = AppendOutcome::appended;
    std::uint64_t seq = 0;       // appended: the event's; duplicate: of the first time; behind: the store's last
    std::string payload_digest;  // duplicate: what came with the key the first time, to refuse another payload
};

class Store {
public:
    virtual ~Store() = default;
    virtual const std::string& epoch() const = 0;
    virtual std::uint64_t last_seq() const = 0;
    // The highest version of the record that any event in it needs; whoever knows less must not serve it.
    virtual int needs() const = 0;
    // Events with seq > after, in order, at most `most`.
    virtual model::Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t most) = 0;
    // Appends if and only if last_seq() == expected and the key is new. An empty key is never a duplicate.
    virtual model::Result<Appended> append(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                                           const std::string& payload_digest) = 0;
    // Appends all of them, in this order, or none; `expected` as above.
    virtual model::Result<model::Done> append_all(std::uint64_t expected, const std::vector<StoredEvent>& events) = 0;
    // Writes and flushes without changing the log: whether an append could work now.
    virtual model::Result<model::Done> try_writing() = 0;
    // Gives the log another epoch, and says which: whoever knows it by the old one fetches everything anew.
    virtual model::Result<std::string> renew() = 0;
    // What happened to this key before, if anything.
    virtual model::Result<std::optional<Appended>> find_key(const std::string& key) = 0;
    // Every key, by the event that it made.
    virtual model::Result<std::map<std::uint64_t, StoredKey>> keys() = 0;
    // False for a log of the old kind: its events have no links.
    virtual bool chained() const = 0;
    // Where the log says that it ends: "EPOCH SEQ LINK", written with each event; empty in one of the old kind.
    virtual model::Result<std::string> end() = 0;
    // Whether the open file is still the one at its path and leads to `head`, so that what is appended is found by the next
    // start. A few looks at the file system; after somebody else touched the file it is read whole, once.
    virtual model::Result<model::Done> check_place(const Head& head) = 0;
    // Why this may not be all there was, as far as the file says: it was not closed, and its -wal is gone.
    virtual const std::optional<model::Problem>& doubt() const = 0;
};

// What Store::end answers.
std::string end_words(const std::string& epoch, const Head& head);

// `serve` keeps every other server away from the file, creates what is missing and refuses what it does not know; `read`
// does none of these, and may be used beside a running server.
enum class StoreUse { serve, read };

// Opens or creates. Refuses with a sentence, never recreates: a locked, foreign, newer, corrupt, empty, read-only or
// directory path. ":memory:" is for tests.
model::Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, StoreUse use = StoreUse::serve);

}  // namespace feed
