// What the tests of the feed share. It must never stand in for a part that is tested.
#include "tests/support/running_feed.h"

#include "feed/tokens.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace feed_test {

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kyodo-feed-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

model::Actor commander() { return {"統括A", "こだま運用", "api", model::Permission::commander}; }

model::Instant noon() { return *model::parse_instant("2030-10-01T12:00:00+09:00"); }

model::AddAction add_action(const std::string& id) {
    model::AddAction action;
    action.action = model::ActionId(id);
    action.verb = model::Verb::isolate;
    action.object = {"1号機", "unit 1"};
    return action;
}

std::string claim_body(const std::string& id) { return R"({"type":"claim_action","action":")" + id + R"("})"; }

feed::ServerOptions demo_options(const Folder& folder) {
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = folder / "log.db";
    options.demo = true;
    options.demo_actor = commander();
    return options;
}

std::unique_ptr<feed::Server> started(feed::ServerOptions options) {
    auto server = feed::Server::start(std::move(options));
    if (!server) FAIL(server.problem().sentence.en);
    return std::move(*server);
}

std::unique_ptr<feed::Server> started_for(const Folder& folder, std::vector<Person>& people) {
    return started_for(demo_options(folder), folder, people);
}

std::unique_ptr<feed::Server> started_for(feed::ServerOptions options, const Folder& folder,
                                          std::vector<Person>& people) {
    options.demo = false;
    options.tokens_path = folder / "tokens";
    for (Person& person : people) {
        const auto token = feed::add_token(options.tokens_path, {person.role, person.who, person.org}, noon());
        REQUIRE(token);
        person.token = *token;
    }
    return started(std::move(options));
}

net::HttpReply get(const std::string& url, Headers headers, const std::string& token) {
    net::Http http({{}, token});
    net::HttpRequest request;
    request.url = url;
    request.headers = std::move(headers);
    request.total_limit = std::chrono::seconds(60);
    request.silence_limit = std::chrono::seconds(60);
    auto reply = http.perform(request, {});
    if (!reply) FAIL(reply.problem().sentence.en);
    return std::move(*reply);
}

net::HttpReply post(const feed::Server& server, const std::string& body, const std::string& key,
                    const std::string& token) {
    net::Http http({{}, token});
    net::HttpRequest request;
    request.url = server.url() + "/v1/commands";
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    if (!key.empty()) request.headers.emplace_back("Idempotency-Key", key);
    request.body = body;
    request.total_limit = std::chrono::seconds(60);
    request.silence_limit = std::chrono::seconds(60);
    auto reply = http.perform(request, {});
    if (!reply) FAIL(reply.problem().sentence.en);
    return std::move(*reply);
}

std::string header_of(const net::HttpReply& reply, std::string_view name) {
    const std::string* value = reply.header(name);
    return value == nullptr ? std::string{} : *value;
}

std::string raw_exchange(std::uint16_t port, const std::string& bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(socket >= 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::string answer;
    std::array<char, 4096> piece{};
    ssize_t received = 0;
    while ((received = ::recv(socket, piece.data(), piece.size(), 0)) > 0) {
        answer.append(piece.data(), static_cast<std::size_t>(received));
    }
    ::close(socket);
    return answer;
}

void wait_for_parked(const feed::Server& server, int count, const std::string& token) {
    const std::string wanted = "kyodo_feed_parked_polls " + std::to_string(count) + "\n";
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (get(server.url() + "/metrics", {}, token).body.find(wanted) == std::string::npos) {
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
}

model::Snapshot wait_for(const feed::Server& server, const std::function<bool(const model::Snapshot&)>& enough) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::string etag;
    while (true) {
        Headers headers = {{"Prefer", "wait=5"}};
        if (!etag.empty()) headers.emplace_back("If-None-Match", etag);
        const auto reply = get(server.url() + "/v1/feed", headers);
        if (reply.status == 200) {
            auto snapshot = model::parse_snapshot(reply.body);
            if (!snapshot) FAIL(snapshot.problem().sentence.en);
            if (enough(*snapshot)) return std::move(*snapshot);
            etag = reply.etag;
        }
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    REQUIRE(file.flush());
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> piece{};
    while (std::fgets(piece.data(), piece.size(), pipe) != nullptr) ran.output += piece.data();
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

bool says(const std::string& text, const std::string& part) {
    const bool found = text.find(part) != std::string::npos;
    if (!found) UNSCOPED_INFO(text.substr(0, 2000));
    return found;
}

}  // namespace feed_test
