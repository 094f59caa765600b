// A face is asked once for each character: a frame measures thousands of them. Letters and marks come apart on their
// way through some systems (か + U+3099, o + U+0304), and ImGui cannot set one over the other.
// It must never drop a character that somebody could read.
#include "ui/pen/glyphs.h"

#include "model/text/utf8.h"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr char32_t code_points = 0x110000;
constexpr unsigned asked = 1, there = 2, per_byte = 4;

struct Joint {
    char32_t mark;
    std::u32string_view pairs;  // letter, letter with mark, …
};

constexpr std::array<Joint, 9> joints = {{
    {0x0300, U"AÀEÈIÌOÒUÙaàeèiìoòuù"},
    {0x0301, U"AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzź"},
    {0x0302, U"AÂEÊIÎOÔUÛaâeêiîoôuû"},
    {0x0303, U"AÃNÑOÕaãnñoõ"},
    {0x0304, U"AĀEĒIĪOŌUŪaāeēiīoōuū"},
    {0x0308, U"AÄEËIÏOÖUÜaäeëiïoöuüyÿ"},
    {0x030a, U"AÅUŮaåuů"},
    {0x030c, U"CČDĎEĚNŇRŘSŠTŤZŽcčdďeěnňrřsšzž"},
    {0x0327, U"CÇSŞcçsş"},
}};

// Kana stand in rows of plain, voiced, half-voiced.
char32_t kana_with(char32_t letter, char32_t mark) {
    constexpr char32_t voiced = 0x3099, half_voiced = 0x309a, katakana = 0x60;
    const bool in_katakana = letter >= 0x30a1;
    const char32_t plain = in_katakana ? letter - katakana : letter;
    const bool ha_row = plain >= 0x306f && plain <= 0x307b && (plain - 0x306f) % 3 == 0;
    const bool odd = (plain >= 0x304b && plain <= 0x3061 && plain % 2 == 1);
    const bool even = plain == 0x3064 || plain == 0x3066 || plain == 0x3068;
    if (plain == 0x3046 && mark == voiced) return letter + 0x4e;  // う, ウ
    if (mark == voiced && (odd || even || ha_row)) return letter + 1;
    return mark == half_voiced && ha_row ? letter + 2 : 0;
}

void append(std::string& text, char32_t code) {
    const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | code >> 6);
        byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        byte(0xe0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    } else {
        byte(0xf0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3f));
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    }
}

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }

}  // namespace

Glyphs::Glyphs(ImFont& font) : font_(font), known_(code_points / per_byte) {}

bool Glyphs::has(char32_t character) const {
    if (character >= code_points) return false;
    std::uint8_t& four = known_[character / per_byte];
    const unsigned shift = character % per_byte * 2;
    if ((four >> shift & asked) == 0) {
        const bool found = font_.IsGlyphInFont(static_cast<ImWchar>(character));
        four = static_cast<std::uint8_t>(four | (asked | (found ? there : 0u)) << shift);
    }
    return (four >> shift & there) != 0;
}

char32_t Glyphs::joined(char32_t letter, char32_t mark) const {
    char32_t one = 0;
    if (mark == 0x3099 || mark == 0x309a) {
        one = kana_with(letter, mark);
    } else {
        const auto* joint = std::find_if(joints.begin(), joints.end(), [&](const Joint& j) { return j.mark == mark; });
        if (joint == joints.end()) return 0;
        for (std::size_t i = 0; i + 1 < joint->pairs.size(); i += 2)
            if (joint->pairs[i] == letter) one = joint->pairs[i + 1];
    }
    return one != 0 && has(one) ? one : 0;
}

std::string_view Glyphs::drawable(std::string_view text, std::string& scratch) const {
    if (std::all_of(text.begin(), text.end(), is_printable)) return text;
    scratch.clear();
    bool changed = false;
    char32_t last = 0;
    std::size_t last_at = 0;  // where it begins in `scratch`
    for (std::size_t at = 0; at < text.size();) {
        const model::CodePoint code = model::code_point_at(text, at);
        at += std::max<std::size_t>(code.size, 1);
        const bool mark = code.size > 1 && model::cells_of(code.value) == 0;
        const char32_t one = mark ? joined(last, code.value) : 0;
        changed = changed || mark || code.size == 0 || code.value < 0x20;
        if (mark && one == 0) continue;
        if (one != 0) scratch.resize(last_at);
        last = one != 0 ? one : code.value < 0x20 ? U' ' : code.value;
        if (code.size == 0 || !has(last)) {
            last = substitute;
            changed = true;
        }
        last_at = scratch.size();
        append(scratch, last);
    }
    return changed ? std::string_view(scratch) : text;
}

}  // namespace ui
