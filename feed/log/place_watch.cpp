// The file of a log as the file system shows it. It must never change it.
#include "feed/log/place_watch.h"

#include "feed/log/store_place.h"
#include "feed/log/store_schema.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace feed {
namespace {

constexpr std::size_t header_bytes = 100;  // "Database File Format", section 1.3: the database header.
constexpr std::size_t application_at = 68;
// One byte far behind the last that SQLite locks, and behind any log's end.
constexpr off_t locked_byte = off_t{1} << 48;

FileLook look_of(const struct stat& about) {
    const auto ns = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
    return {about.st_dev, about.st_ino, static_cast<std::uint64_t>(about.st_size), ns(about.st_mtim),
            ns(about.st_ctim)};
}

}  // namespace

std::optional<FileLook> look_at(const std::string& path) {
    struct stat about {};
    if (path.empty() || ::stat(path.c_str(), &about) != 0) return std::nullopt;
    return look_of(about);
}

// A lock of the open file description: another server has another, also when it is in this process.
model::Result<PlaceWatch> PlaceWatch::hold(const std::string& path) {
    PlaceWatch watch;
    watch.path_ = path;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return log_not_written(path, std::error_code(errno, std::generic_category()).message());
    watch.descriptor_ = Lock(descriptor);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = locked_byte;
    lock.l_len = 1;
    if (::fcntl(descriptor, F_OFD_SETLK, &lock) != 0) {
        if (errno == EACCES || errno == EAGAIN) return log_in_use(path);
        return log_not_written(path, std::error_code(errno, std::generic_category()).message());
    }
    struct stat about {};
    if (::fstat(descriptor, &about) != 0 || !look_at(path) || !look_at(path)->same_file(look_of(about)))
        return log_in_use(path);
    watch.main_ = look_of(about);
    return watch;
}

void PlaceWatch::settle(const std::string& wal) {
    wal_path_ = wal;
    main_ = look_at(path_);
    wal_.reset();
    settle_wal();
}

// One that was emptied, or another, is for `look` to find.
void PlaceWatch::settle_wal() {
    const auto now = look_at(wal_path_);
    if (now && now->size > 0 && (!wal_ || wal_->same_file(*now))) wal_ = now;
}

PlaceWatch::Seen PlaceWatch::look() const {
    if (!descriptor_.held()) return Seen::same;
    const auto main = look_at(path_);
    if (!main || !main_ || !main->same_file(*main_)) return Seen::away;
    const auto wal = look_at(wal_path_);
    if (wal_ && (!wal || !wal->same_file(*wal_))) return Seen::away;
    return main == main_ && wal_is_same(wal) ? Seen::same : Seen::touched;
}

// SQLite gives a -wal its owner anew whenever root opens it, which is no more than a change of its ctime.
bool PlaceWatch::wal_is_same(const std::optional<FileLook>& wal) const {
    return !wal_ || (wal && wal->size == wal_->size && wal->modified_ns == wal_->modified_ns);
}

bool PlaceWatch::main_is_same() const { return !descriptor_.held() || look_at(path_) == main_; }

bool PlaceWatch::begins_as_log() const {
    std::array<unsigned char, header_bytes> header{};
    if (::pread(descriptor_.descriptor(), header.data(), header.size(), 0) != static_cast<ssize_t>(header.size()))
        return false;
    std::uint32_t application = 0;
    for (std::size_t i = 0; i < 4; ++i) application = application << 8 | header[application_at + i];
    return std::memcmp(header.data(), "SQLite format 3", 16) == 0 && application == our_application;
}

}  // namespace feed
