// The line being typed: its caret, what undo takes back, the lines before it, and the line that comes back when the feed
// refuses. Nothing
// typed is ever lost here. It must never know what the line means.
#include "model/state/line_edits.h"
#include "model/state/on.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_lines = 50;

// On a character's first byte, within the text.
std::size_t on_character(const std::string& text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

void show(State& state, std::string text) {
    state.desk.caret = text.size();
    state.desk.asked = false;
    state.desk.note.reset();
    state.entry = std::move(text);
}

// What a recalled line was before somebody changed it; of the line being typed there is none.
std::string_view earlier_line(const Desktop& desk, std::size_t recalled) {
    return recalled == 0 ? std::string_view() : desk.said[desk.said.size() - recalled];
}

// Every line that was changed and left is kept as an earlier one: of a line that is sent the others are not.
void end_lines(State& state) {
    Desktop& desk = state.desk;
    std::vector<std::string> changed;
    for (auto& [recalled, draft] : desk.left)
        if (recalled != desk.recalled && draft.text != earlier_line(desk, recalled))
            changed.push_back(std::move(draft.text));
    desk.left.clear();
    desk.recalled = 0;
    desk.draft = {};
    for (const std::string& line : changed) remember_line(state, line);
}

}  // namespace

void remember_line(State& state, const std::string& line) {
    std::vector<std::string>& said = state.desk.said;
    if (line.empty()) return;
    std::erase(said, line);
    said.push_back(line);
    if (said.size() > most_lines) said.erase(said.begin());
}

void on(State& state, const EntryChanged& message, Tick, Effects&) {
    const std::string before = state.entry.value_or("");
    const std::string text = message.text.value_or("");
    const std::size_t caret = on_character(text, message.caret.value_or(text.size()));
    if (!message.text) {
        end_lines(state);
        remember_line(state, before);
    } else if (text != before) {
        note_edit(state.desk.draft, {before, state.desk.caret}, {text, caret});
    }
    if (message.text && !state.entry && state.view != View::desk) state.desk.mode = EntryMode::any;
    if (message.text && state.view == View::desk) state.desk.focus = DeskFocus::entry;
    if (text != before) state.desk.asked = false;
    if (text != before || message.note || !message.text) state.desk.note = message.note;
    state.entry = message.text;
    state.desk.caret = caret;
}

void on(State& state, const EntryUndone& message, Tick, Effects&) {
    if (!state.entry) return;
    const auto step = undone(state.desk.draft, {*state.entry, state.desk.caret}, message.again);
    if (!step) return;
    show(state, step->text);
    state.desk.caret = on_character(step->text, step->caret);
}

void on(State& state, const EntryRestored& message, Tick, Effects&) {
    if (state.entry || message.text.empty()) return;
    state.entry = message.text;
    state.desk.caret = message.text.size();
    state.desk.mode = message.mode;
}

void on(State& state, const ModeChosen& message, Tick, Effects&) {
    state.desk.asked = false;
    state.desk.focus = DeskFocus::entry;
    state.desk.mode = message.mode;
}

namespace {

// One step, of itself.
void change_at_once(State& state, const EntryChanged& message, Tick now, Effects& effects) {
    state.desk.draft.run_length = 0;
    on(state, message, now, effects);
    state.desk.draft.run_length = 0;
}

}  // namespace

// What stands behind the first word stays.
void on(State& state, const ChoiceTaken& message, Tick now, Effects& effects) {
    const std::string line = state.entry.value_or("");
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string rest = end < line.size() ? line.substr(end + 1) : std::string();
    change_at_once(state, EntryChanged{message.says + " " + rest}, now, effects);
}

void on(State& state, const CompletionTaken& message, Tick now, Effects& effects) {
    const std::string line = state.entry.value_or("");
    const std::size_t at = message.completion.at;
    const bool is_for_this = line == message.line && state.desk.caret == message.caret;
    if (!is_for_this || at > message.caret || message.caret > line.size()) return;
    const std::string text = message.completion.text + " ";
    std::string rest = line.substr(message.caret);
    if (rest.starts_with(' ')) rest.erase(0, 1);
    change_at_once(state, EntryChanged{line.substr(0, at) + text + rest, at + text.size()}, now, effects);
}

// As in a shell a line that is changed and left is found again as it was left, with its own steps to undo.
void on(State& state, const LineRecalled& message, Tick, Effects&) {
    Desktop& desk = state.desk;
    const auto wanted = static_cast<std::ptrdiff_t>(desk.recalled) + message.by;
    const auto to =
        static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(desk.said.size())));
    if (to == desk.recalled) return;
    desk.draft.text = state.entry.value_or("");
    desk.left[desk.recalled] = std::move(desk.draft);
    const auto found = desk.left.find(to);
    desk.draft = found != desk.left.end() ? found->second : EntryDraft();
    if (found == desk.left.end()) desk.draft.text = earlier_line(desk, to);
    desk.recalled = to;
    show(state, desk.draft.text);
}

void give_back(State& state, const std::string& line) {
    if (line.empty() || !state.entry.value_or("").empty()) return;
    note_edit(state.desk.draft, {"", 0}, {line, line.size()});
    show(state, line);
}

}  // namespace model::parts
