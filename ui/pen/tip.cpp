// It is laid over the frame in the letters of the view. What is on the frame below it stays where it is.
#include "ui/pen/tip.h"

#include "ui/pen/panel_text.h"

#include <algorithm>

namespace ui {

const CutText* cut_at(const std::vector<CutText>& cuts, Point at) {
    const auto found =
        std::find_if(cuts.rbegin(), cuts.rend(), [&](const CutText& cut) { return cut.rect.contains(at); });
    return found == cuts.rend() ? nullptr : &*found;
}

void draw_tip(Canvas& canvas, const CutText& cut, Rect screen) {
    constexpr float size = 16, padding = 10, most_width = 560, gap = 6;
    const Theme& theme = canvas.theme();
    const Fitted words =
        fitted(canvas, {cut.whole}, std::min(most_width, screen.w - 4 * padding), {{size, Tier::t3, 8}});
    float width = 0;
    for (const std::string& line : words.lines) width = std::max(width, canvas.width(line, size));
    const Rect text = canvas.in_design(cut.rect);
    Rect box{text.x - padding, text.y + text.h + gap, width + 2 * padding, height_of(words) + 2 * padding};
    box.x = std::clamp(box.x, padding, std::max(padding, screen.w - padding - box.w));
    if (box.y + box.h > screen.h - padding) box.y = std::max(padding, text.y - gap - box.h);
    canvas.fill(box, theme.paper, 4, "tip");
    const Ground ground(canvas, theme.paper);
    draw_fitted(canvas, {box.x + padding, box.y + padding}, words, {.colour = theme.paper_ink});
}

}  // namespace ui
