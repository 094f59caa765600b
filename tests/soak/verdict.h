// From what was measured every few seconds to a judgement: what still grows after the warm-up, and what must not.
// It must never measure anything itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace soak {

// One program at one moment, from /proc.
struct Resources {
    std::int64_t rss_anon_kib = 0;  // what the program itself holds: no files, no shared memory
    std::int64_t descriptors = 0;
    std::int64_t threads = 0;
};

struct Sample {
    double seconds = 0;  // since the first change
    Resources board;
    Resources feed;
    std::int64_t wal_kib = 0;
    std::int64_t atlas_kib = 0;
};

struct Gate {
    std::string name;
    double measured = 0;
    double most = 0;
    std::string unit;
    bool held() const { return measured <= most; }
};

// What memory grew by after `warm_up` seconds: the median of the last quarter less that of the first, so that what swells
// for a moment and shrinks again (a texture being made anew) is no growth. Zero when it fell, or when there are fewer than
// eight samples.
double growth_kib(const std::vector<Sample>& samples, double warm_up, Resources Sample::*program);

// How far the least number of a quarter moved from the first after the warm-up to the last, either way: what is open for
// a moment, a file being saved, is no drift.
double drift(const std::vector<Sample>& samples, double warm_up, Resources Sample::*program,
             std::int64_t Resources::*number);

std::vector<Gate> gates(const std::vector<Sample>& samples, double warm_up);

}  // namespace soak
