// Shares of each token. It must never know a socket, nor what is asked.
#include "feed/http/shares.h"

#include <algorithm>
#include <cmath>

namespace feed {
namespace {

constexpr std::size_t most_known = 1000;  // then those that hold nothing are forgotten

}  // namespace

Shares::Held Shares::place(const std::string& who) {
    Use& use = uses_[who];
    if (places_ >= limits_.places && ask_back_ && has_less_than_its_part(use))
        if (const std::string* most = greediest()) ask_back_(std::string(*most));
    if (!has_room(use)) return nullptr;
    ++use.places;
    ++places_;
    return Held(new Holding{who}, [this](const Holding* held) {
        --uses_[held->who].places;
        --places_;
        delete held;
    });
}

bool Shares::has_room(const Use& use) const {
    const std::size_t free = limits_.places > places_ ? limits_.places - places_ : 0;
    return free > 0 && (use.places < 2 * free || has_less_than_its_part(use));
}

bool Shares::has_less_than_its_part(const Use& use) const {
    const auto holders =
        std::count_if(uses_.begin(), uses_.end(), [](const auto& entry) { return entry.second.places > 0; });
    return use.places < limits_.places / (static_cast<std::size_t>(holders) + 1);
}

const std::string* Shares::greediest() const {
    const auto most = std::max_element(uses_.begin(), uses_.end(),
                                       [](const auto& a, const auto& b) { return a.second.places < b.second.places; });
    return most == uses_.end() || most->second.places == 0 ? nullptr : &most->first;
}

Shares::Held Shares::answer(const std::string& who, std::size_t bytes) {
    Use& use = uses_[who];
    if (use.answers >= limits_.answers) return nullptr;
    if (use.answers > 0 && use.bytes + bytes > limits_.bytes) return nullptr;
    ++use.answers;
    use.bytes += bytes;
    return Held(new Holding{who}, [this, bytes](const Holding* held) {
        Use& used = uses_[held->who];
        --used.answers;
        used.bytes -= bytes;
        delete held;
    });
}

std::chrono::seconds Shares::command(const std::string& who, Time now) {
    if (who.empty()) return std::chrono::seconds{0};
    if (uses_.size() > most_known) forget_idle(now);
    const auto [at, added] = uses_.try_emplace(who);
    Use& use = at->second;
    if (use.counted == Time{})
        use.commands = limits_.commands;
    else
        use.commands += std::chrono::duration<double>(now - use.counted).count() * limits_.commands_in_a_second;
    use.commands = std::min(use.commands, limits_.commands);
    use.counted = now;
    if (use.commands >= 1) {
        use.commands -= 1;
        return std::chrono::seconds{0};
    }
    const double wait = (1 - use.commands) / limits_.commands_in_a_second;
    return std::chrono::seconds{static_cast<int>(std::ceil(wait))};
}

// Whoever gave no command for as long as it takes to have all of them again is as one who never did.
void Shares::forget_idle(Time now) {
    const std::chrono::duration<double> whole(limits_.commands / limits_.commands_in_a_second);
    std::erase_if(uses_, [&](const auto& entry) {
        const Use& use = entry.second;
        return use.places == 0 && use.answers == 0 && now - use.counted > whole;
    });
}

std::size_t Shares::places_of(const std::string& who) const {
    const auto at = uses_.find(who);
    return at == uses_.end() ? 0 : at->second.places;
}

std::size_t Shares::bytes_of(const std::string& who) const {
    const auto at = uses_.find(who);
    return at == uses_.end() ? 0 : at->second.bytes;
}

}  // namespace feed
