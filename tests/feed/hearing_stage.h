// A source of one member or two on a stage, and the clock beside it: what was said, and when, is an argument.
// It must never hold an expectation.
#pragma once

#include "feed/source/hearing.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hearing_stage {

using namespace std::chrono_literals;
using feed::Hearing;
using feed::Held;
using feed::SourceAnswer;
using feed::UnreadAlert;
using model::SourceHealth;
using model::Tick;

inline constexpr Tick begin{1'000'000};
inline constexpr Tick long_ago{begin.ms - 3'600'000};
inline constexpr std::int16_t tokyo = 540;
inline const model::Instant noon = *model::parse_instant("2030-10-01T12:00:00+09:00");

inline model::Alert alert(const std::string& fingerprint, model::Quiet quiet = model::Quiet::none) {
    model::Alert made;
    made.fingerprint = fingerprint;
    made.labels = {{"alertname", fingerprint}};
    made.starts_at = noon;
    made.quiet = quiet;
    return made;
}

// What a server says now that was started then.
inline SourceAnswer answer(Tick now, Tick started, const std::vector<std::string>& fingerprints) {
    SourceAnswer made;
    for (const std::string& fingerprint : fingerprints) made.alerts.push_back(alert(fingerprint));
    made.started_at = noon + (started - begin);
    made.ran_for = now - started;
    return made;
}

// A source of one member or two, and the clock beside it.
struct Watched {
    Hearing hearing;
    Tick now = begin;
    std::optional<Held> held;

    explicit Watched(std::vector<std::string> urls = {"http://a"}, feed::HearingLimits limits = {})
        : hearing(std::move(urls), limits, begin) {}

    void says(model::Result<SourceAnswer> said, std::size_t member = 0, model::Milliseconds took = 100ms) {
        const Tick asked = now;
        now = now + took;
        hearing.hear({member, asked, now, noon + (asked - begin), std::move(said)});
        look();
    }
    void fails(std::size_t member = 0) {
        says(model::problem(model::Trouble::unreachable, "拒まれました。", "connection refused."), member);
    }
    void after(model::Milliseconds time) {
        now = now + time;
        look();
    }
    void look() {
        if (auto news = hearing.news(now)) held = std::move(news);
    }
    model::Source source() const { return hearing.told(now, tokyo); }
    SourceHealth health() const { return source().health.value; }
};

}  // namespace hearing_stage
