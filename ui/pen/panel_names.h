// Names that stand near each other: where room is short they are cut so that they still differ, and a person is called by
// the family name before letters get smaller. It must never know whose names they are.
#pragma once

#include "ui/pen/panel_text.h"

#include <span>
#include <string>
#include <string_view>

namespace ui {

// Names among which one has to be known; itself may be among them.
using Names = std::span<const std::string>;
struct Name {
    Words words;
    Names others;
};

// As `fitted`; a name that has to be cut, and whose beginning is that of another, loses its middle: what tells them apart
// is kept. Precondition: at least one step.
Fitted fitted_name(const Canvas& canvas, const Name& name, float width, std::initializer_list<Step> steps);

// One line, cut like that, in the weight of the style; draws and returns the advance.
float draw_name(Canvas& canvas, Slot slot, const Name& name, const TextStyle& style);

// "Featherstone" of "Bartholomew Featherstone", "van der Berg" of "Maria-Louise van der Berg", "佐藤" of "佐藤 花子"; the
// whole where it is not two words that look like a person's ("Commander B", "統括B").
std::string_view family_name(std::string_view person);

}  // namespace ui
