// The few socket calls the faulty servers share.
// It must never interpret a message beyond its length.
#include "tests/support/sockets.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace faults {
namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

}  // namespace

int listen_on_loopback(std::uint16_t& port) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address = loopback(port);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener, generic, size) != 0 || listen(listener, 64) != 0 || getsockname(listener, generic, &size) != 0)
        throw std::runtime_error("no free port on loopback");
    port = ntohs(address.sin_port);
    return listener;
}

int connect_to_loopback(std::uint16_t port) {
    const int result = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    connect(result, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return result;
}

bool send_all(int socket, const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t more = send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (more <= 0) return false;
        sent += static_cast<std::size_t>(more);
    }
    return true;
}

bool receive_more(int socket, std::string& bytes) {
    char buffer[16384];
    const ssize_t got = recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(got));
    return true;
}

void reset_on_close(int socket) {
    const linger now{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

std::size_t message_size(const std::string& bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    constexpr char name[] = "\r\nContent-Length: ";
    const std::size_t length = bytes.find(name);
    const std::size_t body = length < end ? std::stoul(bytes.substr(length + sizeof name - 1)) : 0;
    const std::size_t whole = end + 4 + body;
    return bytes.size() >= whole ? whole : 0;
}

std::string receive_message(int socket) {
    std::string bytes;
    while (message_size(bytes) == 0)
        if (!receive_more(socket, bytes)) return {};
    return bytes.substr(0, message_size(bytes));
}

}  // namespace faults
