// The only file in client/ that asks the system what time it is. It must never be included by what should take time as
// an argument.
#include "net/clock.h"

#include <chrono>
#include <ctime>

namespace net {

model::Tick now_tick() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return model::Tick{static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000};
}

// localtime_r alone never notices that the machine's zone has changed; a board runs for months, so tzset goes first.
model::Instant now_instant() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t ms = std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
    const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
    std::tm local{};
    tzset();
    localtime_r(&seconds, &local);
    return model::Instant{ms, static_cast<std::int16_t>(local.tm_gmtoff / 60)};
}

}  // namespace net
