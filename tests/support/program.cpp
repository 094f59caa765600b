// fork and exec, stdout through a pipe, stderr through a file: two pipes would need two readers. It must never wait
// without an end: the programs are the test's to kill, and die with it.
#include "tests/support/program.h"
#include "tests/support/places.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace journey {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string new_file_in(const sample::Scratch& home) {
    std::string path = home.file("stderr-XXXXXX");
    const int handle = mkstemp(path.data());
    if (handle < 0) throw std::runtime_error("no file for stderr");
    close(handle);
    return path;
}

// In the child, between fork and exec.
void put_environment(const sample::Scratch& home, const Words& environment) {
    for (const char* name :
         {"KYODO_FEED", "KYODO_TOKEN_FILE", "KYODO_CA_FILE", "KYODO_ME", "KYODO_LANG", "LC_ALL", "LC_MESSAGES"})
        unsetenv(name);
    setenv("LANG", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);  // a new log takes its machine's zone: here it begins alike everywhere
    for (const char* name : {"XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"})
        setenv(name, home.path().c_str(), 1);
    for (const std::string& entry : environment) {
        const std::size_t equals = entry.find('=');
        setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
    }
}

}  // namespace

Program::Program(const sample::Scratch& home, Words words, const Words& environment) : errors_path_(new_file_in(home)) {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t parent = getpid();
    id_ = fork();
    if (id_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(127);
        dup2(pipe_ends[1], STDOUT_FILENO);
        dup2(open(errors_path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC), STDERR_FILENO);
        // What other threads of the test have open, a library's sockets too, would stay open as long as this program runs.
        close_range(STDERR_FILENO + 1, ~0u, 0);
        put_environment(home, environment);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    close(pipe_ends[1]);
    output_ = pipe_ends[0];
}

Program::~Program() {
    if (id_ > 0) {
        kill(SIGKILL);
        wait();
    }
    close(output_);
}

std::string Program::line() {
    std::size_t end = pending_.find('\n');
    std::array<char, 4096> buffer{};
    while (end == std::string::npos) {
        const ssize_t got = read(output_, buffer.data(), buffer.size());
        if (got <= 0) break;
        pending_.append(buffer.data(), static_cast<std::size_t>(got));
        end = pending_.find('\n');
    }
    std::string result = pending_.substr(0, end);
    pending_.erase(0, end == std::string::npos ? end : end + 1);
    return result;
}

std::string Program::rest() {
    std::string all = std::move(pending_);
    pending_.clear();
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(output_, buffer.data(), buffer.size())) > 0;)
        all.append(buffer.data(), static_cast<std::size_t>(got));
    return all;
}

void Program::kill(int signal) const { ::kill(id_, signal); }

int Program::wait() {
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string Program::errors() const { return read_file(errors_path_); }

Ended run(const sample::Scratch& home, Words words, const Words& environment) {
    Program program(home, std::move(words), environment);
    Ended ended;
    ended.out = program.rest();
    ended.status = program.wait();
    ended.err = program.errors();
    return ended;
}

std::string kyodo() { return support::built("kyodo"); }
std::string kyodo_feed() { return support::built("kyodo-feed"); }

}  // namespace journey
