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

// An empty file of mode 0600 in this place, whatever was there before it; for what is then filled by somebody else.
model::Result<model::Done> make_private(const std::string& path);

// Flushes what others wrote into it; or why not.
model::Result<model::Done> flush_file(const std::string& path);

// Takes from others what they may do with these files, as far as this user may; files that are not there are left out.
struct Narrowed {
    std::string files;      // that others could read until now
    std::string unchanged;  // that they can still read
};
Narrowed narrow(const std::vector<std::string>& paths);

// A file of lines, mode 0600, that is in its place when `finish` said so, or not at all.
class PrivateFile {
public:
    explicit PrivateFile(std::string path);
    ~PrivateFile();
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;

    bool line(std::string_view text);  // a newline is added; false: it could not be written
    model::Result<model::Done> finish();

private:
    bool flush();

    std::string path_;
    std::string lines_;  // not written yet
    int file_ = -1;
    bool failed_ = false;
    std::string why_;
};

// Makes a rename in the path's folder survive power loss.
void sync_folder(const std::string& path);

// Differs when the file was changed or replaced; empty when there is none.
std::string file_stamp(const std::string& path);

// Split at newlines; a carriage return before one is not part of the line.
std::vector<std::string> lines_in(std::string_view text);

}  // namespace feed
