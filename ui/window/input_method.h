// An input method over its own D-Bus interface: found when it comes, left when it goes, asked for each key and never waited
// for. What it commits and composes goes to a KeyLine. It must never start a daemon: a message to a name that nobody owns
// would, so only owners are spoken to. One thread only, which must not be one that draws: connecting may take its time.
#pragma once

#include "ui/pen/draw_record.h"
#include "ui/window/input_method_dialect.h"
#include "ui/window/key_line.h"

#include <poll.h>

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

struct sd_bus;
struct sd_bus_slot;

namespace ui {

class InputMethod {
public:
    using Time = std::chrono::steady_clock::time_point;

    // `line` must live as long.
    explicit InputMethod(KeyLine& line);
    ~InputMethod();
    InputMethod(const InputMethod&) = delete;
    InputMethod& operator=(const InputMethod&) = delete;

    // What to poll for, and when to call `work` without anything having come.
    void add_handles(std::vector<pollfd>& handles) const;
    std::optional<Time> due() const { return retry_; }
    void work();

    // Whether a key that is pressed now is to be asked about.
    bool listens() const { return focused_ && !path_.empty() && void_.empty(); }
    void ask(const KeyStroke& stroke);
    // The line has the keyboard, or has lost it: then what is composed stays there as text.
    void focus(bool in);
    // The caret, px of the root window: beside it the method shows its candidates.
    void show_at(Rect caret);
    // A key has waited too long.
    void give_up();

private:
    struct Offer {
        const Dialect* dialect = nullptr;
        InputMethod* asking = nullptr;
        std::string owner;  // on the session bus; empty: it does not run
    };

    KeyLine& line_;
    const Heard heard_;
    std::array<Offer, 2> offers_;
    sd_bus* desktop_ = nullptr;  // the session bus
    sd_bus* own_ = nullptr;      // that of a method with one of its own
    const Dialect* spoken_ = nullptr;
    std::string peer_;  // whom calls go to
    std::string path_;  // of the context; empty: none
    bool asked_for_context_ = false;
    bool focused_ = false;
    Rect caret_;
    sd_bus_slot* signals_ = nullptr;
    std::map<std::uint64_t, std::uint64_t> asked_;  // cookie of a call → number in the line
    std::set<std::uint64_t> void_;                  // cookies; until they are answered nothing it says counts
    std::optional<Time> retry_;

    void look();
    void open_desktop();
    void note_owner(Offer& offer, const std::string& owner);
    void begin();
    bool open_own();
    void make_context();
    void drop();
    void lost(sd_bus*& bus);
    void say_state();
    void pass_focus();
    sd_bus* bus() const { return spoken_ != nullptr && spoken_->own_bus ? own_ : desktop_; }
    // Sends a call of the context; the cookie of one whose answer is wanted, else 0.
    std::uint64_t call(const char* method, const std::function<int(sd_bus_message*)>& append, bool answer);

    struct Calls;  // what sd-bus calls back
};

// Where ibus-daemon listens for this display, as it wrote it down; empty: nowhere. (input_method_address.cpp)
std::string ibus_address();

}  // namespace ui
