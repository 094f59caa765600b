// Judges of common sense, over any view, from its draw record: is anything in trouble hidden, or anything cut, beside empty
// room; are two names cut alike; does text touch text; is a letter, an age or a state too small or torn; has one key two
// meanings in sight. They must never know a view's layout, and never call the product's own idea of what is in trouble.
#pragma once

#include "tests/ui/shown.h"

#include <optional>
#include <string>
#include <vector>

namespace ui_test {

// What must have a name on a board: services stopped, degraded or late with their report; work that is late, without an
// owner or of whoever looks; help that is waited for.
struct Trouble {
    std::string row;                 // its identity in a draw record
    std::vector<std::string> names;  // any of which names it
};
std::vector<Trouble> in_trouble(const model::State& state, const model::Board& board, model::Instant now);

// Which of these a frame does not name.
std::vector<Trouble> hidden_in(const Seen& seen, const std::vector<Trouble>& troubles);
bool is_cut(const ui::Drawn& drawn);
bool has_cut(const Seen& seen);

// Where nothing is drawn; a panel's ground is no drawing, its edge is.
class Emptiness {
public:
    explicit Emptiness(const Seen& seen);
    // A free rectangle of at least that many px, as wide as it can be; none: there is no such room.
    std::optional<ui::Rect> room(float width, float height) const;
    // The largest free rectangle's part of the window, 0–1.
    double largest_share() const;
    float em() const { return em_; }  // the smallest text's size, px

private:
    struct Block {
        std::size_t left, top, across, down;  // cells
    };
    template <class Visit>
    void visit_free(Visit visit) const;
    void take(const ui::Rect& rect);
    void take_edges(const ui::Rect& rect);
    std::size_t columns_ = 1, rows_ = 1;
    float cell_ = 1, em_ = 12;
    std::vector<char> taken_;
};

// Each fault begins with the judge's name and a colon.
inline const std::vector<std::string> sense_judges = {
    "hidden beside empty", "cut beside empty",        "cut alike", "text on text",
    "below 12 px",         "a word that matters cut", "island",    "a key with two meanings"};
void judge_room(const Seen& seen, const std::vector<Trouble>& troubles, Faults& faults);  // hidden, island
void judge_cuts(const Seen& seen, const model::Board& board, Faults& faults);  // beside empty, alike, what matters
void judge_letters(const Seen& seen, Faults& faults);                          // on another, below 12 px
void judge_keys(const Seen& seen, Faults& faults);

// All of them.
Faults sense_faults(const Shown& shown, const model::State& state, model::Instant now);

}  // namespace ui_test
