// One connection. It must never know what a request means, and never log what came over it.
// The order is always the same: read head, read body, ask, (park, ask)*, write; a pipelined request waits its turn in the
// buffer. Every wait has a limit; whoever breaks one gets a sentence where HTTP still allows it, and is closed.
#include "feed/http/http_session.h"

#include "feed/http/http_bytes.h"
#include "feed/http/http_reading.h"
#include "model/wire/wire.h"

#include <sys/socket.h>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <memory>
#include <optional>
#include <type_traits>

namespace feed {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

template <class Stream>
class Session : public std::enable_shared_from_this<Session<Stream>> {
public:
    template <class... More>
    Session(Hall& hall, tcp::socket socket, More&... more)
        : hall_(hall), stream_(std::move(socket), more...), timer_(stream_.get_executor()) {
        ++hall_.metrics->connections;
        error_code ignored;
        peer_ = lowest().socket().remote_endpoint(ignored).address().to_string();
        lowest().socket().set_option(tcp::no_delay(true), ignored);
    }
    ~Session() {
        leave_seat();
        --hall_.metrics->connections;
    }

    void start() {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            take_seat();
            lowest().expires_after(header_limit);
            stream_.async_handshake(asio::ssl::stream_base::server,
                                    [self = this->shared_from_this()](error_code failed) {
                                        if (!failed) self->wait_for_request(header_limit);
                                    });
        } else {
            wait_for_request(header_limit);
        }
    }

private:
    auto& lowest() { return beast::get_lowest_layer(stream_); }

    // Among those who may be closed when there is no room: whoever keeps nobody waiting for an answer.
    void take_seat() {
        if (seat_) return;
        seat_ = hall_.unhurried.park([this] {
            seat_.reset();
            close();
        });
    }

    void leave_seat() {
        if (seat_) hall_.unhurried.leave(*seat_);
        seat_.reset();
    }

    // A connection may be idle for a while; once the first byte is there, the rest must follow soon.
    void wait_for_request(std::chrono::seconds limit) {
        take_seat();
        if (buffer_.size() > 0) return read_head();
        lowest().expires_after(limit);
        stream_.async_read_some(buffer_.prepare(4096),
                                [self = this->shared_from_this()](error_code failed, std::size_t bytes) {
                                    if (failed) return self->close();
                                    self->buffer_.commit(bytes);
                                    self->read_head();
                                });
    }

    void read_head() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(most_header_bytes));
        parser_->body_limit(model::most_command_bytes);
        lowest().expires_after(header_limit);
        http::async_read_header(stream_, buffer_, *parser_,
                                [self = this->shared_from_this()](error_code failed, std::size_t) {
                                    if (failed) return self->refuse(failed);
                                    if (self->parser_->get()[http::field::expect] == "100-continue")
                                        return self->go_on();
                                    self->read_body();
                                });
    }

    void go_on() {
        static constexpr std::string_view words = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(stream_, asio::buffer(words.data(), words.size()),
                          [self = this->shared_from_this()](error_code failed, std::size_t) {
                              if (failed) return self->close();
                              self->read_body();
                          });
    }

    void read_body() {
        lowest().expires_after(header_limit);
        http::async_read(stream_, buffer_, *parser_, [self = this->shared_from_this()](error_code failed, std::size_t) {
            if (failed) return self->refuse(failed);
            self->request_ = request_from(*self->parser_, self->peer_, self->hall_.routes->asked_headers());
            self->parser_.reset();
            self->leave_seat();
            self->asked_ = std::chrono::steady_clock::now();
            self->ask();
        });
    }

    // What cannot be read cannot be followed by another request: where it ends is unknown.
    void refuse(error_code failed) {
        auto reply = reply_to_unreadable(failed);
        if (!reply) return close();
        request_ = Request{};
        request_.keep_alive = false;
        send(std::move(*reply));
    }

    void ask() {
        const auto wait = wait_of(request_.prefer);
        const bool last = std::chrono::steady_clock::now() >= asked_ + wait;
        if (hall_.stopping) return send(stopping_reply());
        if (hall_.silent) return park(std::nullopt);
        auto reply = hall_.routes->answer(request_, last);
        if (!reply) return park(asked_ + wait);
        send(std::move(*reply));
    }

    void park(std::optional<std::chrono::steady_clock::time_point> until) {
        lowest().expires_never();
        buffer_.shrink_to_fit();
        auto self = this->shared_from_this();
        ticket_ = hall_.parked.park([self] { self->woken(); });
        ++hall_.metrics->parked;
        watch_for_leaving();
        if (!until) return;
        timer_.expires_at(*until);
        timer_.async_wait([self](error_code cancelled) {
            if (!cancelled && self->leave_parked()) self->ask();
        });
    }

    void woken() {
        ticket_.reset();
        --hall_.metrics->parked;
        timer_.cancel();
        ask();
    }

    bool leave_parked() {
        if (!ticket_) return false;
        hall_.parked.leave(*ticket_);
        ticket_.reset();
        --hall_.metrics->parked;
        return true;
    }

    // Whoever hangs up while parked frees the place at once, not at the end of the wait.
    void watch_for_leaving() {
        if (watching_) return;
        watching_ = true;
        lowest().socket().async_wait(tcp::socket::wait_read, [self = this->shared_from_this()](error_code failed) {
            self->watching_ = false;
            if (failed || !self->ticket_) return;
            char byte = 0;
            const auto seen = ::recv(self->lowest().socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
            if (seen != 0 || !self->leave_parked()) return;
            self->timer_.cancel();
            self->close();
        });
    }

    void send(Reply reply) {
        reply.close = reply.close || !request_.keep_alive || hall_.stopping;
        ++hall_.metrics->answers[reply.status];
        if (!reply.refusal.empty()) ++hall_.metrics->refusals[reply.refusal];
        bytes_.emplace();
        lay_out(*bytes_, std::move(reply), request_, hall_.routes->heartbeat());
        lowest().expires_after(write_limit);
        asio::async_write(stream_, bytes_->buffers, [self = this->shared_from_this()](error_code failed, std::size_t) {
            const bool over = self->bytes_->reply.close;
            self->bytes_.reset();
            if (failed) return self->close();
            if (over) return self->say_goodbye();
            self->wait_for_request(idle_limit);
        });
    }

    // Closing while the other side still sends would reset the connection and take the reply with it: the rest of what
    // was sent is read and thrown away, within limits.
    void say_goodbye() {
        take_seat();
        lowest().expires_after(drain_limit);
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            stream_.async_shutdown([self = this->shared_from_this()](error_code) { self->close(); });
        } else {
            error_code ignored;
            lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
            buffer_.clear();
            drain();
        }
    }

    void drain() {
        stream_.async_read_some(buffer_.prepare(16384),
                                [self = this->shared_from_this()](error_code failed, std::size_t bytes) {
                                    self->drained_ += bytes;
                                    if (failed || self->drained_ > most_drained_bytes) return self->close();
                                    self->drain();
                                });
    }

    void close() {
        error_code ignored;
        lowest().socket().close(ignored);
    }

    Hall& hall_;
    Stream stream_;
    asio::steady_timer timer_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    std::optional<ReplyBytes> bytes_;
    Request request_;
    std::chrono::steady_clock::time_point asked_{};
    std::optional<Parked::Ticket> ticket_;
    std::optional<Parked::Ticket> seat_;
    std::string peer_;
    std::size_t drained_ = 0;
    bool watching_ = false;
};

}  // namespace

void talk_plain(tcp::socket socket, Hall& hall) {
    std::make_shared<Session<beast::tcp_stream>>(hall, std::move(socket))->start();
}

void talk_tls(tcp::socket socket, asio::ssl::context& tls, Hall& hall) {
    std::make_shared<Session<TlsStream>>(hall, std::move(socket), tls)->start();
}

}  // namespace feed
