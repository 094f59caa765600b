// People with tokens at boards of their own, on one real feed: each has a sender, and a state that learns what it says.
// It must never look into the feed but through its record and its log as anybody may read it.
#pragma once

#include "client/sender.h"
#include "feed/server.h"
#include "model/board.h"
#include "model/state.h"
#include "tests/fault/fault_proxy.h"
#include "tests/support/sample.h"
#include "tests/support/scratch.h"

#include <memory>
#include <string>
#include <vector>

namespace faults {

// A feed with tokens, its log on disk, an incident and as many actions "A1" … nobody owns.
class ClaimFeed {
public:
    ClaimFeed(const std::vector<std::string>& people, int actions);

    std::string token(std::size_t person) const { return tokens_[person]; }
    net::FeedAddress address(std::size_t person) const { return address(person, server_->url()); }
    net::FeedAddress address(std::size_t person, const std::string& url) const {
        return {url, {"", tokens_[person]}, std::chrono::seconds(1)};
    }
    feed::Server& server() { return *server_; }
    void give(const model::Command& command, const std::string& who = "統括A");
    std::string owner_of(const std::string& action);
    // All events of the log, as GET /v1/log tells them.
    std::vector<model::Event> log();
    // Claims of this action in the log.
    int claims_of(const std::string& action);

    static constexpr std::uint64_t events_before = 1;  // beside one event an action

private:
    sample::Scratch scratch_;
    std::vector<std::string> tokens_;
    std::unique_ptr<feed::Server> server_;
};

std::vector<model::Event> read_log(const net::FeedAddress& address);
int claims_in(const std::vector<model::Event>& log, const std::string& action);

model::Command claim_of(const std::string& action);

// One person's board: what was asked, and what the state says about it.
class Claimant {
public:
    Claimant(const net::FeedAddress& commands, model::Identity me);

    // Shows this record as the feed's, confirmed now.
    void shows(const model::Record& record);
    void claims(const std::string& action);
    // The next answer to a command reaches the state: Accepted, Refused or Unsure. False when none came for 20 s.
    bool hears();
    // Hears until the last command is accepted or refused.
    bool hears_decision();
    model::ActionRow row(const std::string& action, model::Language language = model::Language::en) const;

    model::State state;
    std::string key;  // of the last command
    std::optional<model::CommandAccepted> accepted;
    std::optional<model::CommandRefused> refused;
    int unsure = 0;

private:
    sample::Inbox inbox_;
    client::Sender sender_;
};

}  // namespace faults
