// What the loaded faces can show, and a text as they can: nobody's name may become nothing or an empty box.
// It must never change what a text says on the record, only how it is drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace ui {

class Glyphs {
public:
    // What stands for a character that no face has: 〓, as Japanese printers set it for a sort they lack.
    static constexpr char32_t substitute = 0x3013;

    // Both weights hold the same characters, so one is asked. `font` must outlive this.
    explicit Glyphs(ImFont& font);

    bool has(char32_t character) const;

    // The text with 〓 for what no face has, a letter and its mark joined where a face has them as one, and marks left
    // out that none can set. Returns `text` itself where nothing changes, else what it wrote into `scratch`.
    std::string_view drawable(std::string_view text, std::string& scratch) const;

private:
    ImFont& font_;
    mutable std::vector<std::uint8_t> known_;  // two bits for each code point: asked, there

    char32_t joined(char32_t letter, char32_t mark) const;
};

}  // namespace ui
