// Starting, asking and ending the real programs. It must never reach into them.
#include "tests/soak/stage.h"

#include "model/wire/wire.h"
#include "tests/soak/process.h"

#include <csignal>
#include <fstream>
#include <stdexcept>

namespace soak {
namespace {

using journey::Words;

[[noreturn]] void give_up(const std::string& sentence) { throw std::runtime_error(sentence); }

// "polls-good = 1234" in the file of counters a running board keeps in its state folder.
std::int64_t counter_in(const std::filesystem::path& file, const std::string& name) {
    std::ifstream in(file);
    const std::string begin = name + " = ";
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(begin)) return std::stoll(line.substr(begin.size()));
    return 0;
}

}  // namespace

Stage::Stage(const Words& environment) {
    const std::string commander = token_for("commander");
    std::ofstream(home_.file("wall.token")) << token_for("viewer") << '\n';
    std::filesystem::permissions(home_.file("wall.token"), std::filesystem::perms{0600});
    http_ = std::make_unique<net::Http>(net::HttpTrust{{}, commander});
    feed_ =
        std::make_unique<journey::Program>(home_,
                                           Words{journey::kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                 "sqlite:" + home_.file("log.db"), "--tokens", home_.file("tokens")},
                                           environment);
    const std::string line = feed_->line();
    const std::string said = "listening on ";
    if (!line.starts_with(said)) give_up("the feed does not start: " + feed_->errors());
    url_ = line.substr(said.size());
    board_ = std::make_unique<journey::Program>(
        home_,
        Words{journey::kyodo(), "--feed", url_, "--token-file", home_.file("wall.token"), "--view", "wall", "--size",
              "1920x1080", "--lang", "ja"},
        environment);
}

std::string Stage::token_for(const std::string& role) {
    const journey::Ended added =
        journey::run(home_, {journey::kyodo_feed(), "token", "add", "--tokens", home_.file("tokens"), "--role", role,
                             "--who", role, "--org", "こだま運用"});
    if (added.status != 0) give_up("no token: " + added.err);
    return added.out.substr(0, added.out.find('\n'));
}

void Stage::post(const model::Command& command, const std::string& key) {
    net::HttpRequest request;
    request.url = url_ + "/v1/commands";
    request.method = "POST";
    request.body = model::command_json(command);
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", key}};
    const auto reply = http_->perform(request, {});
    if (!reply) give_up(reply.problem().sentence.en);
    if (reply->status != 200) give_up(request.body + ": " + reply->body);
}

Sample Stage::sample(double seconds) {
    const auto board = resources_of(board_->id());
    const auto feed = resources_of(feed_->id());
    if (!board) give_up("the board ended: " + board_->errors());
    if (!feed) give_up("the feed ended: " + feed_->errors());
    return {seconds, *board, *feed, size_of("log.db-wal") / 1024, board_counter("glyph-atlas-bytes") / 1024};
}

std::int64_t Stage::board_counter(const std::string& name) const {
    const std::string file = "counters-" + std::to_string(board_->id());
    std::error_code failed;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(home_.path(), failed))
        if (entry.path().filename() == file) return counter_in(entry.path(), name);
    return 0;
}

std::int64_t Stage::size_of(const std::string& name) const {
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(home_.file(name), failed);
    return failed ? 0 : static_cast<std::int64_t>(bytes);
}

std::int64_t Stage::database_bytes() const { return size_of("log.db"); }

std::string Stage::end() {
    board_->kill(SIGTERM);
    if (board_->wait() != 0) give_up("the board did not end well: " + board_->errors());
    feed_->kill(SIGTERM);
    if (feed_->wait() != 0) give_up("the feed did not end well: " + feed_->errors());
    const journey::Ended verified =
        journey::run(home_, {journey::kyodo_feed(), "verify", "--store", "sqlite:" + home_.file("log.db")});
    if (verified.status != 0) give_up("the log does not verify: " + verified.err);
    return verified.out.substr(0, verified.out.find('\n'));
}

}  // namespace soak
