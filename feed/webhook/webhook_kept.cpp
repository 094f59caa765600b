// Lines of words, read whole or not at all. It must never make a number out of half of one.
#include "feed/webhook/webhook_kept.h"

#include "feed/base/files.h"

#include <filesystem>
#include <sstream>

namespace feed {
namespace {

constexpr const char* form = "kyodo-webhook/1";
constexpr std::size_t most_bytes = 4u << 20;

template <class Value>
void add_lines(std::ostringstream& out, const char* word, const std::vector<Value>& values) {
    for (const Value& value : values) out << word << ' ' << value << '\n';
}

template <class Value>
bool take(std::istringstream& words, std::vector<Value>& values) {
    Value value{};
    if (!(words >> value)) return false;
    values.push_back(std::move(value));
    return true;
}

bool take_line(const std::string& line, WebhookKept& kept) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    LeftOut& left = kept.unsaid;
    if (word == "waiting") return take(words, kept.waiting);
    if (word == "awaited") return take(words, kept.awaited);
    if (word == "owed") return take(words, kept.owed);
    if (word == "told") return take(words, kept.told);
    if (word == "due") return take(words, kept.due);
    if (word == "left") return static_cast<bool>(words >> left.messages >> left.due >> left.from >> left.to);
    return false;
}

}  // namespace

std::string kept_text(const WebhookKept& kept) {
    std::ostringstream out;
    const LeftOut& left = kept.unsaid;
    out << form << ' ' << kept.epoch << ' ' << kept.upto << ' ' << kept.began.ms << '\n';
    if (left.messages > 0)
        out << "left " << left.messages << ' ' << left.due << ' ' << left.from << ' ' << left.to << '\n';
    add_lines(out, "waiting", kept.waiting);
    add_lines(out, "awaited", kept.awaited);
    add_lines(out, "owed", kept.owed);
    add_lines(out, "told", kept.told);
    add_lines(out, "due", kept.due);
    return out.str();
}

std::optional<WebhookKept> kept_from(const std::string& text) {
    WebhookKept kept;
    bool first = true;
    for (const std::string& line : lines_in(text)) {
        if (!std::exchange(first, false)) {
            if (!take_line(line, kept)) return std::nullopt;
            continue;
        }
        std::istringstream words(line);
        std::string kind;
        if (!(words >> kind >> kept.epoch >> kept.upto >> kept.began.ms) || kind != form) return std::nullopt;
    }
    return first ? std::nullopt : std::optional(std::move(kept));
}

std::string kept_path(const std::string& store_path) {
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::weakly_canonical(store_path, ignored);
    return (real.empty() ? store_path : real.string()) + ".webhook";
}

std::optional<WebhookKept> read_kept(const std::string& path) {
    const auto text = whole_file(path, most_bytes);
    return text ? kept_from(*text) : std::nullopt;
}

}  // namespace feed
