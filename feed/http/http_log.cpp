// GET /v1/log: stored events as they are, thirteen megabytes of them in one answer where they are many. It must never hold more
// of an answer than a piece, nor read more of the log at a time: the event thread reads it.
#include "feed/http/http_routes.h"

#include <algorithm>

namespace feed {
namespace {

constexpr std::uint64_t most_log_lines = 10000;
constexpr std::size_t lines_at_once = 4;  // one may be 50 KiB

// One answer, as far as it was read.
struct Pages {
    Log& log;
    std::string epoch;
    std::string org;
    std::uint64_t after = 0;
    std::uint64_t last = 0;

    // Nothing when the log cannot be read or is another by now: what was sent so far is not the answer.
    std::optional<std::string> next() {
        std::string piece;
        while (after < last && piece.size() < log_piece_bytes) {
            if (log.record().epoch != epoch) return std::nullopt;
            const auto lines = log.lines(after, std::min<std::size_t>(lines_at_once, last - after), org);
            if (!lines || lines->empty()) return std::nullopt;
            for (const std::string& line : *lines) piece += line + '\n';
            after += lines->size();
        }
        return piece;
    }
};

Reply no_such_numbers() {
    return problem_reply(422, model::problem(model::Trouble::invalid,
                                             "from と to は出来事の番号(1から)です(例: /v1/log?from=1&to=500)。",
                                             "from and to are sequence numbers from 1, for example "
                                             "/v1/log?from=1&to=500.",
                                             "from"));
}

}  // namespace

std::optional<Reply> Routes::log(const Asked& asked) {
    const std::string_view from_text = parameter_of(asked.request.target, "from");
    const std::string_view to_text = parameter_of(asked.request.target, "to");
    const std::uint64_t end = parts_.log.record().seq;
    const auto from = from_text.empty() ? std::optional<std::uint64_t>(1) : number_from(from_text);
    const auto to = to_text.empty() ? std::optional<std::uint64_t>(end) : number_from(to_text);
    if (!from || !to || *from == 0) return no_such_numbers();
    const std::uint64_t wanted = std::min(*to, end);
    Reply reply;
    reply.content_type = "application/x-ndjson";
    reply.headers.emplace_back("Kyodo-Epoch", parts_.log.record().epoch);
    if (wanted < *from) return reply;
    const std::uint64_t last = wanted - *from < most_log_lines ? wanted : *from + most_log_lines - 1;
    if (last < wanted) {
        const std::string next = "/v1/log?from=" + std::to_string(last + 1) + "&to=" + std::to_string(*to);
        reply.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
    }
    Pages pages{parts_.log, parts_.log.record().epoch, asked.actor.org, *from - 1, last};
    auto first = pages.next();
    if (!first)
        return problem_reply(
            503, model::problem(model::Trouble::unavailable, "記録を読めません。feed のログを確かめてください。",
                                "The log cannot be read. Look at what kyodo-feed says."));
    reply.body = std::move(*first);
    if (pages.after == last) return reply;
    reply.rest = [pages = std::move(pages), first = std::move(reply.body)]() mutable -> std::optional<std::string> {
        return first.empty() ? pages.next() : std::exchange(first, {});
    };
    return reply;
}

}  // namespace feed
