// The lock of a token file: flock, so that it ends with its process, however that ends. It must never read the tokens.
// A link as the token file is followed, so that both its names have one lock; a link as the lock file is not, for somebody
// else could choose what is made.
#include "feed/tokens/tokens_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <thread>

namespace feed {
namespace {

namespace fs = std::filesystem;
using model::Trouble;

constexpr std::chrono::milliseconds try_again{5};

model::Problem not_lockable(const std::string& lock, const std::string& why) {
    return model::problem(Trouble::unavailable,
                          "トークンのファイルを変えるためのロック " + lock + " を開けません(" + why +
                              ")。フォルダの場所と書込み権限を確かめてください。何も変えていません。",
                          "The lock " + lock + " for changing the token file cannot be opened (" + why +
                              "). Check the folder and its permissions. Nothing was changed.");
}

model::Problem held_too_long(const std::string& lock) {
    return model::problem(Trouble::unavailable,
                          "トークンのファイルを別のプロセスが変更中です(" + lock +
                              ")。それが終わってからもう一度実行してください。何も変えていません。",
                          "Another process is changing the token file (" + lock +
                              "). Run the command again when it has ended. Nothing was changed.");
}

}  // namespace

model::Result<TokensHeld> hold_tokens(const std::string& path, std::chrono::milliseconds limit) {
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);
    TokensHeld held{real.empty() ? path : real.string(), {}};
    const std::string name = held.path + ".lock";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return not_lockable(name, std::error_code(errno, std::generic_category()).message());
    held.lock = Lock(descriptor);
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return not_lockable(name, std::error_code(errno, std::generic_category()).message());
        if (std::chrono::steady_clock::now() >= deadline) return held_too_long(name);
        std::this_thread::sleep_for(try_again);
    }
    return held;
}

}  // namespace feed
