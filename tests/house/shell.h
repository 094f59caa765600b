// What a command says. It must never be given words that came from outside.
#pragma once

#include <string>

namespace house {

// What it prints on its standard output, run by a shell in the root of the tree; `status` is the one it ended with.
std::string output_of(const std::string& command, int& status);

}  // namespace house
