// The people and organisations of the built-in incident in the language of the board: in a real record a name is one
// string, the same on every board; in the demo an English reader meets English names. It must never touch a real feed.
#pragma once

#include <string>
#include <string_view>

namespace feed {

// `lines` (assets/demo.jsonl) with every JSON string that is wholly a name of the first column of `names`
// (assets/demo_names.tsv: Japanese, tab, English; no character that JSON escapes) replaced by the second.
std::string with_english_names(std::string_view lines, std::string_view names);

}  // namespace feed
