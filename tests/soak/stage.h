// The real feed and the real wall, started as a person starts them, and one client that posts. It must never reach into a
// program: only addresses, /proc and the files they leave are used.
#pragma once

#include "model/record/command.h"
#include "net/http.h"
#include "tests/soak/verdict.h"
#include "tests/support/program.h"

#include <map>
#include <memory>
#include <string>

namespace soak {

class Stage {
public:
    // `environment`: NAME=value for both programs. Throws with a sentence when one does not start.
    explicit Stage(const journey::Words& environment);

    // Throws with the refusal's sentence: a load that is not taken measures nothing.
    void post(const model::Command& command, const std::string& key);

    // Throws when a program is gone.
    Sample sample(double seconds);
    // What the board wrote about itself, at most a minute old; zero before.
    std::int64_t board_counter(const std::string& name) const;
    std::int64_t database_bytes() const;
    std::int64_t log_bytes() const { return static_cast<std::int64_t>(feed_->errors().size()); }
    // Ends both programs, and what `kyodo-feed verify` says of the log they leave. Throws unless all end well.
    std::string end();

private:
    std::string token_for(const std::string& role);
    std::int64_t size_of(const std::string& name) const;

    sample::Scratch home_;
    std::string url_;
    std::unique_ptr<net::Http> http_;
    std::unique_ptr<journey::Program> feed_;
    std::unique_ptr<journey::Program> board_;
};

}  // namespace soak
