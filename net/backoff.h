// How long to wait after a failure: exponential with full jitter, so that a thousand boards do not come back at once. It
// must never read a clock or a random source: both are arguments.
#pragma once

#include <chrono>
#include <optional>

namespace net {

// `failures` ≥ 1 in a row; `chance` in [0, 1); the wait lies between 500 ms and min(most, 500 ms · 2^failures). What the
// server asks for with Retry-After is kept, up to 30 s.
std::chrono::milliseconds backoff(int failures, double chance, std::chrono::milliseconds most,
                                  std::optional<std::chrono::seconds> retry_after);

// In [0, 1), from the system; for `backoff`.
double random_chance();

}  // namespace net
