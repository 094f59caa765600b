// Counters are written by whoever ends last: in order with the board, or at once when the X server is gone, and with it
// every call that could close the window. It must never wait for a frame.
#include "ui/app/app_upkeep.h"

#include "net/clock.h"
#include "ui/app/app_address.h"
#include "ui/views.h"

#include <cstdlib>

namespace ui {
namespace {

constexpr model::Milliseconds losses_apart{60'000};  // windows lost within this time of each other are one trouble
constexpr int most_losses = 5;

}  // namespace

Upkeep::Upkeep(Window& window, const Options& options, const model::State& state, Outside& outside)
    : window_(window), options_(options), state_(state), outside_(outside) {
    window_.when_screen_gone([this] { leave_now(); });
}

Upkeep::~Upkeep() {
    window_.when_screen_gone([] { std::_Exit(exit_screen_gone); });
    write(true);
}

void Upkeep::look_after() {
    const bool wants_awake = is_unattended(state_.view) && options_.screenshot.empty();
    if (wants_awake != (awake_ != nullptr)) awake_ = wants_awake ? std::make_unique<Awake>(window_) : nullptr;
    if (net::now_tick() >= counters.due()) write(false);
}

std::optional<model::Tick> Upkeep::due() const {
    return options_.screenshot.empty() ? std::optional(counters.due()) : std::nullopt;
}

std::optional<int> Upkeep::recover() {
    if (!window_.lost()) return std::nullopt;
    const model::Tick now = net::now_tick();
    reopened_ = now - last_reopened_ < losses_apart ? reopened_ + 1 : 1;
    last_reopened_ = now;
    say_problem({"窓が失われたので開き直します。", "The window was lost and is opened again."});
    const model::Result<model::Done> open = window_.reopen();
    counters.note_reopened();
    if (open && reopened_ <= most_losses) return std::nullopt;
    say_problem(open ? model::Text{"窓が続けて失われます。グラフィックのドライバを確かめてください。",
                                   "The window is lost again and again; look at the graphics driver."}
                     : open.problem().sentence);
    return exit_screen_gone;
}

// Without what only a living window can say.
Surroundings Upkeep::surroundings() const {
    Surroundings now;
    now.view = name_of(state_.view);
    now.awake = awake_ ? awake_->used() : "nothing";
    now.confirmed_ago = model::age(state_.link, net::now_tick());
    now.bytes = outside_.traffic().bytes;
    now.connections = outside_.traffic().connections;
    return now;
}

void Upkeep::write(bool ended) {
    if (!options_.screenshot.empty()) return;
    Surroundings now = surroundings();
    now.monitor = window_.monitor();
    now.atlas_bytes = window_.atlas_bytes();
    counters.write(figures, now, net::now_tick(), ended);
}

void Upkeep::leave_now() {
    say_problem({"画面(X サーバ)がなくなったので終わります。戻ったら起動し直してください。",
                 "The screen is gone (the X server ended or cut the connection); start the board again when it is "
                 "back."});
    counters.write(figures, surroundings(), net::now_tick(), true);
    outside_.forget_demo();
    std::_Exit(exit_screen_gone);
}

}  // namespace ui
