// What each address of the feed answers. It must never know a socket, TLS or how bytes are written.
// Used from one thread, the event thread.
#pragma once

#include "feed/base/exchange.h"
#include "feed/base/metrics.h"
#include "feed/http/admission.h"
#include "feed/http/ahead.h"
#include "feed/http/answers.h"
#include "feed/http/shares.h"
#include "feed/log.h"
#include "feed/refusals.h"

#include <functional>
#include <optional>
#include <string_view>

namespace feed {

inline constexpr std::size_t log_piece_bytes = 64u << 10;  // of a long /v1/log, in memory at a time

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

    // The reply; or nothing, when the request asked to wait (wait_of(request.prefer)), there is nothing new and it has a
    // `place` to wait in: ask again when something changed, and with `last` when its time is over.
    std::optional<Reply> answer(const Request& request, bool last, Shares::Held& place);

    // Whose turn it takes to answer; nothing: it is short, or nobody's whom this feed knows, and answered at once.
    std::optional<std::string> line_of(const Request& request);

    // For how many polls there are places to wait.
    void allow_places(std::size_t places) { shares_.allow_places(places); }
    void ask_back_by(std::function<void(const std::string& who)> ask) { shares_.ask_back_by(std::move(ask)); }

    // The headers that must be in a request beside the usual ones.
    const std::vector<std::string>& asked_headers() const { return parts_.admission.asked_headers(); }

    // What every reply of this feed carries beside its own: the feed's clock.
    std::vector<std::pair<std::string, std::string>> heartbeat() const;

private:
    struct Asked {
        const Request& request;
        model::Actor actor;  // nobody where anybody may ask
        Admitted::By by = Admitted::By::token;
        std::string share = {};
        bool last = false;  // there is no more waiting
    };
    // A new address is a row of the table in route_at.
    struct Route {
        // To anybody; GET with a token; the same, and made for each who asks; what boards poll; POST.
        enum class Kind { open, read, made, board, write };
        std::string_view path;
        std::string_view name;  // by which it is counted and logged
        Kind kind;
        std::optional<Reply> (Routes::*answer)(const Asked& asked);
    };
    static const Route* route_at(std::string_view path);  // nullptr: there is nothing

    std::optional<Reply> answered(const Request& request, bool last, Shares::Held& place);
    std::optional<Reply> admitted(const Route& route, const Request& request, bool last, Shares::Held& place);
    std::optional<Reply> within_share(const Route& route, const Asked& asked);
    Reply options(const Route* route, std::string_view path);
    std::optional<Reply> feed(const Asked& asked);
    std::optional<Reply> events(const Asked& asked);
    std::optional<Reply> log(const Asked& asked);
    std::optional<Reply> audit(const Asked& asked);
    std::optional<Reply> me(const Asked& asked);
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
    Shares shares_{Shares::Limits{}};
};

}  // namespace feed
