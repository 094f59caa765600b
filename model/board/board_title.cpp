// The title of the board's window, which stands in task bars and lists of windows where nothing else of the board is seen:
// what is stopped, what must be decided and by when. It must never look fresh when what is known is old, nor end before it
// says so: a task bar cuts titles short.
#include "model/board/board_parts.h"

#include <algorithm>

namespace model::parts {
namespace {

// The worst there is, and how many services are so; empty when none is in trouble.
std::string worst(const Scene& scene) {
    for (const Continuity continuity : {Continuity::stopped, Continuity::unknown, Continuity::degraded}) {
        const auto& services = scene.record.services;
        const auto count = std::count_if(services.begin(), services.end(), [&](const Service& service) {
            return rank(scene.record, service) > 0 && shown_continuity(scene.record, service) == continuity;
        });
        if (count > 0) return state_counted(scene, continuity, static_cast<std::size_t>(count));
    }
    return {};
}

std::string work(const Scene& scene, const Board& board) {
    std::vector<std::string> parts{worst(scene)};
    if (board.decision && board.decision->open)
        parts.push_back(phrase(scene, Say::title_decision, {said(board.decision->countdown)}));
    parts.push_back(tally(scene).help);
    const std::string said = joined(parts, say(Say::separator, scene.language));
    return said.empty() ? board.header.title : said;
}

std::string state_said(const Scene& scene, const Board& board) {
    const Instant known = scene.state.link.data_at.value_or(scene.now);
    if (scene.fresh == Freshness::lost) return phrase(scene, Say::title_lost, {moment(scene, known)});
    if (is_blind(scene)) return phrase(scene, Say::title_stale, {moment(scene, known)});
    return scene.mode == BoardMode::incident ? work(scene, board) : board.header.title;
}

}  // namespace

std::string with_play_mark(const State& state, const std::string& said) {
    const bool played = state.link.clock.drill || state.replay || state.is_demo;
    const Say mark = state.replay ? Say::replay : state.is_demo ? Say::demo : Say::drill;
    if (!played) return said;
    return joined({std::string(say(mark, state.language)), said}, say(Say::separator, state.language));
}

std::string program_title(const State& state, const std::string& said) {
    return fill(say(Say::title_program, state.language), {with_play_mark(state, said)});
}

std::string window_title(const Scene& scene, const Board& board) {
    return program_title(scene.state, state_said(scene, board));
}

}  // namespace model::parts
