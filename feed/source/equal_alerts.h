// What the sources of one feed hold, side by side: two members of one cluster that are given as two sources count every
// alert twice, and only equal fingerprints tell. It must never know an alert, only the number of its fingerprint.
// Thread-safe: each source has its own worker.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace feed {

class EqualAlerts {
public:
    struct Match {
        std::string source;
        std::size_t count = 0;
    };

    // Replaces what `source` holds (sorted, each once). The other source that holds most of it too; nothing when none does.
    std::optional<Match> put(const std::string& source, std::vector<std::uint64_t> fingerprints);

private:
    std::mutex mutex_;
    std::map<std::string, std::vector<std::uint64_t>> held_;
};

}  // namespace feed
