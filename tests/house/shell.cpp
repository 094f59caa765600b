// See shell.h. It must never be given words that came from outside.
#include "tests/house/shell.h"

#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>
#include <cstdio>

namespace house {

std::string output_of(const std::string& command, int& status) {
    std::string output;
    FILE* pipe = popen(("cd '" + support::source("") + "' && " + command).c_str(), "r");
    REQUIRE(pipe != nullptr);
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) output += buffer;
    status = WEXITSTATUS(pclose(pipe));
    return output;
}

}  // namespace house
