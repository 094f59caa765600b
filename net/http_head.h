// The head of a reply, line by line, and the rules about it that no HTTP library keeps for us: a stated length, only one
// of it, no body where none may be, an end to the headers. It must never know where the lines come from.
#pragma once

#include "net/http.h"
#include "net/http_cause.h"

#include <optional>
#include <string>
#include <string_view>

namespace net {

class HttpHead {
public:
    // One header line with its line end, the status line and the empty line included. A cause: refuse the reply.
    std::optional<HttpCause> take(std::string_view line);

    // The empty line of the final head has come.
    bool complete() const { return complete_; }

    HttpReply reply;  // all but the body, once the empty line was taken

private:
    void begin(std::string_view status_line);
    std::optional<HttpCause> note(std::string_view line);
    std::optional<HttpCause> end();

    std::size_t bytes_ = 0;
    int lines_ = 0;
    std::string length_;
    bool chunked_ = false;
    bool complete_ = false;
};

}  // namespace net
