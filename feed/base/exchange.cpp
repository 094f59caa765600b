// Reading what a request asks for, and replies that refuse. It must never know Boost or a socket.
#include "feed/base/exchange.h"

#include "model/record/words.h"
#include "model/wire/wire.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace feed {
namespace {

constexpr int most_wait = 50;

}  // namespace

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view parameter_of(std::string_view target, std::string_view name) {
    const std::size_t question = target.find('?');
    if (question == std::string_view::npos) return {};
    std::string_view rest = target.substr(question + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

std::optional<std::uint64_t> number_from(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        unsigned byte = 0;
        const char* const digits = value.data() + i + 1;
        const bool coded =
            value[i] == '%' && value.size() - i > 2 && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        text += coded ? static_cast<char>(byte) : value[i];
        if (coded) i += 2;
    }
    return text;
}

std::chrono::seconds wait_of(std::string_view prefer) {
    const std::size_t at = prefer.find("wait=");
    if (at == std::string_view::npos) return std::chrono::seconds{0};
    const std::string_view number = prefer.substr(at + 5);
    int seconds = 0;
    std::from_chars(number.data(), number.data() + number.size(), seconds);
    return std::chrono::seconds{std::clamp(seconds, 0, most_wait)};
}

std::string_view said_via(std::string_view user_agent) {
    if (user_agent.starts_with("kyodo-board/")) return "board";
    if (user_agent.starts_with("kyodo-cli/")) return "cli";
    return "api";
}

bool names_version(std::string_view if_none_match, std::string_view version) {
    return if_none_match == "*" || if_none_match.find('"' + std::string(version) + '"') != std::string_view::npos;
}

Reply problem_reply(int status, const model::Problem& problem) {
    return problem_reply(status, problem, model::wire_name(problem.trouble));
}

Reply problem_reply(int status, const model::Problem& problem, std::string_view type) {
    Reply reply;
    reply.status = status;
    reply.content_type = "application/problem+json";
    reply.body = model::problem_json(problem, status, type);
    reply.refusal = type;
    return reply;
}

int status_of(const model::Problem& problem) {
    switch (problem.trouble) {
        case model::Trouble::invalid: return 422;
        case model::Trouble::not_found: return 404;
        case model::Trouble::already_claimed:
        case model::Trouble::illegal_transition: return 409;
        case model::Trouble::forbidden: return 403;
        case model::Trouble::unauthorized: return 401;
        case model::Trouble::unavailable: return 503;
        default: return 500;
    }
}

}  // namespace feed
