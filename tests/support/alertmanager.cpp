// The real Alertmanager as a child process. It must never be anything but the program that teams run.
#include "tests/support/alertmanager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

extern char** environ;

namespace feed_test {
namespace {

constexpr const char* configuration = "route:\n  receiver: none\nreceivers:\n  - name: none\n";

std::string address_from(int words) {
    std::string line;
    char byte = 0;
    while (::read(words, &byte, 1) == 1) {
        if (byte != '\n') {
            line += byte;
            continue;
        }
        const std::size_t at = line.find("msg=\"Listening on\" address=");
        if (at != std::string::npos) return line.substr(line.rfind('=') + 1);
        line.clear();
    }
    return {};
}

}  // namespace

Alertmanager::Alertmanager(const Folder& folder, const std::string& name)
    : configured_(folder / (name + ".yml")), stored_(folder / name) {
    write_file(configured_, configuration);
    start("127.0.0.1:0");
}

void Alertmanager::start(const std::string& address) {
    std::array<std::string, 6> words{"prometheus-alertmanager",   "--config.file=" + configured_,
                                     "--storage.path=" + stored_, "--web.listen-address=" + address,
                                     "--cluster.listen-address=", "--log.level=info"};
    std::array<char*, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    REQUIRE(posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (words_ >= 0) ::close(words_);
    words_ = ends[0];
    url_ = "http://" + address_from(words_);
    REQUIRE(url_.size() > 7);
}

Alertmanager::~Alertmanager() {
    kill_it();
    ::close(words_);
}

void Alertmanager::post_alerts(const std::string& alertname, const std::string& severity, int count) const {
    for (int first = 0; first < count; first += 1000) {
        std::string body;
        for (int n = first; n < std::min(count, first + 1000); ++n) {
            body += (body.empty() ? "[" : ",") + std::string(R"({"labels":{"alertname":")") + alertname +
                    R"(","severity":")" + severity + R"(","instance":"host-)" + std::to_string(n) + R"("}})";
        }
        net::Http http(net::HttpTrust{});
        net::HttpRequest request;
        request.url = url_ + "/api/v2/alerts";
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = body + "]";
        const auto reply = http.perform(request, {});
        if (!reply) FAIL(reply.problem().sentence.en);
        REQUIRE(reply->status == 200);
    }
}

void Alertmanager::kill_it() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

void Alertmanager::start_again() {
    REQUIRE(pid_ == -1);
    start(url_.substr(url_.find("//") + 2));
}

}  // namespace feed_test
