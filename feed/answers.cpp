// The answers that everybody gets. It must never know HTTP or who asks.
// Validity: a kept body is sent if and only if it was built for the present epoch, sequence and gauge revision.
#include "feed/answers.h"

#include "model/wire.h"

#include <utility>

namespace feed {
namespace {

constexpr std::size_t most_deltas = 256;

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
    if (built_for_ == now && deltas_.size() < most_deltas) return;
    built_for_ = std::move(now);
    snapshot_.reset();
    deltas_.clear();
}

std::shared_ptr<const Body> Answers::snapshot() {
    forget_old();
    if (!snapshot_) {
        const model::FeedClock now = clock_();
        snapshot_ = cut_at_clock(model::snapshot_json(log_.record(), book_.gauges(), now), now);
    }
    return snapshot_;
}

std::shared_ptr<const Body> Answers::delta(std::uint64_t after, std::optional<std::uint64_t> gauge) {
    forget_old();
    auto& kept = deltas_[{after, gauge}];
    if (kept) return kept;
    auto events = log_.since(after);
    if (!events) return nullptr;
    model::Delta delta;
    delta.epoch = log_.record().epoch;
    delta.seq = log_.record().seq;
    delta.digest = log_.record().digest;
    delta.events = std::move(*events);
    if (gauge != book_.gauges().revision) delta.gauges = book_.gauges();
    delta.clock = clock_();
    kept = cut_at_clock(model::delta_json(delta), delta.clock);
    return kept;
}

}  // namespace feed
