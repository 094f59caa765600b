// The commander opens the incident, so that a responder's first line has something to be about.
// It must never type anything by itself.
#include "tests/journey/desk_stage.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace journey {
namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

DeskRoom::DeskRoom() {
    const std::string tokens = screen.home.file("tokens");
    write_token("commander", "Cmd A", tokens);
    write_token("responder", "Recov E", tokens);
    feed_ = std::make_unique<Program>(screen.home, Words{kyodo_feed(), "--listen", "127.0.0.1:0", "--store",
                                                         "sqlite:" + screen.home.file("log.db"), "--tokens", tokens});
    const std::string line = feed_->line();
    INFO(feed_->errors());
    REQUIRE(has(line, "http://127.0.0.1:"));
    url_ = line.substr(line.find("http://"));
    said({"open", "prices", "stand", "still"});
    said({"service", "market", "data", "=S1"});
    said({"add", "isolate", "unit", "one"});
}

std::unique_ptr<Program> DeskRoom::desk(const Words& environment) const {
    return std::make_unique<Program>(screen.home, desk_words(kyodo()), screen.environment(environment));
}

std::unique_ptr<Program> DeskRoom::desk_as(const std::function<Words(Words)>& user, const Words& environment) const {
    const std::string program = screen.home.file("kyodo-board");
    std::filesystem::copy_file(kyodo(), program);
    for (const auto& place : {screen.home.path().string(), program, screen.home.file("responder")})
        std::filesystem::permissions(place, std::filesystem::perms::all);
    return std::make_unique<Program>(screen.home, user(desk_words(program)), screen.environment(environment));
}

Words DeskRoom::desk_words(const std::string& program) const {
    return {program,
            "--lang",
            "en",
            "--view",
            "desk",
            "--feed",
            url_,
            "--token-file",
            screen.home.file("responder"),
            "--me",
            "Recov E / Tsubame"};
}

void DeskRoom::open_line() const {
    screen.await_keyboard();
    REQUIRE(eventually(screen.home, [&] {
        press("Escape");
        press("shift+f");
        type("x");
        return line().ends_with("x");
    }));
}

void DeskRoom::end(Program& board) {
    board.kill(SIGTERM);
    CHECK(board.wait() == 0);
}

bool DeskRoom::shows(const std::string& words) const {
    return eventually(screen.home, [&] { return has(board(), words); });
}

std::string DeskRoom::line() const {
    std::ifstream in(screen.home.file("kyodo/entry"));
    std::string text;
    std::getline(in, text);
    return text.empty() ? text : text.substr(1);
}

bool DeskRoom::line_becomes(const std::string& words) const {
    const bool is = eventually(screen.home, [&] { return line() == words; });
    if (!is) UNSCOPED_INFO("the line is \"" << line() << "\"");
    return is;
}

void DeskRoom::write_token(const std::string& role, const std::string& who, const std::string& tokens) const {
    const Ended added = run(screen.home, {kyodo_feed(), "token", "add", "--tokens", tokens, "--role", role, "--who",
                                          who, "--org", "Tsubame"});
    REQUIRE(added.status == 0);
    std::ofstream(screen.home.file(role)) << added.out;
}

Ended DeskRoom::asked(const Words& words) const {
    Words all{kyodo(), "--feed", url_, "--token-file", screen.home.file("commander")};
    all.insert(all.end(), words.begin(), words.end());
    return run(screen.home, all);
}

void DeskRoom::said(const Words& words) const {
    const Ended ended = asked(words);
    INFO(ended.err);
    REQUIRE(ended.status == 0);
}

}  // namespace journey
