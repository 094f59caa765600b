// A kyodo-feed of a test's own, with its log on disk and people who have tokens, and their real clients: the sender of
// the board, and the kyodo of a terminal. It must never reach into a program.
#pragma once

#include "client/sender.h"
#include "tests/support/program.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace journey {

struct Person {
    std::string who;
    std::string org;
    std::string role;  // of the token: "commander", "responder", …
};

class OwnFeed {
public:
    // Adds a token for each and starts. Fails the test with what the program said when it does not start.
    // `more`: further words of its command line.
    explicit OwnFeed(const std::vector<Person>& people, Words more = {});

    // Where it was before, once it has been there: its boards find it again.
    void start();
    // SIGKILL; the log is as the kernel has it.
    void kill();

    const std::string& url() const { return url_; }
    net::FeedAddress address_of(const std::string& who) const;

    // What that person's client is told by the feed; retries the same key for twenty seconds.
    model::Result<model::Accepted> give(const std::string& who, const model::Command& command,
                                        const std::string& key = client::fresh_key()) const;
    // The same from a terminal: `kyodo WORDS…` with the person's token, in English.
    Ended kyodo(const std::string& who, Words words) const;
    std::string token_file_of(const std::string& who) const;

    // The record now, and every event so far, oldest first.
    model::Record record() const;
    std::vector<model::Event> events() const;

    sample::Scratch home;

private:
    Words more_;
    std::map<std::string, std::string> tokens_;
    std::string place_ = "127.0.0.1:0";
    std::string url_;
    std::unique_ptr<Program> program_;
};

}  // namespace journey
