// From bytes to a Request, and what is said to bytes that are no request. It must never know a socket.
#pragma once

#include "feed/base/exchange.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

inline constexpr std::size_t most_header_bytes = 16u << 10;

// One request, as its bytes arrive in whatever pieces.
class RequestReader {
public:
    enum class State { more, body, whole, unreadable };  // bytes are missing: of the head, of the body; none; too bad

    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    // Removes from `bytes` what was read. What is left while there is more to come must be given again, with what came
    // since; what is left of a whole request belongs to the next one.
    State take(std::string& bytes);

    // The head was read, and whoever sent it waits for a word before the body.
    bool waits_to_go_on() const;

    // Once it is whole; at most once. `asked`: names of headers that are wanted beside the usual ones; each time one is
    // there it is in the request.
    Request request(const std::string& peer, const std::vector<std::string>& asked);

    // Why it is unreadable; nothing when there is nobody left to tell.
    std::optional<Reply> refusal() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// To whoever speaks plain HTTP where TLS is spoken.
Reply plain_to_tls_reply();
Reply stopping_reply();
Reply crowded_reply();

}  // namespace feed
