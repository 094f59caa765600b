// The answers that everybody gets. It must never know HTTP or who asks.
// Validity: a kept body is sent if and only if it was built for the present epoch, sequence and gauge revision.
#include "feed/http/answers.h"

#include "model/record/versions.h"
#include "model/wire/wire.h"

#include <utility>

namespace feed {
namespace {

constexpr std::size_t most_deltas = 256;
constexpr std::uint64_t long_delta = 64;  // events
constexpr std::size_t most_long_deltas = 16;

// Cut where the clock stands, which is the only member of that name: texts from people have their quotes escaped.
std::shared_ptr<const Body> cut_at_clock(const std::string& json, const model::FeedClock& clock) {
    const std::string opening = "\"now\":\"";
    const std::string now = model::rfc3339(clock.now);
    const std::size_t at = json.find(opening + now + '"');
    const std::size_t end = at == std::string::npos ? json.size() : at + opening.size();
    const std::size_t rest = at == std::string::npos ? json.size() : end + now.size();
    return std::make_shared<const Body>(body_from(json.substr(0, end), json.substr(rest)));
}

}  // namespace

Answers::Answers(const Log& log, const GaugeBook& book, std::function<model::FeedClock()> clock)
    : log_(log), book_(book), clock_(std::move(clock)) {}

std::string Answers::version() const {
    const model::Record& record = log_.record();
    return record.epoch + "." + std::to_string(record.seq) + "." + std::to_string(book_.gauges().revision);
}

void Answers::forget_old() {
    std::string now = version();
    if (built_for_ == now && deltas_.size() >= most_deltas) deltas_.clear();
    if (built_for_ == now) return;
    built_for_ = std::move(now);
    snapshots_.clear();
    deltas_.clear();
    long_deltas_ = 0;
    needs_.clear();
}

int Answers::needs(const std::string& org) {
    forget_old();
    const auto [kept, added] = needs_.try_emplace(log_.audience_of(org), 0);
    if (added) kept->second = model::version_needed(log_.seen_by(org));
    return kept->second;
}

std::shared_ptr<const Body> Answers::snapshot(const std::string& org) {
    forget_old();
    auto& kept = snapshots_[log_.audience_of(org)];
    if (!kept) {
        const model::FeedClock now = clock_();
        kept = cut_at_clock(model::snapshot_json(log_.seen_by(org), book_.gauges(), now), now);
    }
    return kept;
}

std::shared_ptr<const Body> Answers::delta(const std::string& org, std::uint64_t after,
                                           std::optional<std::uint64_t> gauge) {
    forget_old();
    if (gauge != book_.gauges().revision) gauge.reset();  // whatever it was, they are all told
    auto& kept = deltas_[{log_.audience_of(org), after, gauge}];
    if (kept) return kept;
    // Whoever asks from everywhere at once would have a long one made for each: one snapshot serves all who are far back.
    if (after + long_delta < log_.record().seq && ++long_deltas_ > most_long_deltas) return nullptr;
    auto events = log_.since(after, org);
    if (!events) return nullptr;
    const model::Record& seen = log_.seen_by(org);
    model::Delta delta;
    delta.epoch = seen.epoch;
    delta.seq = seen.seq;
    delta.digest = seen.digest;
    delta.events = std::move(*events);
    if (gauge != book_.gauges().revision) delta.gauges = book_.gauges();
    delta.clock = clock_();
    kept = cut_at_clock(model::delta_json(delta), delta.clock);
    return kept;
}

}  // namespace feed
