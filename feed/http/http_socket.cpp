// Streams over sockets: the alarm and the end of each, and those that are not encrypted. It must never know HTTP.
#include "feed/http/http_socket.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <utility>

namespace feed {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

class PlainStream : public SocketStream {
public:
    explicit PlainStream(Socket socket) : SocketStream(socket), socket_(std::move(socket)) {}

    void begin(Then then) override {
        asio::post(socket_.get_executor(), [then = std::move(then)] { then(true, 0); });
    }

    void read_some(char* into, std::size_t most, Then then) override {
        socket_.async_read_some(
            asio::buffer(into, most),
            [then = std::move(then)](error_code failed, std::size_t bytes) { then(!failed, bytes); });
    }

    void write(const std::vector<std::string_view>& pieces, Then then) override {
        asio::async_write(socket_, buffers_of(pieces),
                          [then = std::move(then)](error_code failed, std::size_t bytes) { then(!failed, bytes); });
    }

    void end_writing(Then then) override {
        error_code failed;
        socket_.shutdown(tcp::socket::shutdown_send, failed);
        asio::post(socket_.get_executor(), [then = std::move(then), ok = !failed] { then(ok, 0); });
    }

private:
    Socket& socket() override { return socket_; }

    Socket socket_;
};

}  // namespace

SocketStream::SocketStream(Socket& accepted) : timer_(accepted.get_executor()) {
    error_code ignored;
    peer_ = accepted.remote_endpoint(ignored).address().to_string();
    accepted.set_option(tcp::no_delay(true), ignored);
}

void SocketStream::close() {
    no_alarm();
    error_code ignored;
    socket().close(ignored);
}

void SocketStream::alarm(std::chrono::steady_clock::time_point at, std::function<void()> ring) {
    timer_.expires_at(at);
    timer_.async_wait([self = shared_from_this(), turn = ++turn_, ring = std::move(ring)](error_code cancelled) {
        if (!cancelled && turn == self->turn_) ring();
    });
}

void SocketStream::no_alarm() {
    ++turn_;
    timer_.cancel();
}

std::shared_ptr<ByteStream> plain_stream(Socket socket) { return std::make_shared<PlainStream>(std::move(socket)); }

std::vector<asio::const_buffer> buffers_of(const std::vector<std::string_view>& pieces) {
    std::vector<asio::const_buffer> buffers;
    buffers.reserve(pieces.size());
    for (const std::string_view piece : pieces) buffers.emplace_back(piece.data(), piece.size());
    return buffers;
}

}  // namespace feed
