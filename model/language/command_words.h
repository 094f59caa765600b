// A typed line cut into words, each with its place, and the marks that make one word more than its letters: quotation
// marks, "@", "=", "/". Shared by the files of the command language. It must never know a command.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model::language {

// A word and where it stands in the line, in bytes. Spaces of either width part words, and commas beside somebody, an
// id or a time; between quotation marks that open a word, or follow "@" or "=" in it, they do not.
struct LineWord {
    std::size_t at = 0;
    std::size_t length = 0;
    std::string_view raw;  // into the line
    std::string plain;     // half-width letters and digits, without the quotation marks
    bool quoted = false;   // opened by a quotation mark: never a mark itself
};
std::vector<LineWord> words_of(std::string_view line);

// True for a lone "/" or "／", which parts the texts of one command.
bool is_parting(const LineWord& word);

// What the words say, as it was written; one word in quotation marks says what is between them. A lone "||" parts the
// Japanese text from the English one.
Text text_said(std::string_view line, std::span<const LineWord> words);
Text text_said(std::string_view value);

// `text` so that text_said gives it back, in quotation marks where a word of it would be taken for something else.
std::string spoken(const Text& text);
// In quotation marks, those inside it doubled.
std::string in_quotes(std::string_view text);

// What stands between curved, wide or corner quotation marks at the front of a text, and what is behind them; nothing when it
// begins with none or they are never closed. Views into `text`.
struct CurvedQuotation {
    std::string_view inside;
    std::string_view behind;
};
std::optional<CurvedQuotation> curved_quotation(std::string_view text);

// A single word without its quotation marks and in half width; more than one as they are written.
std::string one_word_said(std::string_view value);

// ASCII letters made small.
std::string lower(std::string_view word);

}  // namespace model::language
