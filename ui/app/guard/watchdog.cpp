// The successor is this process after an exec, so that whatever hangs is gone with its threads and its connection to the
// screen. Between noticing and exec nothing may take memory: the thread that hangs could hold the lock for it.
// It must never replace a process that is watched by a debugger, nor without an end.
#include "ui/app/guard/watchdog.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

namespace ui {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds look_every{700};
constexpr int late_looks = 4;               // in a row: 2.1 to 2.8 s
constexpr milliseconds look_missed{1'500};  // between two looks: the whole process stood still, or the machine
constexpr milliseconds start_patience{20'000};
constexpr milliseconds start_silence{5'000};  // then it is said why nothing is to be seen yet
constexpr int most_restarts = 5;
constexpr std::int64_t restarts_within = 600;  // seconds
constexpr unsigned close_on_exec = 4;  // CLOSE_RANGE_CLOEXEC of linux/close_range.h; older kernels refuse the call
constexpr const char* restarts_name = "KYODO_RESTARTS";

std::vector<std::string> own_words() {
    std::ifstream in("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(in, word, '\0');) words.push_back(word);
    return words;
}

std::int64_t seconds_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void say(const char* sentence) { static_cast<void>(!::write(STDERR_FILENO, sentence, std::strlen(sentence))); }

// When this process was replaced, newest first, as its predecessors handed it down.
struct Restarts {
    std::array<std::int64_t, most_restarts> at{};

    static Restarts inherited() {
        Restarts all;
        const char* text = std::getenv(restarts_name);
        for (std::int64_t& one : all.at) {
            char* end = nullptr;
            one = text == nullptr ? 0 : std::strtoll(text, &end, 10);
            text = end == nullptr || *end != ',' ? nullptr : end + 1;
        }
        return all;
    }
    bool too_many(std::int64_t now) const { return at.back() > 0 && now - at.back() < restarts_within; }
};

// What a predecessor said to this process, and to nobody after it.
bool is_ours(const char* entry) {
    for (const char* name : {restarts_name, Watchdog::told_name})
        if (std::strncmp(entry, name, std::strlen(name)) == 0 && entry[std::strlen(name)] == '=') return true;
    return false;
}

// The beginning of a small file of /proc; without the C library's buffers, whose memory the thread that hangs may hold.
using Page = std::array<char, 4096>;
void read_page(const char* path, Page& page) {
    page.fill('\0');
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    static_cast<void>(!::read(file, page.data(), page.size() - 1));
    ::close(file);
}

bool is_traced() {
    Page page;
    read_page("/proc/self/status", page);
    const char* tracer = std::strstr(page.data(), "TracerPid:");
    return tracer != nullptr && std::strtol(tracer + std::strlen("TracerPid:"), nullptr, 10) != 0;
}

}  // namespace

Watchdog::Watchdog(const sigset_t& signals)
    : due_((Clock::now() + start_patience).time_since_epoch().count()),
      signals_(signals),
      watched_(static_cast<int>(::syscall(SYS_gettid))),
      words_(own_words()) {
    for (std::size_t i = 1; i + 1 < words_.size(); ++i)
        if (words_[i] == "--view") view_at_ = i + 1;
    for (std::string& word : words_) arguments_.push_back(word.data());
    arguments_.push_back(nullptr);
    thread_ = std::jthread([this] { watch(); });
    ::pthread_setname_np(thread_.native_handle(), "kyodo-watchdog");
}

Watchdog::~Watchdog() {
    {
        const std::scoped_lock lock(mutex_);
        ending_ = true;
    }
    end_.notify_all();
}

void Watchdog::sleeps(milliseconds at_most) {
    begun_ = true;
    due_ = (Clock::now() + at_most).time_since_epoch().count();
}

void Watchdog::watch() {
    std::unique_lock lock(mutex_);
    int late = 0;
    Clock::time_point looked = Clock::now();
    const Clock::time_point silent_until = looked + start_silence;
    bool said = false;
    while (!end_.wait_for(lock, look_every, [this] { return ending_; })) {
        const Clock::time_point now = Clock::now();
        const bool stood_still = now - std::exchange(looked, now) > look_missed;
        const bool starved = is_starved();
        const bool on_time = now.time_since_epoch().count() <= due_;
        late = stood_still || on_time || starved ? 0 : late + 1;
        if (!said && !begun_ && now > silent_until) {
            said = true;
            say("kyodo: まだ窓を開けません。画面(X サーバ)が答えていません。待っています。\n"
                "kyodo: There is no window yet: the screen (X server) does not answer. Waiting.\n");
        }
        if (late < late_looks) continue;
        if (!is_traced()) replace();
        late = 0;  // let go by a debugger, it first has to go on
    }
}

// Whether the loop would go on if a busy machine let it: it waited for a core for most of the time since the last look.
// /proc/<pid>/task/<tid>/schedstat: ns on a core, ns waiting for one.
bool Watchdog::is_starved() {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/self/task/%d/schedstat", watched_);
    Page page;
    read_page(path, page);
    std::uint64_t ran = 0;
    std::uint64_t waited = 0;
    const bool read = std::sscanf(page.data(), "%" SCNu64 " %" SCNu64, &ran, &waited) == 2;
    const std::uint64_t since = waited - std::exchange(waited_, waited);
    return read && since > static_cast<std::uint64_t>(std::chrono::nanoseconds(look_every).count()) / 2;
}

void Watchdog::replace() {
    const std::int64_t now = seconds_now();
    const Restarts before = Restarts::inherited();
    if (before.too_many(now)) {
        say("kyodo: 描画が続けて止まるので終わります。画面・入力・クリップボードの相手を確かめてください。\n"
            "kyodo: The board stands still again and again and ends; look at the screen's drivers and at what it talks "
            "to.\n");
        ::_exit(1);
    }
    say("kyodo: 描画が止まったので起動し直します。 / The board stood still and starts again.\n");
    char restarts[160] = "";
    std::snprintf(restarts, sizeof restarts, "%s=%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64,
                  restarts_name, now, before.at[0], before.at[1], before.at[2], before.at[3]);
    static std::array<char*, 512> environment;
    std::size_t count = 0;
    for (char** entry = ::environ; *entry != nullptr && count + 3 < environment.size(); ++entry)
        if (!is_ours(*entry)) environment[count++] = *entry;
    environment[count++] = restarts;
    if (const char* told = told_) environment[count++] = const_cast<char*>(told);
    environment[count] = nullptr;
    if (const char* view = view_; view != nullptr && view_at_ > 0) arguments_[view_at_] = const_cast<char*>(view);
    ::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, close_on_exec);  // what a library left open would add up
    ::pthread_sigmask(SIG_SETMASK, &signals_, nullptr);
    ::execve("/proc/self/exe", arguments_.data(), environment.data());
    ::_exit(1);
}

}  // namespace ui
