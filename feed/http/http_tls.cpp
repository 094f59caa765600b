// The certificate and key of the server. It must never know what goes over the connection, nor print a key.
#include "feed/http/http_tls.h"

#include "feed/base/files.h"

#include <openssl/ssl.h>

namespace feed {
namespace {

namespace ssl = boost::asio::ssl;
using model::Result;
using model::Trouble;

model::Problem bad_file(const char* option, const std::string& path, const std::string& why) {
    const std::string place = std::string(option) + " " + (path.empty() ? "FILE" : path);
    return model::problem(Trouble::invalid, place + " が使えません(" + why + ")。PEM ファイルを指定してください。",
                          place + " cannot be used (" + why + "). Name a PEM file that fits the other one.");
}

}  // namespace

Result<model::Done> load_tls(std::optional<ssl::context>& tls, const std::string& certificate, const std::string& key) {
    if (certificate.empty() || !file_exists(certificate)) return bad_file("--tls-cert", certificate, "no such file");
    if (key.empty() || !file_exists(key)) return bad_file("--tls-key", key, "no such file");
    boost::system::error_code failed;
    tls.emplace(ssl::context::tls_server);
    tls->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                     ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression);
    tls->use_certificate_chain_file(certificate, failed);
    if (failed) return bad_file("--tls-cert", certificate, failed.message());
    tls->use_private_key_file(key, ssl::context::pem, failed);
    if (failed) return bad_file("--tls-key", key, failed.message());
    if (SSL_CTX_check_private_key(tls->native_handle()) != 1) {
        return bad_file("--tls-key", key, "it does not belong to the certificate");
    }
    return model::Done{};
}

}  // namespace feed
