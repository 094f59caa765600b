// Sent without waiting, which sd_notify(3) would do: a supervisor that does not read must not stop the board.
// It must never count an answer; there is none.
#include "ui/app/guard/supervisor.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace ui {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

// Half of what is allowed, as systemd recommends; nothing when it is another process that is meant.
std::optional<model::Milliseconds> told_every() {
    const std::string pid = variable("WATCHDOG_PID");
    const long long microseconds = std::strtoll(variable("WATCHDOG_USEC").c_str(), nullptr, 10);
    if (microseconds <= 0 || (!pid.empty() && pid != std::to_string(::getpid()))) return std::nullopt;
    return model::Milliseconds{std::max(1LL, microseconds / 2000)};
}

}  // namespace

Supervisor::Supervisor() : socket_(variable("NOTIFY_SOCKET")) {
    sockaddr_un address{};
    const bool is_address = socket_.starts_with('/') || socket_.starts_with('@');
    if (!is_address || socket_.size() >= sizeof address.sun_path) socket_.clear();
    if (!socket_.empty()) every_ = told_every();
}

void Supervisor::shown(model::Tick now) {
    if (socket_.empty()) return;
    if (!ready_) tell("READY=1");
    ready_ = true;
    if (!every_ || (due_ && now < *due_)) return;
    tell("WATCHDOG=1");
    due_ = now + *every_;
}

void Supervisor::tell(const char* state) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket_.data(), socket_.size());
    if (socket_[0] == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
    const int handle = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (handle < 0) return;
    ::sendto(handle, state, std::strlen(state), MSG_DONTWAIT | MSG_NOSIGNAL, reinterpret_cast<sockaddr*>(&address),
             size);
    ::close(handle);
}

}  // namespace ui
