// Values of the command line: from words to what they mean, or to what is wrong with them. It must never know an option.
#pragma once

#include "ui/cli.h"

#include <optional>
#include <string>

namespace ui {

// "復旧E / つばめ保守": a person and an organisation.
model::Identity identity_from(const std::string& text);

// "08:12:40" and "08:12" on the demo's day, or a full time with offset.
std::optional<model::Instant> instant_from(const std::string& text);

// "1920x1080", 100 to 16384 wide, 32 to 16384 high.
bool read_size(const std::string& text, Options& options);

// Empty when it is the address of a feed.
std::string fault_of_feed(const std::string& url);

// Empty when it is a number from 0 to 99 or may be the name of an output ("HDMI-1").
std::string fault_of_monitor(const std::string& text);

}  // namespace ui
