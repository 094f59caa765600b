// Japanese line breaking after JLReq (https://www.w3.org/TR/jlreq/): which marks may not begin or end a line, and what is
// never split. It must never know a font: how wide a text is it is told.
#include "model/text/text.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

// cl-02 … cl-11: closing brackets, hyphens, dividing marks, middle dots, full stops, commas, iteration marks, the
// long-vowel mark, small kana. The slash belongs to the count before it.
constexpr std::u32string_view not_at_start =
    U")]},.:;!?%/\u2019\u201d\u3015\u3009\u300b\u300d\u300f\u3011\u3017\u3019\u301b\u301f\u00bb\u2010\u301c\u30a0\u2013"
    U"\u203c\u2047\u2048\u2049\u30fb\u3001\u3002\u30fc\u30fd\u30fe\u309d\u309e\u3005\u303b"
    U"\uff09\uff3d\uff5d\uff60\uff01\uff1f\uff1a\uff1b\uff0c\uff0e\uff05\uff0f\uff5e"
    U"ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ\u31f0\u31f1\u31f2\u31f3\u31f4\u31f5\u31f6\u31f7\u31f8\u31f9"
    U"\u31fa\u31fb\u31fc\u31fd\u31fe\u31ff"
    U"\uff61\uff63\uff64\uff65\uff67\uff68\uff69\uff6a\uff6b\uff6c\uff6d\uff6e\uff6f\uff70";
constexpr std::u32string_view not_at_end =
    U"([{\u2018\u201c\u3014\u3008\u300a\u300c\u300e\u3010\u3016\u3018\u301a\u301d\u00ab\uff08\uff3b\uff5b\uff5f\uff62";
constexpr std::u32string_view inseparable = U"\u2014\u2026\u2025";
// A count and what it counts stay together: 300件, 15分, 1号機, 2時間前. So does what goes on after it: 10月1日, 2時間7分.
constexpr std::u32string_view counters =
    U"件分秒時間日月年週名人社者回台号機個本系倍割点歩円万億千百前後目番線列組枚通校店階報次期版%\uff05\u2103";
constexpr std::u32string_view of_time = U"年月日時間分";
constexpr std::u32string_view before_number = U"約\uffe5\uff04\u2116";
constexpr std::size_t most_counters = 3;
constexpr std::size_t most_cells = 100'000;

bool one_of(std::u32string_view set, char32_t value) { return set.find(value) != std::u32string_view::npos; }
bool is_blank(char32_t value) { return value == U' ' || value == U'\u3000'; }
bool is_latin(char32_t value) { return value > 0x20 && value < 0x2000; }
bool is_digit(char32_t value) { return (value >= U'0' && value <= U'9') || (value >= U'\uff10' && value <= U'\uff19'); }
bool joins_digits(char32_t value) { return one_of(U".,:\uff0e\uff0c\uff1a", value); }

// A stretch of text that stays on one line; `gap` cells of blanks before it are dropped at a line's start.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t gap = 0;
    char32_t first = 0;
    char32_t last = 0;
};

class Pieces {
public:
    explicit Pieces(std::string_view text) : text_(text) {}

    std::vector<Piece> all() {
        std::vector<Piece> pieces;
        while (at_ < text_.size()) {
            const std::size_t gap = skip_blanks();
            if (at_ == text_.size()) break;
            Piece piece = next();
            piece.gap = gap;
            if (!pieces.empty() && sticks(pieces.back(), piece)) {
                pieces.back().end = piece.end;
                pieces.back().last = piece.last;
            } else {
                pieces.push_back(piece);
            }
        }
        return pieces;
    }

private:
    char32_t ahead() const { return at_ < text_.size() ? code_point_at(text_, at_).value : 0; }
    char32_t after_ahead() const {
        const std::size_t next = at_ + std::max<std::size_t>(code_point_at(text_, at_).size, 1);
        return next < text_.size() ? code_point_at(text_, next).value : 0;
    }
    void step(Piece& piece) {
        piece.last = ahead();
        at_ += std::max<std::size_t>(code_point_at(text_, at_).size, 1);
        while (at_ < text_.size() && ahead() >= 0x80 && cells_of(ahead()) == 0)
            at_ += std::max<std::size_t>(code_point_at(text_, at_).size, 1);
        piece.end = at_;
    }

    std::size_t skip_blanks() {
        std::size_t gap = 0;
        for (; at_ < text_.size() && is_blank(ahead()); at_ += code_point_at(text_, at_).size) gap += cells_of(ahead());
        return gap;
    }

    Piece next() {
        Piece piece{.begin = at_, .end = at_, .gap = 0, .first = ahead(), .last = 0};
        if (one_of(inseparable, piece.first)) {
            while (ahead() == piece.first) step(piece);
        } else if (is_latin(piece.first) || is_digit(piece.first)) {
            word(piece);
        } else if (piece.first == U'第') {
            ordinal(piece);
        } else {
            step(piece);
        }
        return piece;
    }

    // 第2報, 第三回.
    void ordinal(Piece& piece) {
        step(piece);
        while (is_number(ahead())) step(piece);
        if (is_number(piece.last) && one_of(counters, ahead())) step(piece);
    }

    void word(Piece& piece) {
        while (at_ < text_.size() && !is_blank(ahead())) {
            const bool number_goes_on = is_digit(piece.last) && joins_digits(ahead()) && is_digit(after_ahead());
            if (!is_latin(ahead()) && !is_digit(ahead()) && !number_goes_on) break;
            step(piece);
        }
        for (std::size_t i = 0; i < most_counters && is_digit_or_counter(piece.last) && one_of(counters, ahead()); ++i)
            step(piece);
        if (one_of(of_time, piece.last) && is_digit(ahead())) word(piece);
    }

    static bool is_digit_or_counter(char32_t value) { return is_digit(value) || one_of(counters, value); }

    // "41 min", "2 s": the unit belongs to its number. An opening or closing mark sticks whatever blank is between.
    bool sticks(const Piece& before, const Piece& piece) const {
        if (one_of(not_at_end, before.last) || one_of(not_at_start, piece.first)) return true;
        if (piece.gap == 0 && one_of(before_number, before.last) && is_digit(piece.first)) return true;
        if (piece.gap != 1) return false;
        const std::string_view unit = text_.substr(piece.begin, piece.end - piece.begin);
        if (is_digit(before.last)) return is_unit(unit.substr(0, unit.find_first_of(").,;:")));
        return is_digit(piece.first) && ends_in_duration(text_.substr(before.begin, before.end - before.begin));
    }

    static bool is_number(char32_t value) { return is_digit(value) || one_of(U"一二三四五六七八九十百", value); }

    static bool is_unit(std::string_view word) {
        constexpr std::array<std::string_view, 14> units = {"min", "s",  "h",  "m",  "d",    "ms",   "%",
                                                            "KB",  "MB", "GB", "TB", "Mbps", "Gbps", "km"};
        return std::find(units.begin(), units.end(), word) != units.end();
    }

    // "1 h 09 min" is one duration.
    static bool ends_in_duration(std::string_view text) { return text.ends_with(" h") || text.ends_with(" d"); }

    std::string_view text_;
    std::size_t at_ = 0;
};

class Lines {
public:
    Lines(std::string_view text, float most, const Width& width) : text_(text), most_(most), width_(width) {}

    void add(const Piece& piece) {
        const std::string_view bytes = text_.substr(piece.begin, piece.end - piece.begin);
        const float wide = width_(bytes);
        if (!line_.empty() && used_ + width_(gap_before(piece)) + wide > most_) close();
        if (wide > most_) {
            add_hard(bytes);
            return;
        }
        if (!line_.empty()) {
            used_ += width_(gap_before(piece));
            line_.append(gap_before(piece));
        }
        used_ += wide;
        line_.append(bytes);
        end_ = piece.end;
    }

    std::vector<std::string> all() {
        close();
        return std::move(lines_);
    }

private:
    // Precondition: the line is not empty.
    std::string_view gap_before(const Piece& piece) const { return text_.substr(end_, piece.begin - end_); }

    void close() {
        if (!line_.empty()) lines_.push_back(std::move(line_));
        line_.clear();
        used_ = 0;
    }

    void add_hard(std::string_view bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            const CodePoint code = code_point_at(bytes, at);
            const std::size_t size = std::max<std::size_t>(code.size, 1);
            const bool mark = code.size > 0 && cells_of(code.value) == 0;
            const float wide = mark ? 0.0f : width_(bytes.substr(at, size));
            if (!mark && used_ + wide > most_) close();
            line_.append(bytes.substr(at, size));
            used_ += wide;
            at += size;
        }
        end_ = static_cast<std::size_t>(bytes.data() - text_.data()) + bytes.size();
    }

    std::string_view text_;
    float most_;
    const Width& width_;
    std::string line_;
    float used_ = 0;
    std::size_t end_ = 0;  // where in the text the line ends so far
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> lines_of(std::string_view text, std::size_t most) {
    return lines_of(text, static_cast<float>(std::min(most, most_cells)),
                    [](std::string_view part) { return static_cast<float>(cells(part)); });
}

std::vector<std::string> lines_of(std::string_view text, float most, const Width& width) {
    Lines lines(text, most, width);
    for (const Piece& piece : Pieces(text).all()) lines.add(piece);
    return lines.all();
}

}  // namespace model
