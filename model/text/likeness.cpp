// Unicode's tables are utf8proc's. What Japanese writing adds comes behind them: half-width kana are whole by then.
// It must never make two names alike that people would read as two.
#include "model/text/likeness.h"

#include "model/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

namespace model {
namespace {

using Code = utf8proc_int32_t;

constexpr std::array<Code, 3> waves{0x301C, 0x223C, 0x223E};
constexpr std::array<Code, 6> dashes{0x2010, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212};
constexpr Code long_vowel = 0x30FC;
constexpr std::array<std::string_view, 2> titles{"様", "さん"};

template <std::size_t Count>
bool is_one_of(const std::array<Code, Count>& all, Code code) {
    return std::find(all.begin(), all.end(), code) != all.end();
}

bool is_latin_or_digit(Code code) { return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z'); }

bool is_hiragana(Code code) { return (code >= 0x3041 && code <= 0x3096) || code == 0x309D || code == 0x309E; }

Code folded(Code code) {
    if (code < 0x80) return code;
    if (is_hiragana(code)) return code + 0x60;
    if (is_one_of(waves, code)) return '~';
    return is_one_of(dashes, code) ? '-' : code;
}

std::vector<Code> codes_of(std::string_view text) {
    std::vector<Code> codes;
    codes.reserve(text.size());
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
        Code code = 0;
        const utf8proc_ssize_t read = utf8proc_iterate(at, left, &code);
        if (read <= 0) return {};
        codes.push_back(code);
        at += read;
        left -= read;
    }
    return codes;
}

std::string text_of(const std::vector<Code>& codes) {
    std::string text;
    text.reserve(codes.size() * 3);
    for (const Code code : codes) {
        if (code < 0x80) {
            text += static_cast<char>(code);
            continue;
        }
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto count = static_cast<std::size_t>(utf8proc_encode_char(code, bytes.data()));
        text.append(reinterpret_cast<const char*>(bytes.data()), count);
    }
    return text;
}

// A letter that Unicode's tables leave as it is, but for its case, as long as what stands beside it is one too.
bool is_settled(Code code) {
    const bool ideograph = code >= 0x4E00 && code <= 0x9FFF;
    const bool katakana = code >= 0x30A1 && code <= 0x30FC;
    return (code >= ' ' && code <= '~') || ideograph || katakana || is_hiragana(code);
}

Code small(Code code) { return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code; }

// By Unicode's tables; nothing for bytes that are no UTF-8.
std::vector<Code> by_tables(std::string_view name) {
    constexpr auto form = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                                 static_cast<utf8proc_ssize_t>(name.size()), &mapped, form);
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> kept(mapped, std::free);
    if (length < 0) return {};
    return codes_of({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)});
}

std::string_view without_title(std::string_view name) {
    for (const std::string_view title : titles)
        if (name.size() > title.size() && name.ends_with(title)) return name.substr(0, name.size() - title.size());
    return name;
}

// No letter behind one of these makes it another: no mark, no accent that would matter here, and no title begins with both.
bool is_firm(Code code) {
    const Code letter = small(code);
    return is_latin_or_digit(letter) || (code >= 0x4E00 && code <= 0x9FFF);
}

// Both are the same up to a place where a firm letter stands against another one.
bool surely_differ(std::string_view one, std::string_view other) {
    for (std::size_t at = 0; at < one.size() && at < other.size();) {
        const CodePoint left = code_point_at(one, at);
        const CodePoint right = code_point_at(other, at);
        const auto a = static_cast<Code>(left.value);
        const auto b = static_cast<Code>(right.value);
        if (left.size == 0 || right.size == 0 || !is_settled(a) || !is_settled(b)) return false;
        if (a != b && small(a) != small(b)) return is_firm(a) && is_firm(b);
        at += left.size;
    }
    return false;
}

}  // namespace

std::string likeness(std::string_view name) {
    std::vector<Code> codes = codes_of(name);
    if (std::all_of(codes.begin(), codes.end(), is_settled))
        std::transform(codes.begin(), codes.end(), codes.begin(), small);
    else
        codes = by_tables(name);
    if (codes.empty()) return std::string(name);
    std::transform(codes.begin(), codes.end(), codes.begin(), folded);
    for (std::size_t i = 1; i + 1 < codes.size(); ++i)
        if (codes[i] == long_vowel && is_latin_or_digit(codes[i - 1]) && is_latin_or_digit(codes[i + 1]))
            codes[i] = '-';
    return text_of(codes);
}

std::string likeness_of_person(std::string_view name) { return likeness(without_title(name)); }

bool alike(std::string_view one, std::string_view other) {
    return one == other || (!surely_differ(one, other) && likeness(one) == likeness(other));
}

bool alike_people(std::string_view one, std::string_view other) {
    return one == other || (!surely_differ(one, other) && likeness_of_person(one) == likeness_of_person(other));
}

}  // namespace model
