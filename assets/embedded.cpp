// Turns the assembler's begin and end marks into spans.
// It must never read a file: a missing font at run time would be a board without words.
#include "assets/embedded.h"

extern "C" {
extern const std::byte kyodo_font_regular_begin[];
extern const std::byte kyodo_font_regular_end[];
extern const std::byte kyodo_font_bold_begin[];
extern const std::byte kyodo_font_bold_end[];
extern const std::byte kyodo_font_latin_regular_begin[];
extern const std::byte kyodo_font_latin_regular_end[];
extern const std::byte kyodo_font_latin_bold_begin[];
extern const std::byte kyodo_font_latin_bold_end[];
extern const char kyodo_demo_begin[];
extern const char kyodo_demo_end[];
extern const char kyodo_demo_names_begin[];
extern const char kyodo_demo_names_end[];
}

namespace assets {

std::span<const std::byte> font_regular() { return {kyodo_font_regular_begin, kyodo_font_regular_end}; }

std::span<const std::byte> font_bold() { return {kyodo_font_bold_begin, kyodo_font_bold_end}; }

std::span<const std::byte> font_latin_regular() {
    return {kyodo_font_latin_regular_begin, kyodo_font_latin_regular_end};
}

std::span<const std::byte> font_latin_bold() { return {kyodo_font_latin_bold_begin, kyodo_font_latin_bold_end}; }

std::string_view demo() { return {kyodo_demo_begin, kyodo_demo_end}; }

std::string_view demo_names() { return {kyodo_demo_names_begin, kyodo_demo_names_end}; }

}  // namespace assets
