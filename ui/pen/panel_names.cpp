// Two names differ from the first letter on that is not the same: the word it stands in is what a reader needs.
// It must never make a name longer than it was.
#include "ui/pen/panel_names.h"

#include "model/text/text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t least_head = 3;  // cells: a letter, or two, and the "…"

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t common_start(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    while (at > 0 && at < a.size() && !is_lead(a[at])) --at;
    return at;
}

// Where the word begins in which `name` first differs from another that shares `kept` bytes with it; npos: none does.
std::size_t differing_word(std::string_view name, std::size_t kept, Names others) {
    std::size_t furthest = std::string_view::npos;
    for (const std::string& other : others) {
        if (other == name) continue;
        const std::size_t common = common_start(name, other);
        if (common < kept || common == 0) continue;
        furthest = furthest == std::string_view::npos ? common : std::max(furthest, common);
    }
    if (furthest == std::string_view::npos) return furthest;
    const std::size_t before = furthest == 0 ? std::string_view::npos : name.rfind(' ', furthest - 1);
    if (before != std::string_view::npos && before > 0) return before + 1;
    if (furthest < name.size()) return furthest;
    std::size_t at = name.size();  // the other goes on where this one ends: its own end is what it has
    for (int letters = 0; letters < 3 && at > 1; ++letters) {
        do --at;
        while (at > 0 && !is_lead(name[at]));
    }
    return at;
}

// Bytes of the name that a cut text still shows.
std::size_t kept_bytes(std::string_view name, const Fitted& cut) {
    std::size_t at = 0;
    for (const std::string& line : cut.lines) {
        std::string_view shown = line;
        if (shown.ends_with(ellipsis)) shown.remove_suffix(ellipsis.size());
        while (!shown.empty() && shown.back() == ' ') shown.remove_suffix(1);
        const std::size_t found = name.find(shown, at);
        if (found != std::string_view::npos) at = found + shown.size();
    }
    return at;
}

// A name, and where what has to stay of it begins.
struct Split {
    Words name;
    std::size_t from = 0;
};

Fitted without_middle(const Canvas& canvas, const Split& split, float width, const Step& step) {
    const Words name = split.name;
    const std::string_view head = name.text.substr(0, split.from);
    const std::string tail(name.text.substr(split.from));
    for (std::size_t most = model::cells(head); most >= least_head; --most) {
        std::string begin = model::clipped(head, most);
        if (!begin.ends_with(ellipsis)) begin += ellipsis;
        Fitted whole = fitted(canvas, {begin + tail, name.weight}, width, {step});
        if (!whole.cut) return whole;
    }
    return fitted(canvas, {std::string(ellipsis) + tail, name.weight}, width, {step});
}

bool is_latin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xE3; });
}

// Not a letter that tells roles apart, nor a number.
bool is_word(std::string_view word) {
    const auto letters = std::count_if(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    });
    return is_latin(word) ? letters >= 3 : letters >= 1;
}

}  // namespace

Fitted fitted_name(const Canvas& canvas, const Name& name, float width, std::initializer_list<Step> steps) {
    const Words words = name.words;
    Fitted plain = fitted(canvas, words, width, steps);
    if (!plain.cut || plain.lines.empty()) return plain;
    const std::size_t from = differing_word(words.text, kept_bytes(words.text, plain), name.others);
    if (from == std::string_view::npos || from == 0) return plain;
    Fitted apart = without_middle(canvas, {words, from}, width, plain.step);
    if (apart.lines.empty() || apart.lines.front().empty()) return plain;
    apart.cut = true;
    apart.whole = words.text;
    return apart;
}

float draw_name(Canvas& canvas, Slot slot, const Name& name, const TextStyle& style) {
    if (name.words.text.empty() || slot.width <= 0.0f) return 0.0f;
    const Words words{name.words.text, style.weight};
    const Fitted shown = fitted_name(canvas, {words, name.others}, slot.width, {{style.size, style.tier, 1}});
    if (shown.lines.empty()) return 0.0f;
    TextStyle one = style;
    if (shown.cut) one.whole = shown.whole;
    return canvas.text({slot.x, slot.y}, shown.lines.front(), one);
}

std::string_view family_name(std::string_view person) {
    constexpr std::string_view wide = "　";
    if (!is_latin(person)) {
        const std::size_t end = std::min(person.find(' '), person.find(wide));
        const bool two = end != std::string_view::npos && end > 0 && is_word(person.substr(end + 1));
        return two ? person.substr(0, end) : person;
    }
    std::size_t from = person.rfind(' ');
    if (from == std::string_view::npos || from == 0 || !is_word(person.substr(from + 1))) return person;
    for (;;) {  // particles belong to the name
        const std::size_t before = person.rfind(' ', from - 1);
        if (before == std::string_view::npos || before == 0) break;
        const char first = person[before + 1];
        if (first < 'a' || first > 'z') break;
        from = before;
    }
    return person.substr(from + 1);
}

}  // namespace ui
