// What is cut, what stands beside it, and what must never be cut. A text that wraps is read as one.
// It must never draw.
#include "tests/ui/judge_sense.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace ui_test {
namespace {

using ui::Drawn;
using ui::DrawnKind;
using ui::Rect;

constexpr std::string_view ellipsis = "…";

std::string quoted(const Drawn& drawn) {
    return "\"" + drawn.text + "\" at " + std::to_string(static_cast<int>(drawn.rect.x)) + "," +
           std::to_string(static_cast<int>(drawn.rect.y)) + " size " + std::to_string(static_cast<int>(drawn.size));
}

// Where the next thing to the right begins that stands in this text's line or in the one above or below it, for there its
// neighbours' column begins; or where the ground it lies on ends.
float next_to(const Seen& seen, const Drawn& text, float page_right) {
    const float right = text.rect.x + text.rect.w;
    const Rect band{right + 1, text.rect.y - text.rect.h, 1e6f, text.rect.h * 3.0f};
    float next = page_right;
    for (const Drawn& other : seen.record.drawn) {
        if (&other == &text) continue;
        const Rect& rect = other.rect;
        const bool level = rect.y < band.y + band.h && band.y < rect.y + std::max(rect.h, 1.0f);
        if (!level) continue;
        if (rect.x > right - 1) next = std::min(next, rect.x);
        const bool around = rect.x <= text.rect.x + 1 && rect.x + rect.w >= right - 1;
        if (around && other.kind != DrawnKind::text && other.kind != DrawnKind::line)
            next = std::min(next, rect.x + rect.w - text.size / 2.0f);
    }
    return next;
}

void judge_beside(const Seen& seen, Faults& faults) {
    constexpr float free_from = 3;  // ems: more than a gap between columns
    float page_right = 0;
    for (const Drawn& drawn : texts(seen)) page_right = std::max(page_right, drawn.rect.x + drawn.rect.w);
    for (const Drawn& drawn : seen.record.drawn) {
        if (drawn.kind != DrawnKind::text || !is_cut(drawn) || drawn.text.find(ellipsis) == std::string::npos) continue;
        const float free = next_to(seen, drawn, page_right) - drawn.rect.x - drawn.rect.w;
        if (free >= free_from * drawn.size)
            faults.push_back("cut beside empty: " + quoted(drawn) + ", " + std::to_string(static_cast<int>(free)) +
                             " px free, of \"" + drawn.whole + "\"");
    }
}

// A wrapped text that is cut, put together again.
struct Cut {
    std::string drawn, whole, row;
};

std::vector<Cut> cuts_of(const Seen& seen) {
    std::vector<Cut> cuts;
    const Drawn* before = nullptr;
    for (const Drawn& drawn : seen.record.drawn) {
        if (drawn.kind != DrawnKind::text || !is_cut(drawn)) continue;
        const bool goes_on = before != nullptr && !before->whole.empty() && before->whole == drawn.whole &&
                             before->row == drawn.row && drawn.rect.y > before->rect.y + 1 &&
                             drawn.rect.y < before->rect.y + 2 * before->size;
        if (goes_on)
            cuts.back().drawn += drawn.text;
        else
            cuts.push_back({drawn.text, drawn.whole, drawn.row});
        before = &drawn;
    }
    return cuts;
}

void judge_alike(const Seen& seen, Faults& faults) {
    const std::vector<Cut> cuts = cuts_of(seen);
    std::set<std::string> said;
    for (std::size_t i = 0; i < cuts.size(); ++i)
        for (std::size_t j = i + 1; j < cuts.size(); ++j) {
            if (cuts[i].drawn != cuts[j].drawn || cuts[i].row == cuts[j].row) continue;
            // The board itself has cut names without a whole; those of two services are two names.
            const bool services = cuts[i].row.starts_with("S") && cuts[j].row.starts_with("S");
            const bool differ = cuts[i].whole.empty() ? services : cuts[i].whole != cuts[j].whole;
            if (differ && said.insert(cuts[i].drawn).second)
                faults.push_back("cut alike: \"" + cuts[i].drawn + "\" is \"" + cuts[i].whole + "\" and \"" +
                                 cuts[j].whole + "\"");
        }
}

// Whole or not at all: states, who has nobody, ages and times.
std::set<std::string> whole_words(const model::Board& board) {
    std::set<std::string> words{board.footer.fresh, board.header.clock};
    if (board.strip && board.colourless) words.insert(board.strip->main);
    for (const model::ServiceRow& row : board.services) words.insert(row.state);
    for (const model::ActionRow& row : board.actions.rows) {
        words.insert(row.time);
        words.insert(row.state);
        if (row.owner_look == model::OwnerLook::none) words.insert(row.owner);
    }
    words.erase("");
    return words;
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// True where the "…" stands inside a figure.
bool tears_figure(const Drawn& drawn) {
    if (!drawn.text.ends_with(ellipsis) || drawn.whole.empty()) return false;
    const std::string kept = drawn.text.substr(0, drawn.text.size() - ellipsis.size());
    const std::size_t at = drawn.whole.find(kept);
    if (kept.empty() || at == std::string::npos || at + kept.size() >= drawn.whole.size()) return false;
    const char next = drawn.whole[at + kept.size()];
    return (is_digit(kept.back()) || kept.back() == ':') && (is_digit(next) || next == ':');
}

void judge_words(const Seen& seen, const model::Board& board, Faults& faults) {
    const std::set<std::string> words = whole_words(board);
    for (const Drawn& drawn : texts(seen)) {
        if (!is_cut(drawn)) continue;
        if (words.contains(drawn.whole) || tears_figure(drawn))
            faults.push_back("a word that matters cut: " + quoted(drawn) + " of \"" + drawn.whole + "\"");
    }
}

}  // namespace

bool is_cut(const Drawn& drawn) { return !drawn.whole.empty() || drawn.text.ends_with(ellipsis); }

bool has_cut(const Seen& seen) {
    return std::any_of(seen.record.drawn.begin(), seen.record.drawn.end(), [](const Drawn& drawn) {
        return drawn.kind == DrawnKind::text && drawn.text.find(ellipsis) != std::string::npos;
    });
}

void judge_cuts(const Seen& seen, const model::Board& board, Faults& faults) {
    judge_beside(seen, faults);
    judge_alike(seen, faults);
    judge_words(seen, board, faults);
}

}  // namespace ui_test
