// Steps by events, never by time: whoever walks through a record wants what happened next.
// It must never step to an event that is not on the axis that is shown.
#include "ui/keys/keys_walk.h"

#include <algorithm>
#include <cstdint>

namespace ui {
namespace {

Gesture playhead(std::optional<std::uint64_t> seq) { return model::PlayheadMoved{seq}; }

// Where one can step to: the events on the axis of the chronology, or in a replay all there are.
struct Walk {
    std::uint64_t at, first, last;
    const model::KnownLog& log;
};

std::optional<Walk> walk_of(const Scene& scene) {
    if (!scene.state.log || scene.state.log->events.empty()) return std::nullopt;
    const model::KnownLog& log = *scene.state.log;
    if (scene.state.view == model::View::timeline && scene.board.timeline && scene.board.timeline->first > 0) {
        const model::Timeline& line = *scene.board.timeline;
        return Walk{line.seq, line.first, line.last, log};
    }
    if (!scene.state.replay) return std::nullopt;
    return Walk{scene.state.record->seq, log.left_out + 1, log.last(), log};
}

// The event `by` further on; after the last one the present.
Gesture stepped(const Walk& walk, int by) {
    const auto wanted = static_cast<std::int64_t>(walk.at) + by;
    if (wanted > static_cast<std::int64_t>(walk.last)) return playhead(std::nullopt);
    return playhead(static_cast<std::uint64_t>(std::max(wanted, static_cast<std::int64_t>(walk.first))));
}

// The next event that changed a state, a decision or the command, or the one before.
Gesture to_major(const Walk& walk, bool forward) {
    std::uint64_t before = walk.first;
    for (const model::EventMark& mark : walk.log.chronology.marks) {
        if (!mark.major || mark.seq < walk.first || mark.seq > walk.last) continue;
        if (forward && mark.seq > walk.at) return playhead(mark.seq);
        if (mark.seq < walk.at) before = mark.seq;
    }
    return playhead(forward ? std::nullopt : std::optional(before));
}

// The sign of the upper row without Shift is meant as well.
std::optional<Gesture> zooming(char letter) {
    if (letter == '+' || letter == '=' || letter == ';') return model::AxisZoomed{1};
    if (letter == '-') return model::AxisZoomed{-1};
    return std::nullopt;
}

}  // namespace

std::optional<Gesture> walking_letter(char letter, const Scene& scene) {
    const std::optional<Walk> found = walk_of(scene);
    if (!found) return std::nullopt;
    const Walk& walk = *found;
    switch (letter) {
        case ' ': return model::PlayToggled{walk.first};
        case '[': return to_major(walk, false);
        case ']': return to_major(walk, true);
        case '<':
        case ',': return model::SpeedChanged{-1};
        case '>':
        case '.': return model::SpeedChanged{1};
        default: return scene.state.view == model::View::timeline ? zooming(letter) : std::nullopt;
    }
}

std::optional<Gesture> walking_key(KeyPress::Kind kind, const Scene& scene) {
    using Kind = KeyPress::Kind;
    constexpr int page = 10;
    const std::optional<Walk> found = walk_of(scene);
    if (!found) return std::nullopt;
    const Walk& walk = *found;
    switch (kind) {
        case Kind::left: return stepped(walk, -1);
        case Kind::right: return stepped(walk, 1);
        case Kind::page_up: return stepped(walk, -page);
        case Kind::page_down: return stepped(walk, page);
        case Kind::home: return playhead(walk.first);
        case Kind::end: return playhead(std::nullopt);
        default: return std::nullopt;
    }
}

}  // namespace ui
