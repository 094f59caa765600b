// The file is taken whole or not at all; what is wrong with it is said with its name.
// It must never play a log of which a line could not be read.
#include "ui/app/app_replay.h"

#include "net/clock.h"
#include "ui/app/app_log_file.h"

#include <utility>

namespace ui {
namespace {

model::Problem cannot_replay(const std::string& file, const model::Text& why) {
    return model::problem(model::Trouble::invalid, file + " を再生できません。" + why.ja,
                          file + " cannot be replayed. " + why.en);
}

bool same_place(const model::Playhead& a, const model::Playhead& b) {
    return a.at == b.at && a.seq == b.seq && a.playing == b.playing && a.speed == b.speed;
}

}  // namespace

model::Result<std::unique_ptr<Playback>> Player::open(const Options& options, model::State& state) {
    const auto lines = log_bytes(options.replay);
    if (!lines) return cannot_replay(options.replay, lines.problem().sentence);
    auto replay = model::replay_of(*lines);
    if (!replay) return cannot_replay(options.replay, replay.problem().sentence);
    std::unique_ptr<Player> player(new Player(std::move(*replay)));
    if (options.speed) state.playhead.speed = *options.speed;
    model::begin_replay(player->replay_, state, options.at, net::now_tick());
    player->bring(state);
    return std::unique_ptr<Playback>(std::move(player));
}

bool Player::bring(model::State& state) {
    const model::Tick now = net::now_tick();
    const bool moved = !same_place(seen_, state.playhead);
    if (!moved && now < due_) return false;
    model::bring(replay_, state, now);
    seen_ = state.playhead;
    due_ = model::next_stop(state, now);
    return moved || state.playhead.playing;
}

}  // namespace ui
