// The command line: what is taken, and that every mistake ends in one sentence with the right use and status 2.
// It must never start anything.
#include "ui/cli.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <vector>

namespace {

ui::Parsed parsed(std::initializer_list<const char*> words) {
    for (const char* name : {"KYODO_FEED", "KYODO_TOKEN_FILE", "KYODO_CA_FILE", "KYODO_ME", "KYODO_LANG"})
        unsetenv(name);
    std::vector<const char*> all{"kyodo"};
    all.insert(all.end(), words.begin(), words.end());
    return ui::options_from(static_cast<int>(all.size()), all.data());
}

ui::Options options(std::initializer_list<const char*> words) {
    const ui::Parsed result = parsed(words);
    CAPTURE(result.message);
    REQUIRE(result.options);
    return *result.options;
}

std::string refusal(std::initializer_list<const char*> words) {
    const ui::Parsed result = parsed(words);
    REQUIRE_FALSE(result.options);
    CHECK(result.status == ui::exit_wrong_use);
    CHECK(result.message.starts_with("kyodo: "));
    CHECK(result.message.ends_with("kyodo --help says what there is.\n"));
    return result.message;
}

bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("no arguments are the demo on a Japanese wall") {
    const ui::Options plain = options({});
    CHECK(plain.task == ui::Task::board);
    CHECK_FALSE(plain.feed);
    CHECK(plain.view == model::View::wall);
    CHECK(plain.language == model::Language::ja);
    CHECK_FALSE(plain.at);
    CHECK_FALSE(plain.speed);
}

TEST_CASE("the flags of a screenshot are understood together") {
    const ui::Options shot = options({"--view", "compact", "--size", "420x720", "--lang", "en", "--at", "08:12:40",
                                      "--screenshot", "wall.png", "--after", "2.5", "--speed", "20"});
    CHECK(shot.view == model::View::compact);
    CHECK(shot.width == 420);
    CHECK(shot.height == 720);
    CHECK(shot.language == model::Language::en);
    REQUIRE(shot.at);
    CHECK(model::rfc3339(*shot.at) == "2030-10-01T08:12:40+09:00");
    CHECK(shot.screenshot == "wall.png");
    CHECK(shot.after == 2.5);
    CHECK(shot.speed == 20.0);
}

TEST_CASE("--at takes hours and minutes and a full time too") {
    CHECK(model::rfc3339(*options({"--at", "07:00"}).at) == "2030-10-01T07:00:00+09:00");
    CHECK(model::rfc3339(*options({"--at", "2030-10-01T08:00:00Z"}).at) == "2030-10-01T08:00:00Z");
}

TEST_CASE("a feed's address loses its trailing slash and comes from the environment too") {
    CHECK(options({"--feed", "http://127.0.0.1:8480/"}).feed == "http://127.0.0.1:8480");
    std::vector<const char*> words{"kyodo", "status"};
    setenv("KYODO_FEED", "https://feed.example:8480", 1);
    const ui::Parsed from_environment = ui::options_from(2, words.data());
    words.push_back("--demo");
    const ui::Parsed demo = ui::options_from(3, words.data());
    unsetenv("KYODO_FEED");
    REQUIRE(from_environment.options);
    CHECK(from_environment.options->feed == "https://feed.example:8480");
    REQUIRE(demo.options);
    CHECK_FALSE(demo.options->feed);
}

TEST_CASE("a person and an organisation are named together") {
    const ui::Options both = options({"--me", "監理H / かなた市場"});
    CHECK(both.me.who == "監理H");
    CHECK(both.me.org == "かなた市場");
    CHECK(options({"--me", "監理H"}).me.org.empty());
}

TEST_CASE("verbs are tasks, in English and Japanese, with flags before or after") {
    const ui::Options claim = options({"claim", "A7", "--feed", "http://127.0.0.1:1"});
    CHECK(claim.task == ui::Task::command);
    CHECK(claim.command == "claim A7");
    CHECK(options({"--feed", "http://127.0.0.1:1", "引受", "A7"}).command == "claim A7");
    CHECK(options({"--feed", "http://127.0.0.1:1", "block", "A7", "waiting", "for", "E"}).command ==
          "block A7 waiting for E");
    CHECK(options({"--feed", "http://127.0.0.1:1", "do", "note A7 見た"}).command == "note A7 見た");
    CHECK(options({"status", "--json"}).json);
    CHECK(options({"status"}).task == ui::Task::status);
}

TEST_CASE("the board as text speaks the terminal's language unless told another") {
    CHECK(options({"status"}).language == ui::terminal_language());
    CHECK(options({"status", "--lang", "ja"}).language == model::Language::ja);
    CHECK(options({"status", "--lang", "en"}).language == model::Language::en);
    CHECK(options({}).language == model::Language::ja);
}

TEST_CASE("an unknown flag or word names the nearest that exists") {
    CHECK(says(refusal({"--feeed", "http://127.0.0.1:1"}), "--feed?"));
    CHECK(says(refusal({"--screnshot=a.png"}), "--screenshot?"));
    CHECK(says(refusal({"statsu"}), "status?"));
    CHECK(says(refusal({"--zzzzzzzzz"}), "--zzzzzzzzz"));
}

TEST_CASE("values that cannot be are refused with an example") {
    CHECK(says(refusal({"--size", "big"}), "1920x1080"));
    CHECK(says(refusal({"--size", "0x0"}), "1920x1080"));
    CHECK(says(refusal({"--size", "1920x1080x3"}), "1920x1080"));
    CHECK(says(refusal({"--at", "25:00:00"}), "08:12:40"));
    CHECK(says(refusal({"--at", "2030-10-01T08:12:40"}), "08:12:40"));
    CHECK(says(refusal({"--speed", "0"}), "--speed: give a number from 0.1 to 1000, not 0."));
    CHECK(says(refusal({"--speed", "nan"}), "--speed"));
    CHECK(says(refusal({"--monitor", "1.5"}), "--monitor"));
    CHECK(says(refusal({"--view", "desk"}), "--view"));
    CHECK(says(refusal({"--lang", "fr"}), "--lang"));
    CHECK(says(refusal({"--diagonal", "wide"}), "--diagonal"));
    CHECK(says(refusal({"--after", "3"}), "--screenshot"));
    CHECK(says(refusal({"--monitor"}), "--monitor"));
}

TEST_CASE("a feed's address is judged before anything is sent to it") {
    CHECK(says(refusal({"--feed", "127.0.0.1:8480"}), "http://127.0.0.1:8480"));
    CHECK(says(refusal({"--feed", "ftp://feed.example"}), "http://127.0.0.1:8480"));
    CHECK(says(refusal({"--feed", "http://"}), "http://127.0.0.1:8480"));
    CHECK(says(refusal({"--feed", "http://feed.example/v1/feed"}), "must end after the port"));
    const std::string secret = refusal({"--feed", "http://me:secret@feed.example"});
    CHECK(says(secret, "--token-file"));
    CHECK_FALSE(says(secret, "secret@"));
}

TEST_CASE("a command without a feed and the demo's flags with one are wrong use") {
    CHECK(says(refusal({"claim", "A7"}), "--feed URL"));
    CHECK(says(refusal({"claim", "--feed", "http://127.0.0.1:1"}), "kyodo claim A7"));
    CHECK(says(refusal({"--feed", "http://127.0.0.1:1", "--at", "08:00"}), "demo"));
}

TEST_CASE("control characters of an argument never reach the terminal") {
    const std::string message = refusal({"--\x1b[2J\x07"});
    CHECK_FALSE(says(message, "\x1b"));
    CHECK_FALSE(says(message, "\x07"));
    CHECK(says(refusal({"--\xff\xfe"}), "UTF-8"));
}

TEST_CASE("help is no mistake and tells the exit statuses and keys") {
    const ui::Parsed help = parsed({"--help"});
    CHECK_FALSE(help.options);
    CHECK(help.status == ui::exit_fine);
    CHECK(says(help.message, "--screenshot"));
    CHECK(says(help.message, "4 old information"));
    CHECK(says(help.message, "c claim"));
}
