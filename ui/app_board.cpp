// Sleeps until something happens or the board would say something else by itself; a minimised board draws nothing but
// goes on listening. Threads are members in the order of their lives: window first, whoever may wake it after.
#include "ui/app_board.h"

#include "client/clock.h"
#include "client/mailbox.h"
#include "client/poller.h"
#include "client/saved_board.h"
#include "client/sender.h"
#include "model/command_language.h"
#include "ui/app_address.h"
#include "ui/app_demo.h"
#include "ui/app_figures.h"
#include "ui/app_frames.h"
#include "ui/app_saver.h"
#include "ui/app_signals.h"
#include "ui/app_status.h"
#include "ui/png.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace ui {
namespace {

using model::Milliseconds;
using model::Tick;

constexpr Milliseconds most_wait{60'000};
constexpr Milliseconds between_frames{33};  // a flood of messages makes no flood of frames; HF-31 allows 250
constexpr Milliseconds between_ticks{
    500};  // time alone draws twice a second at most; an age may be half a second behind

class BoardApp {
public:
    BoardApp(Window& window, const Options& options)
        : window_(window),
          options_(options),
          frames_(window, options),
          state_(model::initial_state(options.view, options.language,
                                      options.feed ? options.me : demo_identity(options), model::Limits{})) {}

    int run();
    std::string figures() const { return figures_.line(); }

private:
    model::Result<model::Done> connect();
    void show_saved(const std::filesystem::path& path);
    void apply(const model::Message& message);
    void meet(const Gesture& gesture);
    void meet_move(const MoveChosen& chosen);
    void submit();
    void give(model::Command command);
    void listen(const Happened& happened);
    std::optional<int> show();
    int write_picture(const Pixels& pixels);
    Milliseconds time_to_sleep() const;

    Window& window_;
    const Options& options_;
    Frames frames_;
    Figures figures_;
    model::State state_;
    bool visible_change_ = true;
    std::optional<Tick> first_frame_;
    Tick last_frame_;
    Tick next_change_;
    const Signals signals_{Window::wake};
    client::Mailbox<model::Message> mailbox_{Window::wake};
    std::unique_ptr<Demo> demo_;
    std::unique_ptr<Saver> saver_;
    std::unique_ptr<client::Sender> sender_;
    std::unique_ptr<client::Poller> poller_;
};

void BoardApp::show_saved(const std::filesystem::path& path) {
    const model::Result<model::SavedBoardLoaded> saved = client::load_board(path);
    if (saved)
        apply(*saved);
    else if (saved.problem().trouble != model::Trouble::not_found)
        say_problem(saved.problem().sentence);
}

// The demo's feed is started only now, behind the first frame.
model::Result<model::Done> BoardApp::connect() {
    client::FeedAddress address;
    if (options_.feed) {
        model::Result<client::FeedAddress> given = feed_address_from(options_);
        if (!given) return given.problem();
        address = std::move(*given);
    } else {
        model::Result<std::unique_ptr<Demo>> demo = Demo::start(options_);
        if (!demo) return demo.problem();
        demo_ = std::move(*demo);
        address.url = demo_->url();
    }
    const auto post = [this](model::Message message) { mailbox_.put(std::move(message)); };
    sender_ = std::make_unique<client::Sender>(address, post);
    poller_ = std::make_unique<client::Poller>(address, post);
    return model::Done{};
}

void BoardApp::apply(const model::Message& message) {
    visible_change_ = true;
    for (model::Effect& effect : model::update(state_, message, client::now_tick())) {
        if (auto* send = std::get_if<model::SendCommand>(&effect)) {
            if (sender_) sender_->send(std::move(*send));
        } else if (saver_) {
            saver_->save(std::move(std::get<model::SaveBoard>(effect)));
        }
    }
}

void BoardApp::give(model::Command command) { apply(model::CommandGiven{std::move(command), client::fresh_key()}); }

void BoardApp::meet_move(const MoveChosen& chosen) {
    const std::optional<model::Instant> now = model::feed_now(state_.link, client::now_tick());
    if (!now) return;
    MoveMeaning meaning = meaning_of(chosen, *state_.record, *now);
    if (auto* words = std::get_if<std::string>(&meaning))
        apply(model::EntryChanged{std::move(*words)});
    else
        give(std::move(std::get<model::Command>(meaning)));
}

// What is not understood stays in the line; the hint under it says why.
void BoardApp::submit() {
    const std::optional<model::Instant> now = model::feed_now(state_.link, client::now_tick());
    if (!now || !state_.entry) return;
    model::Result<model::Command> command = model::command_from(*state_.entry, *now);
    if (!command) return;
    apply(model::EntryChanged{std::nullopt});
    give(std::move(*command));
}

void BoardApp::meet(const Gesture& gesture) {
    if (const auto* message = std::get_if<model::Message>(&gesture))
        apply(*message);
    else if (const auto* move = std::get_if<MoveChosen>(&gesture))
        meet_move(*move);
    else
        submit();
}

void BoardApp::listen(const Happened& happened) {
    for (const Press& press : happened.presses)
        if (const std::optional<Gesture> gesture = gesture_at(press.at, frames_.hits())) meet(*gesture);
    for (const KeyPress& key : happened.keys)
        if (const std::optional<Gesture> gesture = gesture_from(key, frames_.scene(state_))) meet(*gesture);
    visible_change_ = visible_change_ || happened.redraw;
}

int BoardApp::write_picture(const Pixels& pixels) {
    const model::Result<model::Done> written = write_png(options_.screenshot, pixels);
    if (written) return exit_fine;
    say_problem(written.problem().sentence);
    return exit_could_not;
}

// One frame if it is worth it; the exit status once the wanted picture is written.
std::optional<int> BoardApp::show() {
    const Tick now = client::now_tick();
    const Milliseconds wanted{static_cast<std::int64_t>(options_.after * 1000.0)};
    const bool picture = !options_.screenshot.empty() && first_frame_ && now - *first_frame_ >= wanted;
    const bool due = visible_change_ && (!first_frame_ || now - last_frame_ >= between_frames);
    if (window_.minimised() || (!picture && !due && now < next_change_)) return std::nullopt;
    const std::optional<Pixels> pixels = frames_.draw(state_, now, picture);
    figures_.frame_drawn();
    if (!first_frame_) first_frame_ = now;
    last_frame_ = now;
    visible_change_ = false;
    next_change_ = std::max(model::next_change(state_, now), now + between_ticks);
    return pixels ? std::optional(write_picture(*pixels)) : std::nullopt;
}

Milliseconds BoardApp::time_to_sleep() const {
    const Tick now = client::now_tick();
    if (window_.minimised()) return most_wait;
    Tick until = now + most_wait;
    until = std::min(until, visible_change_ ? last_frame_ + between_frames : next_change_);
    if (!options_.screenshot.empty() && first_frame_)
        until = std::min(until, *first_frame_ + Milliseconds{static_cast<std::int64_t>(options_.after * 1000.0)});
    return std::max(until - now, Milliseconds{0});
}

int BoardApp::run() {
    if (options_.feed) {
        const std::filesystem::path path = client::saved_board_path(*options_.feed);
        show_saved(path);
        saver_ = std::make_unique<Saver>(path);
    }
    show();
    const model::Result<model::Done> connected = connect();
    if (!connected) {
        say_problem(connected.problem().sentence);
        return exit_could_not;
    }
    while (true) {
        const Happened happened = window_.wait(time_to_sleep());
        if (happened.close || signals_.asked_to_end()) return exit_fine;
        listen(happened);
        for (const model::Message& message : mailbox_.take()) apply(message);
        if (const std::optional<int> status = show()) return *status;
    }
}

WindowOptions window_options(const Options& options) {
    WindowOptions window;
    const bool compact = options.view == model::View::compact;
    window.width = options.width > 0 ? options.width : (compact ? 420 : 0);
    window.height = options.height > 0 ? options.height : (compact ? 720 : 0);
    window.fullscreen = options.fullscreen;
    window.monitor = options.monitor;
    return window;
}

}  // namespace

int run_board(const Options& options) {
    const HeldSignals held;
    const model::Result<std::unique_ptr<Window>> window = Window::open(window_options(options));
    if (window) {
        BoardApp app(**window, options);
        const int status = app.run();
        if (options.figures) std::fprintf(stderr, "%s\n", app.figures().c_str());
        return status;
    }
    say_problem(window.problem().sentence);
    if (!options.screenshot.empty() || options.fullscreen) return exit_could_not;
    const int status = print_status(options);
    return status == exit_could_not ? exit_could_not : exit_fine;
}

}  // namespace ui
