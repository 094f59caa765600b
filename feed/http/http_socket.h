// A stream over a socket of Asio: what encrypted and plain ones do alike. It must never know HTTP.
// Boost stays between this header and the sources that make, encrypt and accept sockets.
#pragma once

#include "feed/http/http_stream.h"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <memory>

namespace feed {

// The executor by its name: for any, as Asio's own names have it, everything would be compiled anew.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;

class SocketStream : public ByteStream, public std::enable_shared_from_this<SocketStream> {
public:
    void close() override;
    void alarm(std::chrono::steady_clock::time_point at, std::function<void()> ring) override;
    void no_alarm() override;
    const std::string& peer() const override { return peer_; }

protected:
    // `accepted`: a moment ago. Small writes go out at once.
    explicit SocketStream(Socket& accepted);
    virtual Socket& socket() = 0;

private:
    Timer timer_;
    std::uint64_t turn_ = 0;  // of the alarm that may ring: one that is on its way already cannot be called back
    std::string peer_;
};

std::shared_ptr<ByteStream> plain_stream(Socket socket);

// What Asio calls buffers. Valid as long as the bytes.
std::vector<boost::asio::const_buffer> buffers_of(const std::vector<std::string_view>& pieces);

}  // namespace feed
