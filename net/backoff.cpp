// The bounds of the waits between tries.
// It must never know what is being tried.
#include "net/backoff.h"

#include <algorithm>
#include <random>

namespace net {
namespace {

constexpr std::chrono::milliseconds shortest{500};
constexpr std::chrono::milliseconds longest{30'000};

}  // namespace

std::chrono::milliseconds backoff(int failures, double chance, std::chrono::milliseconds most,
                                  std::optional<std::chrono::seconds> retry_after) {
    const auto grown = shortest * (1 << std::clamp(failures, 0, 10));
    const auto bound = std::max(shortest, std::min({grown, most, longest}));
    const double drawn = chance * static_cast<double>((bound - shortest).count());
    const auto wait = shortest + std::chrono::milliseconds(static_cast<std::int64_t>(drawn));
    if (!retry_after) return wait;
    return std::max(wait, std::min<std::chrono::milliseconds>(*retry_after, longest));
}

double random_chance() {
    std::random_device source;
    return std::uniform_real_distribution<double>(0.0, 1.0)(source);
}

}  // namespace net
