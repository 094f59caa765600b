// The feed's HTTP path from raw bytes to raw bytes, with the product's own limits: its reader of requests, then admission, routes, log and the reply as it would go out. The first byte says in how large pieces the
// bytes arrive. Every reply is whole HTTP, every refusal a sentence, and the log stays sound.
#include "feed/http/http_bytes.h"
#include "feed/http/http_hall.h"
#include "feed/http/http_reading.h"
#include "feed/tokens.h"
#include "model/wire/wire.h"
#include "tests/fuzz/judge.h"
#include "tests/fuzz/stage.h"

#include <unistd.h>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using fuzz::must;

constexpr std::uint64_t most_events = 200;  // then the log begins anew: inputs should not depend on many before them

// A token file with two people, whose tokens the seeds know.
class TokenFile {
public:
    TokenFile() {
        std::string name = (std::filesystem::temp_directory_path() / "kyodo-fuzz-XXXXXX").string();
        const int file = mkstemp(name.data());
        must(file >= 0, "a temporary file can be made");
        ::close(file);
        path_ = name;
        std::ofstream out(path_);
        out << "t1\t" << feed::sha256_hex("commander") << "\tcommander\t2030-10-01T07:00:00+09:00\torg\tSato\n";
        out << "t3\t" << feed::sha256_hex("proxy") << "\tcommander\t2030-10-01T07:00:00+09:00\torg\tDoor\n";
        out << "t2\t" << feed::sha256_hex("viewer") << "\tviewer\t2030-10-01T07:00:00+09:00\torg\tWall\n";
    }
    ~TokenFile() { ::unlink(path_.c_str()); }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

std::unique_ptr<feed::Log> fresh_log() {
    auto store = feed::open_sqlite(":memory:");
    must(static_cast<bool>(store), "a log in memory opens");
    auto log = feed::Log::load(std::move(*store));
    must(static_cast<bool>(log), "an empty log loads");
    for (const char* id : {"A1", "A2", "A7"}) {
        model::AddAction action;
        action.action = model::ActionId(id);
        action.verb = model::Verb::isolate;
        action.object = {"1号機", "unit 1"};
        must(static_cast<bool>((*log)->apply(action, fuzz::stage_commander(), fuzz::stage_time(), {})),
             "a seed is taken");
    }
    return std::move(*log);
}

feed::TokenBook tokens() {
    static const TokenFile file;
    auto book = feed::TokenBook::open(file.path());
    must(static_cast<bool>(book), "the token file can be read");
    return std::move(*book);
}

model::FeedClock stage_clock() { return {fuzz::stage_time(), 1.0, false}; }

struct Service {
    std::unique_ptr<feed::Log> log = fresh_log();
    feed::GaugeBook book{1};
    feed::Metrics metrics;
    feed::Answers answers{*log, book, stage_clock};
    feed::Admission admission{{tokens(),
                               {},
                               stage_clock,
                               feed::ProxyOptions{"t3", "X-Forwarded-User", "X-Forwarded-Org", "X-Forwarded-Role"}},
                              metrics};
    feed::Refusals refusals;
    feed::Routes routes{{*log, book, answers, admission, metrics, refusals, [] {}}};
};

void must_be_http(const feed::ReplyBytes& bytes, bool bodiless) {
    std::string all;
    for (const std::string_view piece : bytes.pieces) all += piece;
    http::response_parser<http::string_body> parser;
    parser.eager(true);
    parser.skip(bodiless);
    error_code failed;
    const std::size_t read = parser.put(asio::buffer(all), failed);
    must(!failed && parser.is_done(), "a reply is whole HTTP", all);
    must(read == all.size(), "a reply says how long it is", all);
    must(parser.get().result_int() >= 200 && parser.get().result_int() < 600, "a reply has a status", all);
}

void must_answer(Service& service, feed::Reply reply, const feed::Request& request) {
    if (reply.status >= 400) {
        const auto problem = model::parse_problem(reply.body);
        must(problem.has_value(), "a refusal is a problem document", reply.body);
        fuzz::must_refuse_well(*problem);
    }
    const bool bodiless = request.method == "HEAD" || reply.status == 304 || reply.status == 204;
    feed::ReplyBytes bytes;
    feed::lay_out(bytes, std::move(reply), request, service.routes.heartbeat());
    must_be_http(bytes, bodiless);
}

// One request as a session reads it, `piece` bytes at a time; false when the connection would be closed.
bool serve(Service& service, std::string_view& rest, std::size_t piece, std::string& in) {
    feed::RequestReader reader;
    auto state = reader.take(in);
    while (state == feed::RequestReader::State::more || state == feed::RequestReader::State::body) {
        if (rest.empty()) return false;
        in += rest.substr(0, piece);
        rest.remove_prefix(std::min(rest.size(), piece));
        state = reader.take(in);
        must(in.size() <= feed::most_header_bytes + piece, "what is not read yet is bounded");
    }
    if (state == feed::RequestReader::State::unreadable) {
        feed::Request unread;
        unread.keep_alive = false;
        if (auto reply = reader.refusal()) must_answer(service, std::move(*reply), unread);
        return false;
    }
    const feed::Request request = reader.request("192.0.2.1", service.routes.asked_headers());
    feed::Shares::Held place;
    auto reply = service.routes.answer(request, false, place);
    if (!reply) {
        must(feed::wait_of(request.prefer).count() > 0, "only who asked to wait is parked", request.prefer);
        must(place != nullptr, "whoever waits has a place", request.target);
        reply = service.routes.answer(request, true, place);
    }
    must(reply.has_value(), "a wait that is over is answered", request.target);
    const bool stays = request.keep_alive && !reply->close;
    must_answer(service, std::move(*reply), request);
    return stays;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static std::unique_ptr<Service> service;
    if (size == 0) return 0;
    if (!service || service->log->record().seq > most_events) service = std::make_unique<Service>();
    const std::uint64_t seq = service->log->record().seq;
    std::string_view rest = fuzz::bytes(data + 1, size - 1);
    const std::size_t piece = std::size_t{1} + data[0] * 16u;
    std::string in;
    while (serve(*service, rest, piece, in)) {
    }
    const model::Record& record = service->log->record();
    if (record.seq == seq) return 0;
    fuzz::must_be_clean(record);
    const auto body = service->answers.snapshot({});
    const auto snapshot = model::parse_snapshot(body->head + model::rfc3339(fuzz::stage_time()) + body->tail);
    must(snapshot && fuzz::same(snapshot->record, service->log->seen_by({})), "a board reads what the feed holds");
    return 0;
}
