// A key as the X server reports it, before anybody has said what it means. It must never be kept beyond its answer.
#pragma once

#include <cstdint>

namespace ui {

struct KeyStroke {
    std::uint32_t symbol = 0;  // X keysym, by the layout and the modifiers held with it
    std::uint32_t code = 0;    // X keycode
    std::uint32_t state = 0;   // X modifiers and group
    std::uint32_t time = 0;    // ms, the server's
    bool release = false;
    bool repeated = false;  // pressed by the server while it is held
};

}  // namespace ui
