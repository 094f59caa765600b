// The certificate and key of the server. It must never know what goes over the connection.
#pragma once

#include "model/text/result.h"

#include <boost/asio/ssl/context.hpp>

#include <optional>
#include <string>

namespace feed {

// TLS 1.2 or newer with this certificate chain and key (PEM), or the sentence which file is missing or does not fit.
model::Result<model::Done> load_tls(std::optional<boost::asio::ssl::context>& tls, const std::string& certificate,
                                    const std::string& key);

}  // namespace feed
