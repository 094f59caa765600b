// The real programs as a person runs them: started, read, killed by their own id. It must never leave one behind: they die
// with the test.
#pragma once

#include "tests/support/scratch.h"

#include <sys/types.h>

#include <string>
#include <vector>

namespace journey {

using Words = std::vector<std::string>;

// A program that runs beside the test. Environment: the test's, with the person's own folders and KYODO_* replaced.
class Program {
public:
    // `words`: the program and its arguments; `home` takes what it would leave in a person's folders; `environment`:
    // NAME=value, added last.
    Program(const sample::Scratch& home, Words words, const Words& environment = {});
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // The next line of stdout, without its end; empty at the end of it.
    std::string line();
    // All of stdout that was not read yet, up to its end.
    std::string rest();
    void kill(int signal) const;
    pid_t id() const { return id_; }
    // Waits for its end: the exit status, or -signal.
    int wait();
    // stderr so far.
    std::string errors() const;

private:
    std::string errors_path_;
    pid_t id_ = -1;
    int output_ = -1;
    std::string pending_;
};

struct Ended {
    int status = 0;
    std::string out;
    std::string err;
};
Ended run(const sample::Scratch& home, Words words, const Words& environment = {});

std::string kyodo();
std::string kyodo_feed();

}  // namespace journey
