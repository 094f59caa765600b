// A choice is one more settings file, written by the board itself; one that is damaged is as good as none.
// It must never wait for a disk: what a choice was is not worth a frame.
#include "ui/app/app_files.h"

#include "client/saved_board.h"
#include "model/text/text.h"
#include "ui/app/app_address.h"
#include "ui/views.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace ui {
namespace {

model::Problem file_problem(const std::filesystem::path& path, int error) {
    const std::string why = std::system_category().message(error);
    return model::problem(error == ENOENT ? model::Trouble::not_found : model::Trouble::unavailable,
                          path.string() + " を読み書きできません(" + why + ")。場所と権限を確かめてください。",
                          path.string() + " could not be read or written (" + why +
                              "); check that it exists and that its folder is yours.");
}

model::Problem no_file(const std::filesystem::path& path) {
    return model::problem(model::Trouble::invalid,
                          path.string() + " はパイプか装置です。普通のファイルを指定してください。",
                          path.string() + " is a pipe or a device; name an ordinary file.");
}

std::filesystem::path settings_path() {
    const char* folder = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = folder != nullptr && *folder == '/'
                                           ? std::filesystem::path(folder)
                                           : std::filesystem::path(home != nullptr ? home : "/") / ".config";
    return base / "kyodo" / "kyodo.toml";
}

std::filesystem::path choice_path() { return own_folder() / "choice"; }

bool write_all(int handle, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(handle, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

std::filesystem::path own_folder() { return client::saved_board_path({}).parent_path(); }

model::Result<model::Done> write_own(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) return file_problem(path, error.value());
    const std::string half = path.string() + "." + std::to_string(::getpid()) + ".new";
    const int handle = ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0) return file_problem(half, errno);
    const bool whole = write_all(handle, bytes);
    const int write_error = errno;
    ::close(handle);
    if (whole && std::rename(half.c_str(), path.c_str()) == 0) return model::Done{};
    const int cause = whole ? errno : write_error;
    ::unlink(half.c_str());
    return file_problem(path, cause);
}

model::Result<std::string> read_small(const std::filesystem::path& path, std::size_t most) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0) return file_problem(path, errno);
    std::string bytes(most + 1, '\0');
    struct stat about {};
    const bool regular = ::fstat(handle, &about) == 0 && S_ISREG(about.st_mode);
    std::size_t filled = 0;
    for (ssize_t got = 1; regular && got > 0 && filled < bytes.size(); filled += static_cast<std::size_t>(got)) {
        got = ::read(handle, bytes.data() + filled, bytes.size() - filled);
        if (got < 0) break;
    }
    ::close(handle);
    if (!regular) return S_ISDIR(about.st_mode) ? file_problem(path, EISDIR) : no_file(path);
    if (filled > most) return file_problem(path, EFBIG);
    bytes.resize(filled);
    return bytes;
}

model::Result<std::optional<SettingsFile>> settings_of(int count, const char* const* arguments) {
    const std::optional<std::string> named = config_argument(count, arguments);
    const std::filesystem::path path = named ? std::filesystem::path(*named) : settings_path();
    model::Result<std::string> text = read_small(path, most_settings_bytes);
    if (text) return std::optional(SettingsFile{path.string(), std::move(*text)});
    if (!named && text.problem().trouble == model::Trouble::not_found) return std::optional<SettingsFile>();
    return text.problem();
}

Options with_last_choice(Options options) {
    options.view_by_shape = !options.view_given;
    if (options.task != Task::board || !options.screenshot.empty()) return options;
    const model::Result<std::string> text = read_small(choice_path(), most_settings_bytes);
    if (!text) return options;
    const model::Result<std::vector<Setting>> choice = parse_settings(choice_path().string(), *text);
    if (!choice) return options;
    for (const Setting& setting : *choice) {
        if (setting.name == "view" && !options.view_given) {
            const std::optional<model::View> view = view_from(setting.value);
            options.view = view.value_or(options.view);
            options.view_by_shape = !view;
        }
        if (setting.name == "lang" && !options.language_given)
            options.language = setting.value == "en" ? model::Language::en : model::Language::ja;
        if (setting.name == "theme" && !options.lighting_given)
            options.lighting = setting.value == "light" ? model::Lighting::light : model::Lighting::dark;
    }
    return options;
}

void remember_choice(const Choice& choice) {
    const std::string view = choice.view ? "view = \"" + std::string(name_of(*choice.view)) + "\"\n" : "";
    const std::string text = view + "lang = \"" + (choice.language == model::Language::en ? "en" : "ja") +
                             "\"\ntheme = \"" + (choice.lighting == model::Lighting::light ? "light" : "dark") + "\"\n";
    const model::Result<model::Done> written = write_own(choice_path(), text);
    if (!written) say_problem(written.problem().sentence);
}

void remember_entry(const model::SaveEntry& entry) {
    const std::string bytes = std::string(1, static_cast<char>('0' + static_cast<int>(entry.mode))) + entry.text;
    const model::Result<model::Done> written = write_own(own_folder() / "entry", bytes);
    if (!written) say_problem(written.problem().sentence);
}

std::optional<model::EntryRestored> last_entry() {
    const model::Result<std::string> bytes = read_small(own_folder() / "entry", most_settings_bytes);
    if (!bytes || bytes->size() < 2) return std::nullopt;
    const int mode = bytes->front() - '0';
    const std::string text = bytes->substr(1);
    if (mode < 0 || mode > static_cast<int>(model::EntryMode::handover) || !model::is_utf8(text)) return std::nullopt;
    return model::EntryRestored{model::without_controls(text), static_cast<model::EntryMode>(mode)};
}

}  // namespace ui
