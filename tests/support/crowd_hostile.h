// Texts that try to break a line, turn it round, climb out of it or stand in no face, as the border lets them in.
// It must never hold an expectation.
#pragma once

#include "model/record/record.h"

#include <cstddef>
#include <string>

namespace ui_test {

// What is left of the i-th of them behind the border, at most `cells` wide; every one occurs in any row of twenty.
std::string hostile(std::size_t i, std::size_t cells = 80);

// Every name and sentence of the record becomes one of them.
void make_hostile(model::Record& record);

}  // namespace ui_test
