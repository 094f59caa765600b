// One request and one reply as plain values, between the routes, which decide, and the sessions, which read and write
// bytes. It must never know Boost or a socket.
#pragma once

#include "feed/base/gzip.h"
#include "model/text/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feed {

struct Request {
    std::string method;
    std::string target;  // as it came: path and query
    std::string host;    // as it came; empty: none
    std::string body;
    std::string authorization;
    std::string idempotency_key;
    std::string content_type;
    std::string if_none_match;
    std::string prefer;
    std::string user_agent;
    std::vector<std::pair<std::string, std::string>> asked;  // headers that this feed asks for, names as it wrote them
    bool takes_gzip = false;
    bool takes_chunks = true;  // HTTP/1.1: an answer may be sent before its length is known
    bool keep_alive = true;
    std::string peer;  // address without port; never logged with a token
};

struct Reply {
    int status = 200;
    std::string content_type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;                    // when there is no `shared`
    std::shared_ptr<const Body> shared;  // head + middle + tail
    std::string middle;
    // For a long answer, instead of a body: the next piece each time it is called, empty at the end, nothing when the rest
    // cannot be had any more. Lives as long as the reply.
    std::function<std::optional<std::string>()> rest = {};
    std::shared_ptr<const void> held = {};  // of a share; given back with the reply
    bool close = false;
    std::string refusal;  // the type of the problem, empty for an answer that is none
};

// The part of the target before '?', and the value of one query parameter (undecoded: ours are plain words), or empty.
std::string_view path_of(std::string_view target);
std::string_view parameter_of(std::string_view target, std::string_view name);

// A decimal number and nothing else.
std::optional<std::uint64_t> number_from(std::string_view text);

// The value with its %XX as bytes; a '+' stays one, as it stands in times.
std::string unescaped(std::string_view value);

// Seconds of "wait=25" in a Prefer header, at most 50; zero when there is none.
std::chrono::seconds wait_of(std::string_view prefer);

// Through what somebody acts, as the client says: "board", "cli", or "api" for everything else. Nothing is decided by it.
std::string_view said_via(std::string_view user_agent);

// True if an If-None-Match header names this version, or is "*".
bool names_version(std::string_view if_none_match, std::string_view version);

// application/problem+json.
Reply problem_reply(int status, const model::Problem& problem);

// The same with a type of its own, for what only HTTP can refuse: "cursor-gone", "too-large".
Reply problem_reply(int status, const model::Problem& problem, std::string_view type);

// The HTTP status of a refused command.
int status_of(const model::Problem& problem);

}  // namespace feed
