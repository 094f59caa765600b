// The file of a log as the file system shows it: held by a lock on the file itself, whatever name it has, and looked at
// again and again for whether it is still the one at its path. It must never know what is in it beyond that it begins as an
// SQLite file of ours, nor change it. Used from one thread.
// Trap: closing any descriptor of a file drops every POSIX lock that this process has on it, SQLite's among them. So the
// one here is opened before SQLite's and closed after it, and nobody else in this process may open the file but SQLite.
#pragma once

#include "feed/base/lock.h"
#include "model/text/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace feed {

// What tells that a file was touched.
struct FileLook {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified_ns = 0, changed_ns = 0;
    bool operator==(const FileLook&) const = default;
    bool same_file(const FileLook& other) const { return device == other.device && inode == other.inode; }
};
// Nothing when there is no such file.
std::optional<FileLook> look_at(const std::string& path);

class PlaceWatch {
public:
    PlaceWatch() = default;  // of a log in memory: always the same

    // Opens the file at `path` and keeps every other server away from it; or who has it.
    static model::Result<PlaceWatch> hold(const std::string& path);

    // From now on both files must look as they do now; the -wal of this name need not be there before it has bytes.
    void settle(const std::string& wal);
    void settle_wal();  // the -wal alone

    enum class Seen { same, touched, away };  // away: another file, or none, is at the path, or the -wal is another
    Seen look() const;
    bool main_is_same() const;
    bool begins_as_log() const;
    // How both look now, to tell whether anything changed since.
    using Looks = std::pair<std::optional<FileLook>, std::optional<FileLook>>;
    Looks looks() const { return {look_at(path_), look_at(wal_path_)}; }

private:
    std::string path_, wal_path_;
    Lock descriptor_;
    bool wal_is_same(const std::optional<FileLook>& wal) const;

    std::optional<FileLook> main_, wal_;
};

}  // namespace feed
