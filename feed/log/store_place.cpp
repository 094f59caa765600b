// Where a log may lie: checks of the path, the lock that keeps a second server away, and the sentences for what is wrong.
// It must never know SQLite or what is in the file.
#include "feed/log/store_place.h"

#include "model/record/versions.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace feed {

namespace fs = std::filesystem;
using model::Problem;
using model::Result;
using model::Trouble;

namespace {

constexpr std::string_view our_tables = "1";

}  // namespace

Problem log_damaged(const std::string& path, const std::string& how) {
    return model::problem(Trouble::corrupt,
                          "記録 " + path + " が壊れています(" + how +
                              ")。上書きせずに別の場所へ移し、控えから kyodo-feed import で戻してください。",
                          "The log " + path + " is damaged (" + how +
                              "). Move it aside, do not overwrite it, and restore a backup with kyodo-feed import.");
}

Problem log_not_ours(const std::string& path) {
    return model::problem(
        Trouble::corrupt,
        path + " は Kyodo の記録ではありません。--store sqlite:FILE に別のファイルを指定してください。",
        path + " is not a Kyodo log. Name another file with --store sqlite:FILE.");
}

Problem log_in_use(const std::string& path) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path + " は他のプロセスが使用中です。そちらを止めるか、別のファイルを指定してください。",
        "The log " + path +
            " is in use by another process. Stop that one, or name another file with --store sqlite:FILE.");
}

Problem log_not_written(const std::string& path, const std::string& why) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path + " に書けません(" + why + ")。空き容量と書込み権限を確かめてください。何も適用していません。",
        "The log " + path + " cannot be written (" + why + "). Check free space and permissions. Nothing was applied.");
}

Problem log_not_certain(const std::string& path, const std::string& why) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path + " に書き終えたか確かめられません(" + why +
            ")。残ったかどうか分かりません。ディスクを確かめ、同じキーで送り直してください。",
        "The log " + path + " could not be flushed (" + why +
            "): it is not certain whether this was kept. Check the disk, and send the same key again.");
}

Result<int> known_version(const std::string& path, const std::string& needs, const std::string& tables, StoreUse use) {
    int version = 0;
    const auto [end, error] = std::from_chars(needs.data(), needs.data() + needs.size(), version);
    const bool whole = error == std::errc{} && end == needs.data() + needs.size() && version >= 1;
    const bool readable = whole && tables == our_tables;
    if (readable && (use == StoreUse::read || version <= model::record_version)) return version;
    const std::string shown = tables == our_tables ? needs : tables;
    const std::string known = std::to_string(model::record_version);
    return model::problem(Trouble::corrupt,
                          "記録 " + path + " は版 " + shown + " です。この kyodo-feed は版 " + known +
                              " まで読めます。新しい kyodo-feed を使ってください。",
                          "The log " + path + " has version " + shown + "; this kyodo-feed knows version " + known +
                              ". Use a newer kyodo-feed.");
}

Result<Lock> lock_of(const std::string& path) {
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);
    const std::string name = (real.empty() ? path : real.string()) + ".lock";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return log_not_written(path, std::error_code(errno, std::generic_category()).message());
    Lock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return log_in_use(path);
    return lock;
}

Result<model::Done> check_place(const std::string& path, StoreUse use) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        return model::problem(Trouble::invalid, path + " はフォルダです。ファイル名まで指定してください。",
                              path + " is a folder. Name a file in it, such as sqlite:" + path + "/kyodo.db.");
    }
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, ignored)) {
        return model::problem(Trouble::invalid, "フォルダ " + folder.string() + " がありません。先に作成してください。",
                              "There is no folder " + folder.string() + ". Create it first.");
    }
    if (use == StoreUse::read && !fs::exists(path, ignored)) {
        return model::problem(Trouble::not_found, "記録 " + path + " がありません。", "There is no log " + path + ".");
    }
    if (fs::exists(path, ignored) && fs::is_regular_file(path, ignored) && fs::file_size(path, ignored) == 0) {
        return log_damaged(path, "0 bytes");
    }
    return model::Done{};
}

}  // namespace feed
