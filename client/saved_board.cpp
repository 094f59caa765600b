// One file per feed: a first line "kyodo-board/1 TIME", where TIME is this machine's wall clock when it was written, then
// the snapshot as the feed would have sent it, and in it the news nobody has seen yet. A file is valid if and only if both parts parse and the digest agrees; the
// rename makes it appear whole or not at all. It must never repair or delete what it cannot read.
#include "client/saved_board.h"

#include "model/wire/wire.h"
#include "net/clock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace client {
namespace {

constexpr std::string_view any_mark = "kyodo-board/";
constexpr std::string_view mark = "kyodo-board/1 ";
constexpr std::size_t most_file_bytes = model::most_feed_bytes + 256;

// Closes on every way out.
class File {
public:
    File(const char* path, int flags) : handle_(open(path, flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~File() { close_now(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const { return handle_ >= 0; }
    int handle() const { return handle_; }
    bool close_now() { return handle_ < 0 || close(std::exchange(handle_, -1)) == 0; }

private:
    int handle_;
};

model::Problem file_problem(model::Trouble trouble, const std::filesystem::path& path, std::string ja, std::string en) {
    return model::problem(trouble, path.string() + ": " + ja, path.string() + ": " + en);
}

model::Problem system_problem(const std::filesystem::path& path, int error) {
    const std::string cause = std::system_category().message(error);
    return file_problem(
        error == ENOENT ? model::Trouble::not_found : model::Trouble::unavailable, path,
        "保存した板を読み書きできません(" + cause + ")。場所と権限を確かめてください。",
        "the saved board could not be read or written (" + cause + "); check that the folder exists and is yours.");
}

model::Problem corrupt_problem(const std::filesystem::path& path) {
    return file_problem(
        model::Trouble::corrupt, path,
        "保存した板が壊れているか別の形式のため使いません。feed に届けば新しく書き直します。",
        "the saved board is damaged or of another kind and is not used; it is written anew once the feed "
        "answers.");
}

model::Problem newer_problem(const std::filesystem::path& path) {
    return file_problem(
        model::Trouble::corrupt, path,
        "保存した板は新しい kyodo が書いたもので、ここでは使いません。feed に届けば新しく書き直します。",
        "the saved board was written by a newer kyodo and is not used; it is written anew once the feed answers.");
}

bool write_whole(const File& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file.handle(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

model::Result<std::string> read_whole(const std::filesystem::path& path) {
    const File file(path.c_str(), O_RDONLY | O_NONBLOCK);
    if (!file) return system_problem(path, errno);
    struct stat about {};
    if (fstat(file.handle(), &about) != 0) return system_problem(path, errno);
    if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) > most_file_bytes)
        return corrupt_problem(path);
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = read(file.handle(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_problem(path, errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

std::uint64_t fnv1a(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

std::filesystem::path state_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/') return state;  // the XDG rules: a relative path is to be ignored
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home == '/' ? home : "/") / ".local" / "state";
}

}  // namespace

std::filesystem::path saved_board_path(const std::string& feed_url) {
    char name[40];
    std::snprintf(name, sizeof name, "board-%016llx.json", static_cast<unsigned long long>(fnv1a(feed_url)));
    return state_folder() / "kyodo" / name;
}

model::Result<model::Done> save_board(const std::filesystem::path& path, const model::SaveBoard& board) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) return system_problem(path, error.value());
    const std::string bytes = std::string(mark) + model::rfc3339(net::now_instant()) + "\n" +
                              model::saved_json(*board.record, *board.gauges, board.clock, board.news);
    const std::filesystem::path half = path.string() + "." + std::to_string(getpid()) + ".new";
    File file(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (!file) return system_problem(half, errno);
    const bool whole = write_whole(file, bytes) && fsync(file.handle()) == 0 && file.close_now();
    if (!whole || std::rename(half.c_str(), path.c_str()) != 0) {
        const int cause = errno;
        unlink(half.c_str());
        return system_problem(path, cause);
    }
    const File folder(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY);
    if (folder) fsync(folder.handle());
    return model::Done{};
}

model::Result<model::SavedBoardLoaded> load_board(const std::filesystem::path& path) {
    const auto bytes = read_whole(path);
    if (!bytes) return bytes.problem();
    const std::string_view text = *bytes;
    const std::size_t line_end = text.find('\n');
    if (text.starts_with(any_mark) && !text.starts_with(mark)) return newer_problem(path);
    if (!text.starts_with(mark) || line_end == std::string_view::npos) return corrupt_problem(path);
    const auto saved_at = model::parse_instant(text.substr(mark.size(), line_end - mark.size()));
    if (!saved_at) return corrupt_problem(path);
    auto snapshot = model::parse_snapshot(text.substr(line_end + 1));
    auto news = model::parse_saved_news(text.substr(line_end + 1));
    if (!snapshot || !news) return corrupt_problem(path);
    // A wall clock set back since then would make the age negative; the board calls it old in any case.
    const model::Milliseconds age = std::max(net::now_instant() - *saved_at, model::Milliseconds{0});
    return model::SavedBoardLoaded{std::make_shared<const model::Record>(std::move(snapshot->record)),
                                   std::make_shared<const model::Gauges>(std::move(snapshot->gauges)), snapshot->clock,
                                   age, std::move(*news)};
}

}  // namespace client
