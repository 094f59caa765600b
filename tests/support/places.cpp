// The two folders as the build says them.
// It must never be asked for what it was not told: a path is joined, not looked up.
#include "tests/support/places.h"

namespace support {
namespace {

std::string within(std::string folder, std::string_view path) {
    if (path.empty()) return folder;
    return folder.append("/").append(path);
}

}  // namespace

std::string source(std::string_view path) { return within(KYODO_SOURCE_DIR, path); }

std::string built(std::string_view path) { return within(KYODO_BIN_DIR, path); }

std::string leaks_not_ours() { return "suppressions=" + source("cmake/leaks-not-ours.txt") + ":print_suppressions=0"; }

}  // namespace support
