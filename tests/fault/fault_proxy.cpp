// One exchange with the feed per request, on a connection of its own, uncompressed: a bend must see the bytes as they
// are. It must never keep a request waiting longer than the feed does.
#include "tests/fault/fault_proxy.h"

#include "tests/support/sockets.h"

#include <unistd.h>

#include <utility>

namespace faults {
namespace {

// Without what would make the feed compress the answer or keep the connection.
std::string plain(std::string request) {
    const std::string header = "\r\nAccept-Encoding: gzip";
    const std::size_t at = request.find(header);
    if (at < request.find("\r\n\r\n")) request.erase(at, header.size());
    return request;
}

std::string answer_of(std::uint16_t feed_port, const std::string& request) {
    const int feed = connect_to_loopback(feed_port);
    const std::string answer = send_all(feed, plain(request)) ? receive_message(feed) : "";
    close(feed);
    return answer;
}

}  // namespace

std::string path_of(const std::string& request) {
    const std::size_t start = request.find(' ') + 1;
    return request.substr(start, request.find_first_of("? ", start) - start);
}

FaultProxy::FaultProxy(std::uint16_t feed_port)
    : feed_port_(feed_port), server_([this](const std::string& request, std::size_t) { return carry(request); }) {}

void FaultProxy::misbehave(Misbehaviour misbehaviour) {
    const std::lock_guard lock(mutex_);
    misbehaviour_ = std::move(misbehaviour);
}

void FaultProxy::behave() {
    misbehave({});
    server_.refuse(false);
}

Reply FaultProxy::carry(const std::string& request) {
    bool reaches_feed = true;
    {
        const std::lock_guard lock(mutex_);
        reaches_feed = misbehaviour_.reaches_feed;
    }
    const std::string answer = reaches_feed ? answer_of(feed_port_, request) : "";
    const std::lock_guard lock(mutex_);
    std::string& earlier = earlier_[path_of(request)];
    if (misbehaviour_.bend) return misbehaviour_.bend(request, answer, earlier);
    if (answer.empty()) return {"", End::close};
    earlier = answer;
    return {answer};
}

}  // namespace faults
