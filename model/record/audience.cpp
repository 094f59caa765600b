// Who may see what. It must never know a token or who asks.
#include "model/record/audience.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::string_view letters = "bcdfghjkmnpqrstvwxz";  // no vowels: no words by accident
constexpr std::size_t tag_length = 3;

bool is_letter(char c) { return letters.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// No organisation's name: names hold no control characters.
constexpr std::string_view nobody = "\x7f";

// A kind that everybody sees today may have an `only` later. What is no plain name is seen by nobody: it is not for us to
// read it as another organisation than a newer version would.
std::string_view only_kept(const Rest& rest) {
    const auto kept = std::find_if(rest.begin(), rest.end(), [](const Kept& one) { return one.name == "only"; });
    if (kept == rest.end() || kept->json == "\"\"") return {};
    const std::string_view json = kept->json;
    const bool plain = json.starts_with('"') && json.find('\\') == std::string_view::npos;
    return plain ? json.substr(1, json.size() - 2) : nobody;
}

}  // namespace

std::string_view only_of(const Entity& entity) {
    return std::visit(
        [](const auto& row) -> std::string_view {
            if constexpr (requires { row.only; })
                return row.only;
            else
                return only_kept(row.rest);
        },
        entity);
}

bool has_private(const Event& event) {
    return std::any_of(event.entities.begin(), event.entities.end(),
                       [](const Entity& entity) { return !only_of(entity).empty(); });
}

Event seen_by(Event event, std::string_view audience) {
    const auto hidden = [&](const Entity& entity) {
        const std::string_view only = only_of(entity);
        return !only.empty() && only != audience;
    };
    if (std::erase_if(event.entities, hidden) == 0) return event;
    if (!event.entities.empty()) {
        event.note = Text();
        event.rest.clear();
        return event;
    }
    Event rest;
    rest.seq = event.seq;
    rest.at = event.at;
    rest.what = Happening::withheld;
    return rest;
}

// FNV-1a, so that an organisation has the same letters on every machine and in every build.
std::string private_prefix(std::string_view prefix, std::string_view organisation) {
    std::uint32_t hash = 0x811c9dc5u;
    for (const char c : organisation) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x01000193u;
    std::string id = std::string(prefix) + "-";
    for (std::size_t i = 0; i < tag_length; ++i) {
        id += letters[hash % letters.size()];
        hash /= static_cast<std::uint32_t>(letters.size());
    }
    return id;
}

bool has_private_form(std::string_view id) {
    if (id.size() <= 2 + tag_length || id[0] < 'A' || id[0] > 'Z' || id[1] != '-') return false;
    const auto tag = id.substr(2, tag_length);
    const auto number = id.substr(2 + tag_length);
    return std::all_of(tag.begin(), tag.end(), is_letter) && std::all_of(number.begin(), number.end(), is_digit);
}

std::string private_spelling(std::string id) {
    for (std::size_t at = 0; at < id.size(); ++at) {
        const bool small = id[at] >= 'a' && id[at] <= 'z';
        const bool capital = id[at] >= 'A' && id[at] <= 'Z';
        if (at == 0 && small) id[at] = static_cast<char>(id[at] - 'a' + 'A');
        if (at > 0 && capital) id[at] = static_cast<char>(id[at] - 'A' + 'a');
    }
    return id;
}

}  // namespace model
