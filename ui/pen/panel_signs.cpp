// The marks of time: phase rail, heartbeat and countdown. Nothing here moves by itself: it steps with what is handed in.
// It must never read a clock.
#include "ui/pen/panel_marks.h"
#include "ui/pen/panel_text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ui {
namespace {

using model::StationState;

void draw_station(Canvas& canvas, Point centre, StationState state, const RailMeasures& measures) {
    const Theme& theme = canvas.theme();
    const float radius = measures.label * 0.36f;
    switch (state) {
        case StationState::past: canvas.disc(centre, radius * 0.62f, theme.t2); break;
        case StationState::current:
            canvas.disc(centre, radius + 2.0f, theme.t1);
            canvas.disc(centre, radius * 0.42f, theme.bg);
            break;
        case StationState::next: canvas.ring(centre, radius * 0.8f, theme.mark, measures.ring); break;
    }
}

bool is_named(const model::Station& station, const RailMeasures& measures) {
    return measures.all_names || station.state == StationState::current;
}

TextStyle label_style(const Theme& theme, const model::Station& station, const RailMeasures& measures) {
    const bool current = station.state == StationState::current;
    return {.size = measures.label,
            .weight = current ? Weight::bold : Weight::regular,
            .colour = current ? theme.t1 : theme.t2,
            .tier = Tier::t3};
}

// Where a station stands and where what belongs to it ends.
struct Stop {
    float centre = 0, end = 0;
};

std::vector<Stop> stops_of(const Canvas& canvas, float left, std::span<const model::Station> stations,
                           const RailMeasures& measures) {
    const float radius = measures.label * 0.36f;
    std::vector<Stop> stops;
    float x = left + radius;
    for (const model::Station& station : stations) {
        const TextStyle label = label_style(canvas.theme(), station, measures);
        const bool named = is_named(station, measures);
        const float end =
            named ? x + measures.to_label + canvas.width(station.label, label.size, label.weight) : x + radius;
        stops.push_back({x, end});
        const float line = named ? end + measures.after : x + measures.blank;
        x = line + measures.line + measures.to_next;
    }
    return stops;
}

// One run of a countdown in one size.
struct Run {
    std::string text;
    float size = 0;
    float lower = 0;   // than the largest begins, so that all share one baseline; design units
    float before = 0;  // gap, design units
};

constexpr float unit_ratio = 0.65f;
constexpr float baseline = 0.88f;  // of the em, from its top

bool is_figure(char c) { return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == ','; }

void add_runs(std::vector<Run>& runs, const std::string& text, float size) {
    std::size_t from = 0;
    while (from < text.size()) {
        const bool figure = is_figure(text[from]);
        std::size_t to = from;
        while (to < text.size() && is_figure(text[to]) == figure) ++to;
        const float own = figure ? size : size * unit_ratio;
        runs.push_back({text.substr(from, to - from), own, baseline * (size - own), 0});
        from = to;
    }
}

std::vector<Run> runs_of(const model::Countdown& countdown, float size) {
    std::vector<Run> runs;
    for (const model::CountdownPiece& piece : countdown.pieces) {
        add_runs(runs, piece.digits, size);
        add_runs(runs, piece.unit, size);
    }
    const bool starts_with_word = runs.size() > 1 && !is_figure(runs.front().text.front());
    if (starts_with_word) runs[1].before = size * 0.25f;
    return runs;
}

float width_of(const Canvas& canvas, const std::vector<Run>& runs) {
    float width = 0;
    for (const Run& run : runs) width += run.before + canvas.width(run.text, run.size, Weight::bold);
    return width;
}

bool has_box(const model::Countdown& countdown) {
    return countdown.look == model::CountdownLook::boxed || countdown.look == model::CountdownLook::overdue;
}

void draw_runs(Canvas& canvas, Point at, const std::vector<Run>& runs, Colour colour) {
    for (const Run& run : runs) {
        at.x += run.before;
        const TextStyle style{.size = run.size, .weight = Weight::bold, .colour = colour, .tier = Tier::countdown};
        at.x += canvas.text({at.x, at.y + run.lower}, run.text, style);
    }
}

}  // namespace

float rail_width(const Canvas& canvas, std::span<const model::Station> stations, const RailMeasures& measures) {
    if (stations.empty()) return 0;
    const std::vector<Stop> stops = stops_of(canvas, 0, stations, measures);
    return stops.back().end;
}

float draw_rail(Canvas& canvas, Point left_centre, std::span<const model::Station> stations,
                const RailMeasures& measures) {
    if (stations.empty()) return left_centre.x;
    const Theme& theme = canvas.theme();
    const float y = left_centre.y;
    const std::vector<Stop> stops = stops_of(canvas, left_centre.x, stations, measures);
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const model::Station& station = stations[i];
        draw_station(canvas, {stops[i].centre, y}, station.state, measures);
        if (is_named(station, measures))
            canvas.text({stops[i].centre + measures.to_label, y - measures.label / 2.0f}, station.label,
                        label_style(canvas.theme(), station, measures));
        if (i + 1 == stations.size()) break;
        const bool travelled = stations[i + 1].state != StationState::next;
        const float line = stops[i + 1].centre - measures.to_next - measures.line;
        canvas.line({line, y}, {line + measures.line, y}, travelled ? theme.t2 : theme.mark, measures.track);
    }
    return stops.back().end;
}

void draw_heartbeat(Canvas& canvas, Point right_centre, std::span<const model::Beat> beats,
                    const BeatMeasures& measures) {
    const Theme& theme = canvas.theme();
    const auto count = static_cast<float>(beats.size());
    const float bottom = right_centre.y + measures.height / 2.0f;
    for (std::size_t i = 0; i < beats.size(); ++i) {
        const float age = count - 1.0f - static_cast<float>(i);
        const Rect bar{right_centre.x - measures.width - age * measures.pitch, bottom - measures.height, measures.width,
                       measures.height};
        if (beats[i] == model::Beat::missed)
            canvas.fill_faded({bar.x, bottom - measures.stub, bar.w, measures.stub}, theme.mark, 1.0f);
        if (beats[i] == model::Beat::good)
            canvas.fill_faded(bar, theme.t1, 1.0f - 0.65f * age / std::max(1.0f, count - 1.0f));
    }
    canvas.note_shape("heartbeat",
                      {right_centre.x - measures.whole(), bottom - measures.height, measures.whole(), measures.height},
                      theme.t1);
}

float width_of(const Canvas& canvas, const model::Countdown& countdown, const CountdownMeasures& measures) {
    const float width = width_of(canvas, runs_of(countdown, measures.size));
    return has_box(countdown) ? std::max(measures.least, width + 2.0f * measures.padding) : width;
}

void draw_countdown(const Frame& frame, Point right_top, const model::Countdown& countdown,
                    const CountdownMeasures& measures) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = frame.theme();
    const std::vector<Run> runs = runs_of(countdown, measures.size);
    const float whole = width_of(canvas, countdown, measures);
    const Rect box{right_top.x - whole, right_top.y, whole, measures.height};
    Colour ink = countdown.look == model::CountdownLook::quiet ? theme.t2 : theme.t1;
    Colour stands_on = canvas.ground();
    if (countdown.filled) {
        canvas.fill(box, theme.stop, measures.radius, "countdown");
        ink = theme.stop_ink;
        stands_on = theme.stop;
    } else if (has_box(countdown)) {
        const bool late = countdown.look == model::CountdownLook::overdue && !frame.board.colourless;
        canvas.outline(box, late ? theme.stop : theme.t1, {measures.border, measures.radius}, "countdown");
    }
    const Ground ground(canvas, stands_on);
    const float left = box.x + (whole - width_of(canvas, runs)) / 2.0f;
    draw_runs(canvas, {left, box.y + (measures.height - measures.size) / 2.0f}, runs, ink);
}

}  // namespace ui
