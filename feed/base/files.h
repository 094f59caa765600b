// Small files read whole and replaced whole: tokens, rules, exported logs. It must never know what is in them.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

bool file_exists(const std::string& path);

// All bytes, or why not: missing, a folder, unreadable, more than `most` bytes.
model::Result<std::string> whole_file(const std::string& path, std::size_t most);

// Puts the bytes in place of the file in one step, mode 0600, flushed to the disk.
model::Result<model::Done> replace_file(const std::string& path, std::string_view bytes);

// Makes a rename in the path's folder survive power loss.
void sync_folder(const std::string& path);

// Differs when the file was changed or replaced; empty when there is none.
std::string file_stamp(const std::string& path);

// Split at newlines; a carriage return before one is not part of the line.
std::vector<std::string> lines_in(std::string_view text);

}  // namespace feed
