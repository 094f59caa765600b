// The answers that everybody gets: built and compressed once per revision, shared by every session that sends them.
// It must never know HTTP or who asks. Used from one thread.
// One set of them for each audience (feed/log/audiences.h): a body never leaves for another than it was built for.
#pragma once

#include "feed/base/gzip.h"
#include "feed/http/gauge_book.h"
#include "feed/log.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

namespace feed {

class Answers {
public:
    Answers(const Log& log, const GaugeBook& book, std::function<model::FeedClock()> clock);

    model::FeedClock clock() const { return clock_(); }
    // "EPOCH.SEQ.GAUGE": what a board that has everything has.
    std::string version() const;

    // The version of the record that what this audience sees needs (model/record/versions.h).
    int needs(const std::string& org);

    // The middle of every body is the feed's clock when it is sent: the RFC 3339 text of clock().now.
    // `org`: of whoever asks; bodies are shared by its whole audience.
    std::shared_ptr<const Body> snapshot(const std::string& org);
    // The events after `after`, and the gauges unless the board has revision `gauge`. Nothing when `after` is not in the
    // near past of the log, or many were far back since the log last moved: a snapshot is the cheaper answer.
    std::shared_ptr<const Body> delta(const std::string& org, std::uint64_t after, std::optional<std::uint64_t> gauge);

private:
    using Cursor = std::tuple<std::string, std::uint64_t, std::optional<std::uint64_t>>;  // the audience first
    void forget_old();

    const Log& log_;
    const GaugeBook& book_;
    std::function<model::FeedClock()> clock_;
    std::string built_for_;                                         // version() of what is kept
    std::map<std::string, std::shared_ptr<const Body>> snapshots_;  // by audience
    std::map<Cursor, std::shared_ptr<const Body>> deltas_;
    std::map<std::string, int> needs_;  // by audience
    std::size_t long_deltas_ = 0;       // made, of this version
};

}  // namespace feed
