// Encryption, by Asio over OpenSSL. It must never know what goes over a connection, nor print a key.
#include "feed/http/http_tls.h"

#include "feed/base/files.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <filesystem>
#include <utility>

namespace feed {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using boost::system::error_code;
using model::Result;
using model::Trouble;

model::Problem bad_file(const char* option, const std::string& path, const std::string& why) {
    const std::string place = std::string(option) + " " + (path.empty() ? "FILE" : path);
    return model::problem(Trouble::invalid, place + " が使えません(" + why + ")。PEM ファイルを指定してください。",
                          place + " cannot be used (" + why + "). Name a PEM file that fits the other one.");
}

class TlsStream : public SocketStream {
public:
    TlsStream(Socket socket, TlsContext tls)
        : SocketStream(socket), tls_(std::move(tls)), stream_(std::move(socket), *tls_) {}

    // A first look at what comes: OpenSSL takes it before it says that it is none of its own.
    void begin(Then then) override {
        socket().async_wait(Socket::wait_read, [this, then = std::move(then)](error_code failed) {
            if (failed || (in_words_ = begins_with_letter())) return then(false, 0);
            stream_.async_handshake(ssl::stream_base::server, [then](error_code refused) { then(!refused, 0); });
        });
    }

    std::shared_ptr<ByteStream> plainly() override { return in_words_ ? plain_stream(std::move(socket())) : nullptr; }

    void read_some(char* into, std::size_t most, Then then) override {
        stream_.async_read_some(
            asio::buffer(into, most),
            [then = std::move(then)](error_code failed, std::size_t bytes) { then(!failed, bytes); });
    }

    void write(const std::vector<std::string_view>& pieces, Then then) override {
        left_.assign(pieces.rbegin(), pieces.rend());
        write_on(0, std::move(then));
    }

    void end_writing(Then then) override {
        stream_.async_shutdown([then = std::move(then)](error_code failed) { then(!failed, 0); });
    }

private:
    Socket& socket() override { return stream_.next_layer(); }

    // As every method of HTTP does and no message of TLS (https://www.rfc-editor.org/rfc/rfc8446#section-5.1).
    bool begins_with_letter() {
        char first = 0;
        const auto seen = ::recv(socket().native_handle(), &first, 1, MSG_PEEK | MSG_DONTWAIT);
        return seen == 1 && first >= 'A' && first <= 'Z';
    }

    // Piece by piece: Asio's own loop over many buffers takes the compiler as long as all the rest of this file.
    void write_on(std::size_t written, Then then) {
        const std::string_view piece = left_.empty() ? std::string_view() : left_.back();
        stream_.async_write_some(asio::buffer(piece.data(), piece.size()),
                                 [this, written, then = std::move(then)](error_code failed, std::size_t bytes) mutable {
                                     if (!left_.empty()) left_.back().remove_prefix(bytes);
                                     while (!left_.empty() && left_.back().empty()) left_.pop_back();
                                     if (failed || left_.empty()) return then(!failed, written + bytes);
                                     write_on(written + bytes, std::move(then));
                                 });
    }

    TlsContext tls_;
    std::vector<std::string_view> left_;  // to be written, the last first
    ssl::stream<Socket> stream_;
    bool in_words_ = false;
};

}  // namespace

Result<TlsContext> load_tls(const std::string& certificate, const std::string& key) {
    for (const auto& [option, path] : {std::pair{"--tls-cert", certificate}, {"--tls-key", key}}) {
        if (path.empty() || !file_exists(path)) return bad_file(option, path, "no such file");
        if (!std::filesystem::is_regular_file(path)) return bad_file(option, path, "not a file");
    }
    error_code failed;
    auto tls = std::make_shared<ssl::context>(ssl::context::tls_server);
    tls->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                     ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression);
    tls->use_certificate_chain_file(certificate, failed);
    if (failed) return bad_file("--tls-cert", certificate, failed.message());
    tls->use_private_key_file(key, ssl::context::pem, failed);
    if (failed) return bad_file("--tls-key", key, failed.message());
    if (SSL_CTX_check_private_key(tls->native_handle()) != 1) {
        return bad_file("--tls-key", key, "it does not belong to the certificate");
    }
    return tls;
}

std::shared_ptr<ByteStream> tls_stream(Socket socket, TlsContext tls) {
    return std::make_shared<TlsStream>(std::move(socket), std::move(tls));
}

}  // namespace feed
