// A caret stands before whole characters. Words end at blanks of both widths, as readline's own Ctrl+W takes them.
#include "ui/keys/keys_line.h"

#include "model/text/text.h"

#include <algorithm>

namespace ui {
namespace {

using Kind = KeyPress::Kind;
using model::EntryChanged;
using What = model::EntryNote::What;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t before(const std::string& line, std::size_t at) {
    if (at == 0) return 0;
    --at;
    while (at > 0 && is_continuation(line[at])) --at;
    return at;
}

std::size_t after(const std::string& line, std::size_t at) {
    if (at >= line.size()) return line.size();
    ++at;
    while (at < line.size() && is_continuation(line[at])) ++at;
    return at;
}

bool is_blank(const std::string& line, std::size_t at) {
    return line[at] == ' ' || std::string_view(line).substr(at).starts_with("\u3000");
}

std::size_t word_before(const std::string& line, std::size_t at) {
    while (at > 0 && is_blank(line, before(line, at))) at = before(line, at);
    while (at > 0 && !is_blank(line, before(line, at))) at = before(line, at);
    return at;
}

std::size_t word_after(const std::string& line, std::size_t at) {
    while (at < line.size() && is_blank(line, at)) at = after(line, at);
    while (at < line.size() && !is_blank(line, at)) at = after(line, at);
    return at;
}

EntryChanged without(const std::string& line, std::size_t from, std::size_t until) {
    return {line.substr(0, from) + line.substr(until), from};
}

// Those that hold something.
std::size_t lines_in(std::string_view text) {
    std::size_t lines = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (end > 0) ++lines;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

EntryChanged typed(const std::string& line, std::size_t caret, const std::string& text) {
    if (model::characters_in(line) + model::characters_in(text) > model::most_entry_characters)
        return {line, caret, model::EntryNote{What::left_out}};
    if (!model::is_utf8(text)) return {line, caret, model::EntryNote{What::no_text}};
    const std::string taken = model::without_controls(text);
    EntryChanged changed{line.substr(0, caret) + taken + line.substr(caret), caret + taken.size()};
    if (const std::size_t lines = lines_in(text); lines > 1) changed.note = {What::joined, lines};
    return changed;
}

std::optional<Gesture> shortcut(const std::string& line, std::size_t caret, const KeyPress& press) {
    switch (press.text.size() == 1 ? press.text[0] : '\0') {
        case 'z': return model::EntryUndone{press.shift};
        case 'p': return model::LineRecalled{1};
        case 'n': return model::LineRecalled{-1};
        case 'a': return EntryChanged{line, std::size_t{0}};
        case 'e': return EntryChanged{line, line.size()};
        case 'b': return EntryChanged{line, before(line, caret)};
        case 'f': return EntryChanged{line, after(line, caret)};
        case 'h': return without(line, before(line, caret), caret);
        case 'd': return without(line, caret, after(line, caret));
        case 'w': return without(line, word_before(line, caret), caret);
        case 'u': return without(line, 0, caret);
        case 'k': return without(line, caret, line.size());
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Gesture> line_key(const std::string& line, std::size_t caret, const KeyPress& press) {
    switch (press.kind) {
        case Kind::character:
        case Kind::text: return typed(line, caret, press.text);
        case Kind::shortcut: return shortcut(line, caret, press);
        case Kind::enter: return model::EntrySubmitted{};
        case Kind::up: return model::LineRecalled{1};
        case Kind::down: return model::LineRecalled{-1};
        case Kind::backspace: return without(line, before(line, caret), caret);
        case Kind::remove: return without(line, caret, after(line, caret));
        case Kind::left: return EntryChanged{line, press.control ? word_before(line, caret) : before(line, caret)};
        case Kind::right: return EntryChanged{line, press.control ? word_after(line, caret) : after(line, caret)};
        case Kind::home: return EntryChanged{line, std::size_t{0}};
        case Kind::end: return EntryChanged{line, line.size()};
        default: return std::nullopt;
    }
}

}  // namespace ui
