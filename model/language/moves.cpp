// The table Move → Command. Verbs are those of the command language, so that a line that was opened is read as any other.
// It must never fill in what only a person can say.
#include "model/moves.h"

#include <algorithm>
#include <iterator>

namespace model {
namespace {

constexpr Milliseconds later_by{5 * 60'000};

template <class Kind>
Command of_action(const ActionId& action, const Record&, Instant) {
    Kind command;
    command.action = action;
    return command;
}

// Five minutes after the next check, or after now when that has passed.
Command later(const ActionId& id, const Record& record, Instant now) {
    const Action* action = record.actions.find(id);
    const bool ahead = action && action->check_at && *action->check_at > now;
    return MoveCheck{id, (ahead ? *action->check_at : now) + later_by};
}

struct Row {
    Move move;
    Command (*sends)(const ActionId& action, const Record& record, Instant now);
    const char* opens;  // the verb of the line, where a move sends nothing by itself
};
// In the order of Move.
constexpr Row rows[] = {
    {Move::claim, of_action<ClaimAction>, nullptr},
    {Move::release, of_action<ReleaseAction>, nullptr},
    {Move::acknowledge, of_action<AcknowledgeAction>, nullptr},
    {Move::start, of_action<StartAction>, nullptr},
    {Move::resume, of_action<StartAction>, nullptr},
    {Move::block, nullptr, "block"},
    {Move::verify, of_action<VerifyAction>, nullptr},
    {Move::done, nullptr, "done"},
    {Move::note, nullptr, "note"},
    {Move::later, later, nullptr},
    {Move::take_over, nullptr, "takeover"},
};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (rows[i].move != static_cast<Move>(i)) return false;
    return std::size(rows) == static_cast<std::size_t>(Move::take_over) + 1;
}
static_assert(is_in_order(), "every move has one row");

}  // namespace

MoveMeaning move_meaning(Move move, const ActionId& action, const Record& record, Instant now) {
    const Row& row = rows[static_cast<std::size_t>(move)];
    if (row.sends) return row.sends(action, record, now);
    std::string words = std::string(row.opens) + " " + action.text + " ";
    const Action* held = record.actions.find(action);
    if (move == Move::take_over && held) words += held->owner;
    return words;
}

std::string offer_begun(const HelpId& help) { return "offer " + help.text + " "; }

std::string acceptance_begun(const HandoverId& handover) { return "accept " + handover.text; }

}  // namespace model
