// What the mode of a file means where it lies. It must never know what is in the file.
#pragma once

#include <string>

namespace feed {

// True where nobody on this machine can write to the file, whatever its mode says: orchestrators mount secrets so.
bool is_mounted_for_reading(const std::string& path);

// True where whoever runs this could change the file's mode: it is theirs, and not mounted for reading only.
bool may_change_mode(const std::string& path);

}  // namespace feed
