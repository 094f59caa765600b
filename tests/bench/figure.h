// Figures of one run: many samples, one median, held against a goal and where it helps against a yardstick measured in
// the same run. It must never fail a build: machines are shared and noisy, so figures are read, not asserted.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Figure {
    std::string name;
    std::string unit;
    std::vector<double> samples;
    double goal = 0;             // the figure promised, same unit; smaller is better
    std::string yardstick;       // what `yard` is, e.g. "one fsync"
    std::optional<double> yard;  // same unit, measured in this run
};

double median(std::vector<double> samples);

// Milliseconds that `work` took, once per repetition, after one warm-up.
std::vector<double> timed_ms(int repetitions, const std::function<void()>& work);

// One line: name, median, min–max, share of the goal, multiple of the yardstick.
void print(const Figure& figure);

}  // namespace bench
