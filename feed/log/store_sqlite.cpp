// The log in one SQLite file: WAL, synchronous=FULL, event and key in one BEGIN IMMEDIATE. It must never know what an
// event means. FILE.lock and a lock on the file itself keep a second server away, by whatever name it comes.
#include "feed/log/store_schema.h"
#include "feed/log/store_sqlite_open.h"
#include "feed/log/store_sqlite_session.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace feed {
namespace {

using model::Problem;
using model::Result;

struct Sql {
    const char* with_links;
    const char* old_kind;
};
constexpr Sql read_sql{"SELECT seq, json, digest, link FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2",
                       "SELECT seq, json, digest, '' FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2"};
constexpr Sql last_sql{"SELECT seq, link FROM events ORDER BY seq DESC LIMIT 1",
                       "SELECT seq, '' FROM events ORDER BY seq DESC LIMIT 1"};
constexpr Sql add_sql{"INSERT INTO events(seq, json, digest, link) VALUES (?1, ?2, ?3, ?4)",
                      "INSERT INTO events(seq, json, digest) VALUES (?1, ?2, ?3)"};

class SqliteStore : public Store {
public:
    SqliteStore(std::string path, Lock lock, PlaceWatch watch, OpenedLog opened)
        : path_(std::move(path)),
          lock_(std::move(lock)),
          session_(path_, std::move(watch), std::move(opened.served)),
          db_(std::move(opened.db)),
          versions_(opened.versions),
          doubt_(std::move(opened.doubt)) {}
    ~SqliteStore() override { session_.end(); }

    Result<model::Done> prepare(StoreUse use) {
        const auto of = [&](const Sql& sql) { return chained() ? sql.with_links : sql.old_kind; };
        for (auto [slot, sql] :
             {std::pair{&read_, of(read_sql)}, std::pair{&last_, of(last_sql)}, std::pair{&add_event_, of(add_sql)},
              std::pair{&find_, "SELECT seq, payload_digest FROM keys WHERE key = ?1"},
              std::pair{&add_key_, "INSERT INTO keys(key, seq, payload_digest) VALUES (?1, ?2, ?3)"},
              std::pair{&set_end_, "INSERT OR REPLACE INTO meta VALUES ('end', ?1)"}}) {
            auto statement = prepared(db_.get(), sql, path_);
            if (!statement) return statement.problem();
            *slot = std::move(*statement);
        }
        if (auto named = look_at_epoch(); !named) return named;
        if (auto looked = look_at_last(); !looked) return looked;
        if (use == StoreUse::serve) session_.attend(db_.get());
        return model::Done{};
    }

    const std::string& epoch() const override { return epoch_; }
    std::uint64_t last_seq() const override { return head_.seq; }
    int needs() const override { return versions_.needs; }
    bool chained() const override { return versions_.tables > 1; }
    const std::optional<Problem>& doubt() const override { return doubt_; }
    Result<std::string> end() override { return scalar(db_.get(), "SELECT value FROM meta WHERE key = 'end'", path_); }
    Result<model::Done> check_place(const Head& head) override { return session_.check(epoch_, head); }

    Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t most) override {
        set_parameter(read_.get(), 1, after);
        set_parameter(read_.get(), 2, std::uint64_t{most});
        std::vector<StoredEvent> events;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(read_.get())) == SQLITE_ROW) {
            events.push_back({number_at(read_.get(), 0), text_at(read_.get(), 1), number_at(read_.get(), 2), 1,
                              text_at(read_.get(), 3), std::nullopt});
        }
        sqlite3_reset(read_.get());
        if (code != SQLITE_DONE) return problem_of(db_.get(), code, path_);
        return events;
    }

    Result<Appended> append(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                            const std::string& payload_digest) override {
        Result<Appended> outcome = Appended{};
        const auto written = within([&]() -> Result<bool> {
            outcome = append_inside(expected, event, key, payload_digest);
            if (!outcome) return outcome.problem();
            return outcome->outcome == AppendOutcome::appended;
        });
        if (!written) return written.problem();
        return outcome;
    }

    Result<model::Done> append_all(std::uint64_t expected, const std::vector<StoredEvent>& events) override {
        if (events.empty()) return model::Done{};
        return kept(within([&]() -> Result<bool> {
            if (auto added = add_all(expected, events); !added) return added.problem();
            return true;
        }));
    }

    // As much as a long event takes: a few bytes may find room where no event does.
    Result<model::Done> try_writing() override {
        return changed("INSERT OR REPLACE INTO meta VALUES ('written', hex(randomblob(8192)))");
    }

    Result<std::string> renew() override {
        if (auto renewed = changed(new_epoch); !renewed) return renewed.problem();
        if (auto named = look_at_epoch(); !named) return named.problem();
        doubt_.reset();
        return epoch_;
    }

    Result<std::optional<Appended>> find_key(const std::string& key) override {
        if (key.empty()) return std::optional<Appended>{};
        return find_hash(hash_of(key));
    }

    Result<std::map<std::uint64_t, StoredKey>> keys() override {
        std::map<std::uint64_t, StoredKey> keys;
        const auto all = prepared(db_.get(), "SELECT seq, key, payload_digest FROM keys", path_);
        if (!all) return all.problem();
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(all->get())) == SQLITE_ROW) {
            const std::string key = text_at(all->get(), 1);
            keys[number_at(all->get(), 0)] = {chained() ? key : line_hash(key), text_at(all->get(), 2)};
        }
        if (code != SQLITE_DONE) return problem_of(db_.get(), code, path_);
        return keys;
    }

private:
    // `work` says whether there is something to keep.
    template <class Work>
    Result<bool> within(Work work) {
        if (auto begun = session_.begin(); !begun) return begun.problem();
        const Head before = head_;
        const int needed = versions_.needs;
        Result<bool> written = work();
        if (written && *written)
            if (auto committed = commit(); !committed) written = committed.problem();
        if (sqlite3_get_autocommit(db_.get()) == 0) sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        if (!written) {
            head_ = before;
            versions_.needs = needed;
            session_.gave_up();
            return written;
        }
        if (*written)
            if (auto found = session_.written(); !found) return found.problem();
        return written;
    }
    static Result<model::Done> kept(Result<bool> written) {
        if (!written) return written.problem();
        return model::Done{};
    }
    Result<model::Done> changed(const char* sql) {
        return kept(within([&]() -> Result<bool> {
            if (auto done = run(db_.get(), sql, path_); !done) return done.problem();
            return true;
        }));
    }

    Result<Appended> append_inside(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                                   const std::string& payload_digest) {
        auto before = find_key(key);
        if (!before) return before.problem();
        if (*before) return **before;
        if (auto looked = look_at_last(); !looked) return looked.problem();
        if (head_.seq != expected) return Appended{AppendOutcome::behind, head_.seq, {}};
        StoredEvent added = event;
        if (!key.empty()) added.key = StoredKey{hash_of(key), payload_digest};
        if (auto done = add(added); !done) return done.problem();
        if (auto ended = set_end(); !ended) return ended.problem();
        return Appended{AppendOutcome::appended, event.seq, {}};
    }

    Result<model::Done> add_all(std::uint64_t expected, const std::vector<StoredEvent>& events) {
        if (auto looked = look_at_last(); !looked) return looked;
        if (head_.seq != expected) return log_in_use(path_);
        for (const StoredEvent& event : events) {
            if (auto added = add(event); !added) return added;
        }
        return set_end();
    }

    // Moves head_ as well.
    Result<model::Done> add(const StoredEvent& event) {
        if (auto said = say_needs(event.needs); !said) return said;
        const Head head = head_after({event.seq - 1, head_.link}, line_hash(event.json));
        set_parameter(add_event_.get(), 1, event.seq);
        set_parameter(add_event_.get(), 2, event.json);
        set_parameter(add_event_.get(), 3, event.digest);
        if (chained()) set_parameter(add_event_.get(), 4, head.link);
        if (auto added = step(db_.get(), add_event_.get(), path_); !added) return added;
        head_ = head;
        if (!event.key) return model::Done{};
        set_parameter(add_key_.get(), 1, event.key->hash);
        set_parameter(add_key_.get(), 2, event.seq);
        set_parameter(add_key_.get(), 3, event.key->payload);
        return step(db_.get(), add_key_.get(), path_);
    }

    // In the same transaction as the events, so that a log never ends elsewhere than it says.
    Result<model::Done> set_end() {
        if (!chained()) return model::Done{};
        set_parameter(set_end_.get(), 1, end_words(epoch_, head_));
        return step(db_.get(), set_end_.get(), path_);
    }

    // In the same transaction as the event that needs it, so that no log holds more than it says.
    Result<model::Done> say_needs(int version) {
        if (version <= versions_.needs) return model::Done{};
        versions_.needs = version;
        return run(db_.get(), ("PRAGMA user_version = " + std::to_string(version)).c_str(), path_);
    }

    // When a write fails the event is not there: the frame that commits it is the last one. When a flush fails, that frame
    // may have reached the disk: it is rolled back here, yet a process that dies now leaves it for the next one to find.
    Result<model::Done> commit() {
        const int code = sqlite3_exec(db_.get(), "COMMIT", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK) return model::Done{};
        if ((code & 0xff) == SQLITE_IOERR && code != SQLITE_IOERR_WRITE)
            return log_not_certain(path_, sqlite3_errmsg(db_.get()));
        return session_.problem(code);
    }

    std::string hash_of(const std::string& key) const { return chained() ? line_hash(key) : key; }

    Result<std::optional<Appended>> find_hash(const std::string& hash) {
        set_parameter(find_.get(), 1, hash);
        const int code = sqlite3_step(find_.get());
        std::optional<Appended> found;
        if (code == SQLITE_ROW)
            found = Appended{AppendOutcome::duplicate, number_at(find_.get(), 0), text_at(find_.get(), 1)};
        sqlite3_reset(find_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) return session_.problem(code);
        return found;
    }

    Result<model::Done> look_at_epoch() {
        auto epoch = scalar(db_.get(), "SELECT value FROM meta WHERE key = 'epoch'", path_);
        if (!epoch) return epoch.problem();
        if (epoch->empty()) return log_damaged(path_, "no epoch");
        epoch_ = *epoch;
        return model::Done{};
    }

    Result<model::Done> look_at_last() {
        const int code = sqlite3_step(last_.get());
        if (code == SQLITE_ROW)
            head_ = {number_at(last_.get(), 0), text_at(last_.get(), 1)};
        else
            head_ = {};
        sqlite3_reset(last_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) return session_.problem(code);
        return model::Done{};
    }

    // Destroyed from the last to the first: the database is closed before the descriptors that hold its file.
    std::string path_;
    Lock lock_;
    StoreSession session_;
    Database db_;
    Versions versions_;
    std::optional<Problem> doubt_;
    Prepared read_, last_, find_, add_event_, add_key_, set_end_;
    std::string epoch_;
    Head head_;  // of a log of the old kind only the number means something
};

}  // namespace

std::string end_words(const std::string& epoch, const Head& head) {
    return epoch + ' ' + std::to_string(head.seq) + ' ' + head.link;
}

Result<std::unique_ptr<Store>> open_sqlite(const std::string& given, StoreUse use) {
    if (given == ":memory:") {
        auto opened = open_log(given, use);
        if (!opened) return opened.problem();
        auto store = std::make_unique<SqliteStore>(given, Lock{}, PlaceWatch{}, std::move(*opened));
        if (auto ready = store->prepare(use); !ready) return ready.problem();
        return std::unique_ptr<Store>(std::move(store));
    }
    if (auto place = check_place(given, use); !place) return place.problem();
    Lock lock;
    PlaceWatch watch;
    if (use == StoreUse::serve) {
        auto taken = lock_of(given);
        if (!taken) return taken.problem();
        lock = std::move(*taken);
        if (auto made = create_log(given); !made) return made.problem();
        auto held = PlaceWatch::hold(given);
        if (!held) return held.problem();
        watch = std::move(*held);
    }
    auto opened = open_log(given, use);
    if (!opened) return opened.problem();
    auto store = std::make_unique<SqliteStore>(given, std::move(lock), std::move(watch), std::move(*opened));
    if (auto ready = store->prepare(use); !ready) return ready.problem();
    return std::unique_ptr<Store>(std::move(store));
}

}  // namespace feed
