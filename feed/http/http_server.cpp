// The event thread and the listening socket: accepts, counts, hands over. It must never know what is answered.
// Everything that sessions share is touched by this one thread only; the world comes in through post().
#include "feed/http/http_server.h"

#include "feed/base/files.h"
#include "feed/http/http_bytes.h"
#include "feed/http/http_reading.h"
#include "feed/http/http_session.h"
#include "feed/http/http_tls.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <sys/resource.h>
#include <algorithm>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

namespace feed {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using model::Result;
using model::Trouble;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

constexpr std::chrono::milliseconds accept_pause{100};
constexpr int accepted_at_once = 16;
constexpr std::chrono::seconds between_looks{1};  // at the files of TLS

model::Problem cannot_listen(const ListenOptions& options, const error_code& failed) {
    const std::string place = options.address + ":" + std::to_string(options.port);
    if (failed == asio::error::address_in_use) {
        return model::problem(
            Trouble::unavailable,
            place + " は使用中です。別のポートを --listen で指定するか、動いているものを止めてください。",
            place + " is in use. Choose another port with --listen, or stop what is running there.");
    }
    return model::problem(Trouble::unavailable,
                          place + " で待ち受けられません(" + failed.message() + ")。--listen を確かめてください。",
                          "Cannot listen on " + place + " (" + failed.message() + "). Check --listen.");
}

// As many as there are descriptors for, with some left for the log, sources and files.
std::size_t room_for_connections() {
    constexpr rlim_t others = 64;
    constexpr rlim_t most = 10000;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return most;
    const rlim_t left = limit.rlim_cur > 2 * others ? limit.rlim_cur - others : limit.rlim_cur / 2;
    return static_cast<std::size_t>(std::min(left, most));
}

std::string numeric(const std::string& address) { return address == "localhost" ? "127.0.0.1" : address; }

}  // namespace

// Members are destroyed from the last to the first: sessions live in `io` and use `hall`.
struct HttpServer::Inside {
    Hall hall;
    ListenOptions given;
    TlsContext tls;         // none: plain
    std::string tls_stamp;  // of the files as they were looked at
    std::string tls_wrong;  // what was said of them last
    asio::io_context io{1};
    Acceptor acceptor{io};
    Timer pause{io};
    Timer look{io};
    std::uint16_t port = 0;
    Logger logger;
    bool crowded = false;    // said once, until there is room again
    bool accepting = false;  // or pausing before it
    std::jthread thread;

    error_code bind(const ListenOptions& options) {
        error_code failed;
        const auto address = asio::ip::make_address(numeric(options.address), failed);
        const tcp::endpoint endpoint(address, options.port);
        if (!failed) acceptor.open(endpoint.protocol(), failed);
        if (!failed) acceptor.set_option(Acceptor::reuse_address(true), failed);
        if (!failed) acceptor.bind(endpoint, failed);
        if (!failed) acceptor.non_blocking(true, failed);
        if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
        if (!failed) port = acceptor.local_endpoint(failed).port();
        return failed;
    }

    // The next one is expected before this one is talked to: whatever goes wrong with one must not make the feed deaf.
    void accept() {
        accepting = true;
        acceptor.async_accept([this](error_code failed, Socket socket) {
            accepting = false;
            if (failed == asio::error::operation_aborted) return;
            if (failed) return wait_and_accept(failed);
            accept();
            welcome(std::move(socket));
            accept_more();
        });
    }

    // Of a crowd some at a time: with one each time round the loop the system's own queue would overflow.
    void accept_more() {
        for (int more = 0; more < accepted_at_once; ++more) {
            error_code failed;
            Socket socket(io);
            acceptor.accept(socket, failed);
            if (failed) return;
            welcome(std::move(socket));
        }
    }

    // Out of descriptors: somebody who asks nothing leaves, and the next one waits a moment.
    void wait_and_accept(const error_code& failed) {
        accepting = true;
        say_crowded(failed.message());
        make_room();
        pause.expires_after(accept_pause);
        pause.async_wait([this](error_code cancelled) {
            if (!cancelled) accept();
        });
    }

    // A flood of connections that ask nothing must not keep out those that do.
    bool make_room() {
        if (!hall.unhurried.wake_longest()) return false;
        ++hall.metrics->connections_displaced;
        return true;
    }

    void say_crowded(const std::string& why) {
        if (!std::exchange(crowded, true)) logger(Level::warn, "no room for more connections", {{"why", why}});
    }

    void welcome(Socket socket) {
        if (hall.metrics->connections >= hall.most_connections) {
            say_crowded(std::to_string(hall.most_connections) + " are open");
            if (!make_room()) return turn_away(std::move(socket));
        } else if (hall.metrics->connections < hall.most_connections / 10 * 9) {
            crowded = false;
        }
        talk(tls ? tls_stream(std::move(socket), tls) : plain_stream(std::move(socket)), hall);
    }

    void turn_away(Socket socket) {
        ++hall.metrics->connections_refused;
        if (tls) return;
        ReplyBytes bytes;
        lay_out(bytes, crowded_reply(), Request{}, {});
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(buffers_of(bytes.pieces), ignored);
        socket.shutdown(Socket::shutdown_send, ignored);
    }

    std::string stamp() const { return file_stamp(given.tls_cert) + '/' + file_stamp(given.tls_key); }

    // Two files are not replaced at once: until they fit each other again the old ones serve, looked at each second.
    void read_tls() {
        std::string now = stamp();
        auto read = load_tls(given.tls_cert, given.tls_key);
        if (!read) {
            const std::string& why = read.problem().sentence.en;
            if (std::exchange(tls_wrong, why) != why)
                logger(Level::error, "certificate kept as it was", {{"why", why}});
            return;
        }
        tls = std::move(*read);
        tls_stamp = std::move(now);
        tls_wrong.clear();
        logger(Level::info, "certificate read again", {});
    }

    void follow_tls() {
        if (!tls) return;
        look.expires_after(between_looks);
        look.async_wait([this](error_code cancelled) {
            if (cancelled) return;
            follow_tls();
            if (stamp() != tls_stamp) read_tls();
        });
    }

    // An exception ends what was being done, most often one connection, and nothing else.
    void run() {
        const auto work = asio::make_work_guard(io);
        while (!io.stopped()) {
            try {
                io.run();
            } catch (const std::exception& error) {
                logger(Level::error, "something failed on the event thread", {{"why", error.what()}});
                if (!accepting && !hall.stopping) wait_and_accept(asio::error::no_memory);
            }
        }
    }

    void stop() {
        error_code ignored;
        hall.stopping = true;
        acceptor.close(ignored);
        pause.cancel();
        look.cancel();
        hall.parked.call_all();
        hall.parked.wake_some(hall.parked.size());
        asio::post(io, [this] { io.stop(); });
    }
};

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const ListenOptions& options) {
    auto inside = std::make_unique<Inside>();
    if (!options.tls_cert.empty() || !options.tls_key.empty()) {
        auto tls = load_tls(options.tls_cert, options.tls_key);
        if (!tls) return tls.problem();
        inside->tls = std::move(*tls);
        inside->given = options;
        inside->tls_stamp = inside->stamp();
    }
    if (const error_code failed = inside->bind(options)) return cannot_listen(options, failed);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(inside)));
}

void HttpServer::start(Routes& routes, Metrics& metrics, Logger logger) {
    inside_->logger = logger;
    inside_->hall.most_connections = room_for_connections();
    inside_->hall.routes = &routes;
    inside_->hall.metrics = &metrics;
    routes.allow_places(places_to_wait(inside_->hall.most_connections));
    routes.ask_back_by([inside = inside_.get()](const std::string& who) { inside->hall.parked.wake_one_of(who); });
    inside_->hall.turns.run_by([inside = inside_.get()](Turns::Work work) { asio::post(inside->io, std::move(work)); });
    inside_->accept();
    inside_->follow_tls();
    inside_->thread = std::jthread([inside = inside_.get()] { inside->run(); });
}

HttpServer::~HttpServer() { stop(); }

void HttpServer::stop() {
    if (!inside_->thread.joinable()) return;
    post([inside = inside_.get()] { inside->stop(); });
    inside_->thread.join();
    inside_->hall.parked.clear();
    inside_->hall.turns.clear();
}

void HttpServer::post(std::function<void()> work) { asio::post(inside_->io, std::move(work)); }

void HttpServer::later(std::chrono::milliseconds wait, std::function<void()> work) {
    auto timer = std::make_shared<Timer>(inside_->io, wait);
    timer->async_wait([timer, work = std::move(work)](error_code cancelled) {
        if (!cancelled) work();
    });
}

void HttpServer::wake_parked() {
    if (!inside_->hall.silent) inside_->hall.wake_parked();
}

void HttpServer::silence(bool silent) {
    inside_->hall.silent = silent;
    wake_parked();
}

void HttpServer::read_tls_again() {
    if (inside_->tls) inside_->read_tls();
}

std::uint16_t HttpServer::port() const { return inside_->port; }

bool is_loopback(const std::string& address) {
    error_code failed;
    const auto parsed = asio::ip::make_address(numeric(address), failed);
    return !failed && parsed.is_loopback();
}

}  // namespace feed
