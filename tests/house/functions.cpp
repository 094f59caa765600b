// Comments, literals and lines of the preprocessor are blanked; then a '{' outside every body opens a namespace or a class
// by its word, or the body of what was said before it.
// It must never be clever: what it cannot read it leaves out, and its own test says what it can.
#include "tests/house/functions.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace house {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Where a literal that opens at `at` ends; `at` when none does. An apostrophe between digits is none.
std::size_t literal_end(std::string_view code, std::size_t at) {
    const char quote = code[at];
    if (quote == '"' && at > 0 && code[at - 1] == 'R') {
        const std::size_t open = code.find('(', at);
        const std::string close = ")" + std::string(code.substr(at + 1, open - at - 1)) + "\"";
        return code.find(close, open) + close.size();
    }
    const bool opens = quote == '"' || (quote == '\'' && (at == 0 || !is_word(code[at - 1])));
    if (!opens) return at;
    std::size_t end = at + 1;
    while (end < code.size() && code[end] != quote) end += code[end] == '\\' ? 2 : 1;
    return end + 1;
}

std::size_t comment_end(std::string_view code, std::size_t at) {
    const std::string_view two = code.substr(at, 2);
    if (two == "//") return std::min(code.find('\n', at), code.size());
    if (two == "/*") return std::min(code.find("*/", at), code.size() - 2) + 2;
    return at;
}

// A line of the preprocessor, with those it goes on in.
std::size_t directive_end(std::string_view code, std::size_t at) {
    const std::size_t before = code.find_last_not_of(" \t", at - 1);
    const bool first = at == 0 || before == std::string_view::npos || code[before] == '\n';
    if (code[at] != '#' || !first) return at;
    std::size_t end = code.find('\n', at);
    while (end != std::string_view::npos && code[end - 1] == '\\') end = code.find('\n', end + 1);
    return std::min(end, code.size());
}

std::string blanked(std::string_view code) {
    std::string text(code);
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::max({literal_end(code, at), comment_end(code, at), directive_end(code, at)});
        for (std::size_t i = at; i < std::min(end, code.size()); ++i)
            if (text[i] != '\n') text[i] = ' ';
        if (end > at) text[at] = code[at] == '"' || code[at] == '\'' ? '0' : ' ';
        at = std::max(end, at + 1);
    }
    return text;
}

// The commas of the first parentheses that are in no bracket of their own.
std::size_t count_in(std::string_view list) {
    int depth = 0;
    int angle = 0;
    std::size_t commas = 0;
    bool any = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const char c = list[i];
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') --depth;
        if (depth == 0) break;
        if (c == '<') ++angle;
        if (c == '>' && list[i - 1] != '-') --angle;
        if (c == ',' && depth == 1 && angle == 0) ++commas;
        any = any || (i > 0 && !std::isspace(static_cast<unsigned char>(c)));
    }
    return any ? commas + 1 : 0;
}

bool opens_scope(const std::string& head) {
    static const std::regex word(R"(\b(namespace|struct|class|union|enum|extern)\b)");
    return head.find('(') == std::string::npos && std::regex_search(head, word);
}

}  // namespace

std::vector<Function> functions_in(std::string_view code) {
    static const std::regex named(R"((operator\(\)|operator[^\s\w(]+|[A-Za-z_~][\w:~]*)\s*\()");
    const std::string text = blanked(code);
    std::vector<Function> found;
    std::vector<bool> scopes;
    int parentheses = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '(') ++parentheses;
        if (c == ')') --parentheses;
        if (parentheses > 0 || (c != ';' && c != '{' && c != '}')) continue;
        const std::string head = text.substr(start, i - start);
        start = i + 1;
        if (c == '}' && !scopes.empty()) scopes.pop_back();
        if (c != '{') continue;
        const bool outside = std::all_of(scopes.begin(), scopes.end(), [](bool scope) { return scope; });
        std::smatch match;
        scopes.push_back(opens_scope(head));
        if (scopes.back() || !outside || !std::regex_search(head, match, named)) continue;
        const auto open = static_cast<std::size_t>(match.position() + match.length()) - 1;
        const auto name_at = text.begin() + static_cast<std::ptrdiff_t>(i - head.size()) + match.position();
        found.push_back({match[1], 1 + static_cast<int>(std::count(text.begin(), name_at, '\n')),
                         count_in(std::string_view(head).substr(open))});
    }
    return found;
}

}  // namespace house
