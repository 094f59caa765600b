// The line being typed: its caret, the lines before it, and the line that comes back when the feed refuses. Nothing
// typed is ever lost here. It must never know what the line means.
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
    state.entry = std::move(text);
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
    const bool edited = message.text.value_or("") != state.entry.value_or("");
    if (!message.text && state.entry) remember_line(state, *state.entry);
    if (message.text && !state.entry && state.view != View::desk) state.desk.mode = EntryMode::any;
    if (message.text && state.view == View::desk) state.desk.focus = DeskFocus::entry;
    if (edited) state.desk.recalled = 0;
    if (edited) state.desk.asked = false;
    state.entry = message.text;
    const std::string text = message.text.value_or("");
    state.desk.caret = on_character(text, message.caret.value_or(text.size()));
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

// What stands behind the first word stays.
void on(State& state, const ChoiceTaken& message, Tick now, Effects& effects) {
    const std::string line = state.entry.value_or("");
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string rest = end < line.size() ? line.substr(end + 1) : std::string();
    on(state, EntryChanged{message.says + " " + rest}, now, effects);
}

void on(State& state, const CompletionTaken& message, Tick now, Effects& effects) {
    const std::string line = state.entry.value_or("");
    const std::size_t at = message.completion.at;
    const bool is_for_this = line == message.line && state.desk.caret == message.caret;
    if (!is_for_this || at > message.caret || message.caret > line.size()) return;
    const std::string text = message.completion.text + " ";
    std::string rest = line.substr(message.caret);
    if (rest.starts_with(' ')) rest.erase(0, 1);
    on(state, EntryChanged{line.substr(0, at) + text + rest, at + text.size()}, now, effects);
}

void on(State& state, const LineRecalled& message, Tick, Effects&) {
    Desktop& desk = state.desk;
    if (desk.recalled == 0) desk.unsent = state.entry.value_or("");
    const auto wanted = static_cast<std::ptrdiff_t>(desk.recalled) + message.by;
    desk.recalled =
        static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(desk.said.size())));
    show(state, desk.recalled == 0 ? desk.unsent : desk.said[desk.said.size() - desk.recalled]);
}

void give_back(State& state, const std::string& line) {
    if (!line.empty() && state.entry.value_or("").empty()) show(state, line);
}

}  // namespace model::parts
