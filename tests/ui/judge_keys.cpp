// Keys are boxes with a letter in them; what a key means is the word to its right. Letters are judged by their px, texts
// by whether they touch. It must never know what a key does.
#include "tests/ui/judge_sense.h"

#include <algorithm>
#include <map>

namespace ui_test {
namespace {

using ui::Drawn;
using ui::DrawnKind;

std::string quoted(const Drawn& drawn) {
    return "\"" + drawn.text + "\" at " + std::to_string(static_cast<int>(drawn.rect.x)) + "," +
           std::to_string(static_cast<int>(drawn.rect.y)) + " size " + std::to_string(static_cast<int>(drawn.size));
}

bool lies_in(const Drawn& text, const Drawn& box) {
    const ui::Point centre{text.rect.x + text.rect.w / 2.0f, text.rect.y + text.rect.h / 2.0f};
    return box.rect.contains(centre) && text.rect.w <= box.rect.w + 1;
}

const Drawn* letter_in(const std::vector<Drawn>& all, const Drawn& box) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Drawn& text) { return lies_in(text, box); });
    return found == all.end() ? nullptr : &*found;
}

// The nearest text that begins to the right of the key, in its line.
const Drawn* word_after(const std::vector<Drawn>& all, const Drawn& box) {
    const float right = box.rect.x + box.rect.w;
    const float centre = box.rect.y + box.rect.h / 2.0f;
    const Drawn* nearest = nullptr;
    for (const Drawn& text : all) {
        const bool level = text.rect.y < centre && centre < text.rect.y + text.rect.h;
        const bool beside = text.rect.x >= right - 1 && text.rect.x < right + 2.5f * box.rect.h;
        if (level && beside && (nearest == nullptr || text.rect.x < nearest->rect.x)) nearest = &text;
    }
    return nearest;
}

// Two texts stand apart by a hair of the smaller one unless the second goes on with the first.
bool touches(const Drawn& one, const Drawn& other) {
    if (ink_of(one).overlaps(ink_of(other))) return true;
    const bool across = one.rect.x < other.rect.x + other.rect.w && other.rect.x < one.rect.x + one.rect.w;
    const Drawn& upper = one.rect.y < other.rect.y ? one : other;
    const Drawn& lower = one.rect.y < other.rect.y ? other : one;
    const float gap = lower.rect.y - upper.rect.y - upper.rect.h;
    return across && gap < 0.02f * std::min(one.size, other.size) && gap > -0.5f * std::min(one.size, other.size) &&
           lower.rect.y > upper.rect.y + 0.5f * upper.rect.h;
}

}  // namespace

void judge_letters(const Seen& seen, Faults& faults) {
    constexpr float least = 12;
    const std::vector<Drawn> all = texts(seen);
    for (const Drawn& drawn : all)
        if (drawn.size < least - 0.01f) faults.push_back("below 12 px: " + quoted(drawn));
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (touches(all[i], all[j])) faults.push_back("text on text: " + quoted(all[i]) + " and " + quoted(all[j]));
}

void judge_keys(const Seen& seen, Faults& faults) {
    const std::vector<Drawn> all = texts(seen);
    std::map<std::string, std::string> meanings;
    for (const Drawn& box : seen.record.drawn) {
        if (box.kind != DrawnKind::outline || box.text != "key") continue;
        const Drawn* letter = letter_in(all, box);
        const Drawn* word = letter == nullptr ? nullptr : word_after(all, box);
        if (word == nullptr) continue;
        const auto [known, added] = meanings.try_emplace(letter->text, word->text);
        if (!added && known->second != word->text)
            faults.push_back("a key with two meanings: " + letter->text + " is \"" + known->second + "\" and \"" +
                             word->text + "\"");
    }
}

Faults sense_faults(const Shown& shown, const model::State& state, model::Instant now) {
    Faults faults;
    judge_room(shown.seen, in_trouble(state, shown.board, now), faults);
    judge_cuts(shown.seen, shown.board, faults);
    judge_letters(shown.seen, faults);
    judge_keys(shown.seen, faults);
    return faults;
}

}  // namespace ui_test
