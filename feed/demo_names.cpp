// Names are replaced in the text, before it is parsed: a name stands in owners, deciders, sources and holders alike, and
// a list of those members here would have to follow every new command. It must never change a part of a string.
#include "feed/demo_names.h"

#include "feed/base/files.h"

namespace feed {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

}  // namespace

std::string with_english_names(std::string_view lines, std::string_view names) {
    std::string text(lines);
    for (const std::string& line : lines_in(names)) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) continue;
        replace_all(text, quoted(std::string_view(line).substr(0, tab)),
                    quoted(std::string_view(line).substr(tab + 1)));
    }
    return text;
}

}  // namespace feed
