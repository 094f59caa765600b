// A real kyodo-feed with its log and tokens in a folder of the test's own: started, killed, started again on what is left.
// It must never open the log itself while the program runs, but through what people use: HTTP, verify, export.
#pragma once

#include "model/decide.h"
#include "model/record/command.h"
#include "net/http.h"
#include "tests/support/program.h"

#include <memory>
#include <string>

namespace survive {

class FeedHouse {
public:
    explicit FeedHouse(std::string log_name = "log.db");

    // Runs it and waits until it listens; the test fails with its words when it does not.
    void start(journey::Words more = {}, journey::Words words = {});
    // Runs it and does not wait: `words` stand before the program, such as {"prlimit", "--nofile=100"}.
    journey::Program launched(journey::Words more = {}, journey::Words words = {}) const;
    void kill_at_once();
    // Asked to end, as a service manager does; its exit status.
    int stop();

    // A new token, as `token add` would print it.
    std::string token(const std::string& who, model::Permission role) const;
    journey::Ended tool(journey::Words words) const;
    // One command by the commander; the test fails when it is refused.
    void give(const model::Command& command) const;
    // The incident I1 and the actions A1 … A<count>.
    void open_actions(int count) const;

    net::HttpReply get(const std::string& path, const std::string& token = {}) const;
    net::HttpReply post(const std::string& body, const std::string& key) const;
    // The value of a line of /metrics; 0 for a label not counted yet; the test fails when there is no such line else.
    double metric(const std::string& name) const;

    std::string store() const { return "sqlite:" + log; }
    const std::string& url() const { return url_; }
    const std::string& commander() const { return commander_; }
    journey::Program& program() { return *program_; }

    sample::Scratch home;
    std::string log;  // the database
    std::string listen = "127.0.0.1:0";

private:
    std::string tokens() const { return home.file("tokens"); }

    std::string url_;
    std::string commander_;
    std::unique_ptr<journey::Program> program_;
};

std::string claim_body(const std::string& action);
std::string note_body(const std::string& action, const std::string& note);

}  // namespace survive
