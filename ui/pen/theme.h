// Colours by meaning. Sources of the tokens and their measured contrast: docs/architecture.md, "Looks". It must never
// know a state of the world other than as a Tone.
#pragma once

#include "model/board.h"

#include <cstdint>

namespace ui {

// 0xRRGGBB, opaque.
struct Colour {
    std::uint32_t rgb = 0;
    bool operator==(const Colour&) const = default;
};

struct Theme {
    Colour bg{0x14181D}, panel{0x1E242B}, line{0x343C45}, mark{0x737C85};
    Colour t1{0xE6E9EC}, t2{0xB9C1C8}, norm{0xA6ADB3};
    Colour stop{0xFF7F50}, stop_ink{0x14181D};
    Colour degraded{0xF0E442}, degraded_ink{0x14181D};
    Colour degraded_edge{0xF0E442};  // on a light ground the fill alone could not be told from it
    Colour workaround{0x56B4E9}, workaround_ink{0x14181D};
    Colour paper{0xECEFF1}, paper_ink{0x14181D};
    Colour hatch{0x262D35}, focus{0x222930}, calm{0xD5DADD};
    Colour bar{0x3A444E};  // of work in the chronology
};

Theme dark_theme();
Theme light_theme();
Theme theme_for(model::Lighting lighting);

// Fill and ink of a plaque of this tone; normal and unknown have no fill (they return bg and t1).
struct FillAndInk {
    Colour fill;
    Colour ink;
    Colour edge;  // of a fill, and what stands for the fill where there is only an outline
};
FillAndInk plaque_colours(const Theme& theme, model::Tone tone);

// WCAG 2.2 contrast ratio, 1–21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
double contrast(Colour a, Colour b);

}  // namespace ui
