// A desk to type at: a feed with its log in a file, a commander at a terminal and a responder before a window of the test's
// own screen. It must never look into a program: what was typed is read from the record and from the folder of the board.
#pragma once

#include "tests/journey/stage.h"

#include <functional>
#include <memory>
#include <string>

namespace journey {

class DeskRoom {
public:
    DeskRoom();

    std::unique_ptr<Program> desk(const Words& environment = {}) const;
    // The same as another user, for which everything here is opened: the program itself is copied to where anybody may
    // run it.
    std::unique_ptr<Program> desk_as(const std::function<Words(Words)>& user, const Words& environment) const;
    // The line of a fact, with an "x" in it. Opened by its letter: at the board every key is a key.
    void open_line() const;
    // It is asked to end, and does.
    static void end(Program& board);
    // What the commander's terminal says of the board.
    std::string board() const { return asked({"status"}).out; }
    // The commander says this from a terminal; fails the test where it is refused.
    void said(const Words& words) const;
    // The feed dies.
    void lose_feed() const { feed_->kill(SIGKILL); }
    void type(const std::string& text) const { screen.ask({"xdotool", "type", "--delay", "15", text}); }
    void press(const std::string& key) const { screen.ask({"xdotool", "key", key}); }
    bool shows(const std::string& words) const;
    // The line as the board keeps it in case it ends, without the mode in front; empty: there is none.
    std::string line() const;
    bool line_becomes(const std::string& words) const;

    Stage screen{"1280x800"};

private:
    std::unique_ptr<Program> feed_;
    std::string url_;

    Words desk_words(const std::string& program) const;
    void write_token(const std::string& role, const std::string& who, const std::string& tokens) const;
    Ended asked(const Words& words) const;
};

}  // namespace journey
