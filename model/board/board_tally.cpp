// What is asked of people, as two counts for a view of one line. It must never count what nobody has to answer.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {

Tally tally(const Scene& scene) {
    const auto& decisions = scene.record.decisions;
    const auto& helps = scene.record.helps;
    const auto open = std::count_if(decisions.begin(), decisions.end(), is_undecided);
    const auto waiting = std::count_if(helps.begin(), helps.end(), [](const Help& help) { return is_waiting(help); });
    Tally found;
    if (open > 0) found.decide = phrase(scene, Say::glance_undecided, {count_of(open)});
    if (waiting > 0) found.help = phrase(scene, Say::help_count, {count_of(waiting)});
    return found;
}

}  // namespace model::parts
