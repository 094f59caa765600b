// Keys that are typed behind a paste wait for its text, as long as its owner may take to answer: an Enter that overtook it
// would send half a line. It must never hold the lock while it waits.
#include "ui/window/typing.h"

#include "ui/window/input_method.h"
#include "ui/window/key_line.h"
#include "ui/window/keyboard.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <iterator>
#include <utility>

namespace ui {
namespace {

using Clock = std::chrono::steady_clock;

int milliseconds_until(std::optional<Clock::time_point> due) {
    if (!due) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now());
    return std::max(0, static_cast<int>(left.count()));
}

void sooner(std::optional<Clock::time_point>& due, const std::optional<Clock::time_point>& other) {
    if (other && (!due || *other < *due)) due = other;
}

}  // namespace

// All that the thread alone knows.
struct Typing::Loop {
    explicit Loop(Keyboard& of) : keyboard(of) {}

    Keyboard& keyboard;
    KeyLine line;
    InputMethod method{line};
    std::optional<Rect> caret;
    std::optional<Rect> shown;  // the caret as the method knows it, px of the root window
    std::deque<KeyPress> behind_paste;
    Composition told;

    void wait(int woken) const;
    bool read_keys();
    bool place();
    void obey(const Wishes& wishes);
    bool hand_over(Taken& to);
};

void Typing::Loop::wait(int woken) const {
    std::vector<pollfd> handles{{woken, POLLIN, 0}, {keyboard.handle(), POLLIN, 0}};
    method.add_handles(handles);
    std::optional<Clock::time_point> due = method.due();
    sooner(due, line.due());
    sooner(due, keyboard.selection().due());
    ::poll(handles.data(), handles.size(), milliseconds_until(due));
    std::uint64_t ignored = 0;
    if (handles[0].revents != 0) static_cast<void>(!::read(woken, &ignored, sizeof ignored));
}

bool Typing::Loop::read_keys() {
    std::vector<KeyStroke> strokes;
    const bool there = keyboard.read(strokes);
    for (const KeyStroke& stroke : strokes) {
        if (method.listens())
            method.ask(stroke);
        else
            line.give(stroke);
    }
    return there;
}

// Whether the server was asked: events may have come with its answer.
bool Typing::Loop::place() {
    method.focus(caret.has_value() && keyboard.focused());
    if (keyboard.moved()) shown.reset();
    if (!caret || shown) return false;
    const Point corner = keyboard.corner();
    shown = Rect{corner.x + caret->x, corner.y + caret->y, caret->w, caret->h};
    method.show_at(*shown);
    return true;
}

void Typing::Loop::obey(const Wishes& wishes) {
    if (wishes.caret != caret) shown.reset();
    caret = wishes.caret;
    if (wishes.copy) keyboard.selection().offer(*wishes.copy);
    if (wishes.paste && caret)
        keyboard.selection().ask(*wishes.paste ? Selection::Which::primary : Selection::Which::clipboard);
}

// Whether the server was asked, with which events may have been read that nothing announces any more.
bool Typing::Loop::hand_over(Taken& to) {
    bool asked = false;
    if (!(told == line.composition())) to.composition = told = line.composition();
    for (Typed& typed : line.take()) {
        std::optional<KeyPress> press;
        if (auto* text = std::get_if<std::string>(&typed))
            press = KeyPress{KeyPress::Kind::text, std::move(*text), 0};
        else
            press = keyboard.meaning(std::get<KeyStroke>(typed));
        if (press) behind_paste.push_back(std::move(*press));
    }
    Selection& selection = keyboard.selection();
    if (std::optional<std::string> text = selection.take(Clock::now())) {
        to.clipboard_silent = text->empty();
        if (!text->empty())
            to.keys.push_back({KeyPress::Kind::text, std::move(*text), 0});
        else
            std::erase_if(behind_paste, [](const KeyPress& key) { return key.kind == KeyPress::Kind::enter; });
    }
    while (!selection.waits() && !behind_paste.empty()) {
        KeyPress& press = behind_paste.front();
        const bool pastes = caret && press.kind == KeyPress::Kind::shortcut && press.text == "v";
        if (pastes) {
            selection.ask(Selection::Which::clipboard);
            asked = true;
        } else {
            to.keys.push_back(std::move(press));
        }
        behind_paste.pop_front();
    }
    return asked;
}

std::unique_ptr<Typing> Typing::begin(unsigned long window, std::function<void()> wake) {
    std::unique_ptr<Keyboard> keyboard = window == 0 ? nullptr : Keyboard::open(window);
    if (!keyboard) return nullptr;
    return std::unique_ptr<Typing>(new Typing(std::move(keyboard), std::move(wake)));
}

Typing::Typing(std::unique_ptr<Keyboard> keyboard, std::function<void()> wake)
    : keyboard_(std::move(keyboard)),
      wake_(std::move(wake)),
      woken_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

Typing::~Typing() {
    wish([](Wishes& wishes) { wishes.end = true; });
    thread_.join();
    ::close(woken_);
}

void Typing::wish(const std::function<void(Wishes&)>& change) {
    const std::scoped_lock lock(mutex_);
    change(wishes_);
    const std::uint64_t one = 1;
    static_cast<void>(!::write(woken_, &one, sizeof one));
}

void Typing::type_at(std::optional<Rect> caret) {
    wish([&](Wishes& wishes) { wishes.caret = caret; });
}

void Typing::paste(bool primary) {
    wish([&](Wishes& wishes) { wishes.paste = primary; });
}

void Typing::copy(std::string text) {
    wish([&](Wishes& wishes) { wishes.copy = std::move(text); });
}

void Typing::take_into(Happened& happened) {
    if (happened.paste_primary) paste(true);
    const std::scoped_lock lock(mutex_);
    Taken taken = std::exchange(taken_, {});
    std::move(taken.keys.begin(), taken.keys.end(), std::back_inserter(happened.keys));
    if (taken.composition) happened.composition = std::move(taken.composition);
    happened.paste_failed = happened.paste_failed || taken.clipboard_silent;
    if (taken.clipboard_silent)
        happened.notices.push_back({"貼り付けるものがないか、クリップボードの持ち主が答えません。",
                                    "There is nothing to paste, or the owner of the clipboard does not answer."});
}

void Typing::run() {
    Loop loop(*keyboard_);
    while (true) {
        Wishes wishes;
        {
            const std::scoped_lock lock(mutex_);
            wishes = wishes_;
            wishes_.paste.reset();
            wishes_.copy.reset();
        }
        if (wishes.end) return;
        loop.obey(wishes);
        if (!loop.read_keys()) return;
        loop.method.work();
        if (loop.line.due() && Clock::now() >= *loop.line.due()) loop.method.give_up();
        bool asked = loop.place();
        {
            const std::scoped_lock lock(mutex_);
            asked = loop.hand_over(taken_) || asked;
            if (!taken_.keys.empty() || taken_.composition || taken_.clipboard_silent) wake_();
        }
        if (!asked) loop.wait(woken_);
    }
}

}  // namespace ui
