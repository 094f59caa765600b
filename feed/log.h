// The log and its sum: the record in memory, moved only by events that the store has acknowledged. decide → append →
// advance; whoever loses the race for the next sequence number is decided again against the newer record.
// It must never know HTTP, tokens or a clock. Used from one thread.
// Invariant: record().seq == the last event read or appended, record().digest == the digest stored with it, and head() is
// the chain up to it, whether the log stores links or not.
#pragma once

#include "feed/log/audiences.h"
#include "feed/log/makers.h"
#include "feed/log/read_ahead.h"
#include "feed/log/store.h"
#include "model/decide.h"
#include "model/text/zone.h"
#include "model/wire/wire.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

// How many of the newest events are kept in memory for boards that are a little behind; further back a whole snapshot
// is the cheaper answer.
inline constexpr std::size_t most_recent_events = 1000;

class Log {
public:
    // Reads the whole log and checks every digest and link on the way; or the sentence naming the first event that does not
    // agree.
    static model::Result<std::unique_ptr<Log>> load(std::unique_ptr<Store> store);

    // The whole of it, with what organisations keep to themselves: for keeping, never for an answer.
    const model::Record& record() const { return record_; }

    // As people of this organisation see it; empty: as whoever is of none. Valid until the next event.
    const model::Record& seen_by(const std::string& org) const { return audiences_.seen_by(org, record_); }
    // Organisations that see the same have the same audience: their own name, or empty.
    std::string audience_of(const std::string& org) const { return audiences_.audience_of(org); }

    // The event that this command made, or its refusal, both as the actor's organisation sees it. The same key with the same payload from the same person answers
    // with what happened the first time; with another payload it is refused. An empty key is always new.
    model::Result<model::Accepted> apply(const model::Command& command, const model::Actor& actor, model::Instant now,
                                         const std::string& key);

    // The zone this log says its times in from now on, by an event of its own; none when it has it already.
    model::Result<model::Done> set_zone(const model::Zone& zone, model::Instant now);

    // The events with seq > after as people of this organisation see them; nothing when that is not in the near past of
    // this log.
    std::optional<std::vector<model::Event>> since(std::uint64_t after, const std::string& org = {}) const;

    // The events with seq > after, at most `most`, read from the store, as people of this organisation see them.
    model::Result<std::vector<model::Event>> events(std::uint64_t after, std::size_t most, const std::string& org);

    // The lines with seq > after, at most `most`, as people of this organisation see them.
    model::Result<std::vector<std::string>> lines(std::uint64_t after, std::size_t most, const std::string& org = {});

    // The digest of the whole record after that event; of one that is not in the log a problem.
    model::Result<std::uint64_t> digest_at(std::uint64_t seq);

    // From now on no command is taken, with this sentence: what was decided on a record that is not the one people know
    // would be decided wrongly. A key that the log knows is answered all the same.
    void hold(model::Problem why) { held_ = std::move(why); }
    const std::optional<model::Problem>& held() const { return held_; }
    // Goes on with this record under another epoch, and takes commands again.
    model::Result<model::Done> renew();

    // One name for everything that happened in this log up to its last event (chain.h).
    const Head& head() const { return head_; }
    // False: a log of the old kind, whose stored events have nothing to compare the chain with.
    bool chained() const { return store_->chained(); }
    // Why this may not be all there was (Store::doubt).
    const std::optional<model::Problem>& doubt() const { return store_->doubt(); }

    // Whether the open file is still the log at its path (Store::check_place); while it is not, no command is taken, and
    // whatever is asked of the store is answered from memory or not at all. Asked before each command as well.
    void look_at_place();
    const std::optional<model::Problem>& displaced() const { return displaced_; }
    // Every line that is still to be had, with its key, as `export` gives it: the number of the first. `line` says whether
    // it could be kept.
    model::Result<std::uint64_t> rescue(const std::function<bool(std::string_view)>& line);

    // False after an append that the store could not take, until one works again or try_writing() does.
    bool writable() const { return writable_; }
    // Costs a flush; for a log that is not writable.
    bool try_writing() { return writable_ = static_cast<bool>(store_->try_writing()); }

private:
    explicit Log(std::unique_ptr<Store> store);
    // Whether anybody may look at the record between two events.
    enum class Reader { nobody, somebody };
    model::Result<model::Done> catch_up(Reader reader);
    model::Result<model::Done> check_end();
    model::Result<model::Done> take(ReadEvent read, Reader reader);
    void remember(model::Event event);
    model::Result<model::Done> move_on(const model::Event& event);
    // From the store; from memory when the store's file is not this log any more.
    model::Result<std::vector<StoredEvent>> stored(std::uint64_t after, std::size_t most);
    bool store_leads_here();
    model::Result<model::Accepted> replay(const Appended& before, const std::string& payload, const std::string& org);
    model::Result<std::optional<model::Accepted>> attempt(const model::Event& event, const std::string& key,
                                                          const std::string& payload);

    std::unique_ptr<Store> store_;
    model::Record record_;
    Audiences audiences_;
    Makers makers_;
    Head head_;
    std::deque<model::Event> recent_;
    std::map<std::uint64_t, StoredKey> recent_keys_;  // of recent events that were appended here
    std::optional<model::Problem> displaced_;
    bool writable_ = true;
    std::optional<model::Problem> held_;
};

}  // namespace feed
