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

TEST_CASE("no arguments are the demo on a wall in the locale's language") {
    const ui::Options plain = options({});
    CHECK(plain.task == ui::Task::board);
    CHECK_FALSE(plain.feed);
    CHECK(plain.view == model::View::wall);
    CHECK(plain.language == ui::terminal_language());
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

TEST_CASE("a replay needs a file and no feed, and opens the chronology unless told otherwise") {
    const ui::Options replay = options({"--replay", "log.ndjson", "--at", "08:53", "--speed", "60"});
    CHECK(replay.replay == "log.ndjson");
    CHECK(replay.view == model::View::timeline);
    CHECK(replay.view_given);
    CHECK_FALSE(options({"--replay", "log.ndjson", "--feed", "http://127.0.0.1:8480"}).feed);
    CHECK(options({"--replay", "log.ndjson", "--view", "wall"}).view == model::View::wall);
    CHECK(says(refusal({"--replay", "log.ndjson", "--demo"}), "leave one out"));
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
    CHECK(options({"status", "--demo", "--json"}).json);
    CHECK(options({"status", "--demo"}).task == ui::Task::status);
}

TEST_CASE("a script that asks for the status without a feed is never shown the play") {
    CHECK(says(refusal({"status"}), "--demo"));
    CHECK(says(refusal({"status", "--json"}), "--feed URL"));
    CHECK(says(refusal({"status", "--replay", "log.ndjson"}), "status shows what is now"));
    CHECK(options({"status", "--feed", "http://127.0.0.1:1"}).feed);
}

TEST_CASE("a command may be tried, and its names said to be new") {
    CHECK(options({"claim", "A7", "--feed", "http://127.0.0.1:1", "--try"}).only_try);
    CHECK(options({"do", "order A7 @Kato", "--feed", "http://127.0.0.1:1", "--new"}).as_new);
    CHECK(says(refusal({"status", "--demo", "--try"}), "belong to a command"));
}

TEST_CASE("the board and its text speak the locale's language unless told another") {
    const std::optional<std::string> before =
        std::getenv("LC_ALL") == nullptr ? std::nullopt : std::optional<std::string>(std::getenv("LC_ALL"));
    for (const char* locale : {"ja_JP.UTF-8", "en_GB.UTF-8", "C"}) {
        setenv("LC_ALL", locale, 1);
        const auto spoken = std::string_view(locale).starts_with("ja") ? model::Language::ja : model::Language::en;
        CHECK(options({"status", "--demo"}).language == spoken);
        CHECK(options({}).language == spoken);
        CHECK(options({"status", "--demo", "--lang", "ja"}).language == model::Language::ja);
        CHECK(options({"--lang", "en"}).language == model::Language::en);
    }
    before ? setenv("LC_ALL", before->c_str(), 1) : unsetenv("LC_ALL");
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
    CHECK(says(refusal({"--view", "poster"}), "--view"));
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

namespace {

ui::Parsed with_settings(const char* text, std::initializer_list<const char*> words = {}) {
    parsed({});
    const ui::SettingsFile file{"/etc/kyodo/kyodo.toml", text};
    std::vector<const char*> all{"kyodo"};
    all.insert(all.end(), words.begin(), words.end());
    return ui::options_from(static_cast<int>(all.size()), all.data(), &file);
}

std::string mistake(const char* text) {
    const ui::Parsed result = with_settings(text);
    REQUIRE_FALSE(result.options);
    CHECK(result.status == ui::exit_wrong_use);
    CHECK(result.message.find("..\n") == std::string::npos);
    return result.message;
}

}  // namespace

TEST_CASE("a settings file says what the command line leaves open, and no more") {
    const char* kiosk =
        "# the wall in room 4\n"
        "feed = \"https://board.example:8480\"  # ours\n"
        "token-file = 'wall.token'\r\n"
        "ca-file = \"/etc/ssl/board.pem\"\n\n"
        "me = \"統括A / こだま\"\n"
        "view = \"compact\"\n"
        "fullscreen = true\n"
        "demo = false\n"
        "diagonal = 65.5\n"
        "monitor = 1\n";
    const ui::Parsed plain = with_settings(kiosk);
    INFO(plain.message);
    REQUIRE(plain.options);
    CHECK(plain.options->feed == "https://board.example:8480");
    CHECK(plain.options->token_file == "/etc/kyodo/wall.token");
    CHECK(plain.options->ca_file == "/etc/ssl/board.pem");
    CHECK(plain.options->me.org == "こだま");
    CHECK(plain.options->view == model::View::compact);
    CHECK(plain.options->view_given);
    CHECK_FALSE(plain.options->language_given);
    CHECK(plain.options->fullscreen);
    CHECK(plain.options->diagonal == 65.5);
    CHECK(plain.options->monitor == "1");
    const ui::Parsed told = with_settings(kiosk, {"--view", "wall", "--monitor", "HDMI-1", "--token-file", "x"});
    REQUIRE(told.options);
    CHECK(told.options->view == model::View::wall);
    CHECK(told.options->monitor == "HDMI-1");
    CHECK(told.options->token_file == "x");
    CHECK(with_settings(kiosk, {"claim", "A7"}).options->command == "claim A7");
    CHECK_FALSE(with_settings(kiosk, {"--demo"}).options->feed);
}

TEST_CASE("the environment comes before the settings") {
    const ui::SettingsFile file{"kyodo.toml", "lang = \"en\"\nfeed = \"http://127.0.0.1:1\"\n"};
    const char* words[] = {"kyodo"};
    parsed({});
    setenv("KYODO_FEED", "http://127.0.0.1:2", 1);
    const ui::Parsed result = ui::options_from(1, words, &file);
    unsetenv("KYODO_FEED");
    REQUIRE(result.options);
    CHECK(result.options->feed == "http://127.0.0.1:2");
    CHECK(result.options->language == model::Language::en);
}

TEST_CASE("a mistake in the settings names its file and line") {
    CHECK(
        says(mistake("\nviwe = \"wall\"\n"), "/etc/kyodo/kyodo.toml:2: there is no setting viwe; did you mean view?"));
    CHECK(says(mistake("view = \"poster\"\n"), "/etc/kyodo/kyodo.toml:1: --view"));
    CHECK(says(mistake("# a\n# b\nfeed = \"board:8480\"\n"), "/etc/kyodo/kyodo.toml:3: --feed board:8480"));
    CHECK(says(mistake("size = \"big\""), "/etc/kyodo/kyodo.toml:1: --size"));
    CHECK(says(mistake("view = wall\n"), "/etc/kyodo/kyodo.toml:1: a value is \"in quotes\""));
    CHECK(says(mistake("view = \"wall\n"), "/etc/kyodo/kyodo.toml:1: a value is"));
    CHECK(says(mistake("view = \"wall\" \"compact\"\n"), "/etc/kyodo/kyodo.toml:1: a value is"));
    CHECK(says(mistake("[board]\n"), "/etc/kyodo/kyodo.toml:1: write one name = value a line"));
    CHECK(says(mistake("= 3\n"), "/etc/kyodo/kyodo.toml:1: write one"));
    CHECK(says(mistake("view =\n"), "/etc/kyodo/kyodo.toml:1: a value is"));
    CHECK(says(mistake("lang = \"ja\"\nlang = \"en\"\n"), "/etc/kyodo/kyodo.toml:2: lang is set a second time"));
    CHECK(says(mistake("screenshot = \"a.png\"\n"), "/etc/kyodo/kyodo.toml:1: there is no setting screenshot"));
    CHECK(says(mistake("config = \"b.toml\"\n"), "there is no setting config"));
    CHECK(says(mistake("fullscreen = \"maybe\"\n"), "/etc/kyodo/kyodo.toml:1: "));
    CHECK(says(mistake("view = \"\xff\"\n"), "/etc/kyodo/kyodo.toml:1: this line is not UTF-8"));
    CHECK_FALSE(says(mistake("x\x1b[2J = 1\n"), "\x1b"));
}

TEST_CASE("help about a verb, and the manual, come from the table the lines are read by") {
    const auto page = [](std::vector<const char*> words) {
        words.insert(words.begin(), "kyodo");
        return ui::options_from(static_cast<int>(words.size()), words.data());
    };
    CHECK(page({"help", "claim"}).status == ui::exit_fine);
    CHECK(page({"help", "claim"}).message.find("kyodo claim A7") != std::string::npos);
    for (const char* written : {"引受", "CLAIM", "ｃｌａｉｍ", "引き受け", "ひきうけ", "hikiuke"})
        CHECK(page({"help", written}).message == page({"help", "claim"}).message);
    CHECK(page({"claim", "HELP"}).message == page({"help", "claim"}).message);
    CHECK(page({"help"}).message.find("withdraw") != std::string::npos);
    CHECK(page({"manual"}).message.find(".B handover") != std::string::npos);
    CHECK(page({"manual"}).message.find("never gives a command") != std::string::npos);
}

TEST_CASE("help only ever explains, a verb, a task or that there is no such word; help is asked for in other words") {
    const char* feed = "http://127.0.0.1:8480";
    CHECK(says(parsed({"help", "status", "--feed", feed}).message, "Print the board as text"));
    CHECK(parsed({"help", "claim", "A7", "--feed", feed}).message == parsed({"help", "claim"}).message);
    CHECK(parsed({"open", "help", "--feed", feed}).message == parsed({"help", "open"}).message);
    CHECK(says(parsed({"help", "isolate"}).message, "add"));
    CHECK(says(refusal({"help", "経験者", "1名", "--feed", feed}), "kyodo 応援 経験者 1名"));
    CHECK(says(refusal({"help", "cliam"}), "did you mean claim?"));
    CHECK(options({"応援", "経験者", "1名", "--feed", feed}).command == "応援 経験者 1名");
    CHECK(options({"do", "help 経験者 1名", "--feed", feed}).command == "help 経験者 1名");
}

TEST_CASE("--version says the version, and no page of help") {
    CHECK(parsed({"--version"}).status == ui::exit_fine);
    CHECK(parsed({"--version"}).message.starts_with("kyodo "));
    CHECK_FALSE(says(parsed({"--version"}).message, "--feed"));
}

TEST_CASE("--config is found wherever it stands, and a monitor is a number or a name") {
    const char* apart[] = {"kyodo", "status", "--config", "a.toml"};
    const char* joined[] = {"kyodo", "--config=b.toml"};
    CHECK(ui::config_argument(4, apart) == "a.toml");
    CHECK(ui::config_argument(2, joined) == "b.toml");
    CHECK_FALSE(ui::config_argument(1, joined));
    CHECK_FALSE(ui::config_argument(3, apart));
    CHECK(options({"--config", "a.toml"}).task == ui::Task::board);
    CHECK(options({"--monitor", "0"}).monitor == "0");
    CHECK(options({"--monitor", "DP-2-1"}).monitor == "DP-2-1");
    CHECK(options({}).monitor.empty());
    for (const char* wrong : {"-1", "100", "1a", "HDMI 1", "\x1b"})
        CHECK(says(refusal({"--monitor", wrong}), "--monitor"));
}

TEST_CASE("whose notifications come and when none do is read, and a time that is none is named") {
    CHECK_FALSE(options({}).notify);
    CHECK(options({"--notify", "all"}).notify == model::Notify::all);
    CHECK(options({"--notify", "none", "--notify-sound"}).notify_sound);
    const auto quiet = options({"--quiet", "22:00-07:30"}).quiet;
    REQUIRE(quiet);
    CHECK(quiet->from == 22 * 60);
    CHECK(quiet->to == 7 * 60 + 30);
    CHECK(says(refusal({"--notify", "some"}), "--notify"));
    for (const char* wrong : {"22:00", "24:00-07:00", "7:00-8:00", "08:00-08:00", "08:60-09:00", "night"})
        CHECK(says(refusal({"--quiet", wrong}), "give two times of a day like 22:00-07:00"));
}
