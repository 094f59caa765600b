// One connection: reads a request, asks the routes, waits parked if told so, writes the reply, and again. Limits on
// every size and every time. It must never know what a request means.
#pragma once

#include "feed/http/http_hall.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

namespace feed {

// Begin talking on an accepted socket. The session keeps itself alive until the connection ends.
void talk_plain(boost::asio::ip::tcp::socket socket, Hall& hall);
void talk_tls(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, Hall& hall);

}  // namespace feed
