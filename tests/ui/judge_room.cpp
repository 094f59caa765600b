// The window is looked at through a grid of half an em: fine enough for a row of text, coarse enough for thousands of
// frames. It must never draw.
#include "tests/ui/judge_sense.h"

#include <algorithm>
#include <cmath>

namespace ui_test {
namespace {

using model::Action;
using model::ActionState;
using ui::Drawn;
using ui::DrawnKind;
using ui::Rect;

constexpr std::int64_t minute = 60'000;

std::string said_in(const model::Text& text, model::Language language) {
    const std::string& first = language == model::Language::ja ? text.ja : text.en;
    return first.empty() ? (language == model::Language::ja ? text.en : text.ja) : first;
}

bool is_open(const Action& action) {
    return !(action.state == ActionState::done) && !(action.state == ActionState::ineffective) &&
           !(action.state == ActionState::cancelled) && !(action.state == ActionState::followup);
}

bool is_pressing(const Action& action, const model::State& state, model::Instant now) {
    if (action.owner.empty()) return true;
    if (!state.me.who.empty() && action.owner == state.me.who && action.owner_org == state.me.org) return true;
    if (action.check_at && *action.check_at < now) return true;
    return action.state == ActionState::ordered && action.state_since && now.ms - action.state_since->ms > 3 * minute;
}

void add_services(const model::State& state, model::Instant now, std::vector<Trouble>& found) {
    for (const model::Service& service : state.record->services) {
        const bool bad =
            service.continuity == model::Continuity::stopped || service.continuity == model::Continuity::degraded;
        const bool late = !(service.continuity == model::Continuity::normal) && service.next_update_at &&
                          *service.next_update_at < now;
        if (!bad && !late) continue;
        Trouble trouble{service.id.text, {said_in(service.name, state.language)}};
        const std::string short_name = said_in(service.short_name, state.language);
        if (!short_name.empty()) trouble.names.push_back(short_name);
        found.push_back(std::move(trouble));
    }
}

// A thing's own drawings are small; a panel's ground, on which others stand, is not.
bool is_ground(const Drawn& drawn, float em) {
    return drawn.kind == DrawnKind::fill && drawn.rect.h > 3.5f * em && drawn.rect.w > 8.0f * em;
}

}  // namespace

std::vector<Trouble> in_trouble(const model::State& state, const model::Board& board, model::Instant now) {
    std::vector<Trouble> found;
    if (board.mode != model::BoardMode::incident) return found;
    add_services(state, now, found);
    for (const Action& action : state.record->actions) {
        const bool here = action.incident.empty() || action.incident == board.header.incident;
        if (here && is_open(action) && is_pressing(action, state, now))
            found.push_back({action.id.text, {said_in(action.object, state.language)}});
    }
    for (const model::Help& help : state.record->helps)
        if (help.state == model::HelpState::wanted)
            found.push_back({help.id.text, {said_in(help.skill, state.language)}});
    return found;
}

std::vector<Trouble> hidden_in(const Seen& seen, const std::vector<Trouble>& troubles) {
    const std::vector<Drawn> all = texts(seen);
    std::vector<Trouble> hidden;
    for (const Trouble& trouble : troubles) {
        const bool named = std::any_of(all.begin(), all.end(), [&](const Drawn& drawn) {
            return drawn.row == trouble.row ||
                   std::any_of(trouble.names.begin(), trouble.names.end(),
                               [&](const std::string& name) { return drawn.text.find(name) != std::string::npos; });
        });
        if (!named) hidden.push_back(trouble);
    }
    return hidden;
}

Emptiness::Emptiness(const Seen& seen) {
    constexpr float headline = 1.75f;  // of the smallest letters
    float least = 1e9f;
    for (const Drawn& drawn : seen.record.drawn)
        if (drawn.kind == DrawnKind::text) least = std::min(least, drawn.size);
    em_ = least < 1e8f ? std::max(12.0f, least) : 12.0f;
    cell_ = em_ / 2.0f;
    columns_ = static_cast<std::size_t>(std::max(1.0f, std::ceil(seen.width / cell_)));
    rows_ = static_cast<std::size_t>(std::max(1.0f, std::ceil(seen.height / cell_)));
    taken_.assign(columns_ * rows_, 0);
    for (const Drawn& drawn : seen.record.drawn) {
        // A headline has its line to itself.
        if (drawn.kind == DrawnKind::text && drawn.size >= headline * em_ && drawn.row.empty())
            take({0, drawn.rect.y, seen.width, drawn.rect.h});
        if (drawn.kind == DrawnKind::outline || drawn.kind == DrawnKind::dashed || is_ground(drawn, em_))
            take_edges(drawn.rect);
        else
            take(drawn.rect);
    }
}

void Emptiness::take(const Rect& rect) {
    const auto at = [&](float place, std::size_t most) {
        return static_cast<std::size_t>(std::clamp(place / cell_, 0.0f, static_cast<float>(most)));
    };
    const std::size_t left = at(rect.x, columns_ - 1), right = at(rect.x + rect.w, columns_ - 1);
    const std::size_t top = at(rect.y, rows_ - 1), bottom = at(rect.y + rect.h, rows_ - 1);
    for (std::size_t y = top; y <= bottom; ++y)
        std::fill_n(taken_.begin() + static_cast<long>(y * columns_ + left), right - left + 1, char{1});
}

void Emptiness::take_edges(const Rect& rect) {
    take({rect.x, rect.y, rect.w, 0});
    take({rect.x, rect.y + rect.h, rect.w, 0});
    take({rect.x, rect.y, 0, rect.h});
    take({rect.x + rect.w, rect.y, 0, rect.h});
}

// The largest rectangle in a histogram, row by row: `visit` is handed every one that can be no wider, in cells.
template <class Visit>
void Emptiness::visit_free(Visit visit) const {
    struct Step {
        std::size_t from, height;
    };
    std::vector<std::size_t> heights(columns_ + 1, 0);
    std::vector<Step> open;
    for (std::size_t y = 0; y < rows_; ++y) {
        open.clear();
        for (std::size_t x = 0; x <= columns_; ++x) {
            heights[x] = x == columns_ || taken_[y * columns_ + x] != 0 ? 0 : heights[x] + 1;
            std::size_t from = x;
            while (!open.empty() && open.back().height >= heights[x]) {
                const std::size_t down = open.back().height;
                if (down > 0) visit(Block{open.back().from, y + 1 - down, x - open.back().from, down});
                from = open.back().from;
                open.pop_back();
            }
            open.push_back({from, heights[x]});
        }
    }
}

std::optional<Rect> Emptiness::room(float width, float height) const {
    std::optional<Rect> found;
    visit_free([&](Block block) {
        const Rect rect{static_cast<float>(block.left) * cell_, static_cast<float>(block.top) * cell_,
                        static_cast<float>(block.across) * cell_, static_cast<float>(block.down) * cell_};
        if (rect.w >= width && rect.h >= height && (!found || rect.w > found->w)) found = rect;
    });
    return found;
}

double Emptiness::largest_share() const {
    std::size_t most = 0;
    visit_free([&](Block block) { most = std::max(most, block.across * block.down); });
    return static_cast<double>(most) / static_cast<double>(columns_ * rows_);
}

void judge_room(const Seen& seen, const std::vector<Trouble>& troubles, Faults& faults) {
    constexpr float row_width = 16, row_height = 4;  // ems that one more row needs at least, with air about it
    constexpr double most_share = 0.35;
    const std::vector<Trouble> hidden = hidden_in(seen, troubles);
    const bool cut = has_cut(seen);
    if (hidden.empty() && !cut) return;
    const Emptiness empty(seen);
    const std::optional<Rect> room =
        hidden.empty() ? std::nullopt : empty.room(row_width * empty.em(), row_height * empty.em());
    const auto number = [](float value) { return std::to_string(static_cast<int>(value)); };
    if (room)
        faults.push_back("hidden beside empty: " + hidden.front().row + " " + hidden.front().names.front() + ", " +
                         std::to_string(hidden.size()) + " of " + std::to_string(troubles.size()) + ", beside " +
                         number(room->w) + "x" + number(room->h) + " px at " + number(room->x) + "," + number(room->y));
    if (empty.largest_share() > most_share)
        faults.push_back("island: " + std::to_string(static_cast<int>(empty.largest_share() * 100)) + " % empty, " +
                         std::to_string(hidden.size()) + " hidden" + (cut ? ", cut" : ""));
}

}  // namespace ui_test
