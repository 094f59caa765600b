// Small files read whole and replaced whole. It must never know what is in them.
// A replaced file is written beside its place, flushed and renamed: readers see the old one or the new one, never half.
#include "feed/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace feed {
namespace {

using model::Result;
using model::Trouble;

std::string last_error() { return std::error_code(errno, std::generic_category()).message(); }

model::Problem not_readable(const std::string& path, const std::string& why) {
    return model::problem(Trouble::unavailable, path + " を読めません(" + why + ")。場所と権限を確かめてください。",
                          path + " cannot be read (" + why + "). Check the path and its permissions.");
}

model::Problem not_writable(const std::string& path, const std::string& why) {
    return model::problem(Trouble::unavailable, path + " に書けません(" + why + ")。場所と権限を確かめてください。",
                          path + " cannot be written (" + why + "). Check the folder and its permissions.");
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

}  // namespace

bool file_exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

Result<std::string> whole_file(const std::string& path, std::size_t most) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return not_readable(path, "a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) return not_readable(path, last_error());
    std::string bytes;
    std::array<char, 1 << 16> piece{};
    while (file && bytes.size() <= most) {
        file.read(piece.data(), piece.size());
        bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return not_readable(path, last_error());
    if (bytes.size() > most) return not_readable(path, "more than " + std::to_string(most) + " bytes");
    return bytes;
}

void sync_folder(const std::string& name) {
    const std::filesystem::path path(name);
    const int folder = ::open(path.parent_path().empty() ? "." : path.parent_path().c_str(), O_RDONLY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

Result<model::Done> replace_file(const std::string& path, std::string_view bytes) {
    const std::string beside = path + ".new";
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return not_writable(path, last_error());
    const bool whole = write_all(descriptor, bytes);
    const std::string why = whole ? std::string{} : last_error();
    ::close(descriptor);
    if (!whole) return not_writable(path, why);
    if (::rename(beside.c_str(), path.c_str()) != 0) return not_writable(path, last_error());
    sync_folder(path);
    return model::Done{};
}

Result<model::Done> make_private(const std::string& path) {
    ::unlink(path.c_str());
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return not_writable(path, last_error());
    ::close(descriptor);
    return model::Done{};
}

PrivateFile::PrivateFile(std::string path) : path_(std::move(path)) {
    const std::string beside = path_ + ".new";
    file_ = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    failed_ = file_ < 0;
    if (failed_) why_ = last_error();
}

PrivateFile::~PrivateFile() {
    if (file_ < 0) return;
    ::close(file_);
    ::unlink((path_ + ".new").c_str());
}

bool PrivateFile::line(std::string_view text) {
    constexpr std::size_t bytes_a_write = 1 << 16;
    lines_.append(text).append("\n");
    return lines_.size() < bytes_a_write ? !failed_ : flush();
}

bool PrivateFile::flush() {
    if (failed_) return false;
    if (!write_all(file_, lines_)) failed_ = true, why_ = last_error();
    lines_.clear();
    return !failed_;
}

Result<model::Done> PrivateFile::finish() {
    if (!flush() || ::rename((path_ + ".new").c_str(), path_.c_str()) != 0)
        return not_writable(path_, failed_ ? why_ : last_error());
    ::close(file_);
    file_ = -1;
    sync_folder(path_);
    return model::Done{};
}

Result<model::Done> flush_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return not_writable(path, last_error());
    const bool flushed = ::fsync(descriptor) == 0;
    const std::string why = flushed ? std::string{} : last_error();
    ::close(descriptor);
    if (!flushed) return not_writable(path, why);
    return model::Done{};
}

Narrowed narrow(const std::vector<std::string>& paths) {
    Narrowed narrowed;
    for (const std::string& path : paths) {
        struct stat about {};
        if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode) || (about.st_mode & 077) == 0) continue;
        std::string& said = ::chmod(path.c_str(), about.st_mode & 0700) == 0 ? narrowed.files : narrowed.unchanged;
        said += (said.empty() ? "" : " ") + path;
    }
    return narrowed;
}

std::string file_stamp(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return {};
    return std::to_string(about.st_ino) + '.' + std::to_string(about.st_size) + '.' +
           std::to_string(about.st_mtim.tv_sec) + '.' + std::to_string(about.st_mtim.tv_nsec);
}

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

}  // namespace feed
