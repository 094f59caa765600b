// Making one alert of the many that tell of it, and words for those that cannot be read. It must never drop one: what
// differs in anything that could matter stays two.
#include "feed/source/held.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace feed {
namespace {

constexpr std::size_t most_named = 3;

auto identity(const model::Alert& alert) { return std::tie(alert.fingerprint, alert.labels); }

void take_into(model::Alert& alert, model::Alert& other) {
    if (other.starts_at && (!alert.starts_at || *other.starts_at < *alert.starts_at)) alert.starts_at = other.starts_at;
    if (alert.summary.empty()) alert.summary = std::move(other.summary);
    if (other.quiet == model::Quiet::none) {
        alert.quiet = model::Quiet::none;
        alert.quiet_until.reset();
        alert.quiet_by.clear();
    } else if (alert.quiet == other.quiet && !alert.quiet_until) {
        alert.quiet_until = other.quiet_until;
    }
}

}  // namespace

void unite(std::vector<model::Alert>& alerts) {
    for (model::Alert& alert : alerts)
        if (!std::is_sorted(alert.labels.begin(), alert.labels.end()))
            std::sort(alert.labels.begin(), alert.labels.end());
    std::stable_sort(alerts.begin(), alerts.end(),
                     [](const model::Alert& a, const model::Alert& b) { return identity(a) < identity(b); });
    auto kept = alerts.begin();
    for (auto next = alerts.begin(); next != alerts.end(); ++next) {
        if (next == alerts.begin()) continue;
        if (identity(*kept) == identity(*next))
            take_into(*kept, *next);
        else if (++kept != next)
            *kept = std::move(*next);
    }
    if (!alerts.empty()) alerts.erase(std::next(kept), alerts.end());
}

void unite(std::vector<UnreadAlert>& unread, const std::vector<UnreadAlert>& others) {
    std::vector<UnreadAlert> both;
    std::set_union(unread.begin(), unread.end(), others.begin(), others.end(), std::back_inserter(both));
    unread = std::move(both);
}

void EarliestStarts::put_into(std::vector<model::Alert>& told) {
    std::unordered_map<std::string, Told> now;
    for (const model::Alert& alert : told) {
        if (!alert.starts_at) continue;
        Told& start = now.try_emplace(alert.fingerprint, Told{*alert.starts_at, *alert.starts_at}).first->second;
        start.earliest = std::min(start.earliest, *alert.starts_at);
        start.latest = std::max(start.latest, *alert.starts_at);
    }
    for (auto& [fingerprint, start] : now) {
        const auto before = told_.find(fingerprint);
        if (before == told_.end() || before->second.latest < start.earliest) continue;
        start.earliest = std::min(start.earliest, before->second.earliest);
        start.latest = std::max(start.latest, before->second.latest);
    }
    for (model::Alert& alert : told)
        if (alert.starts_at) alert.starts_at = now.at(alert.fingerprint).earliest;
    told_ = std::move(now);
}

std::vector<std::uint64_t> fingerprints_of(const std::vector<model::Alert>& alerts,
                                           const std::vector<UnreadAlert>& unread) {
    const std::hash<std::string> number;
    std::vector<std::uint64_t> all;
    all.reserve(alerts.size() + unread.size());
    for (const model::Alert& alert : alerts) all.push_back(number(alert.fingerprint));
    for (const UnreadAlert& alert : unread)
        if (!alert.fingerprint.empty()) all.push_back(number(alert.fingerprint));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

model::Text unread_sentence(const std::vector<UnreadAlert>& unread) {
    if (unread.empty()) return {};
    std::string named_ja;
    std::string named_en;
    const std::size_t named = std::min(unread.size(), most_named);
    for (std::size_t i = 0; i < named; ++i) {
        named_ja += (i == 0 ? "" : "、") + unread[i].name + "(" + unread[i].field + ")";
        named_en += (i == 0 ? "" : ", ") + unread[i].name + " (" + unread[i].field + ")";
    }
    const std::string more = std::to_string(unread.size() - named);
    if (unread.size() > named) named_ja += "、ほか " + more + "件";
    if (unread.size() > named) named_en += " and " + more + " more";
    const std::string count = std::to_string(unread.size());
    const bool one = unread.size() == 1;
    return {"読めないアラート " + count + "件: " + named_ja + "。発生元で直してください。",
            count + (one ? " alert" : " alerts") + " cannot be read: " + named_en +
                (one ? ". Correct it where it is made." : ". Correct them where they are made.")};
}

model::Text sentences(std::initializer_list<model::Text> all) {
    model::Text text;
    for (const model::Text& each : all) {
        text.ja += (text.ja.empty() || each.ja.empty() ? "" : " ") + each.ja;
        text.en += (text.en.empty() || each.en.empty() ? "" : " ") + each.en;
    }
    return text;
}

std::optional<model::AlertGroup> unread_group(const std::vector<UnreadAlert>& unread) {
    if (unread.empty()) return std::nullopt;
    model::AlertGroup group;
    group.id = model::unread_id;
    group.count = unread.size();
    return group;
}

}  // namespace feed
