// Another record took the place of the one this board had: what is lost by it stays to be read until somebody has, over
// restarts too. It must never be put away by what nobody saw.
#include "model/news.h"
#include "model/state/on.h"
#include "model/text/text.h"

#include <utility>

namespace model::parts {
namespace {

constexpr std::size_t most_line = 80;

// A command of ours that the old record took, or that is about what the new one does not have: it will not happen there.
bool is_lost(const Pending& pending, const Record& after) {
    if (pending.stage == PendingStage::refused) return false;
    if (pending.stage == PendingStage::accepted) return true;
    return !pending.action.empty() && !after.actions.find(pending.action);
}

Lost lost_command(const State& state, const Pending& pending) {
    const std::string line = clipped(pending.line, most_line);
    Lost lost{LostKind::command, pending.action.text, {line, line}, state.me.who, {}};
    const Action* action = state.record->actions.find(pending.action);
    if (!action) return lost;
    lost.only = action->only;
    if (line.empty()) lost.name = action->object;
    return lost;
}

}  // namespace

void note_news(State& state, const Record& after) {
    News news = news_between(*state.record, after);
    for (const Pending& pending : state.pending)
        if (is_lost(pending, after)) news.lost.push_back(lost_command(state, pending));
    put_in_order(news);
    state.news = state.news ? merged(*state.news, news, after) : std::move(news);
    state.news->number = ++state.news_told;
}

void on(State& state, const NewsSeen& message, Tick, Effects& effects) {
    if (!state.news || state.news->number != message.number) return;
    state.news.reset();
    if (!state.link.from_disk) effects.emplace_back(SaveBoard{state.record, state.gauges, state.link.clock, {}});
}

}  // namespace model::parts
