// A label is measured once, then offered its places; whoever stands in the way has been there first or ranks higher.
// It must never shorten a label: half a sentence may say the opposite.
#include "ui/timeline/timeline_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float around = 4;  // of the box, at both ends
constexpr float above = 1;

Rect box_of(Point at, float width, float size) {
    return {at.x - around, at.y - above, width + 2 * around, size + 2 * above};
}

}  // namespace

bool Labels::is_free(Rect rect, float leftmost) const {
    if (rect.x < left_ - leftmost || rect.x + rect.w > right_ || rect.x + rect.w > last_) return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& other) { return rect.overlaps(other); });
}

void Labels::settle(Canvas& canvas) {
    std::stable_sort(wishes_.begin(), wishes_.end(), [](const Wish& a, const Wish& b) { return a.rank < b.rank; });
    for (const Wish& wish : wishes_) {
        if (wish.text.empty()) continue;
        const float width = canvas.width(wish.text, wish.style.size, wish.style.weight);
        const auto at = std::find_if(wish.places.begin(), wish.places.end(), [&](Point place) {
            return is_free(box_of(place, width, wish.style.size), wish.leftmost);
        });
        if (at == wish.places.end()) continue;
        const Rect box = box_of(*at, width, wish.style.size);
        taken_.push_back(box);
        canvas.set_row(wish.row);
        canvas.fill(box, canvas.theme().bg);
        canvas.text(*at, wish.text, wish.style);
        const float middle = at->y + wish.style.size * 0.55f;
        if (wish.struck) canvas.line({at->x, middle}, {at->x + width, middle}, wish.style.colour, 1);
        canvas.set_row({});
    }
    wishes_.clear();
}

}  // namespace ui
