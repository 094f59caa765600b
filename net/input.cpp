// What was given away is dropped when more is read, so that the memory taken is that of the longest line.
#include "net/input.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace net {
namespace {

constexpr std::size_t piece = 64u << 10;

}  // namespace

bool Lines::fill() {
    held_.erase(0, at_);
    at_ = 0;
    std::array<char, piece> bytes;
    const ssize_t got = ::read(file_, bytes.data(), bytes.size());
    if (got > 0) held_.append(bytes.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno == EINTR) return true;
    if (got < 0) {
        const std::string why = std::system_category().message(errno);
        trouble_ = model::Text{"最後まで読めません(" + why + ")。", "It cannot be read to its end (" + why + ")."};
    }
    ended_ = got <= 0;
    return !trouble_;
}

bool Lines::next(std::string& line) {
    std::size_t searched = 0;
    while (!trouble_) {
        const std::size_t end = held_.find('\n', at_ + searched);
        const bool last = ended_ && at_ < held_.size();
        if (end != std::string::npos || last) {
            const std::size_t stop = std::min(end, held_.size());
            line.assign(held_, at_, stop - at_);
            at_ = std::min(stop + 1, held_.size());
            ++number_;
            return true;
        }
        if (ended_) return false;
        searched = held_.size() - at_;
        if (searched > most_line_) {
            const std::string most = std::to_string(most_line_ >> 20), place = std::to_string(number_ + 1);
            trouble_ = model::Text{place + " 行目が " + most + " MiB を超えます。記録のファイルではありません。",
                                   "Line " + place + " is longer than " + most + " MiB: this is no log."};
            return false;
        }
        if (!fill()) return false;
    }
    return false;
}

}  // namespace net
