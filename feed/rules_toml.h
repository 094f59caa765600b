// Rules as people write them: a TOML file becomes model::Rules, or a list of mistakes, each naming file, line and what to
// do. The only file that knows TOML is the one behind this header. It must never know an alert.
// The format: docs/rules.md; an example: assets/rules.example.toml.
#pragma once

#include "feed/base/written_time.h"
#include "model/fold.h"

#include <string>
#include <string_view>
#include <vector>

namespace feed {

// The rules are whole and may be used if and only if there is no mistake.
struct RulesRead {
    model::Rules rules;
    std::vector<model::Text> mistakes;  // "rules.toml:12: …", in the order of the lines
};

// `name` is what the mistakes call the file; `here`: where its times are read.
RulesRead parse_rules(std::string_view text, const std::string& name, const TimePlace& here);

// The same for a file; not being able to read it is a mistake too.
RulesRead read_rules(const std::string& path, const TimePlace& here);

}  // namespace feed
