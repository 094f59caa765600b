// One pass over the line; nothing is decoded twice. A quotation mark that is never closed is an ordinary character,
// because the line is read while it is being typed. It must never lose a character of what somebody wrote.
#include "model/language/command_words.h"

#include "model/language/readings.h"
#include "model/language/spoken_time.h"
#include "model/text/text.h"

#include <algorithm>

namespace model::language {
namespace {

constexpr std::string_view wide_space = "\u3000";
constexpr std::string_view both_languages = "||";

std::size_t space_at(std::string_view text) {
    if (text.starts_with(' ')) return 1;
    return text.starts_with(wide_space) ? wide_space.size() : 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> all) {
    return std::any_of(all.begin(), all.end(), [&](std::string_view one) { return text.starts_with(one); });
}

bool is_person(std::string_view word) { return word.starts_with('@') || word.starts_with("＠"); }

// An id or a time in half-width letters: "A7", "8:35".
bool is_counted(std::string_view plain) {
    return is_ascii(plain) && std::any_of(plain.begin(), plain.end(), is_digit) &&
           plain.find('=') == std::string_view::npos;
}

// What stands for itself, so that nothing of a sentence is parted behind it: somebody, an id, a time.
bool is_mark(std::string_view word) {
    if (is_person(word)) return true;
    const std::string plain = half_width(word);
    static constexpr std::string_view tails[] = {"まで", "までに", "から", "後", "前", "時", "分", "半", "名", "人"};
    const bool ends =
        std::any_of(std::begin(tails), std::end(tails), [&](std::string_view tail) { return plain.ends_with(tail); });
    return is_counted(plain) || (!plain.empty() && (is_digit(plain.front()) || plain.front() == '+') && ends);
}

bool may_begin_mark(std::string_view rest) {
    static constexpr std::string_view begins[] = {"明日", "明後日", "今日", "本日", "午前", "午後"};
    if (is_person(rest) || begins_with_any(rest, begins)) return true;
    const std::string plain = half_width(rest.substr(0, rest.find_first_of(" \t")));
    const std::size_t letters = static_cast<std::size_t>(
        std::find_if(plain.begin(), plain.end(), [](char c) { return (c & 0x80) != 0; }) - plain.begin());
    const std::string_view ascii = std::string_view(plain).substr(0, letters);
    return !ascii.empty() && (ascii.front() == '#' || ascii.front() == '+' || is_counted(ascii));
}

// A comma or a full stop that parts as a space would, as Japanese is written without any: "2号機へ、＠復旧E、8:35まで。" A text
// keeps those inside it, because it is taken from the line as it stands.
std::size_t comma_at(std::string_view line, std::size_t start, std::size_t at) {
    for (const std::string_view comma : {"、", "，", "。"}) {
        if (at == start || !line.substr(at).starts_with(comma)) continue;
        const bool parts = is_mark(line.substr(start, at - start)) || may_begin_mark(line.substr(at + comma.size()));
        return parts ? comma.size() : 0;
    }
    return 0;
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
    if (line.substr(start, at - start) == "＠") return true;
    return at == start || line[at - 1] == '@' || line[at - 1] == '=' || line[at - 1] == '/';
}

// The place behind a name in curved or corner marks, as input methods write them: @“Taro Yamada”; npos where there is none.
std::size_t curved_end(std::string_view line, std::size_t start, std::size_t at) {
    const std::string_view before = line.substr(start, at - start);
    if (before != "@" && before != "＠") return std::string_view::npos;
    const auto said = curved_quotation(line.substr(at));
    return said ? line.size() - said->behind.size() : std::string_view::npos;
}

std::size_t word_end(std::string_view line, std::size_t start) {
    std::size_t at = start;
    while (at < line.size() && space_at(line.substr(at)) == 0 && comma_at(line, start, at) == 0) {
        std::size_t closed = opens_quotation(line, start, at) ? quotation_end(line, at) : std::string_view::npos;
        if (closed == std::string_view::npos) closed = curved_end(line, start, at);
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
    const bool digits = std::any_of(plain.begin(), plain.end(), is_digit);
    static constexpr std::string_view tails[] = {"名", "人", "分", "まで", "までに", "迄", "から", "より"};
    const bool ends =
        std::any_of(std::begin(tails), std::end(tails), [&](std::string_view tail) { return plain.ends_with(tail); });
    if ((digits && is_ascii(plain)) || (ends && (digits || plain.size() <= std::string_view("までに").size())))
        return true;
    if (instant_from(lower(plain), Hearing{any_time})) return true;
    static constexpr std::string_view marks[] = {"by", "for", "until", "next", "!", "soft", "目安", "重大", "大", "中"};
    const std::string word_said = lower(plain);
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return is_read_as(word_said, mark); });
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

std::optional<CurvedQuotation> curved_quotation(std::string_view text) {
    static constexpr std::string_view marks[] = {"“", "”", "＂", "„", "「", "」", "『", "』"};
    for (const std::string_view open : marks) {
        if (!text.starts_with(open)) continue;
        std::size_t end = std::string_view::npos, size = 0;
        for (const std::string_view close : marks)
            if (const std::size_t at = text.find(close, open.size()); at < end) end = at, size = close.size();
        if (end != std::string_view::npos && end > open.size())
            return CurvedQuotation{text.substr(open.size(), end - open.size()), text.substr(end + size)};
    }
    return std::nullopt;
}

std::string lower(std::string_view word) {
    std::string small(word);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::vector<LineWord> words_of(std::string_view line) {
    std::vector<LineWord> words;
    for (std::size_t at = 0; at < line.size();) {
        const bool is_behind = !words.empty() && words.back().at + words.back().length == at;
        std::size_t space = space_at(line.substr(at));
        if (space == 0 && is_behind) space = comma_at(line, words.back().at, at);
        if (space > 0) {
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

std::string one_word_said(std::string_view value) {
    const std::vector<LineWord> inside = words_of(value);
    return inside.size() == 1 ? inside.front().plain : std::string(value);
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
