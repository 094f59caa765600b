// Medians and their lines. It must never know what was measured.
#include "tests/bench/figure.h"

#include <algorithm>
#include <cstdio>

namespace bench {

double median(std::vector<double> samples) {
    if (samples.empty()) return 0;
    std::sort(samples.begin(), samples.end());
    const std::size_t middle = samples.size() / 2;
    return samples.size() % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
}

std::vector<double> timed_ms(int repetitions, const std::function<void()>& work) {
    using Clock = std::chrono::steady_clock;
    work();
    std::vector<double> samples;
    for (int i = 0; i < repetitions; ++i) {
        const auto start = Clock::now();
        work();
        samples.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return samples;
}

void print(const Figure& figure) {
    if (figure.samples.empty()) {
        std::printf("%-58s %10s\n", figure.name.c_str(), "no figure");
        return;
    }
    const double middle = median(figure.samples);
    const auto [low, high] = std::minmax_element(figure.samples.begin(), figure.samples.end());
    char range[64];
    std::snprintf(range, sizeof range, "%.3g – %.3g", *low, *high);
    std::printf("%-58s %7.3g %-3s %17s %7.2f×  ", figure.name.c_str(), middle, figure.unit.c_str(), range,
                figure.goal > 0 ? middle / figure.goal : 0.0);
    if (figure.yard && *figure.yard > 0)
        std::printf("%.2f × %s (%.3g %s)", middle / *figure.yard, figure.yardstick.c_str(), *figure.yard,
                    figure.unit.c_str());
    std::printf("\n");
    std::fflush(stdout);
}

}  // namespace bench
