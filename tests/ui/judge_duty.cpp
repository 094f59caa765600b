// Judges what a board promises to say about work and promises, from the record alone: HF-22, HF-23, HF-24.
// It must never use the product's own idea of what is late or too much: the figures of the design stand here again.
#include "model/record/words.h"
#include "tests/ui/judge_places.h"

#include <algorithm>
#include <set>
#include <string>

namespace ui_test {
namespace {

using model::Action;
using model::ActionState;

constexpr std::int64_t minute = 60'000;
constexpr std::size_t most_owners = 7;

bool is_open(const Action& action) {
    return action.state == ActionState::ordered || action.state == ActionState::acknowledged ||
           action.state == ActionState::in_progress || action.state == ActionState::blocked ||
           action.state == ActionState::verifying;
}

// What of the word is the same whatever is filled in: the longest part beside its places.
std::string constant_of(model::Say say, model::Language language) {
    std::string rest(model::say(say, language)), longest;
    while (!rest.empty()) {
        const std::size_t open = std::min(rest.find('{'), rest.size());
        if (open > longest.size()) longest = rest.substr(0, open);
        const std::size_t close = rest.find('}', open);
        rest = close == std::string::npos ? std::string{} : rest.substr(close + 1);
    }
    return longest;
}

void judge_row(const Action& action, const model::ActionRow& row, const Duty& duty, Faults& faults) {
    const auto under = [&](model::Say say) {
        return row.under.find(constant_of(say, duty.language)) != std::string::npos;
    };
    if (is_open(action) && !action.owner.empty() && row.time.empty() && !under(model::Say::no_check))
        faults.push_back("neither a time to look again nor that there is none: " + action.id.text);
    const bool waits = action.state == ActionState::ordered && !action.owner.empty() && action.state_since &&
                       duty.now.ms - action.state_since->ms > 3 * minute;
    if (waits && !under(model::Say::unacknowledged))
        faults.push_back("an order nobody acknowledged in 3 minutes is not marked: " + action.id.text);
}

bool promises_too_far(const model::Record& record, model::Instant now) {
    for (const model::Service& service : record.services)
        if (!(service.continuity == model::Continuity::normal) && service.next_update_at &&
            service.next_update_at->ms - now.ms > 30 * minute)
            return true;
    return false;
}

bool follows_too_many(const model::Record& record) {
    std::set<std::string> owners;
    for (const Action& action : record.actions)
        if (is_open(action) && !action.owner.empty()) owners.insert(action.owner + "\n" + action.owner_org);
    return owners.size() > most_owners;
}

}  // namespace

void judge_duty(const model::Record& record, const Shown& shown, const Duty& duty, Faults& faults) {
    for (const model::ActionRow& row : shown.board.actions.rows)
        if (const Action* action = row.id.empty() ? nullptr : record.actions.find(row.id))
            judge_row(*action, row, duty, faults);
    if (!promises_too_far(record, duty.now) && !follows_too_many(record)) return;
    const std::string tag = constant_of(model::Say::data_warnings, duty.language);
    if (shown.board.footer.data.find(tag) == std::string::npos)
        faults.push_back("a promise too far off or a commander with too many owners is not marked");
}

}  // namespace ui_test
