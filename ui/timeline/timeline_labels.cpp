// A label is measured once, then offered its places; whoever stands in the way has been there first or ranks higher.
// It must never shorten a label: half a sentence may say the opposite. What may be said shorter it is told.
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

bool Labels::is_free(Rect rect, float leftmost, std::size_t own) const {
    if (rect.x < left_ - leftmost || rect.x + rect.w > right_ || rect.x + rect.w > last_) return false;
    for (std::size_t i = 0; i < taken_.size(); ++i)
        if (i != own && rect.overlaps(taken_[i])) return false;
    return true;
}

std::vector<Labels::Placed> Labels::placed(const Canvas& canvas) {
    std::vector<Placed> found;
    for (const Wish& wish : wishes_) {
        if (wish.text.empty()) continue;
        const float width = canvas.width(wish.text, wish.style.size, wish.style.weight);
        for (std::size_t i = 0; i < wish.places.size(); ++i) {
            const Rect box = box_of(wish.places[i], width, wish.style.size);
            if (!is_free(box, wish.leftmost, taken_.size())) continue;
            found.push_back({&wish, i, taken_.size(), false});
            taken_.push_back(box);
            break;
        }
    }
    return found;
}

// After all have their places: nobody is left out because another says more.
void Labels::grow(const Canvas& canvas, Placed& placed) {
    const Wish& wish = *placed.wish;
    if (wish.whole.empty() || wish.whole == wish.text || placed.place >= wish.whole_places.size()) return;
    const float width = canvas.width(wish.whole, wish.style.size, wish.style.weight);
    const Rect box = box_of(wish.whole_places[placed.place], width, wish.style.size);
    if (!is_free(box, wish.leftmost, placed.taken)) return;
    taken_[placed.taken] = box;
    placed.whole = true;
}

void Labels::draw(Canvas& canvas, const Placed& placed) const {
    const Wish& wish = *placed.wish;
    const Point at = placed.whole ? wish.whole_places[placed.place] : wish.places[placed.place];
    canvas.set_row(wish.row);
    canvas.fill(taken_[placed.taken], canvas.theme().bg);
    const float width = canvas.text(at, placed.whole ? wish.whole : wish.text, wish.style);
    const float middle = at.y + wish.style.size * 0.55f;
    if (wish.struck) canvas.line({at.x, middle}, {at.x + width, middle}, wish.style.colour, 1);
    canvas.set_row({});
}

void Labels::settle(Canvas& canvas) {
    std::stable_sort(wishes_.begin(), wishes_.end(), [](const Wish& a, const Wish& b) { return a.rank < b.rank; });
    std::vector<Placed> all = placed(canvas);
    for (Placed& one : all) grow(canvas, one);
    for (const Placed& one : all) draw(canvas, one);
    wishes_.clear();
}

}  // namespace ui
