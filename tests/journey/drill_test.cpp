// A drill as people hold one: a real window, real keys, the score in the state folder. It must never compare pictures; what
// a drill came to is read from what it wrote.
#include "tests/journey/stage.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

using journey::Ended;
using journey::Stage;
using journey::Words;
using sample::has;

namespace {

std::string content_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string results_of(const Stage& screen) { return content_of(screen.home.file("kyodo/drills.jsonl")); }

int count_of(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// The keys of the right answers, read from the sheet for whoever leads a drill.
Words right_keys(const Stage& screen, const std::string& seed) {
    const Ended sheet = journey::run(screen.home, {journey::kyodo(), "questions", "--lang", "en", "--seed", seed});
    INFO(sheet.err);
    REQUIRE(sheet.status == 0);
    Words keys;
    std::istringstream lines(sheet.out);
    const std::string answer = "- Answer: ", choose = "- To choose from: ";
    std::string right;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(answer)) right = line.substr(answer.size());
        if (!line.starts_with(choose)) continue;
        const std::string before = line.substr(choose.size(), line.find(right, choose.size()) - choose.size());
        keys.push_back(std::to_string(count_of(before, " / ") + 1));
    }
    return keys;
}

// From question to question as fast as keys go. `answers`: one key each.
std::string drilled(const Stage& screen, const Words& answers, const Words& arguments, std::string* said = nullptr) {
    const int before = count_of(results_of(screen), "\n");
    Words words{"--drill", "--size", "1280x720"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto board = screen.board(words);
    screen.ask({"xdotool", "search", "--sync", "--name", "DRILL"});
    REQUIRE(journey::says(screen.home, *board, "kept awake"));  // which a wall sees to when its drill has begun
    Words keys{"xdotool", "key", "--delay", "60"};
    for (const std::string& answer : answers) {
        keys.insert(keys.end(), {"bracketright", answer, "Return"});
    }
    screen.ask(keys);
    const bool kept = journey::eventually(screen.home, [&] { return count_of(results_of(screen), "\n") > before; });
    INFO(board->errors());
    CHECK(kept);
    board->kill(SIGTERM);
    CHECK(board->wait() == 0);
    if (said) *said = board->errors();
    return results_of(screen);
}

}  // namespace

TEST_CASE("a drill of the built-in incident is played to its score with keys, and the next one remembers it") {
    const Stage screen("1400x900");
    const Words right = right_keys(screen, "3");
    REQUIRE(right.size() == 8);
    const std::string first = drilled(screen, right, {"--seed", "3", "--speed", "300"});
    CHECK(count_of(first, "\"right\":true") == 8);
    CHECK(has(first, "\"seed\":3"));
    Words wrong = right;
    wrong.front() = wrong.front() == "1" ? "2" : "1";
    const std::string both = drilled(screen, wrong, {"--seed", "3", "--theme", "light"});
    CHECK(both.starts_with(first));
    CHECK(count_of(both, "\"right\":true") == 15);
    CHECK(count_of(both, "\"right\":false") == 1);
}

TEST_CASE("damaged results cost nothing: the drill says so, keeps every byte and adds its own line") {
    const Stage screen("1400x900");
    std::filesystem::create_directories(screen.home.file("kyodo"));
    const std::string damaged = std::string("{\"at\":\"20\n\x01\xff\0[[[", 16);
    std::ofstream(screen.home.file("kyodo/drills.jsonl"), std::ios::binary) << damaged;
    std::string said;
    const std::string kept = drilled(screen, Words(8, "1"), {}, &said);
    CHECK(kept.starts_with(damaged));
    CHECK(count_of(kept, "\"question\":") == 8);
    CHECK(has(said, "drills.jsonl: 2 lines cannot be read and do not count; they are kept."));
}

TEST_CASE("a drill says in one sentence what it cannot be made of, and what does not go with it") {
    const Stage screen;
    const auto run = [&](const Words& more) {
        Words words{journey::kyodo(), "--lang", "en", "--drill"};
        words.insert(words.end(), more.begin(), more.end());
        return journey::run(screen.home, words, screen.environment());
    };
    const std::string file = screen.home.file("nothing.ndjson");
    std::ofstream(file) << "hello\n";
    const Ended no_log = run({file});
    CHECK(no_log.status == 1);
    CHECK(has(no_log.err, "There is no drill in " + file + ". Line 1"));
    CHECK(run({screen.home.file("missing")}).status == 1);
    CHECK(has(run({"--view", "bar"}).err, "no room in the bar"));
    CHECK(has(run({"--at", "08:00"}).err, "begins where its log does"));
    CHECK(has(run({"--replay", file}).err, "leave one out"));
}
