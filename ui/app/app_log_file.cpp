// Opened without waiting, because a pipe without a writer would not even open.
#include "ui/app/app_log_file.h"

#include "net/input.h"
#include "ui/app/app_address.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace ui {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 30;
constexpr int patience_ms = 1000;

model::Problem cannot_open(int error) {
    const std::string why = std::system_category().message(error);
    return model::problem(model::Trouble::invalid, "開けません(" + why + ")。", "It cannot be opened (" + why + ").");
}

// Until there is something to read in it; then it is read like any other file.
void await_writer(const std::string& name, int file) {
    pollfd readable{file, POLLIN, 0};
    if (::poll(&readable, 1, patience_ms) == 0) {
        say_problem({name + " はパイプです。だれかが書き込むのを待っています。",
                     name + " is a pipe: waiting for somebody to write to it."});
        while (::poll(&readable, 1, -1) < 0 && errno == EINTR) {
        }
    }
    const int flags = ::fcntl(file, F_GETFL);
    static_cast<void>(::fcntl(file, F_SETFL, flags & ~O_NONBLOCK));
}

model::Result<std::string> read_lines(int file) {
    net::Lines lines(file);
    std::string all;
    for (std::string line; lines.next(line);) {
        if (all.size() + line.size() > most_bytes)
            return model::problem(model::Trouble::invalid, "4 GiB を超えます。", "It is larger than 4 GiB.");
        all += line;
        all += '\n';
    }
    if (lines.trouble()) return model::problem(model::Trouble::invalid, lines.trouble()->ja, lines.trouble()->en);
    return all;
}

}  // namespace

model::Result<std::string> log_bytes(const std::string& name) {
    const int file = ::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return cannot_open(errno);
    struct stat about {};
    const bool known = ::fstat(file, &about) == 0;
    if (known && S_ISDIR(about.st_mode)) {
        ::close(file);
        return model::problem(model::Trouble::invalid, "フォルダです。記録のファイルを指定してください。",
                              "It is a folder; name the log's file.");
    }
    if (known && S_ISFIFO(about.st_mode)) await_writer(name, file);
    auto all = read_lines(file);
    ::close(file);
    return all;
}

}  // namespace ui
