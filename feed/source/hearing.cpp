// Who is heard, who is believed, and what is missing since a restart. The clock is an argument. It must never take the
// absence of an alert for its end on the word of a server that has only just been started.
#include "feed/source/hearing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace feed {
namespace {

using model::Instant;
using model::Milliseconds;
using model::Text;
using model::Tick;

Text nothing_came(const std::string& url) {
    return {url + " から答えがありません。動いているか、経路を確かめてください。",
            "Nothing comes from " + url + ". Check that it runs and can be reached."};
}

using Fingerprints = std::vector<std::uint64_t>;

Fingerprints united(const Fingerprints& a, const Fingerprints& b) {
    Fingerprints both;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

Fingerprints common(const Fingerprints& a, const Fingerprints& b) {
    Fingerprints both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

Fingerprints without(const Fingerprints& a, const Fingerprints& b) {
    Fingerprints left;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(left));
    return left;
}

}  // namespace

Hearing::Hearing(std::vector<std::string> urls, HearingLimits limits, Tick now) : limits_(limits), born_(now) {
    for (std::string& url : urls) members_.emplace_back().url = std::move(url);
}

void Hearing::hear(Visit visit) {
    Member& member = members_[visit.member];
    if (!visit.answer) {
        member.trouble = visit.answer.problem().sentence;
        return;
    }
    follow_run(member, visit);
    member.start_unknown = visit.answer->start_unknown;
    member.answer = std::move(*visit.answer);
    std::sort(member.answer.unread.begin(), member.answer.unread.end());
    member.own = fingerprints_of(member.answer.alerts, member.answer.unread);
    member.heard = visit.ended;
    member.asked_at = visit.asked_at;
    member.took = visit.ended - visit.asked;
    member.trouble = {};
    heard_ = visit.asked;
    heard_at_ = visit.asked_at;
    changed_ = true;
}

// A run that was seen to begin is no older than the last answer of the one before, whatever the server's clock says; and
// while it is young it remembers nothing of that. One that does not say any more when it began may be another.
void Hearing::follow_run(Member& member, const Visit& visit) {
    const SourceAnswer& answer = *visit.answer;
    const bool was_stated = std::exchange(member.run_is_stated, answer.started_at.has_value());
    if (was_stated && !member.run_is_stated) member.known.clear();
    if (!answer.started_at || (member.run && member.run->started_at == *answer.started_at)) return;
    Milliseconds age = answer.ran_for;
    if (member.run && member.heard) age = std::min(age, visit.ended - *member.heard);
    if (age < limits_.settled_after) member.known.clear();
    member.run = Run{*answer.started_at, visit.ended + (limits_.settled_after - age)};
}

Tick Hearing::silent_from(const Member& member) const {
    if (member.heard) return *member.heard + std::max(limits_.silent_after, Milliseconds{3 * member.took.count()});
    return member.trouble == Text{} ? born_ + std::max(limits_.silent_after, limits_.first_answer) : born_;
}

bool Hearing::is_heard(const Member& member, Tick now) const { return member.heard && now < silent_from(member); }

bool Hearing::is_believed(const Member& member, Tick now) const {
    if (limits_.settled_after == Milliseconds{0}) return true;
    return member.run && member.run_is_stated && now >= member.run->believed_from;
}

bool Hearing::any_heard(Tick now) const {
    return std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return is_heard(member, now); });
}

// One that has run for long holds all that its cluster holds, so the others may be as young as they like.
bool Hearing::any_believed(Tick now) const {
    return std::any_of(members_.begin(), members_.end(),
                       [&](const Member& member) { return is_heard(member, now) && is_believed(member, now); });
}

bool Hearing::all_silent(Tick now) const {
    return std::all_of(members_.begin(), members_.end(),
                       [&](const Member& member) { return now >= silent_from(member); });
}

std::optional<Held> Hearing::news(Tick now) {
    const bool fell_silent = std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
        return member.was_heard && !is_heard(member, now);
    });
    if (!(changed_ || fell_silent) || !any_heard(now)) return std::nullopt;
    Held held = together(now);
    received_ = held.alerts.size() + held.unread.size();
    remember(now);
    changed_ = false;
    return held;
}

// A member alone gives its alerts away: a flood is not held twice. Several are each needed again when another answers.
Held Hearing::together(Tick now) {
    Held held;
    for (Member& member : members_) {
        member.was_heard = is_heard(member, now);
        SourceAnswer& answer = member.answer;
        if (member.was_heard && members_.size() > 1) {
            held.alerts.insert(held.alerts.end(), answer.alerts.begin(), answer.alerts.end());
            unite(held.unread, answer.unread);
        } else {
            if (member.was_heard) held = Held{std::move(answer.alerts), std::move(answer.unread)};
            answer = {};
        }
    }
    if (members_.size() > 1) starts_.put_into(held.alerts);
    unite(held.alerts);
    return held;
}

// What is gone, and was never held by anybody who is heard: those cannot say that it is over.
Fingerprints Hearing::lost_since(const Fingerprints& present, Tick now) const {
    Fingerprints lost = without(last_, present);
    for (const Member& member : members_)
        if (is_heard(member, now)) lost = without(lost, member.known);
    return lost;
}

void Hearing::remember(Tick now) {
    Fingerprints present;
    for (const Member& member : members_)
        if (is_heard(member, now)) present = united(present, member.own);
    const bool believed = any_believed(now);
    const Fingerprints lost = lost_since(present, now);
    if (limits_.settled_after > Milliseconds{0} && !lost.empty()) {
        missing_ = united(missing_, lost);
        if (believed) doubted_until_ = now + limits_.settled_after;
    }
    missing_ = without(missing_, present);
    if (believed && now >= doubted_until_) missing_.clear();
    for (Member& member : members_)
        if (is_heard(member, now)) member.known = common(united(member.known, member.own), present);
    last_ = std::move(present);
}

// A member that has run for long is not asked about what it never held.
bool Hearing::is_doubted(Tick now) const { return now < doubted_until_ && !missing_.empty(); }

Instant Hearing::instant_of(Tick tick, std::int16_t here) const {
    return Instant{(heard_at_ + (tick - heard_)).ms, here};
}

model::Source Hearing::told(Tick now, std::int16_t here) const {
    model::Source source;
    source.received = received_;
    for (const Member& member : members_)
        if (member.heard && (!source.confirmed_at || *source.confirmed_at < member.asked_at))
            source.confirmed_at = member.asked_at;
    if (!any_heard(now)) {
        const bool fails = all_silent(now);
        source.health = fails ? model::SourceHealth::failing : model::SourceHealth::waiting;
        if (fails) source.sentence = why_failing();
        return source;
    }
    const bool believed = any_believed(now);
    const bool doubted = believed && is_doubted(now);
    source.health = believed && !doubted ? model::SourceHealth::good : model::SourceHealth::settling;
    source.before_restart = believed ? 0 : missing_.size();
    const Text why = doubted ? why_doubted(here) : believed ? Text{} : why_settling(now, here);
    source.sentence = sentences({why, who_is_silent(now)});
    return source;
}

std::optional<Tick> Hearing::next_change(Tick now) const {
    std::optional<Tick> next;
    const auto consider = [&](Tick at) {
        if (at > now && (!next || at < *next)) next = at;
    };
    consider(doubted_until_);
    for (const Member& member : members_) {
        consider(silent_from(member));
        if (member.run) consider(member.run->believed_from);
    }
    return next;
}

Text Hearing::why_failing() const {
    const Member& first = members_.front();
    const Text why = first.trouble == Text{} ? nothing_came(first.url) : first.trouble;
    if (members_.size() == 1) return why;
    const std::string count = std::to_string(members_.size());
    return sentences(
        {{count + " 台のどれからも答えがありません。", "None of its " + count + " members answers."}, why});
}

// Of several the one that will be believed first counts.
Text Hearing::why_settling(Tick now, std::int16_t here) const {
    const Member* first = nullptr;
    const Member* unstated = nullptr;
    for (const Member& member : members_) {
        if (!is_heard(member, now)) continue;
        if (!member.run_is_stated)
            unstated = &member;
        else if (!first || member.run->believed_from < first->run->believed_from)
            first = &member;
    }
    if (!first) return unstated ? unstated->start_unknown : Text{};
    const Tick believed_from = first->run->believed_from;
    const std::string began = model::hour_minute(instant_of(believed_from + -limits_.settled_after, here));
    const std::string until = model::hour_minute(instant_of(believed_from, here));
    return {began + " に起動。" + until + " までは、アラートが消えても復旧とは限りません。",
            "Started at " + began + ": until " + until + " an alert that is gone is no recovery."};
}

Text Hearing::why_doubted(std::int16_t here) const {
    const std::string count = std::to_string(missing_.size());
    const std::string until = model::hour_minute(instant_of(doubted_until_, here));
    return {"答えないか再起動したメンバーだけが持っていたアラート " + count + "件。" + until +
                " までは復旧とは限りません。",
            "Only a member that is silent or was restarted held " + count + " of its alerts: until " + until +
                " that is no recovery."};
}

Text Hearing::who_is_silent(Tick now) const {
    std::string silent;
    for (const Member& member : members_)
        if (now >= silent_from(member)) silent += (silent.empty() ? "" : ", ") + member.url;
    if (silent.empty()) return {};
    return {"答えないメンバー: " + silent + "。ほかのメンバーで見ています。",
            "No answer from " + silent + "; the other members are heard."};
}

}  // namespace feed
