// What the members of one source have said, taken together: one cluster holds every alert once, however many of its
// members tell of it, and is good while one of them is heard. It must never ask anybody, read a clock, or know a rule.
// What is there is believed at once. That an alert is over is believed of a member that held it and has run on since; else
// only of one that has run for long: after a restart a server answers at once that it holds nothing, and gets its alerts
// back over minutes.
#pragma once

#include "feed/source/held.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feed {

struct HearingLimits {
    model::Milliseconds silent_after{15'000};  // at least; three times as long as its last answer took, if that is more
    model::Milliseconds first_answer{30'000};  // how long a member that was never heard is waited for, at least
    model::Milliseconds settled_after{300'000};  // since its start; 0: what is missing is believed at once
};

// One visit to a member: when it began and ended, and what came of it.
struct Visit {
    std::size_t member = 0;
    model::Tick asked;
    model::Tick ended;
    model::Instant asked_at;  // by the feed's clock
    model::Result<SourceAnswer> answer;
};

class Hearing {
public:
    // One member for each address, in that order; at least one.
    Hearing(std::vector<std::string> urls, HearingLimits limits, model::Tick now);

    void hear(Visit visit);

    // All that the members hold which are heard, when that has changed since it was last asked for; nothing otherwise, and
    // when nobody is heard: what was held last stays.
    std::optional<Held> news(model::Tick now);

    // Health, time, counts and sentence of the source; its name is left to the caller. `here`: the offset to tell times in.
    model::Source told(model::Tick now, std::int16_t here) const;

    // When `told` or `news` may change though nobody says anything.
    std::optional<model::Tick> next_change(model::Tick now) const;

    // Of what `news` gave last: the fingerprints as numbers, sorted, each once.
    const std::vector<std::uint64_t>& fingerprints() const { return last_; }

private:
    // From its start to its end a server is one run.
    struct Run {
        model::Instant started_at;  // by the server's clock: which run it is
        model::Tick believed_from;
    };
    struct Member {
        std::string url;
        SourceAnswer answer;
        std::optional<model::Tick> heard;  // when its last answer came
        model::Instant asked_at;           // and when that was asked for
        model::Milliseconds took{0};       // and how long that took
        model::Text trouble;               // why nothing has come since
        std::optional<Run> run;
        bool run_is_stated = false;  // by its last answer; else this says why not:
        model::Text start_unknown;
        bool was_heard = false;            // when `news` looked last
        std::vector<std::uint64_t> own;    // what its last answer holds
        std::vector<std::uint64_t> known;  // of `last_`: what it has held itself in this run
    };

    void follow_run(Member& member, const Visit& visit);
    model::Tick silent_from(const Member& member) const;
    bool is_heard(const Member& member, model::Tick now) const;
    bool is_believed(const Member& member, model::Tick now) const;
    bool any_heard(model::Tick now) const;
    bool any_believed(model::Tick now) const;
    bool all_silent(model::Tick now) const;
    bool is_doubted(model::Tick now) const;
    model::Instant instant_of(model::Tick tick, std::int16_t here) const;
    Held together(model::Tick now);
    void remember(model::Tick now);
    std::vector<std::uint64_t> lost_since(const std::vector<std::uint64_t>& present, model::Tick now) const;
    model::Text why_failing() const;
    model::Text why_settling(model::Tick now, std::int16_t here) const;
    model::Text why_doubted(std::int16_t here) const;
    model::Text who_is_silent(model::Tick now) const;

    HearingLimits limits_;
    model::Tick born_;
    model::Tick heard_;  // one moment by both clocks: the last answer's
    model::Instant heard_at_;
    std::vector<Member> members_;
    bool changed_ = false;
    EarliestStarts starts_;
    std::uint64_t received_ = 0;
    std::vector<std::uint64_t> last_;     // what was held when `news` looked last
    std::vector<std::uint64_t> missing_;  // what was held before, and of which nobody can say yet that it is over
    model::Tick doubted_until_{};         // how long that counts though a member is believed
};

}  // namespace feed
