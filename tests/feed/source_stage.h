// A feed that watches sources, and what its board says of them. It must never hold an expectation.
#pragma once

#include "feed/source_worker.h"
#include "tests/support/running_feed.h"

#include <string>

namespace feed_test {

using model::SourceHealth;

inline constexpr const char* rules = R"(
severities = ["critical", "warning"]
[[service]]
id = "S2"
name = "相場配信"
[[rule]]
name = "storage"
match = { alertname = "DiskFull" }
services = ["S2"]
do = "isolate"
object = "共有ディスク"
[[rule]]
name = "network"
match = { alertname = ["LinkDown", "LinkFlap"] }
services = ["S2"]
do = "bypass"
object = "回線"
)";

inline feed::SourceOptions watched(const Folder& folder, const std::string& name, const std::string& url) {
    feed::SourceOptions options;
    options.kind = feed::source_kind("alertmanager");
    options.name = name;
    options.urls = {url};
    options.rules_path = folder / "rules.toml";
    options.period = std::chrono::milliseconds(100);
    options.blind_after = std::chrono::milliseconds(1500);
    options.settled_after = std::chrono::milliseconds(0);
    return options;
}

inline const model::Source* source(const model::Snapshot& board, const std::string& name) {
    for (const model::Source& known : board.gauges.sources)
        if (known.name == name) return &known;
    return nullptr;
}

inline bool is(const model::Snapshot& board, const std::string& name, SourceHealth health) {
    const model::Source* found = source(board, name);
    return found != nullptr && found->health == health;
}

inline const model::AlertGroup* group(const model::Snapshot& board, const std::string& id) {
    for (const model::AlertGroup& known : board.gauges.groups)
        if (known.id == id) return &known;
    return nullptr;
}

inline std::uint64_t sum(const model::Snapshot& board) {
    std::uint64_t all = 0;
    for (const model::AlertGroup& known : board.gauges.groups) all += known.count;
    return all;
}

}  // namespace feed_test
