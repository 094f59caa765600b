// Tolerances: 10 s behind is still the same clock (answers wait in queues, feeds correct their clock); to be believed after
// a step back, the told clock must have moved by at least half of what has passed here, and something must have passed.
// It must never read a clock.
#include "client/steady.h"

#include <algorithm>
#include <cmath>

namespace client {
namespace {

constexpr std::int64_t tolerated_ms = 10'000;

std::int64_t passed_there(model::Milliseconds here, double rate) {
    return static_cast<std::int64_t>(std::llround(static_cast<double>(here.count()) * rate));
}

}  // namespace

bool Steady::follows(const Seen& before, std::int64_t told, model::Tick now, double rate, std::int64_t tolerance) {
    return told + tolerance >= before.told + passed_there(now - before.at, rate);
}

bool Steady::accepts(std::int64_t told, model::Tick now, double rate) {
    const std::int64_t tolerance = static_cast<std::int64_t>(tolerated_ms * std::max(1.0, rate));
    if (!good_ || follows(*good_, told, now, rate, tolerance)) {
        good_ = Seen{told, now};
        doubtful_.reset();
        return true;
    }
    const bool moves = doubtful_ && told > doubtful_->told && follows(*doubtful_, told, now, rate / 2, 0);
    if (!moves) {
        doubtful_ = Seen{told, now};
        return false;
    }
    good_ = Seen{told, now};
    doubtful_.reset();
    return true;
}

}  // namespace client
