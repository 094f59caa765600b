// The order of what waits. It must never let a message overtake an older one about the same thing.
#include "feed/webhook/webhook_queue.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace feed {
namespace {

// Beyond it the receiver is not told the end of what it was told first.
constexpr std::size_t most_told = 5000;

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::ranges::any_of(some,
                               [&](const std::string& one) { return std::ranges::find(others, one) != others.end(); });
}

}  // namespace

void WebhookQueue::resume(const WebhookKept& kept, std::vector<Waiting> resumed, std::vector<Waiting> owed) {
    for (Waiting& one : resumed) one.place = ++last_place_;
    std::ranges::move(resumed, std::back_inserter(waiting_));
    for (Waiting& one : owed) one.owed = true;
    owed_ = std::move(owed);
    for (const std::string& id : kept.told) remember(id);
    unsaid_ = kept.unsaid;
}

void WebhookQueue::remember(const std::string& id) {
    told_[id] = ++last_told_;
    if (told_.size() <= most_told) return;
    told_.erase(std::ranges::min_element(told_, {}, [](const auto& entry) { return entry.second; }));
}

bool WebhookQueue::awaits(const std::vector<std::string>& ends) const {
    const auto is_told = [&](const std::string& id) { return told_.contains(id); };
    return std::ranges::any_of(ends, is_told) || shares(ends, begins_in_hand_) ||
           std::ranges::any_of(waiting_, [&](const Waiting& one) { return shares(ends, one.message.begins); });
}

std::optional<WebhookMessage> WebhookQueue::put(Waiting one) {
    if (!one.wanted && !awaits(one.message.ends)) return std::nullopt;
    std::optional<WebhookMessage> dropped;
    if (waiting_.size() >= most_) {
        // What was tried already has said what was left out before it.
        auto at = std::ranges::find_if(waiting_, [](const Waiting& other) { return other.failures == 0; });
        if (at == waiting_.end()) at = waiting_.begin();
        const Waiting oldest = std::move(*at);
        waiting_.erase(at);
        drop(oldest, one.since);
        dropped = oldest.message;
    }
    one.place = ++last_place_;
    waiting_.push_back(std::move(one));
    return dropped;
}

// Its beginning was refused or left out since: there is nothing to end.
bool WebhookQueue::is_settled(const Waiting& one) const {
    const auto is_told = [&](const std::string& id) { return told_.contains(id); };
    return !one.wanted && std::ranges::none_of(one.message.ends, is_told);
}

std::optional<Waiting> WebhookQueue::take(model::Tick now) {
    std::set<std::string> held;
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        const std::string& about = at->message.about;
        const bool may_go = at->not_before <= now && (about.empty() || !held.contains(about));
        if (!may_go) {
            held.insert(about);
            ++at;
            continue;
        }
        Waiting one = std::move(*at);
        at = waiting_.erase(at);
        if (is_settled(one)) continue;
        begins_in_hand_ = one.message.begins;
        if (one.body.empty()) {
            one.before = take_unsaid();
            one.body = body_of(one.message, one.before);
        }
        return one;
    }
    const auto due = std::ranges::find_if(owed_, [&](const Waiting& one) { return one.not_before <= now; });
    if (due == owed_.end()) return std::nullopt;
    Waiting one = std::move(*due);
    owed_.erase(due);
    if (one.body.empty()) one.body = body_of(one.message, {});
    return one;
}

std::optional<model::Tick> WebhookQueue::next_try() const {
    std::optional<model::Tick> next;
    std::set<std::string> held;
    const auto look = [&](const Waiting& one) { next = next ? std::min(*next, one.not_before) : one.not_before; };
    for (const Waiting& one : waiting_)
        if (one.message.about.empty() || held.insert(one.message.about).second) look(one);
    std::ranges::for_each(owed_, look);
    return next;
}

void WebhookQueue::give_back(Waiting one) {
    begins_in_hand_.clear();
    if (one.owed) return owed_.push_back(std::move(one));
    const auto later = [&](const Waiting& other) { return other.place > one.place; };
    waiting_.insert(std::ranges::find_if(waiting_, later), std::move(one));
}

void WebhookQueue::taken(const Waiting& one) {
    begins_in_hand_.clear();
    for (const std::string& id : one.message.begins) remember(id);
    for (const std::string& id : one.message.ends) told_.erase(id);
    supersede(one.message);
}

// Whoever hears how it is now needs no older word about it.
void WebhookQueue::supersede(const WebhookMessage& newer) {
    std::erase_if(owed_, [&](Waiting& older) {
        std::erase_if(older.message.ends, [&](const std::string& id) {
            return std::ranges::find(newer.begins, id) != newer.begins.end() ||
                   std::ranges::find(newer.ends, id) != newer.ends.end();
        });
        return older.message.ends.empty();
    });
}

void WebhookQueue::leave_out(const Waiting& one, model::Tick again) {
    begins_in_hand_.clear();
    drop(one, again);
}

void WebhookQueue::drop(const Waiting& one, model::Tick again) {
    if (!one.owed) {
        unsaid_.add(one.before);
        unsaid_.add(one.message);
    }
    const auto is_told = [&](const std::string& id) { return told_.contains(id); };
    if (std::ranges::none_of(one.message.ends, is_told)) return;
    supersede(one.message);
    Waiting owed = one;
    owed.owed = true;
    owed.not_before = again;
    owed.body.clear();
    owed_.push_back(std::move(owed));
}

void WebhookQueue::forget_failures() {
    for (Waiting& one : waiting_) one.not_before = {};
}

bool WebhookQueue::has(const std::string& id) const {
    return std::ranges::any_of(waiting_, [&](const Waiting& one) { return one.message.id == id; });
}

LeftOut WebhookQueue::untold() const {
    LeftOut all;
    for (const Waiting& one : waiting_) all.add(one.message);
    return all;
}

void WebhookQueue::note(WebhookKept& kept, const Waiting* in_hand) const {
    const auto add = [&](const Waiting& one) {
        kept.unsaid.add(one.before);
        if (one.message.seq == 0) return;  // a decision that is due is found in the record again
        (one.owed ? kept.owed : one.wanted ? kept.waiting : kept.awaited).push_back(one.message.seq);
    };
    kept.unsaid = unsaid_;
    if (in_hand) add(*in_hand);
    std::ranges::for_each(waiting_, add);
    std::ranges::for_each(owed_, add);
    std::vector<std::pair<std::uint64_t, std::string>> told;
    for (const auto& [id, place] : told_) told.emplace_back(place, id);
    std::ranges::sort(told);
    for (auto& [place, id] : told) kept.told.push_back(std::move(id));
}

}  // namespace feed
