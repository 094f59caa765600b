// A move that is pressed in a notification is judged by the record as it is then, as a key at the board is: what is not
// offered any more is refused with the reason. It must never send anything by itself.
#include "ui/app/app_beside.h"

#include "client/sender.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <utility>

namespace ui {
namespace {

// Of a play that nobody asked to be told about nothing is told; of a picture never.
model::Notify wanted(const Options& options) {
    const bool plays = !options.replay.empty() || options.drill || !options.screenshot.empty();
    if (plays) return model::Notify::none;
    return options.notify.value_or(options.feed ? model::Notify::mine : model::Notify::none);
}

}  // namespace

Beside::Beside(Window& window, const Options& options, const char* before) : window_(window), options_(options) {
    telling_.notify = wanted(options);
    telling_.quiet = options.quiet;
    if (telling_.notify == model::Notify::none) return;
    if (before != nullptr) inherit(before);
    desktop_ = std::make_unique<Notifications>([this](NotificationPress press) { presses_.put(std::move(press)); },
                                               std::move(inherited_));
}

// "t KEY" was told, "s KEY NUMBER" stands on the screen, "c KEY OTHER" is counted by the other; a key is one word.
void Beside::inherit(const std::string& line) {
    std::istringstream words(line);
    std::string kind, key, more;
    while (words >> kind >> key) {
        if (kind == "t") telling_.told.insert(key);
        if (kind == "c" && words >> more) telling_.counted[more].insert(key);
        if (kind == "s" && words >> more)
            inherited_[key] = static_cast<std::uint32_t>(std::strtoul(more.c_str(), nullptr, 10));
    }
}

const char* Beside::handed_down(const char* name) {
    constexpr std::size_t most_bytes = 60'000;  // the kernel takes twice that for one variable
    if (!desktop_) return nullptr;
    std::string line = std::string(name) + "=";
    for (const std::string& key : telling_.told) line += "t " + key + " ";
    for (const auto& [key, id] : desktop_->shown()) line += "s " + key + " " + std::to_string(id) + " ";
    for (const auto& [more, keys] : telling_.counted)
        for (const std::string& key : keys) line += "c " + key + " " + more + " ";
    if (line.size() > most_bytes) return nullptr;
    if (line != handed_[0]) handed_[1].swap(handed_[0]), handed_[0] = std::move(line);
    return handed_[0].c_str();
}

void Beside::show(const model::State& state, const model::Notice& notice) {
    Notification shown;
    shown.key = notice.key;
    shown.title = notice.title;
    shown.body = notice.body;
    shown.button = notice.move_word;
    shown.open = pick(model::Text{"盤を開く", "Open the board"}, state.language);
    shown.urgent = notice.urgent;
    shown.sound = options_.notify_sound;
    desktop_->show(std::move(shown));
    shown_.push_back(notice);
}

void Beside::tell(const model::State& state, model::Tick now) {
    if (!desktop_) return;
    const model::Told told = model::tell(telling_, state, now);
    for (const model::Notice& notice : told.fresh) show(state, notice);
    for (const std::string& key : told.over) {
        desktop_->take_away(key);
        std::erase_if(shown_, [&](const model::Notice& notice) { return notice.key == key; });
    }
    if (!told.fresh.empty()) window_.ask_for_attention();
}

std::vector<model::Message> Beside::follow(const model::Notice& notice) {
    window_.come_forward();
    if (notice.action.empty()) return {};
    return {model::ActionSelected{notice.action}};
}

std::vector<model::Message> Beside::pressed(const model::State& state, model::Tick now) {
    std::vector<model::Message> messages;
    if (!desktop_) return messages;
    for (const NotificationPress& press : presses_.take()) {
        const auto found = std::ranges::find(shown_, press.key, &model::Notice::key);
        if (found == shown_.end()) {
            window_.come_forward();
            continue;
        }
        if (!press.button || !found->move) {
            std::ranges::move(follow(*found), std::back_inserter(messages));
            continue;
        }
        const std::vector<model::Notice> standing = model::notices(state, now, telling_);
        const auto still = std::ranges::find(standing, press.key, &model::Notice::key);
        const std::string key = client::fresh_key();
        telling_.pressed[found->action] = key;
        messages.push_back(model::MoveChosen{found->action, *found->move, key, still != standing.end()});
    }
    return messages;
}

}  // namespace ui
