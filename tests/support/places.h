// Where the tests find the tree and the programs that were built of it. The one file that knows absolute paths, so that
// every other test compiles to the same bytes in any clone. It must never read what lies there.
#pragma once

#include <string>
#include <string_view>

namespace support {

// A file or folder of the source tree: source("assets/demo.jsonl"); the tree itself: source("").
std::string source(std::string_view path);

// What was built: built("kyodo-feed"); the folder itself: built("").
std::string built(std::string_view path);

// The LSAN_OPTIONS for programs of ours that open a window: leaks of drivers are not ours.
std::string leaks_not_ours();

}  // namespace support
