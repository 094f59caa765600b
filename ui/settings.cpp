// Reads line by line, so that every mistake has a place. It must never guess: a line is understood wholly or refused.
#include "ui/settings.h"

#include "model/text/text.h"

#include <algorithm>
#include <optional>

namespace ui {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_name(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_end(std::string_view rest) { return trimmed(rest).empty() || trimmed(rest).front() == '#'; }

// A "basic" string without escapes other than \" and \\, or a 'literal' one.
std::optional<std::string> quoted_value(std::string_view text) {
    const char quote = text.front();
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == quote) return is_end(text.substr(i + 1)) ? std::optional(value) : std::nullopt;
        if (text[i] == '\\' && quote == '"') {
            if (++i == text.size() || (text[i] != '"' && text[i] != '\\')) return std::nullopt;
        }
        value.push_back(text[i]);
    }
    return std::nullopt;
}

// true, false or a number.
std::optional<std::string> bare_value(std::string_view text) {
    const std::string_view value = trimmed(text.substr(0, text.find('#')));
    const bool number = !value.empty() && std::all_of(value.begin(), value.end(),
                                                      [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (!number && value != "true" && value != "false") return std::nullopt;
    return std::string(value);
}

model::Problem mistake(std::string_view path, int line, const std::string& ja, const std::string& en) {
    const std::string place = model::without_controls(place_of(path, line));
    return model::problem(model::Trouble::invalid, place + ": " + ja, place + ": " + en);
}

model::Result<Setting> setting_from(std::string_view path, std::string_view text, int line) {
    const std::size_t equals = text.find('=');
    const std::string_view name = trimmed(text.substr(0, equals));
    if (equals == std::string_view::npos || !is_name(name))
        return mistake(path, line, "view = \"wall\" のように「名前 = 値」を1行に1つ書いてください。",
                       "write one name = value a line, like view = \"wall\".");
    const std::string_view rest = trimmed(text.substr(equals + 1));
    const bool quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
    const std::optional<std::string> value = rest.empty() ? std::nullopt
                                             : quoted     ? quoted_value(rest)
                                                          : bare_value(rest);
    if (!value)
        return mistake(path, line, "値は \"引用符の中\" か、数か、true か false で書いてください。",
                       "a value is \"in quotes\", a number, true or false.");
    return Setting{std::string(name), *value, line};
}

}  // namespace

std::string place_of(std::string_view path, int line) { return std::string(path) + ":" + std::to_string(line); }

model::Result<std::vector<Setting>> parse_settings(std::string_view path, std::string_view text) {
    std::vector<Setting> settings;
    int line = 0;
    if (text.size() > most_settings_bytes)
        return mistake(path, 1, "長すぎます。", "the file is too long for settings.");
    while (!text.empty()) {
        ++line;
        const std::string_view whole = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), whole.size() + 1));
        if (!model::is_utf8(whole)) return mistake(path, line, "UTF-8 ではありません。", "this line is not UTF-8.");
        if (is_end(whole)) continue;
        model::Result<Setting> setting = setting_from(path, whole, line);
        if (!setting) return setting.problem();
        const auto same = [&](const Setting& other) { return other.name == setting->name; };
        if (std::any_of(settings.begin(), settings.end(), same))
            return mistake(path, line, setting->name + " は2度目です。", setting->name + " is set a second time.");
        settings.push_back(std::move(*setting));
    }
    return settings;
}

}  // namespace ui
