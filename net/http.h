// One HTTP exchange at a time over libcurl, with a limit on everything: connect, total, low speed, header bytes, decoded
// bytes. It must never know what the bytes mean. Not thread-safe but for `wake`: each thread has its own Http.
// No proxy and no redirect: an answer from somewhere in between is not the server's.
#pragma once

#include "model/text/result.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

struct HttpRequest {
    std::string url;  // http:// or https:// only, without credentials
    std::string method = "GET";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::chrono::milliseconds connect_limit{3000};
    std::chrono::milliseconds total_limit{10000};  // for a parked poll: the wait plus a margin
    std::chrono::seconds silence_limit{5};         // under 10 bytes a second for this long; a parked poll needs more
    std::size_t most_bytes = 64u << 20;            // of the decoded body
    bool status_is_enough = false;  // a reply is good once its head came, whatever is wrong with its body
    bool fresh_connection = false;  // after any anomaly: never reuse a dead or poisoned connection
};

struct HttpReply {
    int status = 0;
    std::string body;          // decoded (gzip)
    std::string content_type;  // lower case, without parameters
    std::string etag;
    std::string date;
    std::optional<std::chrono::seconds> retry_after;
    std::optional<std::chrono::seconds> age;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, in the order they came

    // The first header of that lower-case name, or nullptr. Valid as long as the reply.
    const std::string* header(std::string_view name) const {
        for (const auto& [known, value] : headers)
            if (known == name) return &value;
        return nullptr;
    }
};

// What the connections of one board carried, counted by the threads that carry it and read by any.
struct Traffic {
    std::atomic<std::uint64_t> bytes{0};        // received, as they came over the wire
    std::atomic<std::uint64_t> connections{0};  // opened; all but the first of each thread are reconnects
};

// How connections are made; the same for every request of one Http.
struct HttpTrust {
    std::string ca_file;                         // own CA; empty: the system's
    std::string token;                           // sent as "Authorization: Bearer …"; never logged, never in a URL
    std::string agent = {};                      // User-Agent, "kyodo-board/0.2.0"; empty: none is sent
    std::shared_ptr<Traffic> traffic = nullptr;  // counts, where somebody wants to know
    std::string ca_option = "--ca-file";         // by which whoever reads a sentence gives `ca_file`
};

class Http {
public:
    explicit Http(HttpTrust trust);
    ~Http();
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;

    // A reply of any status, or a Problem (unreachable) whose sentence names host, cause and what to do. Redirects are not
    // followed. A reply with neither Content-Length nor chunks, or with two different lengths, is refused. Returns at once
    // with a Problem when `stop` is requested. After a Problem the next request uses a fresh connection by itself.
    model::Result<HttpReply> perform(const HttpRequest& request, std::stop_token stop);

    // Sleeps until the time is over, `stop` is requested or somebody calls `wake`. A wake during `perform` is not kept.
    void wait(std::chrono::milliseconds time, std::stop_token stop);

    // Thread-safe. Ends the present `wait`, or the next one.
    void wake();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace net
