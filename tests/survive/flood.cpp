// Raw connections that behave badly, many at once. It must never be used by the product.
#include "tests/survive/flood.h"

#include "tests/support/sockets.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace survive {

Flood::~Flood() {
    for (const int socket : sockets_) ::close(socket);
}

bool Flood::open(std::size_t count, const std::string& bytes) {
    for (std::size_t i = 0; i < count; ++i) {
        try {
            sockets_.push_back(faults::connect_to_loopback(port_));
        } catch (const std::exception&) {
            return false;
        }
        faults::send_all(sockets_.back(), bytes);
    }
    return true;
}

std::size_t Flood::answered(const std::string& beginning, std::chrono::steady_clock::time_point deadline) const {
    std::size_t count = 0;
    std::array<char, 4096> piece{};
    for (const int socket : sockets_) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd one{socket, POLLIN, 0};
        if (::poll(&one, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0))) != 1) continue;
        const ssize_t got = ::recv(socket, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0 && std::string(piece.data(), static_cast<std::size_t>(got)).starts_with(beginning)) ++count;
    }
    return count;
}

std::string answer_to(std::uint16_t port, const std::string& bytes) {
    const int socket = faults::connect_to_loopback(port);
    faults::send_all(socket, bytes);
    std::string answer;
    while (faults::receive_more(socket, answer)) {
    }
    ::close(socket);
    return answer;
}

std::uint16_t port_of(const std::string& url) {
    return static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
}

bool allow_descriptors(std::size_t count) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= count) return true;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, count);
    return setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= count;
}

}  // namespace survive
