// A number written with the characters of a script as its digits. It must never need memory for the names that were.
#include "tests/soak/names.h"

#include <array>

namespace soak {
namespace {

struct Script {
    char32_t first;
    std::uint64_t size;
};
constexpr Script kanji{0x4E00, 20902};
constexpr Script kana{0x30A1, 82};
constexpr std::array<Script, 4> others = {Script{0x61, 26}, Script{0x3B1, 17}, Script{0x430, 32},
                                          Script{0xAC00, 11172}};
constexpr std::uint64_t stride = 7919;  // coprime with 20902: neighbours in number are far apart in the font

void put(std::string& text, char32_t code) {
    if (code < 0x80) return text.push_back(static_cast<char>(code));
    if (code < 0x800) {
        text.push_back(static_cast<char>(0xC0 | code >> 6));
    } else {
        text.push_back(static_cast<char>(0xE0 | code >> 12));
        text.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    }
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
}

void put_digits(std::string& text, std::uint64_t number, Script script) {
    do {
        put(text, script.first + static_cast<char32_t>(number % script.size));
        number /= script.size;
    } while (number > 0);
}

}  // namespace

std::string japanese_name(std::uint64_t number) {
    std::string name;
    put(name, kanji.first + static_cast<char32_t>(number * stride % kanji.size));
    put_digits(name, number / kanji.size, kana);
    return name;
}

std::string other_name(std::uint64_t number) {
    std::string name;
    put_digits(name, number / others.size(), others[number % others.size()]);
    return name;
}

model::Text Names::text() {
    model::Text text{japanese(), {}};
    text.en = other();
    return text;
}

}  // namespace soak
