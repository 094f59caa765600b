// A feed that tells a webhook, and what its receiver got. It must never look into the feed but over HTTP.
#include "tests/feed/webhook_stage.h"

#include <fcntl.h>
#include <unistd.h>

namespace feed_test {

feed::ServerOptions telling(const Folder& folder, const std::string& url, const std::string& kinds) {
    feed::ServerOptions options = demo_options(folder);
    options.clock = [] { return model::FeedClock{noon(), 1.0, false}; };
    feed::WebhookOptions webhook;
    webhook.url = url + "/hook";
    webhook.secret = webhook_secret;
    webhook.longest_wait = std::chrono::milliseconds(600);
    const auto wanted = feed::webhook_kinds(kinds);
    REQUIRE(wanted);
    webhook.kinds = *wanted;
    options.webhook = webhook;
    return options;
}

std::string header_in(const std::string& request, const std::string& name) {
    const std::size_t at = request.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + 4 + name.size();
    return request.substr(begin, request.find("\r\n", begin) - begin);
}

std::string body_in(const std::string& request) { return request.substr(request.find("\r\n\r\n") + 4); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string figure(const feed::Server& server, const std::string& name) {
    const std::string text = get(server.url() + "/metrics").body;
    const std::string line = "\nkyodo_feed_webhook_" + name + " ";
    const std::size_t at = text.find(line);
    if (at == std::string::npos) return {};
    return text.substr(at + line.size(), text.find('\n', at + 1) - at - line.size());
}

void wait_for_figure(const feed::Server& server, const std::string& name, const std::string& value) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (figure(server, name) != value) REQUIRE(std::chrono::steady_clock::now() < deadline);
}

// Twice: what a turn of the event thread puts off is queued when the turn is over, and by then the first question, asked as
// soon as the turn had its answer, may stand before it.
void let_it_follow(feed::Server& server) {
    (void)server.clock();
    (void)server.clock();
}

Said::Said(std::string path) : path_(std::move(path)), before_(dup(STDERR_FILENO)) {
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    REQUIRE(file >= 0);
    dup2(file, STDERR_FILENO);
    close(file);
}

Said::~Said() {
    dup2(before_, STDERR_FILENO);
    close(before_);
}

std::size_t Said::lines_with(const std::string& part) const {
    const std::string text = read_file(path_);
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

faults::Reply taken() { return {faults::http(204, "")}; }

void ask_for_help(feed::Server& server, const std::string& skill, const std::string& only) {
    model::AskHelp help{{}, {skill, skill}, 1, {}, {}};
    help.only = only;
    const std::string org = only.empty() ? "こだま運用" : only;
    REQUIRE(server.apply(help, {"統括A", org, "api", model::Permission::commander}));
}

}  // namespace feed_test
