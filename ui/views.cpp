// The table itself. A view that is added here can be named, switched to, sized and drawn; nothing else needs to know it.
#include "ui/views.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ui {
namespace {

using model::Board;

Hits wall(Canvas& canvas, const Board& board, Size size, CalmPlace calm) {
    draw_wall(canvas, board, size, calm);
    return {};
}

// In the order of model::View.
const std::array kinds = {
    ViewKind{.name = "wall", .unattended = true, .layout = wall_layout, .budget = wall_budget, .draw = wall},
    ViewKind{.name = "compact",
             .width = 420,
             .height = 720,
             .typed_into = true,
             .layout = [](const Screen& screen, float) { return compact_layout(screen); },
             .budget = [](Size size, bool) { return compact_budget(size); },
             .draw = [](Canvas& canvas, const Board& board, Size size,
                        CalmPlace) { return draw_compact(canvas, board, size); }},
    ViewKind{.name = "glance",
             .unattended = true,
             .layout = [](const Screen& screen, float) { return glance_layout(screen); },
             .budget = [](Size size, bool) { return glance_budget(size); },
             .draw =
                 [](Canvas& canvas, const Board& board, Size size, CalmPlace) {
                     draw_glance(canvas, board, size);
                     return Hits{};
                 }},
    ViewKind{.name = "desk",
             .width = 1280,
             .height = 800,
             .layout = [](const Screen& screen, float) { return desk_layout(screen); },
             .budget = [](Size size, bool) { return desk_budget(size); },
             .draw = [](Canvas& canvas, const Board& board, Size size,
                        CalmPlace) { return draw_desk(canvas, board, size); }},
    ViewKind{.name = "phone",
             .width = 390,
             .height = 844,
             .typed_into = true,
             .layout = [](const Screen& screen, float) { return phone_layout(screen); },
             .budget = [](Size size, bool) { return phone_budget(size); },
             .draw = [](Canvas& canvas, const Board& board, Size size,
                        CalmPlace) { return draw_phone(canvas, board, size); }},
    ViewKind{.name = "timeline",
             .width = 1280,
             .height = 800,
             .layout = [](const Screen& screen, float) { return timeline_layout(screen); },
             .budget = [](Size size, bool) { return timeline_budget(size); },
             .draw = [](Canvas& canvas, const Board& board, Size size,
                        CalmPlace) { return draw_timeline(canvas, board, size); }},
};

}  // namespace

const ViewKind& kind_of(model::View view) { return kinds[static_cast<std::size_t>(view)]; }

std::vector<std::string> view_names() {
    std::vector<std::string> names;
    std::transform(kinds.begin(), kinds.end(), std::back_inserter(names),
                   [](const ViewKind& kind) { return std::string(kind.name); });
    return names;
}

std::optional<model::View> view_from(std::string_view name) {
    const auto* found =
        std::find_if(kinds.begin(), kinds.end(), [&](const ViewKind& kind) { return kind.name == name; });
    if (found == kinds.end()) return std::nullopt;
    return static_cast<model::View>(std::distance(kinds.begin(), found));
}

model::View view_after(model::View view) {
    return static_cast<model::View>((static_cast<std::size_t>(view) + 1) % kinds.size());
}

}  // namespace ui
