// What the mode of a file means where it lies. It must never know what is in the file.
#include "feed/base/modes.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace feed {

bool is_mounted_for_reading(const std::string& path) {
    struct statvfs place {};
    return ::statvfs(path.c_str(), &place) == 0 && (place.f_flag & ST_RDONLY) != 0;
}

bool may_change_mode(const std::string& path) {
    struct stat about {};
    const bool ours = ::geteuid() == 0 || (::stat(path.c_str(), &about) == 0 && about.st_uid == ::geteuid());
    return ours && !is_mounted_for_reading(path);
}

}  // namespace feed
