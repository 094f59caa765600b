// What each address of the feed answers. It must never know a socket, TLS or how bytes are written.
// Used from one thread, the event thread.
#pragma once

#include "feed/base/exchange.h"
#include "feed/base/metrics.h"
#include "feed/http/admission.h"
#include "feed/http/ahead.h"
#include "feed/http/answers.h"
#include "feed/log.h"
#include "feed/refusals.h"

#include <functional>
#include <optional>
#include <string_view>

namespace feed {

class Routes {
public:
    struct Parts {
        Log& log;
        const GaugeBook& book;
        Answers& answers;
        Admission& admission;
        Metrics& metrics;
        Refusals& refusals;
        std::function<void()> changed;  // called after an event was appended
        Logger logger = Logger{};
        std::function<std::string()> more_metrics = {};        // lines for /metrics; may be empty
        std::function<void(std::uint64_t known)> behind = {};  // boards know more than the log, up to that event
        std::function<void()> kept = {};                       // the log has a new epoch
    };
    explicit Routes(Parts parts) : parts_(std::move(parts)) {}

    // The reply; or nothing, when the request asked to wait (wait_of(request.prefer)) and there is nothing new: ask
    // again when something changed, and with `last` when its time is over.
    std::optional<Reply> answer(const Request& request, bool last);

    // The headers that must be in a request beside the usual ones.
    const std::vector<std::string>& asked_headers() const { return parts_.admission.asked_headers(); }

    // What every reply of this feed carries beside its own: the feed's clock.
    std::vector<std::pair<std::string, std::string>> heartbeat() const;

private:
    struct Asked {
        const Request& request;
        model::Actor actor;  // nobody where anybody may ask
        bool last = false;   // there is no more waiting
    };
    // A new address is a row of the table in route_at.
    struct Route {
        enum class Kind { open, read, board, write };  // to anybody; GET with a token; what boards poll; POST
        std::string_view path;
        std::string_view name;  // by which it is counted and logged
        Kind kind;
        std::optional<Reply> (Routes::*answer)(const Asked& asked);
    };
    static const Route* route_at(std::string_view path);  // nullptr: there is nothing

    std::optional<Reply> answered(const Request& request, bool last);
    std::optional<Reply> admitted(const Route& route, const Request& request, bool last);
    std::optional<Reply> feed(const Asked& asked);
    std::optional<Reply> events(const Asked& asked);
    std::optional<Reply> log(const Asked& asked);
    std::optional<Reply> audit(const Asked& asked);
    std::optional<Reply> summary(const Asked& asked);
    std::optional<Reply> metrics(const Asked& asked);
    std::optional<Reply> healthy(const Asked& asked);
    std::optional<Reply> ready(const Asked& asked);
    std::optional<Reply> keep(const Asked& asked);
    std::optional<Reply> command(const Asked& asked);
    static model::Problem only_reads();
    std::optional<Reply> tried(const Asked& asked);
    using Unknown = std::vector<model::UnknownName>;
    Unknown unknown_in(const model::Command& command, const model::Actor& actor);
    static std::optional<Reply> in_doubt(const Request& request, const Unknown& unknown);
    model::Text understood(const model::Command& command, const model::Accepted& accepted, const model::Actor& actor,
                           const Unknown& unknown);
    void note_ahead(const model::Actor& actor, std::uint64_t seq);
    Reply decided(const Request& request, const model::Actor& actor, std::optional<model::Command>& asked);
    void remember(const model::Actor& actor, const std::optional<model::Command>& asked, const std::string& why);
    void note(const Request& request, const Reply& reply, std::chrono::nanoseconds took);
    void note(const model::Command& command, const model::Actor& actor, const model::Problem* refusal,
              std::uint64_t seq) const;
    Reply not_modified(const Request& request) const;

    Parts parts_;
    std::chrono::steady_clock::time_point tried_{};  // to write again
    Ahead ahead_;
};

}  // namespace feed
