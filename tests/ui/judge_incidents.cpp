// The rules stand here a second time, by hand, from the section on several incidents in docs/protocol.md.
// It must never draw.
#include "tests/ui/judge_incidents.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace ui_test {
namespace {

using model::Action;
using model::ActionState;
using model::Incident;
using model::IncidentId;
using model::Instant;
using model::Phase;
using model::State;

constexpr std::int64_t half_an_hour = 30 * 60'000;

bool goes_on(const Incident& one, Instant now) {
    if (one.phase == Phase::contained) return !one.contained_at || now.ms - one.contained_at->ms < half_an_hour;
    return !(one.phase == Phase::closed) && !(one.phase == Phase::cancelled);
}

bool is_graver(const Incident& one, const Incident& other) {
    const auto contained = [](const Incident& it) { return it.phase == Phase::contained; };
    if (contained(one) != contained(other)) return contained(other);
    if (one.severity.value != other.severity.value) return one.severity.value < other.severity.value;
    return one.recognised_at < other.recognised_at;
}

std::vector<const Incident*> going_on(const State& state, Instant now) {
    std::vector<const Incident*> found;
    for (const Incident& one : state.record->incidents)
        if (goes_on(one, now)) found.push_back(&one);
    return found;
}

// Whose board it is; empty when nothing goes on.
IncidentId due(const State& state, Instant now) {
    const Incident* gravest = nullptr;
    for (const Incident* one : going_on(state, now)) {
        if (one->id == state.incident) return one->id;
        if (!gravest || is_graver(*one, *gravest)) gravest = one;
    }
    return gravest ? gravest->id : IncidentId{};
}

bool is_open(const Action& action) {
    return !(action.state == ActionState::done) && !(action.state == ActionState::ineffective) &&
           !(action.state == ActionState::cancelled) && !(action.state == ActionState::followup);
}

bool is_elsewhere(const IncidentId& its, const IncidentId& shown) {
    return !shown.empty() && !its.empty() && its != shown;
}

bool is_left_behind(const State& state, const IncidentId& its, Instant now) {
    const Incident* incident = state.record->incidents.find(its);
    return !incident || !goes_on(*incident, now);
}

bool may_stand(const State& state, const Action& action, const IncidentId& shown, Instant now) {
    if (!is_elsewhere(action.incident, shown)) return true;
    const bool own =
        is_open(action) && !state.me.who.empty() && action.owner == state.me.who && action.owner_org == state.me.org;
    return own || action.id == state.selected || (is_open(action) && is_left_behind(state, action.incident, now));
}

bool has_mark(const std::string& text, const IncidentId& its) {
    return text.find("〔" + its.text + "〕") != std::string::npos ||
           text.find("[" + its.text + "]") != std::string::npos;
}

void judge_actions(const State& state, const model::Board& board, const IncidentId& shown, Instant now,
                   Faults& faults) {
    const auto judge = [&](const model::ActionId& id, const std::string* object) {
        const Action* action = state.record->actions.find(id);
        if (!action) return;
        if (!may_stand(state, *action, shown, now)) faults.push_back("work of another incident: " + id.text);
        const bool elsewhere = is_elsewhere(action->incident, shown);
        if (object && elsewhere != has_mark(*object, action->incident))
            faults.push_back((elsewhere ? "no mark of its incident: " : "a mark on its own board: ") + id.text);
    };
    for (const model::ActionRow& row : board.actions.rows) {
        judge(row.id, &row.object);
        for (const model::ActionId& id : row.members) judge(id, nullptr);
    }
}

void judge_decision(const State& state, const model::Board& board, const IncidentId& shown, Instant now,
                    Faults& faults) {
    const model::Decision* decision = board.decision ? state.record->decisions.find(board.decision->id) : nullptr;
    if (!decision || !is_elsewhere(decision->incident, shown)) return;
    if (!is_left_behind(state, decision->incident, now))
        faults.push_back("a decision of another incident: " + decision->id.text);
    if (!has_mark(board.decision->question, decision->incident))
        faults.push_back("a decision without the mark of its incident: " + decision->id.text);
}

void judge_help(const State& state, const model::Board& board, const IncidentId& shown, Faults& faults) {
    for (const model::HelpRow& row : board.help) {
        const model::Help* help = state.record->helps.find(row.id);
        const Action* action = help ? state.record->actions.find(help->action_id) : nullptr;
        if (action && is_elsewhere(action->incident, shown) && !has_mark(row.text, action->incident))
            faults.push_back("help without the mark of its incident: " + row.id.text);
    }
}

// Somebody of its own, else whoever commands all. While nothing goes on nobody of an incident that is over.
void judge_command(const State& state, const model::Board& board, const IncidentId& shown, Faults& faults) {
    std::string own, of_all;
    for (const model::RoleHolding& holding : state.record->roles) {
        if (holding.incident.empty()) of_all = holding.holder;
        if (!shown.empty() && holding.incident == shown) own = holding.holder;
    }
    const std::string& expected = own.empty() ? of_all : own;
    if (board.footer.commander_alarm || board.footer.commander != expected)
        faults.push_back("the commander of " + shown.text + " is " + expected + ", not " + board.footer.commander);
    for (const model::Handover& handover : state.record->handovers)
        if (is_elsewhere(handover.incident, shown) && board.footer.next == handover.to)
            faults.push_back("a handover of another incident: " + handover.id.text);
}

}  // namespace

std::size_t actions_due(const State& state, Instant now) {
    const IncidentId shown = due(state, now);
    const auto& all = state.record->actions;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Action& action) { return may_stand(state, action, shown, now); }));
}

void judge_incidents(const State& state, const model::Board& board, Instant now, Faults& faults) {
    const IncidentId shown = due(state, now);
    if (board.header.incident != shown)
        faults.push_back("the board of " + board.header.incident.text + ", not of " + shown.text);
    const std::size_t count = going_on(state, now).size();
    const bool counted = board.header.rail_note.find(std::to_string(count - 1)) != std::string::npos;
    if (count > 1 && !counted) faults.push_back("other incidents not counted: " + board.header.rail_note);
    if (count < 2 && !board.header.rail_note.empty())
        faults.push_back("incidents counted that are none: " + board.header.rail_note);
    judge_actions(state, board, shown, now, faults);
    judge_decision(state, board, shown, now, faults);
    judge_help(state, board, shown, faults);
    judge_command(state, board, shown, faults);
}

void judge_nothing_lost(State state, model::Tick now, Faults& faults) {
    state.me = {};
    state.selected = {};
    const Instant at = *model::feed_now(state.link, now);
    std::vector<IncidentId> boards{IncidentId{}};
    for (const Incident* one : going_on(state, at)) boards.push_back(one->id);
    model::Budget room;
    room.actions = state.record->actions.size() + 1;
    std::set<std::string> standing;
    for (const IncidentId& chosen : boards) {
        state.incident = chosen;
        const model::Board board = model::board_from(state, now, room);
        for (const model::ActionRow& row : board.actions.rows) standing.insert(row.id.text);
    }
    for (const Action& action : state.record->actions)
        if (is_open(action) && !standing.contains(action.id.text))
            faults.push_back("open work on no board: " + action.id.text);
}

}  // namespace ui_test
