// The log and its sum: loading, deciding, appending, advancing. It must never know HTTP, tokens or a clock.
// The digest after an event is computed before the append, so that it is stored with the event in one transaction.
#include "feed/log.h"

#include "feed/tokens.h"
#include "model/record/versions.h"
#include "model/record/zone_kind.h"
#include "model/shares.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace feed {
namespace {

using model::Problem;
using model::Result;
using model::Trouble;

constexpr int most_attempts = 64;

Problem does_not_agree(std::uint64_t seq, const std::string& why) {
    const std::string at = std::to_string(seq);
    return model::problem(
        Trouble::corrupt,
        "記録の " + at + " 番目の出来事が正しくありません(" + why + ")。控えから kyodo-feed import で戻してください。",
        "Event " + at + " of the log does not check (" + why + "). Restore a backup with kyodo-feed import.");
}

Problem missing_events(std::uint64_t last, std::uint64_t end) {
    const std::string ends = std::to_string(last);
    const std::string knew = std::to_string(end);
    return model::problem(Trouble::corrupt,
                          "記録は " + ends + " 番で終わっていますが、" + knew +
                              " 番まであったはずです。最後の出来事が抜かれています。控えから戻してください。",
                          "The log ends at event " + ends + " but went on to event " + knew +
                              ": its last events are missing. Restore a backup.");
}

Problem other_epoch(const std::string& epoch, const std::string& ended) {
    return model::problem(
        Trouble::corrupt,
        "記録の epoch が書き換えられています(" + epoch + "、最後の出来事では " + ended + ")。控えから戻してください。",
        "The epoch of the log was edited: it is " + epoch + ", its last event was written under " + ended +
            ". Restore a backup.");
}

Problem another_payload() {
    return model::problem(
        Trouble::invalid, "この Idempotency-Key は別の内容で使用済みです。新しいキーで送り直してください。",
        "This Idempotency-Key was used before with another payload. Send this command with a fresh key.",
        "Idempotency-Key");
}

}  // namespace

Log::Log(std::unique_ptr<Store> store) : store_(std::move(store)) { record_.epoch = store_->epoch(); }

Result<std::unique_ptr<Log>> Log::load(std::unique_ptr<Store> store) {
    std::unique_ptr<Log> log(new Log(std::move(store)));
    if (auto read = log->catch_up(Reader::nobody); !read) return read.problem();
    if (log->record_.seq < log->store_->last_seq()) return does_not_agree(log->record_.seq + 1, "missing");
    if (auto ended = log->check_end(); !ended) return ended.problem();
    return log;
}

// The end is written with each event, so a log that ends elsewhere was cut, or its epoch was edited.
Result<model::Done> Log::check_end() {
    const auto said = store_->end();
    if (!said) return said.problem();
    if (!store_->chained() || (said->empty() && head_.seq == 0)) return model::Done{};
    std::istringstream words(*said);
    std::string epoch;
    std::uint64_t seq = 0;
    words >> epoch >> seq;
    if (seq > head_.seq) return missing_events(head_.seq, seq);
    if (epoch != store_->epoch()) return other_epoch(store_->epoch(), epoch);
    if (*said != end_words(epoch, head_)) return does_not_agree(head_.seq, "not the end that the log names");
    return model::Done{};
}

Result<model::Done> Log::catch_up(Reader reader) {
    ReadAhead ahead(*store_, record_.seq);
    while (true) {
        auto events = ahead.next();
        if (!events) return events.problem();
        if (events->empty()) return model::Done{};
        for (ReadEvent& event : *events) {
            if (auto taken = take(std::move(event), reader); !taken) return taken;
        }
    }
}

// While it loads nobody reads the record, so an event is put in its place before its digest is compared: each entity is
// hashed once less. A record that is being read must never show an event that does not agree.
Result<model::Done> Log::take(ReadEvent read, Reader reader) {
    if (read.seq != record_.seq + 1) return does_not_agree(record_.seq + 1, "missing");
    if (!read.event) return does_not_agree(read.seq, read.event.problem().sentence.en);
    model::Event& event = *read.event;
    if (event.seq != read.seq) return does_not_agree(read.seq, "it calls itself " + std::to_string(event.seq));
    const Head head = head_after(head_, read.hash);
    if (store_->chained() && read.link != head.link)
        return does_not_agree(read.seq, "chain: it, or what stands before it, was changed");
    if (reader == Reader::somebody && model::digest_after(record_, event) != read.digest)
        return does_not_agree(read.seq, "digest");
    if (auto moved = move_on(event); !moved) return moved;
    if (record_.digest != read.digest) return does_not_agree(read.seq, "digest");
    head_ = head;
    remember(std::move(event));
    return model::Done{};
}

// The views need the record as it was, and must stay as they were when it refuses.
Result<model::Done> Log::move_on(const model::Event& event) {
    makers_.follow(record_, event);
    std::optional<model::Record> before;
    if (audiences_.begins_with(event)) before = record_;
    if (auto advanced = model::advance(record_, event); !advanced) return advanced;
    audiences_.follow(before ? *before : record_, event);
    return model::Done{};
}

void Log::remember(model::Event event) {
    recent_.push_back(std::move(event));
    if (recent_.size() <= most_recent_events) return;
    recent_keys_.erase(recent_.front().seq);
    recent_.pop_front();
}

Result<model::Accepted> Log::apply(const model::Command& command, const model::Actor& actor, model::Instant now,
                                   const std::string& key) {
    look_at_place();
    if (displaced_) return *displaced_;
    const std::string payload = sha256_hex(model::command_json(command) + '\n' + actor.who + '\n' + actor.org);
    auto before = store_->find_key(key);
    if (!before) return before.problem();
    if (*before) return replay(**before, payload, actor.org);
    if (held_) return *held_;
    for (int attempts = 0; attempts < most_attempts; ++attempts) {
        auto event = model::decide(record_, seen_by(actor.org), command, actor, now);
        if (!event) return event.problem();
        const model::Added added = makers_.by(actor.who, actor.org, now);
        if (auto full = model::share_refusal(record_, *event, actor.permission, added)) return std::move(*full);
        auto outcome = attempt(*event, key, payload);
        if (!outcome) return outcome.problem();
        if (*outcome) return std::move(**outcome);
    }
    return model::problem(Trouble::unavailable,
                          "書込みが混み合っています。同じ操作をもう一度送ってください。何も適用していません。",
                          "Too many writers at once. Send the same command again. Nothing was applied.");
}

Result<model::Done> Log::set_zone(const model::Zone& zone, model::Instant now) {
    while (!model::zone_of(record_).same_as(zone)) {
        model::Event event;
        event.seq = record_.seq + 1;
        event.at = zone.local(now);
        event.who = "kyodo-feed";
        event.via = "feed";
        event.what = model::Happening::zone_set;
        event.entities = {model::zone_entity(zone)};
        auto outcome = attempt(event, {}, {});
        if (!outcome) return outcome.problem();
    }
    return model::Done{};
}

Result<std::uint64_t> Log::digest_at(std::uint64_t seq) {
    if (seq == record_.seq) return record_.digest;
    if (seq == 0) return std::uint64_t{0};
    auto found = store_->read(seq - 1, 1);
    if (!found) return found.problem();
    if (found->empty() || found->front().seq != seq) return does_not_agree(seq, "missing");
    return found->front().digest;
}

Result<model::Done> Log::renew() {
    look_at_place();
    if (displaced_) return *displaced_;
    auto epoch = store_->renew();
    if (!epoch) return epoch.problem();
    record_.epoch = std::move(*epoch);
    audiences_.rename(record_.epoch);
    held_.reset();
    return model::Done{};
}

// Nothing means: somebody else was first, the record has caught up, decide again.
Result<std::optional<model::Accepted>> Log::attempt(const model::Event& event, const std::string& key,
                                                    const std::string& payload) {
    const StoredEvent line{event.seq, model::event_json(event), model::digest_after(record_, event),
                           model::version_needed(event)};
    auto appended = store_->append(record_.seq, line, key, payload);
    writable_ = static_cast<bool>(appended);
    if (!appended) return appended.problem();
    if (appended->outcome == AppendOutcome::duplicate) {
        auto replayed = replay(*appended, payload, event.org);
        if (!replayed) return replayed.problem();
        return std::optional<model::Accepted>(std::move(*replayed));
    }
    if (appended->outcome == AppendOutcome::behind) {
        if (auto caught_up = catch_up(Reader::somebody); !caught_up) return caught_up.problem();
        return std::optional<model::Accepted>{};
    }
    if (auto moved = move_on(event); !moved) return moved.problem();
    head_ = head_after(head_, line_hash(line.json));
    if (!key.empty()) recent_keys_[event.seq] = {line_hash(key), payload};
    remember(event);
    return std::optional<model::Accepted>(model::Accepted{event.seq, {event}, false});
}

Result<model::Accepted> Log::replay(const Appended& before, const std::string& payload, const std::string& org) {
    if (before.payload_digest != payload) return another_payload();
    auto stored = store_->read(before.seq - 1, 1);
    if (!stored) return stored.problem();
    if (stored->empty() || stored->front().seq != before.seq) return does_not_agree(before.seq, "missing");
    auto event = model::parse_event(stored->front().json);
    if (!event) return does_not_agree(before.seq, event.problem().sentence.en);
    return model::Accepted{before.seq, {model::seen_by(std::move(*event), org)}, true};
}

std::optional<std::vector<model::Event>> Log::since(std::uint64_t after, const std::string& org) const {
    if (after > record_.seq || record_.seq - after > recent_.size()) return std::nullopt;
    std::vector<model::Event> events;
    for (auto at = recent_.end() - static_cast<std::ptrdiff_t>(record_.seq - after); at != recent_.end(); ++at)
        events.push_back(model::seen_by(*at, org));
    return events;
}

Result<std::vector<model::Event>> Log::events(std::uint64_t after, std::size_t most, const std::string& org) {
    auto found = stored(after, most);
    if (!found) return found.problem();
    std::vector<model::Event> events;
    for (const StoredEvent& line : *found) {
        auto event = model::parse_event(line.json);
        if (!event) return does_not_agree(line.seq, event.problem().sentence.en);
        events.push_back(model::seen_by(std::move(*event), org));
    }
    return events;
}

Result<std::vector<std::string>> Log::lines(std::uint64_t after, std::size_t most, const std::string& org) {
    auto found = stored(after, most);
    if (!found) return found.problem();
    std::vector<std::string> lines;
    for (StoredEvent& line : *found) {
        if (!audiences_.is_private(line.seq)) {
            lines.push_back(std::move(line.json));
            continue;
        }
        auto event = model::parse_event(line.json);
        if (!event) return does_not_agree(line.seq, event.problem().sentence.en);
        lines.push_back(model::event_json(model::seen_by(std::move(*event), org)));
    }
    return lines;
}

}  // namespace feed
