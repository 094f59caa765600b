// Reads the kernel's account of this process. It must never be called in a frame but to count it.
#include "ui/app/app_figures.h"

#include "net/clock.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

namespace ui {

// Field 22 of /proc/self/stat, in clock ticks since boot (proc(5)); the second field may hold spaces, so counting starts
// behind its closing bracket.
std::optional<std::int64_t> ms_since_exec() {
    std::ifstream file("/proc/self/stat");
    std::string text;
    if (!std::getline(file, text)) return std::nullopt;
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string field;
    for (int n = 3; n <= 22; ++n) fields >> field;
    if (!fields) return std::nullopt;
    const std::int64_t started_ms = std::stoll(field) * 1000 / ::sysconf(_SC_CLK_TCK);
    return net::now_tick().ms - started_ms;
}

void Figures::frame_drawn() {
    if (frames_ == 0) first_frame_ms_ = ms_since_exec().value_or(-1);
    ++frames_;
}

std::string Figures::line() const {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms_of = [](const timeval& time) { return time.tv_sec * 1000 + time.tv_usec / 1000; };
    char line[160];
    std::snprintf(line, sizeof line, "figures: first_frame_ms=%lld frames=%lld cpu_ms=%lld seconds=%.1f wakes=%lld",
                  static_cast<long long>(first_frame_ms_), static_cast<long long>(frames_),
                  static_cast<long long>(ms_of(used.ru_utime) + ms_of(used.ru_stime)),
                  static_cast<double>(ms_since_exec().value_or(0)) / 1000.0, static_cast<long long>(wakes_));
    return line;
}

}  // namespace ui
