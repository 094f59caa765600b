// Sentences for replies that arrived whole and are nevertheless not what a feed should say. It must never know libcurl or
// what is drawn. `place` is "host:port"; the body of a reply is never quoted.
#pragma once

#include "net/http.h"

#include <string>

namespace client {

// "host:port" of a feed's address, for sentences.
std::string place_of(const std::string& url);

// For a reply with any status but the wanted one, or with 200 and another content type than JSON.
model::Problem reply_problem(const std::string& place, const net::HttpReply& reply);

// "PLACE: what, what to do.", unreachable.
model::Problem place_problem(const std::string& place, const std::string& ja, const std::string& en);

}  // namespace client
