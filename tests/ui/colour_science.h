// Colours as eyes see them: CIE L*a*b*, the difference CIEDE2000, and what is left of a colour without one kind of cone.
// Only tests need it; the product chooses its colours once. It must never know a state or a theme.
#pragma once

#include "ui/pen/theme.h"

namespace ui_test {

enum class Vision { usual, protanope, deuteranope, tritanope };

// D65. L* 0–100; a*, b* about −128 … 127.
struct Lab {
    double l = 0, a = 0, b = 0;
};

// An sRGB colour as it looks to such eyes (Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB).
Lab lab_of(ui::Colour colour, Vision vision = Vision::usual);

double chroma(const Lab& lab);  // C*ab

// CIEDE2000 after Sharma, Wu, Dalal 2005; 1 is about what can just be told apart side by side.
double difference(const Lab& first, const Lab& second);

// Relative luminance of WCAG 2.2, 0–1.
double luminance(ui::Colour colour);

}  // namespace ui_test
