// The event thread and the listening socket. It must never know what is answered.
// Boost stays behind this header: everything else in the room sees plain functions.
#pragma once

#include "feed/http/http_hall.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace feed {

struct ListenOptions {
    std::string address;  // a numeric address, or "localhost"
    std::uint16_t port = 0;
    std::string tls_cert;  // PEM files; both or none
    std::string tls_key;
};

class HttpServer {
public:
    // Bound and listening when it returns; nobody is served before start(). Or the sentence why not.
    static model::Result<std::unique_ptr<HttpServer>> listen(const ListenOptions& options);
    ~HttpServer();

    // Starts the event thread. `routes` and `metrics` are used on it and must outlive this object.
    void start(Routes& routes, Metrics& metrics, Logger logger);

    // Answers whoever waits with 503, closes everything and joins the thread. Nothing runs on it afterwards.
    void stop();

    // Runs on the event thread, soon. Thread-safe.
    void post(std::function<void()> work);

    // On the event thread only.
    void later(std::chrono::milliseconds wait, std::function<void()> work);  // unless it ends before
    void wake_parked();                                                      // in turns
    void silence(bool silent);
    // Certificate and key as they are in their files now, for connections from now on; those that cannot be used leave what
    // was there, and the log says so. The files are looked at once a second anyway.
    void read_tls_again();

    std::uint16_t port() const;

private:
    struct Inside;
    explicit HttpServer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

// True for 127.0.0.0/8, ::1 and localhost.
bool is_loopback(const std::string& address);

}  // namespace feed
