// Quarters, their medians and their extremes. It must never measure anything itself.
#include "tests/soak/verdict.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace soak {
namespace {

constexpr std::size_t least_samples = 8;
constexpr double most_growth_mb = 5.0;
constexpr double most_atlas_mb = 16.0;  // twice the board's budget: a texture grows by doubling
constexpr double most_wal_mb = 16.0;

struct Quarters {
    std::vector<Sample> first;
    std::vector<Sample> last;
};

Quarters quarters_of(const std::vector<Sample>& samples, double warm_up) {
    std::vector<Sample> warm;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(warm),
                 [&](const Sample& sample) { return sample.seconds >= warm_up; });
    if (warm.size() < least_samples) return {};
    const auto quarter = static_cast<std::ptrdiff_t>(warm.size() / 4);
    return {{warm.begin(), warm.begin() + quarter}, {warm.end() - quarter, warm.end()}};
}

std::int64_t most_of(const std::vector<Sample>& samples, auto value) {
    std::int64_t most = 0;
    for (const Sample& sample : samples) most = std::max(most, value(sample));
    return most;
}

std::int64_t median_of(const std::vector<Sample>& samples, auto value) {
    std::vector<std::int64_t> values;
    for (const Sample& sample : samples) values.push_back(value(sample));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

std::int64_t least_of(const std::vector<Sample>& samples, auto value) {
    std::int64_t least = value(samples.front());
    for (const Sample& sample : samples) least = std::min(least, value(sample));
    return least;
}

}  // namespace

double growth_kib(const std::vector<Sample>& samples, double warm_up, Resources Sample::*program) {
    const Quarters quarters = quarters_of(samples, warm_up);
    if (quarters.first.empty()) return 0;
    const auto memory = [program](const Sample& sample) { return (sample.*program).rss_anon_kib; };
    return static_cast<double>(
        std::max<std::int64_t>(0, median_of(quarters.last, memory) - median_of(quarters.first, memory)));
}

double drift(const std::vector<Sample>& samples, double warm_up, Resources Sample::*program,
             std::int64_t Resources::*number) {
    const Quarters quarters = quarters_of(samples, warm_up);
    if (quarters.first.empty()) return 0;
    const auto value = [program, number](const Sample& sample) { return sample.*program.*number; };
    return static_cast<double>(std::abs(least_of(quarters.last, value) - least_of(quarters.first, value)));
}

std::vector<Gate> gates(const std::vector<Sample>& samples, double warm_up) {
    std::vector<Gate> all;
    for (const auto& [name, program] : {std::pair{"board", &Sample::board}, std::pair{"feed", &Sample::feed}}) {
        const std::string who = name;
        all.push_back({who + ": growth of anonymous memory", growth_kib(samples, warm_up, program) / 1024.0,
                       most_growth_mb, "MB"});
        all.push_back(
            {who + ": drift of open descriptors", drift(samples, warm_up, program, &Resources::descriptors), 0, ""});
        all.push_back({who + ": drift of threads", drift(samples, warm_up, program, &Resources::threads), 0, ""});
    }
    const auto atlas = [](const Sample& sample) { return sample.atlas_kib; };
    const auto wal = [](const Sample& sample) { return sample.wal_kib; };
    all.push_back(
        {"board: glyph texture, largest", static_cast<double>(most_of(samples, atlas)) / 1024.0, most_atlas_mb, "MB"});
    all.push_back(
        {"feed: write-ahead log, largest", static_cast<double>(most_of(samples, wal)) / 1024.0, most_wal_mb, "MB"});
    return all;
}

}  // namespace soak
