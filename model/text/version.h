// Which kyodo this is: what programs say of themselves, and boards to their feed. CMakeLists.txt says the same.
// It must never decide what is understood: model/record/versions.h does.
#pragma once

#include <string_view>

namespace model {

inline constexpr std::string_view program_version = "0.2.0";

}  // namespace model
