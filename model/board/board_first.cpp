// First sight of a feed that holds nothing: what somebody does now, in steps, with the lines that are typed in a terminal and
// the address of this very feed. It must never show a step to somebody whose board already has something to tell.
#include "model/board/board_parts.h"

namespace model::parts {

std::vector<FirstStep> first_steps(const Scene& scene) {
    const Record& all = *scene.state.record;
    const bool is_empty = all.services.empty() && all.incidents.empty() && all.actions.empty();
    if (!is_empty || is_blind(scene) || scene.state.feed.empty()) return {};
    std::vector<FirstStep> steps;
    const auto put = [&](Say what, std::string line) {
        steps.push_back({count_of(steps.size() + 1), phrase(scene, what), std::move(line)});
    };
    put(Say::first_terminal, phrase(scene, Say::first_export, {scene.state.feed}));
    put(Say::first_service, phrase(scene, Say::first_service_line));
    put(Say::first_incident, phrase(scene, Say::first_incident_line));
    steps.push_back({{}, phrase(scene, Say::first_drill), phrase(scene, Say::first_drill_line)});
    return steps;
}

}  // namespace model::parts
