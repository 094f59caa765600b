// The table itself. A view that is added here can be named, switched to, sized and drawn; nothing else needs to know it.
#include "ui/views.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ui {
namespace {

using model::Board;

// Upright, or lying in two columns as a phone does; a wide window has views that use it.
bool fits_a_hand(Size size) {
    constexpr float lying_below = 480;
    return size.h > size.w || size.h < lying_below;
}

// In the order of model::View.
const std::array kinds = {
    ViewKind{.name = "wall",
             .unattended = true,
             .smallest = 32,
             .layout = wall_layout,
             .budget = wall_budget,
             .draw = draw_wall},
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
             .smallest = 20,
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
             .takes = fits_a_hand,
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
    ViewKind{.name = "handover",
             .width = 1280,
             .height = 800,
             .typed_into = true,
             .layout = [](const Screen& screen, float) { return sheet_layout(screen); },
             .budget = [](Size size, bool) { return sheet_budget(size); },
             .draw = [](Canvas& canvas, const Board& board, Size size,
                        CalmPlace) { return draw_sheet(canvas, board, size); }},
    ViewKind{
        .name = "bar",
        .width = 1280,
        .height = bar_height,
        .on_top = true,
        .layout = [](const Screen& screen, float) { return bar_layout(screen); },
        .budget = [](Size size, bool) { return bar_budget(size); },
        .draw = [](Canvas& canvas, const Board& board, Size size, CalmPlace) { return draw_bar(canvas, board, size); }},
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

model::View view_for(int width, int height, float content_scale, bool fullscreen) {
    constexpr float flat_height = 120, flat = 6.0f;                    // width by height of a bar
    constexpr float phone_width = 400, phone_upright = 1.6f;           // height by width in a hand
    constexpr float lying_width = 960, lying_height = 480;             // the same, on its side
    constexpr float least_wall_width = 1000, least_wall_height = 600;  // of a window
    const float scale = content_scale > 0.0f ? content_scale : 1.0f;
    const float across = static_cast<float>(std::max(width, 1)) / scale;
    const float down = static_cast<float>(std::max(height, 1)) / scale;
    if (!fullscreen && down <= flat_height && across >= flat * down) return model::View::bar;
    const bool upright = across < phone_width && down >= phone_upright * across;
    const bool lying = down < lying_height && across < lying_width && across > down;
    if (upright || lying) return model::View::phone;
    if (fullscreen || (across >= least_wall_width && down >= least_wall_height)) return model::View::wall;
    return model::View::compact;
}

bool serves(model::View view, const Screen& screen) {
    constexpr float nominal_kanji = 0.94f, least_letter = 12.0f, least_far_letter = 18.0f;
    const ViewKind& kind = kind_of(view);
    if (screen.width <= 0 || screen.height <= 0 || kind.on_top) return true;
    const Layout at = kind.layout(screen, nominal_kanji);
    if (kind.takes != nullptr && !kind.takes(at.size)) return false;
    return at.scale * kind.smallest >= (view == model::View::wall ? least_far_letter : least_letter);
}

model::View view_serving(model::View wanted, const Screen& screen) {
    if (serves(wanted, screen)) return wanted;
    const model::View suits = view_for(screen.width, screen.height, screen.content_scale, false);
    for (const model::View view : {suits, model::View::compact, model::View::phone})
        if (!is_on_top(view) && serves(view, screen)) return view;
    return wanted;
}

model::View view_after(model::View view, const Screen& screen) {
    if (is_on_top(view)) return model::View::compact;
    std::size_t next = static_cast<std::size_t>(view);
    do next = (next + 1) % kinds.size();
    while (kinds[next].on_top ||
           (next != static_cast<std::size_t>(view) && !serves(static_cast<model::View>(next), screen)));
    return static_cast<model::View>(next);
}

}  // namespace ui
