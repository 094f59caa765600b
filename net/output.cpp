// Written by the file descriptor, so that no buffer of the library is left over whose loss nobody hears of at the end.
#include "net/output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace net {
namespace {

constexpr std::size_t most_held = 64u << 10;

// The error that stopped it; 0 when all of it was written. A terminal or pipe that is set not to block is waited for.
int write_error(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (written < 0 && errno == EAGAIN) {
            pollfd ready{STDOUT_FILENO, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (written == 0 || errno != EINTR) {
            return written == 0 ? EIO : errno;
        }
    }
    return 0;
}

}  // namespace

void hold_standard_streams() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a full disk, not the end
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
        // The lowest free number is this one; it cannot be written to, so that a write says that the output is closed.
        static_cast<void>(::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY));
    }
}

bool Output::put(std::string_view bytes) {
    held_ += bytes;
    if (held_.size() >= most_held) write_held();
    return error_ == 0;
}

void Output::write_held() {
    if (error_ == 0) error_ = write_error(held_);
    held_.clear();
}

model::Result<model::Done> Output::finish() {
    write_held();
    if (error_ == 0) return model::Done{};
    const std::string why = error_ == EBADF ? "it is closed" : std::system_category().message(error_);
    return model::problem(
        model::Trouble::unavailable,
        "標準出力に最後まで書けませんでした(" + why + ")。届いた分は途中までです。出力先を確かめてください。",
        "Standard output could not be written to its end (" + why +
            "): what arrived there is not whole. Check where it goes.");
}

model::Result<model::Done> print(std::string_view bytes) {
    Output output;
    output.put(bytes);
    return output.finish();
}

}  // namespace net
