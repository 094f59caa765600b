// kyodo_soak: months of use in an hour. Twenty changes a second reach the feed, each wakes the wall's parked poll, so an
// hour has 72,000 polls of changing data with a million distinct names. Ends with one table; 1 when a gate does not hold.
// It must never make the load smaller to pass: what was reached is in the table.
#include "net/clock.h"
#include "tests/soak/load.h"
#include "tests/soak/process.h"
#include "tests/soak/stage.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>

namespace {

constexpr std::int64_t beat_ms = 50;
constexpr double sample_every = 5;  // seconds

struct Asked {
    double minutes = 60;
    journey::Words environment;
};

struct Run {
    std::vector<soak::Sample> samples;
    std::uint64_t changes = 0;
    std::uint64_t missed = 0;  // beats that passed while the feed was answering
    std::uint64_t distinct = 0;
    std::int64_t polls = 0;
    std::int64_t database_before = 0;
    std::int64_t database_after = 0;
    std::int64_t log_bytes = 0;
    std::string verified;
};

bool read_words(int argc, char** argv, Asked& asked) {
    for (int n = 1; n < argc; n += 2) {
        if (n + 1 == argc) return false;
        if (std::strcmp(argv[n], "--minutes") == 0)
            asked.minutes = std::atof(argv[n + 1]);
        else if (std::strcmp(argv[n], "--with") == 0 && std::strchr(argv[n + 1], '=') != nullptr)
            asked.environment.emplace_back(argv[n + 1]);
        else
            return false;
    }
    return asked.minutes >= 1;
}

// A fifth of the run, and at least a minute: until the near past of the log and SQLite's pages are full.
double warm_up_of(const Asked& asked) { return std::max(60.0, std::min(600.0, asked.minutes * 60 / 5)); }

void say(const soak::Sample& now, std::uint64_t changes) {
    std::fprintf(stderr, "kyodo_soak: %5.0f s, %llu changes, board %lld KiB, feed %lld KiB, texture %lld KiB\n",
                 now.seconds, static_cast<unsigned long long>(changes), static_cast<long long>(now.board.rss_anon_kib),
                 static_cast<long long>(now.feed.rss_anon_kib), static_cast<long long>(now.atlas_kib));
}

void begin(soak::Stage& stage, soak::Load& load) {
    int n = 0;
    for (const model::Command& command : load.beginning(net::now_instant()))
        stage.post(command, "begin-" + std::to_string(n++));
}

Run soaked(const Asked& asked) {
    soak::Stage stage(asked.environment);
    soak::Load load;
    Run run;
    begin(stage, load);
    run.database_before = stage.database_bytes();
    soak::Metronome metronome(beat_ms);
    const model::Tick began = net::now_tick();
    double next_sample = 0;
    for (double seconds = 0; seconds < asked.minutes * 60;) {
        run.missed += metronome.wait() - 1;
        stage.post(load.next(net::now_instant()), "change-" + std::to_string(run.changes++));
        seconds = static_cast<double>((net::now_tick() - began).count()) / 1000.0;
        if (seconds < next_sample) continue;
        run.samples.push_back(stage.sample(seconds));
        if (run.samples.size() % 12 == 1) say(run.samples.back(), run.changes);
        next_sample = seconds + sample_every;
    }
    run.distinct = load.distinct();
    run.log_bytes = stage.log_bytes();
    run.database_after = stage.database_bytes();
    run.polls = stage.board_counter("polls-good");
    run.verified = stage.end();
    return run;
}

void print_row(const char* what, double value, const char* unit) {
    std::printf("%-44s %12.1f %s\n", what, value, unit);
}

void print_load(const Run& run) {
    const double changes = static_cast<double>(run.changes);
    print_row("changes posted", changes, "");
    print_row("beats missed while the feed answered", static_cast<double>(run.missed), "");
    print_row("polls the board confirmed (last full minute)", static_cast<double>(run.polls), "");
    print_row("distinct names and ids", static_cast<double>(run.distinct + run.changes), "");
    print_row("the log grows by, an event", static_cast<double>(run.database_after - run.database_before) / changes,
              "bytes");
    print_row("the feed says, an event", static_cast<double>(run.log_bytes) / changes, "bytes");
}

// The table; whether every gate held.
bool print_gates(const Run& run, double warm_up) {
    const soak::Sample& last = run.samples.back();
    print_row("board: anonymous memory at the end", static_cast<double>(last.board.rss_anon_kib) / 1024.0, "MB");
    print_row("feed: anonymous memory at the end", static_cast<double>(last.feed.rss_anon_kib) / 1024.0, "MB");
    print_row("judged after a warm-up of", warm_up, "s");
    bool held = true;
    for (const soak::Gate& gate : soak::gates(run.samples, warm_up)) {
        std::printf("%-44s %12.2f of %5.0f %-3s %s\n", gate.name.c_str(), gate.measured, gate.most, gate.unit.c_str(),
                    gate.held() ? "held" : "NOT HELD");
        held = held && gate.held();
    }
    std::printf("log: %s\n", run.verified.c_str());
    return held;
}

}  // namespace

int main(int argc, char** argv) {
    Asked asked;
    if (!read_words(argc, argv, asked)) {
        std::fputs("kyodo_soak [--minutes N] [--with NAME=VALUE]...   N from 1, 60 unless said\n", stderr);
        return 2;
    }
    try {
        const Run run = soaked(asked);
        print_load(run);
        return print_gates(run, warm_up_of(asked)) ? 0 : 1;
    } catch (const std::exception& failed) {
        std::fprintf(stderr, "kyodo_soak: %s\n", failed.what());
        return 1;
    }
}
