// The refusals and small helps that every file of decide uses. Each sentence says what, where and what would work.
// It must never hold a rule about one kind of thing.
#include "model/rules/deciding.h"

#include "model/record/order.h"
#include "model/text/nearest.h"

#include <algorithm>
#include <charconv>

namespace model::deciding {
namespace {

std::string joined(const std::vector<Text>& words, Language language) {
    std::string all;
    for (const Text& word : words) {
        if (language == Language::ja) {
            all += "「" + word.ja + "」";
        } else {
            all += (all.empty() ? "" : ", ") + word.en;
        }
    }
    return all;
}

}  // namespace

Problem no_arrow(const std::string& id, const Text& from, const Text& to, const std::vector<Text>& possible) {
    std::string ja = id + " はいま「" + from.ja + "」なので「" + to.ja + "」にできません。";
    std::string en = id + " is now \"" + from.en + "\" and cannot become \"" + to.en + "\".";
    if (possible.empty()) {
        ja += "この状態からはもう変わりません。";
        en += " Nothing more can change from there.";
    } else {
        ja += "いまできるのは" + joined(possible, Language::ja) + "です。";
        en += " Possible now: " + joined(possible, Language::en) + ".";
    }
    return problem(Trouble::illegal_transition, std::move(ja), std::move(en));
}

Problem not_found(const Kind& kind, const std::string& id, const std::vector<std::string_view>& known) {
    const std::string near(nearest(id, known));
    std::string ja = std::string(kind.ja) + " " + id + " はありません。";
    std::string en = "There is no " + std::string(kind.en) + " " + id + ".";
    if (id.empty()) {
        ja = std::string(kind.ja) + "の番号を書いてください。";
        en = "Say which " + std::string(kind.en) + " by its id.";
    } else if (!near.empty()) {
        ja += "近いのは " + near + " です。";
        en += " The nearest is " + near + ".";
    }
    return problem(Trouble::not_found, std::move(ja), std::move(en), std::string(kind.field));
}

Problem id_taken(const Kind& kind, const std::string& id) {
    return problem(Trouble::invalid,
                   std::string(kind.ja) + " " + id + " はもうあります。別の番号にするか、番号を空けて送ってください。",
                   "There is already a " + std::string(kind.en) + " " + id +
                       ". Use another id, or leave it out and one is chosen.",
                   std::string(kind.field));
}

Problem too_many(const Kind& kind) {
    const std::string most = std::to_string(most_of_a_kind);
    return problem(
        Trouble::invalid, std::string(kind.ja) + "は " + most + " 件までです。新しい記録を始めてください。",
        "A record holds at most " + most + " of one kind (" + std::string(kind.en) + "): start a new record.",
        std::string(kind.field));
}

std::string next_id(std::string_view prefix, const std::vector<std::string_view>& known) {
    std::uint32_t highest = 0;
    for (const std::string_view id : known) {
        if (!id.starts_with(prefix)) continue;
        const std::string_view digits = id.substr(prefix.size());
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error == std::errc() && end == digits.data() + digits.size() && number < 1'000'000'000)
            highest = std::max(highest, number);
    }
    return std::string(prefix) + std::to_string(highest + 1);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \u3000") == std::string_view::npos; }

bool is_blank(const Text& text) { return is_blank(text.ja) && is_blank(text.en); }

Refusal blank_refusal(const Text& text, std::string_view field, std::string_view ja, std::string_view en) {
    if (!is_blank(text)) return std::nullopt;
    return problem(Trouble::invalid, std::string(ja) + "が空です。書いてからもう一度送ってください。",
                   "The " + std::string(en) + " is empty: write it and send again.", std::string(field));
}

Text person_text(const std::string& person, const std::string& org) {
    if (org.empty()) return Text{person, person};
    return Text{person + "(" + org + ")", person + " (" + org + ")"};
}

std::vector<const RoleHolding*> present_holdings(const Asked& asked, const Seat& seat) {
    std::vector<const RoleHolding*> own;
    std::vector<const RoleHolding*> of_all;
    for (const RoleHolding& holding : asked.record.roles) {
        if (!(holding.role == seat.role) || is_over(holding)) continue;
        if (holding.incident == seat.incident)
            own.push_back(&holding);
        else if (holding.incident.empty())
            of_all.push_back(&holding);
    }
    return own.empty() ? of_all : own;
}

std::string clock(const Asked& asked, Instant at) {
    const Instant there = asked.zone.local(at);
    const std::string day = rfc3339(there).substr(0, 10);
    const Instant now = asked.zone.named() ? asked.zone.local(asked.now) : Instant{asked.now.ms, there.offset_min};
    const bool today = day == rfc3339(now).substr(0, 10);
    return (today ? std::string() : month_day_short(there) + " ") + hour_minute_second(there);
}

Event event_of(const Asked& asked, Happening what, std::vector<Entity> entities, Text note) {
    Event event;
    event.seq = asked.record.seq + 1;
    event.at = asked.now;
    event.who = asked.actor.who;
    event.org = asked.actor.org;
    event.via = asked.actor.via;
    event.what = what;
    event.entities = std::move(entities);
    event.note = std::move(note);
    return event;
}

}  // namespace model::deciding
