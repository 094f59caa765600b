// Encryption: the certificate and key of the server, and streams that go through them. It must never know what goes over
// a connection, nor print a key.
#pragma once

#include "feed/http/http_socket.h"
#include "model/text/result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace feed {

using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

// TLS 1.2 or newer with this certificate chain and key (PEM), or the sentence which file is missing or does not fit.
model::Result<TlsContext> load_tls(const std::string& certificate, const std::string& key);

// Keeps `tls` as long as it lives.
std::shared_ptr<ByteStream> tls_stream(Socket socket, TlsContext tls);

}  // namespace feed
