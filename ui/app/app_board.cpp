// Sleeps until something happens or the board would say something else by itself; a minimised board draws nothing but
// goes on listening. Threads are members in the order of their lives: window first, whoever may wake it after.
#include "ui/app/app_board.h"

#include "client/saved_board.h"
#include "client/sender.h"
#include "model/update.h"
#include "net/clock.h"
#include "net/mailbox.h"
#include "ui/app/app_address.h"
#include "ui/app/app_beside.h"
#include "ui/app/app_demo.h"
#include "ui/app/app_drill.h"
#include "ui/app/app_files.h"
#include "ui/app/app_frames.h"
#include "ui/app/app_outside.h"
#include "ui/app/app_replay.h"
#include "ui/app/app_shape.h"
#include "ui/app/app_signals.h"
#include "ui/app/app_status.h"
#include "ui/app/app_upkeep.h"
#include "ui/app/guard/supervisor.h"
#include "ui/app/guard/watchdog.h"
#include "ui/views.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace ui {
namespace {

using model::Milliseconds;
using model::Tick;

constexpr Milliseconds most_wait{60'000};
constexpr Milliseconds between_frames{33};  // a flood of messages makes no flood of frames; HF-31 allows 250
// Time alone draws less than twice a second, replies of the feed included; an age may be that much behind.
constexpr Milliseconds between_ticks{600};

// Who sits here is the token's to say; what was said by hand beside it is not passed over in silence.
void say_person(const Options& options, const model::PersonTold& told) {
    const model::Identity& said = options.me;
    if (!options.feed) return;
    if (told.me.who.empty()) {
        if (!said.who.empty()) return;
        say_problem(
            {"この feed は古く、トークンの持ち主を答えません。操作するには --me \"名前 / 組織\" で名乗ってください。",
             "This feed is too old to say whose token this is; to do something, name yourself with --me "
             "\"PERSON / ORGANISATION\"."});
        return;
    }
    const bool same = said.who.empty() || (said.who == told.me.who && (said.org.empty() || said.org == told.me.org));
    if (same) return;
    say_problem(
        {"--me は " + said.who + " ですが、トークンは " + told.me.who + " のものです。トークンの人として動きます。",
         "--me says " + said.who + ", the token is " + told.me.who + "'s: the token counts."});
}

class BoardApp {
public:
    BoardApp(Window& window, const Options& options, Signals& signals, Watchdog* watchdog)
        : window_(window),
          options_(options),
          signals_(signals),
          watchdog_(watchdog),
          shape_(window, options),
          frames_(window, options),
          state_(model::initial_state(options.view, options.language,
                                      options.feed ? options.me : demo_identity(options), model::Limits{})),
          beside_(window, options),
          outside_(options, [this](model::Message message) { mailbox_.put(std::move(message)); }),
          upkeep_(window, options, state_, outside_) {
        state_.lighting = options.lighting;
        state_.names = options.names;
        state_.feed = options.feed.value_or("");
        state_.incident = options.incident;
        state_.is_demo = !options.feed && options.replay.empty() && !options.drill;
        state_.link.machine_offset_min = net::now_instant().offset_min;
        signals_.at_last([this] { outside_.forget_demo(); });
        follow_shape();
        if (is_on_top(state_.view) && !shape_.is_free()) shape_.chosen(state_.view);
    }

    ~BoardApp() { signals_.at_last({}); }
    BoardApp(const BoardApp&) = delete;
    BoardApp& operator=(const BoardApp&) = delete;

    int run();
    std::string figures() const { return upkeep_.figures.line(); }

private:
    model::Result<model::Done> connect();
    void show_saved(const std::filesystem::path& path);
    void change(const model::Message& message);
    void apply(const model::Message& message);
    void carry(model::Effect effect);
    void follow_shape();
    void meet(const Gesture& gesture);
    void copy();
    void listen(const Happened& happened);
    void hear_window(const Happened& happened);
    void tell();
    bool out_of_sight();
    std::optional<int> show();
    Milliseconds time_to_sleep() const;

    Window& window_;
    const Options& options_;
    Signals& signals_;
    Watchdog* const watchdog_;  // none where nothing fresh is shown
    Shape shape_;
    Frames frames_;
    model::State state_;
    bool visible_change_ = true;
    bool minimised_ = false;
    std::optional<Tick> first_frame_;
    Tick last_frame_;
    Tick next_change_;
    Supervisor supervisor_;
    Tick title_due_;  // while nothing else is seen
    net::Mailbox<model::Message> mailbox_{Window::wake};
    std::unique_ptr<Playback> player_;
    Beside beside_;
    Outside outside_;
    Upkeep upkeep_;
};

void BoardApp::show_saved(const std::filesystem::path& path) {
    const model::Result<model::SavedBoardLoaded> saved = client::load_board(path);
    if (saved)
        apply(*saved);
    else if (saved.problem().trouble != model::Trouble::not_found)
        say_problem(saved.problem().sentence);
}

model::Result<model::Done> BoardApp::connect() {
    if (options_.replay.empty() && !options_.drill) {
        const bool saved = state_.link.from_disk;
        return outside_.connect(saved ? client::Known{state_.record, state_.gauges} : client::Known{});
    }
    auto player = options_.drill ? DrillPlayer::open(options_, state_) : Player::open(options_, state_);
    if (!player) return player.problem();
    player_ = std::move(*player);
    visible_change_ = true;
    return model::Done{};
}

// The one way in: what the message comes to is decided by `update`, and what it asks for is carried out.
void BoardApp::change(const model::Message& message) {
    visible_change_ = true;
    title_due_ = {};
    for (model::Effect& effect : model::update(state_, message, net::now_tick())) carry(std::move(effect));
}

// What somebody chose of the looks is remembered for the next start.
void BoardApp::apply(const model::Message& message) {
    upkeep_.counters.note(message);
    if (const auto* told = std::get_if<model::PersonTold>(&message)) say_person(options_, *told);
    change(message);
    const bool chosen = std::holds_alternative<model::ViewChanged>(message) ||
                        std::holds_alternative<model::LanguageChanged>(message) ||
                        std::holds_alternative<model::LightingChanged>(message);
    if (std::holds_alternative<model::ViewChanged>(message)) shape_.chosen(state_.view);
    if (chosen)
        remember_choice(
            {shape_.is_free() ? std::nullopt : std::optional(state_.view), state_.language, state_.lighting});
}

// What is typed in front of a playback is not kept for the board that follows a feed.
void BoardApp::carry(model::Effect effect) {
    if (std::holds_alternative<model::SendCommand>(effect)) upkeep_.counters.note_sent();
    if (!player_) return outside_.carry(std::move(effect));
    const auto* wanted = std::get_if<model::ReadLog>(&effect);
    if (const auto read = wanted ? player_->read(*wanted) : std::nullopt) mailbox_.put(*read);
}

// A view nobody chose is the window's: it changes when the window does.
void BoardApp::follow_shape() {
    const std::optional<model::View> view = shape_.suits();
    if (view && *view != state_.view) change(model::ViewChanged{*view});
}

// A press or a key, with the key its command would be sent with: `update` is pure and makes none up.
void BoardApp::meet(const Gesture& gesture) { apply(model::keyed(gesture, client::fresh_key())); }

void BoardApp::copy() {
    const std::string text = copied_text(frames_.scene(state_));
    if (!text.empty()) window_.copy(text);
}

void BoardApp::listen(const Happened& happened) {
    for (const Press& press : happened.presses) {
        if (player_ && player_->takes(press.at, frames_.drill_hits())) continue;
        if (const std::optional<Gesture> gesture = gesture_at(press.at, frames_.hits())) meet(*gesture);
    }
    for (const KeyPress& key : happened.keys) {
        if (player_ && player_->takes(key)) continue;
        if (key.kind == KeyPress::Kind::shortcut && key.text == "c") copy();
        if (const std::optional<Gesture> gesture = gesture_from(key, frames_.scene(state_))) meet(*gesture);
    }
    if (happened.paste_failed && state_.entry)
        apply(model::EntryChanged{state_.entry, state_.desk.caret,
                                  model::EntryNote{model::EntryNote::What::nothing_to_paste}});
    if (happened.composition) frames_.compose(*happened.composition);
    visible_change_ = visible_change_ || happened.redraw || happened.composition;
    if (happened.redraw) follow_shape();
}

// What the window says of itself: on stderr, and for as long as it is so on the board.
void BoardApp::hear_window(const Happened& happened) {
    for (const model::Text& notice : happened.notices) say_problem(notice);
    if (window_.amiss() != state_.window_said) apply(model::WindowSaid{window_.amiss()});
}

// Also of a board that nobody sees.
void BoardApp::tell() {
    const Tick now = net::now_tick();
    for (const model::Message& message : beside_.pressed(state_, now)) apply(message);
    beside_.tell(state_, now);
}

// Minimised: nothing is drawn but the title in the task bar, which must not stand still. The figures at that moment let a
// reader count what was drawn all the same.
bool BoardApp::out_of_sight() {
    const bool minimised = window_.minimised();
    const Tick now = net::now_tick();
    if (minimised && now >= title_due_) {
        frames_.call(state_, now);
        title_due_ = std::max(model::next_change(state_, now), now + between_ticks);
    }
    if (minimised && !minimised_ && options_.figures)
        std::fprintf(stderr, "minimised %s\n", upkeep_.figures.line().c_str());
    minimised_ = minimised;
    return minimised;
}

// One frame if it is worth it; the exit status once the wanted picture is written.
std::optional<int> BoardApp::show() {
    const Tick now = net::now_tick();
    const Milliseconds wanted{static_cast<std::int64_t>(options_.after * 1000.0)};
    const bool picture = !options_.screenshot.empty() && first_frame_ && now - *first_frame_ >= wanted;
    const bool due = visible_change_ && (!first_frame_ || now - last_frame_ >= between_frames);
    if (out_of_sight()) {
        supervisor_.shown(now);
        return std::nullopt;
    }
    if (!picture && !due && now < std::min(next_change_, supervisor_.due().value_or(next_change_))) return std::nullopt;
    const std::optional<Pixels> pixels =
        frames_.draw(state_, now, picture, player_ ? player_->shown(state_) : std::nullopt);
    upkeep_.figures.frame_drawn();
    supervisor_.shown(now);
    if (!first_frame_) first_frame_ = now;
    last_frame_ = now;
    visible_change_ = false;
    next_change_ = std::max(model::next_change(state_, now), now + between_ticks);
    if (const std::optional<Tick> move = frames_.next_move(state_, now)) next_change_ = std::min(next_change_, *move);
    return pixels ? std::optional(write_picture(options_.screenshot, *pixels)) : std::nullopt;
}

Milliseconds BoardApp::time_to_sleep() const {
    const Tick now = net::now_tick();
    Tick until = std::min(now + most_wait, supervisor_.due().value_or(now + most_wait));
    if (window_.minimised()) return std::max(std::min(until, title_due_) - now, Milliseconds{0});
    if (const std::optional<Tick> due = upkeep_.due()) until = std::min(until, *due);
    until = std::min(until, visible_change_ ? last_frame_ + between_frames : next_change_);
    if (player_) until = std::min(until, player_->due());
    if (!options_.screenshot.empty() && first_frame_)
        until = std::min(until, *first_frame_ + Milliseconds{static_cast<std::int64_t>(options_.after * 1000.0)});
    return std::max(until - now, Milliseconds{0});
}

int BoardApp::run() {
    const bool follows = options_.screenshot.empty() && options_.replay.empty() && !options_.drill;
    if (const auto entry = follows ? last_entry() : std::nullopt) apply(*entry);
    if (options_.feed) {
        const std::filesystem::path path = client::saved_board_path(*options_.feed);
        show_saved(path);
        outside_.keep_board(path);
    }
    if (!options_.drill) show();  // no frame of a drill without its bands
    const model::Result<model::Done> connected = connect();
    if (!connected) {
        say_problem(connected.problem().sentence);
        return exit_could_not;
    }
    while (true) {
        upkeep_.look_after();
        const Milliseconds sleep = time_to_sleep();
        if (watchdog_) watchdog_->note_view(name_of(state_.view));
        if (watchdog_) watchdog_->sleeps(sleep);
        const Happened happened = window_.wait(sleep);
        if (watchdog_) watchdog_->works();
        upkeep_.figures.woken();
        if (happened.close || signals_.asked_to_end()) return exit_fine;
        hear_window(happened);
        listen(happened);
        for (const model::Message& message : mailbox_.take()) apply(message);
        tell();
        if (player_ && player_->bring(state_)) visible_change_ = true;
        if (const std::optional<int> status = show()) return *status;
        visible_change_ = visible_change_ || window_.lost();
        if (const std::optional<int> status = upkeep_.recover()) return *status;
    }
}

}  // namespace

int run_board(const Options& options) {
    const HeldSignals held;
    Signals signals(Window::wake);
    const bool watched = options.screenshot.empty() && options.replay.empty() && !options.drill;
    const auto watchdog = watched ? std::make_unique<Watchdog>(held.before()) : nullptr;
    const model::Result<std::unique_ptr<Window>> window = Window::open(window_options(options));
    if (window) {
        BoardApp app(**window, options, signals, watchdog.get());
        const int status = app.run();
        if (options.figures) std::fprintf(stderr, "%s\n", app.figures().c_str());
        return status;
    }
    say_problem(window.problem().sentence);
    if (!options.screenshot.empty() || options.fullscreen || options.drill) return exit_could_not;
    if (!options.replay.empty()) return print_replay(options);
    const int status = print_status(options);
    return status == exit_could_not ? exit_could_not : exit_fine;
}

}  // namespace ui
