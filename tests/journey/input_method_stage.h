// Debian's own input methods, as an ordinary user runs them: fcitx5 or ibus, with mozc, on a session bus of the test's.
// They are stopped by process id. It must never touch the bus, the settings or the dictionary of whoever runs the test.
#pragma once

#include "tests/journey/stage.h"

#include <memory>
#include <string>

struct sd_bus;

namespace journey {

class InputMethods {
public:
    // A bus on this screen, with no input method yet.
    explicit InputMethods(const Stage& screen);
    ~InputMethods();
    InputMethods(const InputMethods&) = delete;
    InputMethods& operator=(const InputMethods&) = delete;

    // What a board needs to find them.
    Words environment() const;
    // A program as the same ordinary user: ibus lets nobody else in.
    Words as_user(Words words) const;
    // Returns when it can be spoken to. mozc is not on yet.
    void start_fcitx();
    // With the window of its candidates, which stands on the screen by itself.
    void start_fcitx_with_candidates();
    void start_ibus();
    const Program& daemon() const { return *daemon_; }
    // Waits for its end and until the bus has noticed.
    void kill();
    // Switches mozc on for the line that has the keyboard; false when it cannot be.
    bool switch_on() const;

private:
    const Stage& screen_;
    sample::Scratch place_;  // the ordinary user's home; anybody may write to it
    std::unique_ptr<Program> bus_;
    std::string address_;
    sd_bus* asked_ = nullptr;
    std::unique_ptr<Program> daemon_;
    bool is_ibus_ = false;

    std::string ask(const Words& words) const;
    bool runs(const char* service) const;
    void start(const Words& words, const char* service);
    void end_helpers() const;
};

}  // namespace journey
