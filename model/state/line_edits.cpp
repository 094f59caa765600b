// A step holds the whole line before it: lines are short, and nothing has to be taken apart. It must never grow without end.
#include "model/state/line_edits.h"

#include <utility>

namespace model::parts {
namespace {

using Step = EntryDraft::Step;

constexpr std::size_t most_steps = 200;
constexpr std::size_t most_in_a_run = 20;  // readline's own: rl_insert_text

// How many characters were put in at the caret; 0: that is not what happened.
std::size_t inserted(const Step& before, const Step& after) {
    if (after.text.size() <= before.text.size() || after.caret < before.caret) return 0;
    const std::size_t added = after.text.size() - before.text.size();
    const std::string_view text = after.text;
    const bool at_caret = after.caret == before.caret + added &&
                          text.substr(0, before.caret) == std::string_view(before.text).substr(0, before.caret) &&
                          text.substr(after.caret) == std::string_view(before.text).substr(before.caret);
    return at_caret ? characters_in(text.substr(before.caret, added)) : 0;
}

}  // namespace

void note_edit(EntryDraft& draft, Step before, const Step& after) {
    const bool is_typed = inserted(before, after) == 1;
    const bool goes_on =
        is_typed && draft.run_length > 0 && draft.run_end == before.caret && draft.run_length < most_in_a_run;
    draft.undone.clear();
    draft.run_length = !is_typed ? 0 : goes_on ? draft.run_length + 1 : 1;
    draft.run_end = after.caret;
    if (goes_on) return;
    draft.before.push_back(std::move(before));
    if (draft.before.size() > most_steps) draft.before.erase(draft.before.begin());
}

std::optional<Step> undone(EntryDraft& draft, Step now, bool again) {
    std::vector<Step>& from = again ? draft.undone : draft.before;
    if (from.empty()) return std::nullopt;
    Step step = std::move(from.back());
    from.pop_back();
    (again ? draft.before : draft.undone).push_back(std::move(now));
    draft.run_length = 0;
    return step;
}

}  // namespace model::parts
