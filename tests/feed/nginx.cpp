// The real nginx as a child process. It must never be anything but the program that teams run.
#include "tests/feed/nginx.h"

#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

extern char** environ;

namespace feed_test {
namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    socklen_t size = sizeof address;
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

std::string configuration(const Folder& folder, const std::string& server, const std::string& head,
                          std::uint16_t port) {
    std::string text =
        "daemon off;\nmaster_process off;\npid " + folder / "nginx.pid" + ";\nevents {}\nhttp {\n  access_log off;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        text += "  " + std::string(kind) + "_temp_path " + folder / kind + ";\n";
    return text + "  server {\n    listen 127.0.0.1:" + std::to_string(port) +
           ";\n    auth_basic board;\n    auth_basic_user_file " + folder / "people" + ";\n    location / {\n      " +
           "proxy_pass " + server + ";\n" + head + "    }\n  }\n}\n";
}

}  // namespace

Nginx::Nginx(const Folder& folder, const std::string& server, const std::string& head,
             const std::vector<std::string>& people) {
    port_ = free_port();
    std::string lines;
    for (const std::string& name : people) lines += name + ":{PLAIN}password\n";
    write_file(folder / "people", lines);
    write_file(folder / "nginx.conf", configuration(folder, server, head, port_));
    std::vector<std::string> words{"nginx", "-e", "stderr", "-c", folder / "nginx.conf"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    REQUIRE(posix_spawnp(&pid_, arguments[0], nullptr, nullptr, arguments.data(), environ) == 0);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!answers(port_)) {
        REQUIRE(::waitpid(pid_, nullptr, WNOHANG) == 0);
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
}

Nginx::~Nginx() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

}  // namespace feed_test
