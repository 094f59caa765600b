// What the files of the chronology share: where the axis lies, labels that never touch, and one function per group of
// lanes. It must never know what the words mean.
#pragma once

#include "ui/pen/frame.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

// What gives way first when labels collide: the lowest.
enum class Rank { decision, state, blocked, deadline, fact };

// Labels beside the things they name. All are gathered, then settled: by rank, and within one rank in the order they
// came; one that finds no place free is left out. Each stands on a box of the ground, so no line crosses letters.
class Labels {
public:
    // Nothing is written right of `last`.
    Labels(float left, float right, float last) : left_(left), right_(right), last_(last) {}

    struct Wish {
        Rank rank = Rank::fact;
        std::vector<Point> places;  // tried in order, each the top left of the text
        std::string text;
        TextStyle style;
        bool struck = false;
        std::string row;
        float leftmost = 0;  // how far left of the axis it may begin
        // Where it has found its place and this has room there too, it is said instead; empty: there is no more to say.
        std::string whole = {};
        std::vector<Point> whole_places = {};  // as many as `places`
    };
    // Something is drawn here already.
    void block(Rect rect) { taken_.push_back(rect); }
    void ask(Wish wish) { wishes_.push_back(std::move(wish)); }
    // Draws what has found a place.
    void settle(Canvas& canvas);

private:
    struct Placed {
        const Wish* wish = nullptr;
        std::size_t place = 0;  // of the wish's
        std::size_t taken = 0;  // its box
        bool whole = false;
    };
    // `own`: the box that does not count; none when it is past the last.
    bool is_free(Rect rect, float leftmost, std::size_t own) const;
    std::vector<Placed> placed(const Canvas& canvas);
    void grow(const Canvas& canvas, Placed& placed);
    void draw(Canvas& canvas, const Placed& placed) const;

    float left_, right_, last_;
    std::vector<Rect> taken_;
    std::vector<Wish> wishes_;
};

// One frame of the chronology, and where its axis and lanes lie.
struct TimelineFrame : Frame {
    const model::Timeline& line;
    float left = 0, right = 0;                   // the axis
    float services = 0, people = 0, bottom = 0;  // tops of the lanes, and where they end
    float words_end = 0;                         // right of it nothing is written: beyond the playhead while it moves
    Labels& labels;

    float x(double place) const {
        const double within = place < 0.0 ? 0.0 : place > 1.0 ? 1.0 : place;
        return left + (right - left) * static_cast<float>(within);
    }
    // Whether words that end at `end` may be written.
    bool may_write(float end) const { return end <= words_end; }
};

inline constexpr float timeline_margin = 24;
// Design units.
inline constexpr float lane_pitch = 38, tall_lane = 62, person_pitch = 26, rest_height = 26;

// Everything behind the lanes: hours, deadlines, gaps, and what ties decisions to work.
void draw_timeline_ground(const TimelineFrame& frame);
void draw_timeline_head(const TimelineFrame& frame);
void draw_timeline_axis(const TimelineFrame& frame);
void draw_timeline_command(const TimelineFrame& frame);
void draw_timeline_decisions(const TimelineFrame& frame);
void draw_timeline_services(const TimelineFrame& frame);
void draw_timeline_people(const TimelineFrame& frame);
void draw_timeline_scrubber(const TimelineFrame& frame);

}  // namespace ui
