// A server that answers badly, on loopback, exactly as scripted: the replies are raw bytes and an end. It must never know
// HTTP beyond where a request ends, so that any reply can be wrong in any way. Only GET /v1/me stands outside the script and
// is not counted: it is answered as by a feed that is older than the question.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace faults {

enum class End {
    keep,     // wait for the next request on the same connection
    close,    // an orderly close
    reset,    // RST
    hang,     // nothing more, the connection stays open
    endless,  // `again` for ever, until the client goes
    drip      // one byte of `again` at a time, until the client goes
};

struct Reply {
    std::string bytes;
    End end = End::keep;
    std::string again{};
    std::chrono::milliseconds drip_every{20};
};

// "HTTP/1.1 STATUS …" with a right Content-Length. `headers`: whole lines, each ending in \r\n.
std::string http(int status, const std::string& body, const std::string& headers = "");
Reply json(const std::string& body, const std::string& headers = "");

class FaultServer {
public:
    // What to say to a request; `number` counts from 1 over all connections. Called from the server's thread.
    using Script = std::function<Reply(const std::string& request, std::size_t number)>;
    explicit FaultServer(Script script);
    // The replies in order, whatever the connection; the last one is given to every request that follows.
    explicit FaultServer(std::vector<Reply> replies);
    ~FaultServer();
    FaultServer(const FaultServer&) = delete;
    FaultServer& operator=(const FaultServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    std::string place() const { return "127.0.0.1:" + std::to_string(port_); }

    // Head and body of each request so far.
    std::vector<std::string> requests();
    // True once that many requests have come; false after 20 s.
    bool has_requests(std::size_t count);
    int connections();

    // From when it returns, until the next call: nobody listens and every connection is reset; then again at the same port.
    void refuse(bool refusing);

private:
    void serve(const std::stop_token& stop);
    void follow_refusal();
    void accept_one();
    bool answer(int client, std::string& pending, const std::stop_token& stop);
    bool go_on(int client, const Reply& reply, const std::stop_token& stop);

    Script script_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    int stopped_ = -1;                                  // an eventfd: readable when the server is to stop
    int told_ = -1;                                     // an eventfd: readable when `refusing_` has changed
    std::vector<std::pair<int, std::string>> clients_;  // socket and what it sent so far; the serving thread's
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<std::string> requests_;
    int connections_ = 0;
    std::atomic<bool> refusing_ = false;
    bool listening_ = true;
    std::jthread thread_;
};

// A loopback port nobody listens on.
std::uint16_t closed_port();

// Stands before a real server and loses the first answers after the server has done its work.
class LossyProxy {
public:
    LossyProxy(std::uint16_t server_port, int answers_to_lose);
    ~LossyProxy();
    LossyProxy(const LossyProxy&) = delete;
    LossyProxy& operator=(const LossyProxy&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

private:
    void serve(const std::stop_token& stop);
    void carry(int client);

    std::uint16_t server_port_;
    int left_to_lose_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    int stopped_ = -1;
    std::jthread thread_;
};

}  // namespace faults
