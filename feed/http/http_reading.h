// From Beast's parser to a Request, and what is said to bytes that are no request. It must never know a socket.
#pragma once

#include "feed/base/exchange.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

#include <optional>
#include <string>
#include <vector>

namespace feed {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// `asked`: names of headers that are wanted beside the usual ones; each time one is there it is in the request.
Request request_from(Parser& parser, const std::string& peer, const std::vector<std::string>& asked);

// Nothing when there is nobody left to tell.
std::optional<Reply> reply_to_unreadable(boost::system::error_code failed);

Reply stopping_reply();
Reply crowded_reply();

}  // namespace feed
