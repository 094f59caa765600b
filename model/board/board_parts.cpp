// What several parts ask of the scene: whether the board is blind, or its sources are, and what has just changed.
// It must never say a word.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {

bool is_marked(const Scene& scene, const std::string& id) {
    const auto mark = scene.state.changed.find(id);
    return mark != scene.state.changed.end() && scene.tick - mark->second.at < mark_shown;
}

bool is_blind(const Scene& scene) { return scene.fresh == Freshness::stale || scene.fresh == Freshness::lost; }

bool all_sources_blind(const Scene& scene) {
    const auto& sources = scene.gauges.sources;
    return !sources.empty() &&
           std::all_of(sources.begin(), sources.end(), [](const Source& source) { return is_blind(source); });
}

}  // namespace model::parts
