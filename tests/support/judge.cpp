// Tolerances are half a pixel: edges are rounded to whole ones.
// It must never know a panel.
#include "tests/support/judge.h"

#include "ui/pen/sizing.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ui_test {
namespace {

using ui::Drawn;
using ui::DrawnKind;
using ui::Tier;

std::string where(const Drawn& drawn) {
    const auto number = [](float value) { return std::to_string(static_cast<int>(value)); };
    return "\"" + drawn.text + "\" at " + number(drawn.rect.x) + "," + number(drawn.rect.y) + " " +
           number(drawn.rect.w) + "x" + number(drawn.rect.h);
}

}  // namespace

ui::Rect ink_of(const Drawn& drawn) {
    const float inset = drawn.rect.h * 0.06f;
    const bool blank_half = drawn.text.starts_with("「") || drawn.text.starts_with("（");
    const float left = blank_half ? drawn.size / 2.0f : 0.6f;
    return {drawn.rect.x + left, drawn.rect.y + inset, drawn.rect.w - left - 0.6f, drawn.rect.h - 2 * inset};
}

ui::Size wall_size(float width, float height, std::optional<double> distance) {
    constexpr float kanji = 0.94f;
    const ui::Screen screen{static_cast<int>(width), static_cast<int>(height), 1.0f, {}, distance};
    return ui::wall_layout(screen, kanji).size;
}

Seen wall(Headless& headless, const model::Board& board, float width, float height, std::optional<double> distance) {
    Seen seen;
    const ui::Size size = wall_size(width, height, distance);
    seen.scale = width / size.w;
    seen.width = width;
    seen.height = height;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(width, height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, seen.scale);
        seen.hits = ui::draw_wall(canvas, board, size);
    });
    return seen;
}

Seen compact(Headless& headless, const model::Board& board, float width, float height, float scale) {
    Seen seen;
    seen.scale = scale;
    seen.width = width * scale;
    seen.height = height * scale;
    const ui::Theme theme = ui::dark_theme();
    headless.frame(seen.width, seen.height, [&](ImDrawList& list) {
        ui::Canvas canvas({list, headless.faces(), theme, &seen.record}, scale);
        seen.hits = ui::draw_compact(canvas, board, {width, height});
    });
    return seen;
}

std::vector<Drawn> texts(const Seen& seen) {
    std::vector<Drawn> found;
    std::copy_if(seen.record.drawn.begin(), seen.record.drawn.end(), std::back_inserter(found),
                 [](const Drawn& drawn) { return drawn.kind == DrawnKind::text; });
    return found;
}

std::vector<Drawn> texts(const Seen& seen, const std::string& row) {
    std::vector<Drawn> found = texts(seen);
    std::erase_if(found, [&](const Drawn& drawn) { return drawn.row != row; });
    return found;
}

const Drawn* find(const Seen& seen, const std::string& start) {
    for (const Drawn& drawn : seen.record.drawn)
        if (drawn.kind == DrawnKind::text && drawn.text.starts_with(start)) return &drawn;
    return nullptr;
}

bool says(const Seen& seen, const std::string& part) {
    const std::vector<Drawn> all = texts(seen);
    return std::any_of(all.begin(), all.end(),
                       [&](const Drawn& drawn) { return drawn.text.find(part) != std::string::npos; });
}

int count_of(const Seen& seen, DrawnKind kind, const std::string& name) {
    return static_cast<int>(std::count_if(seen.record.drawn.begin(), seen.record.drawn.end(), [&](const Drawn& drawn) {
        return drawn.kind == kind && drawn.text == name;
    }));
}

bool is_chromatic(ui::Colour colour) {
    const std::array<int, 3> parts = {static_cast<int>((colour.rgb >> 16) & 0xFF),
                                      static_cast<int>((colour.rgb >> 8) & 0xFF), static_cast<int>(colour.rgb & 0xFF)};
    const auto [least, most] = std::minmax_element(parts.begin(), parts.end());
    return *most - *least > 48;
}

int chromatic_fills(const Seen& seen) {
    return static_cast<int>(std::count_if(seen.record.drawn.begin(), seen.record.drawn.end(), [](const Drawn& drawn) {
        return drawn.kind == DrawnKind::fill && !drawn.text.empty() && is_chromatic(drawn.fg);
    }));
}

void judge_edges(const Seen& seen, Faults& faults) {
    constexpr float half = 0.51f;
    for (const Drawn& drawn : seen.record.drawn) {
        const ui::Rect& rect = drawn.rect;
        if (rect.x < -half || rect.y < -half || rect.x + rect.w > seen.width + half ||
            rect.y + rect.h > seen.height + half)
            faults.push_back("outside the screen: " + where(drawn));
    }
}

void judge_overlap(const Seen& seen, Faults& faults) {
    const std::vector<Drawn> all = texts(seen);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (ink_of(all[i]).overlaps(ink_of(all[j])))
                faults.push_back("one on another: " + where(all[i]) + " on " + where(all[j]));
}

void judge_contrast(const Seen& seen, Faults& faults) {
    for (const Drawn& drawn : seen.record.drawn) {
        const double ratio = ui::contrast(drawn.fg, drawn.bg);
        if (drawn.kind == DrawnKind::text && ratio < 7.0) faults.push_back("contrast below 7: " + where(drawn));
        if (drawn.kind == DrawnKind::shape && ratio < 3.0) faults.push_back("contrast below 3: " + where(drawn));
    }
}

void judge_colour(const Seen& seen, const model::Board& board, Faults& faults) {
    if (chromatic_fills(seen) > 5) faults.push_back(std::to_string(chromatic_fills(seen)) + " chromatic fills");
    if (!board.colourless && board.mode != model::BoardMode::calm) return;
    for (const Drawn& drawn : seen.record.drawn)
        if (is_chromatic(drawn.fg)) faults.push_back("colour where there must be none: " + where(drawn));
}

void judge_wall_sizes(const Seen& seen, const model::Board& board, const ui::Faces& faces, Faults& faults) {
    struct Least {
        float kanji, capital;  // px on a 1080 px screen; a kanji's face, a capital's height
    };
    const auto least_of = [](Tier tier) {
        if (tier == Tier::t3) return Least{29, 20};
        return tier == Tier::t2 ? Least{46, 29} : Least{69, 55};
    };
    for (const Drawn& drawn : texts(seen)) {
        // The words of the drill bands and units beside figures have sizes of their own.
        if (drawn.tier == Tier::countdown) continue;
        const Least least = least_of(drawn.tier);
        const bool latin = board.language == model::Language::en;
        const float size = drawn.size * (latin ? faces.latin : faces.kanji);
        if (size + 0.5f < (latin ? least.capital : least.kanji) * seen.scale)
            faults.push_back("too small for its tier: " + where(drawn));
    }
}

void judge_endings(const Seen& seen, Faults& faults) {
    for (const Drawn& drawn : texts(seen))
        if (drawn.tier == Tier::t1 && drawn.text.ends_with("…")) faults.push_back("cut: " + where(drawn));
}

Faults faults_of_wall(const Seen& seen, const model::Board& board, const ui::Faces& faces) {
    Faults faults;
    judge_edges(seen, faults);
    judge_overlap(seen, faults);
    judge_contrast(seen, faults);
    judge_colour(seen, board, faults);
    judge_wall_sizes(seen, board, faces, faults);
    judge_endings(seen, faults);
    return faults;
}

Faults faults_of_compact(const Seen& seen, const model::Board& board) {
    Faults faults;
    judge_edges(seen, faults);
    judge_overlap(seen, faults);
    judge_contrast(seen, faults);
    judge_colour(seen, board, faults);
    judge_endings(seen, faults);
    for (const Drawn& drawn : texts(seen))
        if (drawn.size < 14 * seen.scale - 0.01f) faults.push_back("smaller than 14: " + where(drawn));
    return faults;
}

std::string said(const Faults& faults) {
    std::string all;
    for (const std::string& fault : faults) all += fault + "\n";
    return all;
}

}  // namespace ui_test
