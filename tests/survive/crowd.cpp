// Several clients at once. It must never retry by itself.
#include "tests/survive/crowd.h"

#include "client/sender.h"
#include "net/http.h"
#include "tests/survive/feed_house.h"

#include <random>

namespace survive {
namespace {

// True when the feed said what became of it; 503 says that nothing did.
bool exchange(net::Http& http, const std::string& url, Attempt& attempt, const std::stop_token& stop) {
    net::HttpRequest request;
    request.url = url + "/v1/commands";
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", attempt.key}};
    request.body = attempt.body;
    const auto reply = http.perform(request, stop);
    if (!reply || reply->status == 503) return false;
    attempt.ended = std::chrono::steady_clock::now();
    attempt.status = reply->status;
    attempt.answer = reply->body;
    return true;
}

}  // namespace

Crowd::Crowd(std::vector<Member> members, int actions, std::uint64_t seed)
    : members_(std::move(members)), actions_(actions), seed_(seed) {}

Crowd::~Crowd() { end(); }

void Crowd::begin(const std::string& url) {
    answers_ = 0;
    for (std::size_t member = 0; member < members_.size(); ++member) {
        threads_.emplace_back([this, member, seed = ++seed_ * 7919, url](const std::stop_token& stop) {
            ask_on(stop, member, seed, url);
        });
    }
}

void Crowd::ask_on(const std::stop_token& stop, std::size_t member, std::uint64_t seed, const std::string& url) {
    std::mt19937_64 random(seed);
    net::Http http({{}, members_[member].token});
    for (bool answered = true; answered && !stop.stop_requested();) {
        Attempt attempt;
        attempt.action = "A" + std::to_string(1 + random() % static_cast<std::uint64_t>(actions_));
        attempt.key = client::fresh_key();
        attempt.who = members_[member].who;
        attempt.token = members_[member].token;
        const auto kind = random() % 4;
        if (kind <= 1) attempt.body = claim_body(attempt.action);
        if (kind == 2) attempt.body = R"({"type":"release_action","action":")" + attempt.action + "\"}";
        if (kind == 3) attempt.body = note_body(attempt.action, attempt.key);
        attempt.began = std::chrono::steady_clock::now();
        answered = exchange(http, url, attempt, stop);
        remember(std::move(attempt));
    }
}

void Crowd::remember(Attempt attempt) {
    {
        const std::lock_guard lock(mutex_);
        if (attempt.status != 0) ++answers_;
        attempts_.push_back(std::move(attempt));
    }
    answered_.notify_all();
}

void Crowd::wait_for_answers(std::uint64_t count, std::chrono::microseconds more) {
    std::unique_lock lock(mutex_);
    answered_.wait_for(lock, std::chrono::seconds(10), [&] { return answers_ >= count; });
    const auto until = std::chrono::steady_clock::now() + more;
    answered_.wait_until(lock, until, [&] { return std::chrono::steady_clock::now() >= until; });
}

void Crowd::end() {
    for (std::jthread& thread : threads_) thread.request_stop();
    threads_.clear();
}

void Crowd::settle(const std::string& url) {
    for (Attempt& attempt : attempts_) {
        if (attempt.status != 0) continue;
        net::Http http({{}, attempt.token});
        exchange(http, url, attempt, {});
    }
}

}  // namespace survive
