// Plain POSIX sockets, one thread: the listener, every open client and an eventfd for the stop in one poll. It must never
// wait for anything without also waiting for the stop.
#include "tests/support/fault_server.h"

#include "tests/support/sockets.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace faults {
namespace {

// True when told to stop before the time has passed.
bool stopped_within(int stopped, std::chrono::milliseconds time) {
    pollfd wait{stopped, POLLIN, 0};
    return poll(&wait, 1, static_cast<int>(time.count())) > 0;
}

}  // namespace

std::string http(int status, const std::string& body, const std::string& headers) {
    std::string head = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n" + headers;
    if (status != 204 && status != 304) head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return head + "\r\n" + body;
}

Reply json(const std::string& body, const std::string& headers) {
    return Reply{http(200, body, "Content-Type: application/json\r\n" + headers)};
}

FaultServer::FaultServer(std::vector<Reply> replies)
    : FaultServer([replies = std::move(replies)](const std::string&, std::size_t number) {
          return replies[std::min(number, replies.size()) - 1];
      }) {}

FaultServer::FaultServer(Script script) : script_(std::move(script)) {
    listener_ = listen_on_loopback(port_);
    stopped_ = eventfd(0, EFD_CLOEXEC);
    told_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    thread_ = std::jthread([this](std::stop_token stop) { serve(stop); });
}

FaultServer::~FaultServer() {
    thread_.request_stop();
    eventfd_write(stopped_, 1);
    thread_.join();
    for (const auto& [client, pending] : clients_) close(client);
    if (listener_ >= 0) close(listener_);
    close(stopped_);
    close(told_);
}

std::vector<std::string> FaultServer::requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
}

bool FaultServer::has_requests(std::size_t count) {
    std::unique_lock lock(mutex_);
    return arrived_.wait_for(lock, std::chrono::seconds(20), [&] { return requests_.size() >= count; });
}

int FaultServer::connections() {
    const std::lock_guard lock(mutex_);
    return connections_;
}

void FaultServer::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        follow_refusal();
        std::vector<pollfd> waits{{stopped_, POLLIN, 0}, {listener_, POLLIN, 0}, {told_, POLLIN, 0}};
        for (const auto& [client, pending] : clients_) waits.push_back({client, POLLIN, 0});
        poll(waits.data(), waits.size(), -1);
        for (std::size_t i = waits.size(); i > 3; --i) {
            auto& [client, pending] = clients_[i - 4];
            if (waits[i - 1].revents == 0 || answer(client, pending, stop)) continue;
            close(client);
            clients_.erase(clients_.begin() + static_cast<std::ptrdiff_t>(i - 4));
        }
        if (waits[1].revents != 0) accept_one();
    }
}

void FaultServer::refuse(bool refusing) {
    refusing_ = refusing;
    eventfd_write(told_, 1);
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return listening_ != refusing; });
}

void FaultServer::follow_refusal() {
    eventfd_t count = 0;
    eventfd_read(told_, &count);
    const bool refusing = refusing_;
    if (refusing == (listener_ < 0)) return;
    if (refusing) {
        for (const auto& [client, pending] : clients_) {
            reset_on_close(client);
            close(client);
        }
        clients_.clear();
        close(listener_);
        listener_ = -1;
    } else {
        listener_ = listen_on_loopback(port_);
    }
    const std::lock_guard lock(mutex_);
    listening_ = !refusing;
    arrived_.notify_all();
}

void FaultServer::accept_one() {
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    clients_.emplace_back(client, std::string());
    const std::lock_guard lock(mutex_);
    ++connections_;
}

// False: the connection is done with.
bool FaultServer::answer(int client, std::string& pending, const std::stop_token& stop) {
    if (!receive_more(client, pending)) return false;
    const std::size_t size = message_size(pending);
    if (size == 0) return true;
    if (pending.starts_with("GET /v1/me ")) {
        pending.erase(0, size);
        return send_all(client, http(404, {}));
    }
    std::size_t number = 0;
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(pending.substr(0, size));
        number = requests_.size();
    }
    arrived_.notify_all();
    const Reply reply = script_(pending.substr(0, size), number);
    pending.erase(0, size);
    if (refusing_) {
        reset_on_close(client);
        return false;
    }
    return send_all(client, reply.bytes) && go_on(client, reply, stop);
}

bool FaultServer::go_on(int client, const Reply& reply, const std::stop_token& stop) {
    switch (reply.end) {
        case End::keep:
        case End::hang: return true;
        case End::close: return false;
        case End::reset: reset_on_close(client); return false;
        case End::endless:
            while (!stop.stop_requested() && send_all(client, reply.again)) {
            }
            return false;
        case End::drip:
            while (!stopped_within(stopped_, reply.drip_every) && send_all(client, reply.again.substr(0, 1))) {
            }
            return false;
    }
    return false;
}

std::uint16_t closed_port() {
    std::uint16_t port = 0;
    close(listen_on_loopback(port));
    return port;
}

LossyProxy::LossyProxy(std::uint16_t server_port, int answers_to_lose)
    : server_port_(server_port), left_to_lose_(answers_to_lose) {
    listener_ = listen_on_loopback(port_);
    stopped_ = eventfd(0, EFD_CLOEXEC);
    thread_ = std::jthread([this](std::stop_token stop) { serve(stop); });
}

LossyProxy::~LossyProxy() {
    thread_.request_stop();
    eventfd_write(stopped_, 1);
    thread_.join();
    close(listener_);
    close(stopped_);
}

// One client after the other and one exchange each: enough for a sender, which has one connection.
void LossyProxy::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waits[] = {{stopped_, POLLIN, 0}, {listener_, POLLIN, 0}};
        poll(waits, 2, -1);
        if (waits[1].revents == 0) continue;
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        carry(client);
        close(client);
    }
}

void LossyProxy::carry(int client) {
    const std::string request = receive_message(client);
    if (request.empty()) return;
    const int server = connect_to_loopback(server_port_);
    send_all(server, request);
    const std::string answer = receive_message(server);
    close(server);
    if (left_to_lose_-- > 0)
        reset_on_close(client);
    else
        send_all(client, answer);
}

}  // namespace faults
