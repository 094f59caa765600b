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

constexpr std::string_view old_tables = "1";
constexpr std::string_view our_tables = "2";

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

Problem log_locked(const std::string& path) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path +
            " を別のプログラム(sqlite3 など)がロックしています。それを終えてください。何も適用していません。",
        "Another program, such as sqlite3, holds the log " + path + " locked. End that program. Nothing was applied.");
}

namespace {

constexpr const char* what_then_ja =
    "何も適用していません。読む方は続き、受け付けた全ては隣の .rescued-番号.ndjson に控え(できる限り)、GET /v1/log "
    "でも読めます。元のファイルを戻すか、feed を止めて kyodo-feed import で取り込んでください。";
constexpr const char* what_then_en =
    "Nothing was applied. Reading goes on; what was acknowledged is written beside it as FILE.rescued-SEQ.ndjson, if "
    "there is room, and GET /v1/log still tells it. Put the file back, or stop this feed and kyodo-feed import that.";

}  // namespace

Problem log_away(const std::string& path) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path + "(または -wal)が、開いている間に移動・削除・置き換えされました。" + what_then_ja,
        "The log " + path + ", or its -wal, was deleted, moved or replaced while this feed had it open. " +
            what_then_en);
}

Problem log_written_over(const std::string& path) {
    return model::problem(Trouble::unavailable, "記録 " + path + " が、開いている間に上書きされました。" + what_then_ja,
                          "The log " + path + " was written over while this feed had it open. " + what_then_en);
}

Problem log_without_wal(const std::string& path) {
    return model::problem(
        Trouble::unavailable,
        "記録 " + path + " は開いたまま写されたか中断され、隣にあるはずの " + path +
            "-wal がありません。最後の出来事が欠けている恐れがあります。-wal を戻すか、kyodo-feed backup "
            "の控えを使ってください。この記録で続けるなら kyodo-feed keep です。",
        "The log " + path + " was copied or left while it was open, and its " + path +
            "-wal is missing: the last events may not be there. Put the -wal beside it, or use what kyodo-feed backup "
            "made. To go on with it as it is: kyodo-feed keep.");
}

Problem log_with_other_wal(const std::string& path) {
    return model::problem(Trouble::corrupt,
                          "記録 " + path + " の隣の " + path +
                              "-wal は別のファイルのものです。それを別の場所へ移してください。何も変えていません。",
                          "The " + path + "-wal beside the log " + path +
                              " belongs to another file. Move that -wal aside, and its -shm. Nothing was changed.");
}

std::string rescue_path(const std::string& path, std::uint64_t seq) {
    return path + ".rescued-" + std::to_string(seq) + ".ndjson";
}

Result<Versions> known_versions(const std::string& path, const std::string& needs, const std::string& tables,
                                StoreUse use) {
    int version = 0;
    const auto [end, error] = std::from_chars(needs.data(), needs.data() + needs.size(), version);
    const bool whole = error == std::errc{} && end == needs.data() + needs.size() && version >= 1;
    const bool known_tables = tables == our_tables || tables == old_tables;
    if (whole && known_tables && (use == StoreUse::read || version <= model::record_version))
        return Versions{version, tables == our_tables ? 2 : 1};
    const std::string shown = known_tables ? needs : tables;
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
