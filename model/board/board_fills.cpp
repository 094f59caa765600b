// The few colours of a board, given out once: text, scripts and every view read the same decision. What comes first in
// reading order is filled, the rest is outlined; nothing is once the board is old. It must never know how a thing looks.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr int most_fills = 5;  // at once (HF-09)

// What is left of them.
class Fills {
public:
    explicit Fills(int most) : left_(most) {}

    bool take() {
        if (left_ == 0) return false;
        --left_;
        return true;
    }
    int left() const { return left_; }
    void end() { left_ = 0; }

private:
    int left_;
};

bool is_chromatic(Tone tone) { return tone == Tone::stopped || tone == Tone::degraded || tone == Tone::workaround; }

// Blocked, unowned and overdue work lies on a stop plate.
bool has_plate(const ActionRow& row) { return row.alarm || row.owner_look == OwnerLook::none; }

void spend(Fills& fills, std::optional<Countdown>& countdown) {
    if (countdown) countdown->filled = countdown->look == CountdownLook::overdue && fills.take();
}

// The graver states come first; one state is filled everywhere or nowhere, unless it alone is too often.
void spend(Fills& fills, std::vector<TimelineService>& lanes) {
    for (const Tone tone : {Tone::stopped, Tone::degraded, Tone::workaround}) {
        std::vector<StateBand*> bands;
        for (TimelineService& lane : lanes)
            for (StateBand& band : lane.bands)
                if (band.tone == tone && band.filled) bands.push_back(&band);
        std::stable_sort(bands.begin(), bands.end(), [](const StateBand* a, const StateBand* b) {
            return a->until - a->from > b->until - b->from;
        });
        const bool all = static_cast<int>(bands.size()) <= fills.left();
        for (StateBand* band : bands) band->filled = (all || tone == Tone::stopped) && fills.take();
        if (!all) fills.end();
    }
}

}  // namespace

void spend_fills(Board& board) {
    Fills fills(board.colourless ? 0 : most_fills);
    if (board.timeline) spend(fills, board.timeline->services);  // its lanes stand where the rows do elsewhere
    spend(fills, board.header.countdown);
    board.footer.commander_filled = board.footer.commander_alarm && fills.take();
    for (ServiceRow& row : board.services) row.filled = row.filled && is_chromatic(row.tone) && fills.take();
    if (board.decision) spend(fills, board.decision->countdown);
    for (ActionRow& row : board.actions.rows) row.filled = has_plate(row) && fills.take();
    if (!board.desk || !board.desk->detail) return;
    for (DeskSpan& span : board.desk->detail->spans)
        span.filled = !span.dashed && is_chromatic(span.tone) && fills.take();
}

}  // namespace model::parts
