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

std::vector<std::uint64_t> united(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::vector<std::uint64_t> both;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

std::uint64_t count_missing(const std::vector<std::uint64_t>& wanted, const std::vector<std::uint64_t>& held) {
    return static_cast<std::uint64_t>(std::count_if(wanted.begin(), wanted.end(), [&](std::uint64_t fingerprint) {
        return !std::binary_search(held.begin(), held.end(), fingerprint);
    }));
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
    member.heard = visit.ended;
    member.asked_at = visit.asked_at;
    member.took = visit.ended - visit.asked;
    member.trouble = {};
    changed_ = true;
}

// A run that was seen to begin is no older than the last answer of the one before, whatever the server's clock says.
void Hearing::follow_run(Member& member, const Visit& visit) {
    const SourceAnswer& answer = *visit.answer;
    member.run_is_stated = answer.started_at.has_value();
    if (!answer.started_at || (member.run && member.run->started_at == *answer.started_at)) return;
    Milliseconds age = answer.ran_for;
    if (member.run && member.heard) {
        age = std::min(age, visit.ended - *member.heard);
        restarted_ = true;
    }
    const Milliseconds left = limits_.settled_after - age;
    const Instant now = visit.asked_at + (visit.ended - visit.asked);
    member.run = Run{*answer.started_at, visit.ended + left, now - age, now + left};
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
    remember(held, now);
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
    unite(held.alerts);
    return held;
}

void Hearing::remember(const Held& held, Tick now) {
    std::vector<std::uint64_t> present = fingerprints_of(held);
    const bool believed = any_believed(now);
    if (believed) {
        before_.clear();
    } else if (was_believed_ || restarted_) {
        before_ = united(before_, last_);
    }
    missing_ = count_missing(before_, present);
    received_ = held.alerts.size() + held.unread.size();
    was_believed_ = believed;
    restarted_ = false;
    last_ = std::move(present);
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
    source.health = believed ? model::SourceHealth::good : model::SourceHealth::settling;
    source.before_restart = believed ? 0 : missing_;
    source.sentence = sentences({believed ? Text{} : why_settling(now, here), who_is_silent(now)});
    return source;
}

std::optional<Tick> Hearing::next_change(Tick now) const {
    std::optional<Tick> next;
    const auto consider = [&](Tick at) {
        if (at > now && (!next || at < *next)) next = at;
    };
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
    const std::string began = model::hour_minute(Instant{first->run->began.ms, here});
    const std::string until = model::hour_minute(Instant{first->run->believed_at.ms, here});
    return {began + " に起動。" + until + " までは、アラートが消えても復旧とは限りません。",
            "Started at " + began + ": until " + until + " an alert that is gone is no recovery."};
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
