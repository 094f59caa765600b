// Tolerances: clocks drift and are slewed by up to 1 %; a second behind is a slow line or a rounded time; 10 s behind is
// an answer that waited, whose age counts; more is not to be believed. To be believed after a step back, the told clock
// must have moved by at least half of what has passed here, and something must have passed. It must never read a clock.
#include "client/steady.h"

#include <algorithm>
#include <cmath>

namespace client {
namespace {

using model::Milliseconds;

constexpr double slowest = 0.99, fastest = 1.01;
constexpr Milliseconds ordinary{1'000};
constexpr Milliseconds oldest{10'000};

double passed_there(Milliseconds here, double rate) { return static_cast<double>(here.count()) * rate; }

}  // namespace

std::optional<Milliseconds> Steady::behind(std::int64_t told, model::Tick now, double rate) {
    const double expected =
        furthest_ ? static_cast<double>(furthest_->told) + passed_there(now - furthest_->at, rate * slowest)
                  : static_cast<double>(told);
    const auto age = Milliseconds{static_cast<std::int64_t>(std::ceil((expected - static_cast<double>(told)) / rate))};
    const bool set_back = age > ordinary && doubtful_ && told > doubtful_->told &&
                          static_cast<double>(told - doubtful_->told) >= passed_there(now - doubtful_->at, rate / 2);
    if (age <= Milliseconds{0} || set_back) {
        furthest_ = Seen{told, now};
        doubtful_.reset();
        return Milliseconds{0};
    }
    if (age <= ordinary)
        doubtful_.reset();
    else
        doubtful_ = Seen{told, now};
    return age <= oldest ? std::optional(age) : std::nullopt;
}

Milliseconds Oldest::age(std::int64_t told, model::Tick asked, model::Tick now, double rate) {
    const auto furthest_by_now = [&](const Seen& seen) {
        return static_cast<double>(seen.told) + passed_there(now - seen.at, rate * fastest);
    };
    const Seen here{told, asked};
    const double known = bound_ ? furthest_by_now(*bound_) : 0.0;
    const bool stepped = bound_ && known < static_cast<double>(told);  // forward: what was known no longer holds
    if (!bound_ || stepped || furthest_by_now(here) <= known) bound_ = here;
    const double ahead = furthest_by_now(*bound_) - static_cast<double>(told);
    return std::clamp(Milliseconds{static_cast<std::int64_t>(std::ceil(ahead / rate))}, Milliseconds{0}, now - asked);
}

}  // namespace client
