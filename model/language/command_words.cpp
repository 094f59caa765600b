// One pass over the line; nothing is decoded twice. A quotation mark that is never closed is an ordinary character,
// because the line is read while it is being typed. It must never lose a character of what somebody wrote.
#include "model/language/command_words.h"

#include "model/language/spoken_time.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::language {
namespace {

constexpr std::string_view wide_space = "\u3000";
constexpr std::string_view both_languages = "||";

// A comma in front of somebody who is named, as Japanese is written without a space: "2号機へ、＠復旧E".
std::size_t comma_before_person(std::string_view text) {
    for (const std::string_view comma : {"、", "，"})
        if (text.starts_with(comma) &&
            (text.substr(comma.size()).starts_with("＠") || text.substr(comma.size()).starts_with('@')))
            return comma.size();
    return 0;
}

std::size_t space_at(std::string_view text) {
    if (text.starts_with(' ')) return 1;
    return text.starts_with(wide_space) ? wide_space.size() : comma_before_person(text);
}

// The place behind the closing mark of a quotation opening at `from`, or npos; a doubled mark does not close it.
std::size_t quotation_end(std::string_view line, std::size_t from) {
    for (std::size_t at = from + 1; at < line.size(); ++at) {
        if (line[at] != '"') continue;
        if (at + 1 < line.size() && line[at + 1] == '"')
            ++at;
        else
            return at + 1;
    }
    return std::string_view::npos;
}

bool opens_quotation(std::string_view line, std::size_t start, std::size_t at) {
    if (line[at] != '"') return false;
    return at == start || line[at - 1] == '@' || line[at - 1] == '=' || line[at - 1] == '/';
}

std::size_t word_end(std::string_view line, std::size_t start) {
    std::size_t at = start;
    while (at < line.size() && space_at(line.substr(at)) == 0) {
        const std::size_t closed = opens_quotation(line, start, at) ? quotation_end(line, at) : std::string_view::npos;
        at = closed == std::string_view::npos ? at + 1 : closed;
    }
    return at;
}

// Quotations opened out, the rest half-width.
std::string plain_of(std::string_view raw) {
    std::string plain;
    std::size_t written = 0;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (!opens_quotation(raw, 0, at)) continue;
        const std::size_t end = quotation_end(raw, at);
        if (end == std::string_view::npos) break;
        plain += half_width(raw.substr(written, at - written));
        for (std::size_t i = at + 1; i + 1 < end; ++i) {
            plain += raw[i];
            if (raw[i] == '"') ++i;
        }
        written = end;
        at = end - 1;
    }
    return plain + half_width(raw.substr(written));
}

bool is_whole_quotation(std::string_view raw) { return raw.starts_with('"') && quotation_end(raw, 0) == raw.size(); }

std::string said_once(std::string_view line, std::span<const LineWord> words) {
    if (words.empty()) return {};
    if (words.size() == 1 && is_whole_quotation(words.front().raw)) return words.front().plain;
    const std::size_t from = words.front().at;
    return std::string(line.substr(from, words.back().at + words.back().length - from));
}

// Whether this word inside a text could be taken for a mark, a time, a count or an id when the line is read again.
bool is_risky(const LineWord& word, const Instant& any_time) {
    const std::string& plain = word.plain;
    if (word.quoted || is_parting(word) || word.raw == both_languages) return true;
    if (plain.find_first_of("@#=\"") != std::string::npos) return true;
    const bool digits = std::any_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool ascii = std::all_of(plain.begin(), plain.end(), [](char c) { return (c & 0x80) == 0; });
    const auto ends = [&plain](std::string_view tail) { return plain.ends_with(tail); };
    if (digits && (ascii || ends("名") || ends("人") || ends("分") || ends("まで"))) return true;
    if (instant_from(lower(plain), Hearing{any_time})) return true;
    static constexpr std::string_view marks[] = {"by",   "for",  "until", "next", "まで", "!",
                                                 "soft", "目安", "重大",  "大",   "中"};
    return std::find(std::begin(marks), std::end(marks), lower(plain)) != std::end(marks);
}

std::string spoken_once(const std::string& text) {
    const std::vector<LineWord> words = words_of(text);
    const bool plain_edges =
        !text.empty() && space_at(text) == 0 && !words.empty() && words.back().at + words.back().length == text.size();
    const bool risky =
        std::any_of(words.begin(), words.end(), [](const LineWord& word) { return is_risky(word, Instant{}); });
    return risky || !plain_edges ? in_quotes(text) : text;
}

}  // namespace

std::string lower(std::string_view word) {
    std::string small(word);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::vector<LineWord> words_of(std::string_view line) {
    std::vector<LineWord> words;
    for (std::size_t at = 0; at < line.size();) {
        if (const std::size_t space = space_at(line.substr(at))) {
            at += space;
            continue;
        }
        const std::size_t end = word_end(line, at);
        const std::string_view raw = line.substr(at, end - at);
        words.push_back({at, end - at, raw, plain_of(raw), raw.starts_with('"')});
        at = end;
    }
    return words;
}

bool is_parting(const LineWord& word) { return !word.quoted && (word.raw == "/" || word.raw == "／"); }

Text text_said(std::string_view line, std::span<const LineWord> words) {
    const auto parting =
        std::find_if(words.begin(), words.end(), [](const LineWord& word) { return word.raw == both_languages; });
    const auto place = static_cast<std::size_t>(parting - words.begin());
    if (parting == words.end()) return {said_once(line, words), {}};
    return {said_once(line, words.first(place)), said_once(line, words.subspan(place + 1))};
}

Text text_said(std::string_view value) {
    const std::vector<LineWord> words = words_of(value);
    return text_said(value, words);
}

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + "\"";
}

std::string spoken(const Text& text) {
    if (text.en.empty()) return spoken_once(text.ja);
    if (text.ja.empty()) return std::string(both_languages) + " " + spoken_once(text.en);
    return spoken_once(text.ja) + " " + std::string(both_languages) + " " + spoken_once(text.en);
}

}  // namespace model::language
