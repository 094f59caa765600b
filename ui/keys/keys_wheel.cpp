// What the wheel means over a list that is longer than its room: it moves the rows, and the selection with them, for what
// is selected is always to be seen. Over the chronology it brings the axis closer or farther. It must never move a list
// that is whole, nor anything beside one.
#include "ui/keys.h"

#include "ui/views.h"

#include <algorithm>

namespace ui {

std::optional<Gesture> wheel_meant(int rows, Point at, const Scene& scene) {
    if (scene.board.timeline && !scene.board.help_open && rows != 0) return model::AxisZoomed{rows < 0 ? 1 : -1};
    const std::vector<model::ActionRow>& all = scene.board.actions.rows;
    const RowsDrawn& drawn = scene.hits.drawn;
    if (scene.board.help_open || !drawn.list.contains(at) || drawn.end <= drawn.first || drawn.end > all.size())
        return std::nullopt;
    if (drawn.first == 0 && drawn.end == all.size()) return std::nullopt;
    const auto visible = static_cast<long>(drawn.end - drawn.first);
    const long last = static_cast<long>(drawn.end) - 1 + rows;
    const long wanted = std::clamp(last, visible - 1, static_cast<long>(all.size()) - 1);
    const model::ActionId& id = all[static_cast<std::size_t>(wanted)].id;
    if (id.empty() || wanted == static_cast<long>(drawn.end) - 1) return std::nullopt;
    if (scene.state.view == model::View::desk) return model::RowChosen{{{}, id}};
    return model::ActionSelected{id};
}

}  // namespace ui
