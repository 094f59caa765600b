// What `kyodo help …` says: how a verb's line goes, or that there is no such word. It must never give a command, whatever
// stands behind it.
#pragma once

#include "model/text/result.h"

#include <string>
#include <tuple>
#include <vector>

namespace ui {

// A page to print, or what is wrong with the question; one of them is empty.
using Explained = std::tuple<std::string, std::string>;

// `words`: those behind "help"; none: every verb. An action's own verb ("isolate") is explained as adding one.
Explained explained(const std::vector<std::string>& words, model::Language language);

// What one would type for that verb, in either language.
std::string verb_example(const std::string& verb);

// "kyodo open help" asks how `open` goes, and is nobody's title.
bool asks_about(const std::vector<std::string>& words);

}  // namespace ui
