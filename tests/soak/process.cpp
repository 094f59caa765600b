// Reads /proc and a timer's descriptor. It must never reach into a process.
#include "tests/soak/process.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace soak {

std::optional<Resources> resources_of(pid_t process) {
    const std::filesystem::path folder = "/proc/" + std::to_string(process);
    std::ifstream status(folder / "status");
    Resources found;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) found.rss_anon_kib = std::stoll(line.substr(8));
        if (line.starts_with("Threads:")) found.threads = std::stoll(line.substr(8));
    }
    std::error_code failed;
    for (auto it = std::filesystem::directory_iterator(folder / "fd", failed);
         !failed && it != std::filesystem::end(it); it.increment(failed))
        ++found.descriptors;
    if (failed || found.threads == 0) return std::nullopt;
    return found;
}

Metronome::Metronome(std::int64_t period_ms) : timer_(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)) {
    const timespec period{period_ms / 1000, period_ms % 1000 * 1'000'000};
    const itimerspec setting{period, period};
    if (timer_ < 0 || timerfd_settime(timer_, 0, &setting, nullptr) != 0) throw std::runtime_error("no timer");
}

Metronome::~Metronome() { ::close(timer_); }

std::uint64_t Metronome::wait() {
    std::uint64_t beats = 0;
    if (::read(timer_, &beats, sizeof beats) != sizeof beats) throw std::runtime_error("the timer broke");
    return beats;
}

}  // namespace soak
