// Text made harmless and measured. Widths follow East Asian Width with ambiguous characters wide, as Japanese fonts
// draw them; Latin letters with accents are narrow there. It must never break lines (kinsoku.cpp).
#include "model/text/text.h"

#include "model/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace model {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Drawn over the character before them.
constexpr auto combining = std::to_array<Range>({
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd},   {0x05bf, 0x05bf},   {0x05c1, 0x05c2},   {0x05c4, 0x05c5},
    {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x064b, 0x065f},   {0x0670, 0x0670},   {0x06d6, 0x06dc},   {0x06df, 0x06e4},
    {0x06e7, 0x06e8}, {0x06ea, 0x06ed}, {0x0711, 0x0711},   {0x0730, 0x074a},   {0x0900, 0x0902},   {0x093a, 0x093a},
    {0x093c, 0x093c}, {0x0941, 0x0948}, {0x094d, 0x094d},   {0x0951, 0x0957},   {0x0e31, 0x0e31},   {0x0e34, 0x0e3a},
    {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},   {0x20d0, 0x20f0},   {0x302a, 0x302f},   {0x3099, 0x309a},
    {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0x1e000, 0x1e02a}, {0x1e8d0, 0x1e8d6}, {0x1f3fb, 0x1f3ff}, {0xe0100, 0xe01ef},
});

constexpr auto wide = std::to_array<Range>({
    {0x00a7, 0x00a8},   {0x00b0, 0x00b1},    {0x00b4, 0x00b4},   {0x00b6, 0x00b6},   {0x00d7, 0x00d7},
    {0x00f7, 0x00f7},   {0x0391, 0x03a9},    {0x03b1, 0x03c9},   {0x0401, 0x0401},   {0x0410, 0x044f},
    {0x0451, 0x0451},   {0x1100, 0x115f},    {0x2010, 0x2027},   {0x2030, 0x205e},   {0x2103, 0x2109},
    {0x2116, 0x2116},   {0x2121, 0x2121},    {0x212b, 0x212b},   {0x213b, 0x213b},   {0x2160, 0x2188},
    {0x2190, 0x2317},   {0x2318, 0x23ff},    {0x2423, 0x2423},   {0x2460, 0x27ef},   {0x2900, 0x297f},
    {0x29bf, 0x29bf},   {0x2b00, 0x2bff},    {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97f},
    {0xac00, 0xd7a3},   {0xe000, 0xfaff},    {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},
    {0xffe0, 0xffe6},   {0xfffd, 0xfffd},    {0x16fe0, 0x18dff}, {0x1aff0, 0x1b2ff}, {0x1f000, 0x1faff},
    {0x20000, 0x3fffd}, {0xf0000, 0x10fffd},
});

// What nobody sees, or what turns the text around it: never wanted in a name or a sentence on a board.
constexpr auto invisible = std::to_array<Range>({
    {0x0000, 0x001f},   {0x007f, 0x009f},   {0x00ad, 0x00ad},   {0x034f, 0x034f}, {0x061c, 0x061c}, {0x115f, 0x1160},
    {0x17b4, 0x17b5},   {0x180b, 0x180f},   {0x200b, 0x200f},   {0x202a, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164},
    {0xfdd0, 0xfdef},   {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0xfffe, 0xffff},
    {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
});

// Which of a kanji's forms a name is written with: kept behind a kanji, and nowhere else.
constexpr auto selectors = std::to_array<Range>({{0xfe00, 0xfe0f}, {0xe0100, 0xe01ef}});
constexpr auto kanji = std::to_array<Range>({{0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xf900, 0xfaff}, {0x20000, 0x3fffd}});

bool in(std::span<const Range> ranges, char32_t value) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), value,
                                        [](char32_t v, const Range& range) { return v < range.first; });
    return after != ranges.begin() && value <= std::prev(after)->last;
}

bool plain(char byte) { return byte >= 0x20 && byte < 0x7f; }

// Kana, kanji, their punctuation and the full-width forms: wide, visible, nothing that is drawn over its neighbour.
bool plain_wide(std::uint32_t value) {
    return (value >= 0x3190 && value <= 0x9fff) || (value >= 0x3041 && value <= 0x3096) ||
           (value >= 0x309b && value <= 0x312f) || (value >= 0x3000 && value <= 0x3029) ||
           (value >= 0xff01 && value <= 0xff60);
}

// The value of the three bytes that begin at `at`, or 0; forms too long and surrogates have no value that is plain.
std::uint32_t three_bytes_at(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(bytes[at + i]); };
    if (bytes.size() - at < 3 || (byte(0) & 0xf0) != 0xe0 || (byte(1) & 0xc0) != 0x80 || (byte(2) & 0xc0) != 0x80)
        return 0;
    return (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
}

bool breaks_line(char32_t value) {
    return value == '\t' || value == '\n' || value == '\v' || value == '\f' || value == '\r' || value == 0x85 ||
           value == 0x2028 || value == 0x2029;
}

// More marks than any script needs would climb out of the row.
constexpr std::size_t most_marks = 3;

}  // namespace

CodePoint code_point_at(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(bytes[at + i]); };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes.size() - at < size) return {};
    std::uint32_t value = first & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3f);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[size] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return {};
    return {value, size};
}

std::size_t cells_of(char32_t value) {
    if (value < 0x80) return 1;
    if (in(combining, value)) return 0;
    return in(wide, value) ? 2 : 1;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t size = plain(bytes[at]) ? 1 : plain_wide(three_bytes_at(bytes, at)) ? 3 : 0;
        if (size == 0) size = code_point_at(bytes, at).size;
        if (size == 0) return false;
        at += size;
    }
    return true;
}

std::optional<std::size_t> cells_if_plain(std::string_view bytes) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const bool narrow = plain(bytes[at]);
        if (!narrow && !plain_wide(three_bytes_at(bytes, at))) return std::nullopt;
        sum += narrow ? 1 : 2;
        at += narrow ? 1 : 3;
    }
    return sum;
}

std::string without_controls(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    bool in_break = false;
    std::size_t marks = 0;
    char32_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (plain(text[at])) {
            last = static_cast<unsigned char>(text[at]);
            clean += text[at++];
            in_break = false;
            marks = 0;
            continue;
        }
        const CodePoint code = code_point_at(text, at);
        const std::string_view bytes = text.substr(at, std::max<std::size_t>(code.size, 1));
        at += bytes.size();
        if (breaks_line(code.value)) {
            if (!in_break) clean += ' ';
            in_break = true;
            last = 0;
            continue;
        }
        const bool selects = in(selectors, code.value) && in(kanji, last);
        if (code.size == 0 || (in(invisible, code.value) && !selects)) continue;
        in_break = false;
        last = code.value;
        marks = cells_of(code.value) == 0 ? marks + 1 : 0;
        if (marks <= most_marks) clean += bytes;
    }
    return clean;
}

std::size_t cells(std::string_view text) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint code = code_point_at(text, at);
        sum += code.size == 0 ? 1 : cells_of(code.value);
        at += std::max<std::size_t>(code.size, 1);
    }
    return sum;
}

std::string clipped(std::string_view text, std::size_t most) {
    constexpr std::string_view ellipsis = "…";
    if (cells(text) <= most) return std::string{text};
    if (most < cells(ellipsis)) return {};
    const std::size_t room = most - cells(ellipsis);
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint code = code_point_at(text, at);
        used += code.size == 0 ? 1 : cells_of(code.value);
        if (used > room) break;
        at += std::max<std::size_t>(code.size, 1);
    }
    return std::string{text.substr(0, at)}.append(ellipsis);
}

std::string half_width(std::string_view text) {
    constexpr char32_t first = 0xFF01;
    constexpr char32_t last = 0xFF5E;
    constexpr char32_t space = 0x3000;
    std::string narrow;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::size_t size = point.size == 0 ? 1 : point.size;
        if (point.value >= first && point.value <= last) {
            narrow += static_cast<char>(point.value - first + U'!');
        } else if (point.value == space) {
            narrow += ' ';
        } else {
            narrow += text.substr(at, size);
        }
        at += size;
    }
    return narrow;
}

}  // namespace model
