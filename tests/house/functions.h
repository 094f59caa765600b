// The functions of a file as a reader without a compiler finds them. It must never need the code to be compiled, nor know
// how many parameters are too many.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace house {

struct Function {
    std::string name;  // as it is written where the body stands: "Canvas::outline"
    int line = 0;
    std::size_t parameters = 0;
};

// Every function with a body that stands in a namespace or a class; a lambda belongs to the function it stands in.
std::vector<Function> functions_in(std::string_view code);

}  // namespace house
