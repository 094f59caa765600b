// Near is what a slip of the finger leaves; a name that is near nobody is somebody new, on the first night above all.
#include "model/understood.h"

#include "model/command_names.h"
#include "model/record/words.h"
#include "model/text/nearest.h"

#include <algorithm>

namespace model {
namespace {

struct Named {
    std::string_view field;
    const std::string* name;
    const std::string* org;
};

std::vector<Named> people_of(const Command& command) {
    static const std::string none;
    if (const auto* add = std::get_if<AddAction>(&command)) return {{"owner", &add->owner, &add->owner_org}};
    if (const auto* order = std::get_if<OrderAction>(&command)) return {{"owner", &order->owner, &order->owner_org}};
    if (const auto* role = std::get_if<AssignRole>(&command)) return {{"holder", &role->holder, &role->org}};
    if (const auto* hand = std::get_if<RequestHandover>(&command)) return {{"to", &hand->to, &hand->to_org}};
    if (const auto* put = std::get_if<PutDecision>(&command)) return {{"decider", &put->decider, &none}};
    return {};
}

std::string whole(const std::string& name, const std::string& org) { return org.empty() ? name : name + " / " + org; }

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_same(const KnownPerson& known, const Named& named) {
    return known.name == *named.name && (named.org->empty() || known.org.empty() || known.org == *named.org);
}

// The same name elsewhere, a name that is a part of another, or one a slip away: of three characters, as many names have,
// another one is another person.
std::string nearest_person(const Named& named, const std::vector<KnownPerson>& known) {
    std::vector<std::string_view> names;
    for (const KnownPerson& person : known) {
        if (person.name == *named.name) return whole(person.name, person.org);
        if (person.name.starts_with(*named.name + " ") || named.name->starts_with(person.name + " "))
            return whole(person.name, person.org);
        names.push_back(person.name);
    }
    constexpr std::size_t too_short = 3;
    const bool is_short = code_points(*named.name) <= too_short;
    const std::string near(is_short ? std::string_view() : nearest(*named.name, names));
    for (const KnownPerson& person : known)
        if (!near.empty() && person.name == near) return whole(person.name, person.org);
    return {};
}

}  // namespace

std::vector<UnknownName> unknown_names(const Command& command, const Record& record,
                                       const std::vector<KnownPerson>& known) {
    const std::vector<Named> people = people_of(command);
    if (people.empty() || people.front().name->empty()) return {};
    std::vector<KnownPerson> everybody = known;
    for (const language::Person& person : language::people_in(record)) everybody.push_back({person.name, person.org});
    std::vector<UnknownName> unknown;
    for (const Named& named : people) {
        const bool is_known = std::any_of(everybody.begin(), everybody.end(),
                                          [&](const KnownPerson& person) { return is_same(person, named); });
        if (is_known || everybody.empty()) continue;
        unknown.push_back({std::string(named.field), whole(*named.name, *named.org), nearest_person(named, everybody)});
    }
    return unknown;
}

Text with_new_names(Text said, const std::vector<UnknownName>& unknown) {
    for (const UnknownName& one : unknown) {
        said.ja += " · " + fill(say(Say::name_is_new, Language::ja), {one.said});
        said.en += " · " + fill(say(Say::name_is_new, Language::en), {one.said});
    }
    return said;
}

bool names_people(const Command& command) { return !people_of(command).empty(); }

std::optional<NameInDoubt> name_in_doubt(const std::vector<UnknownName>& unknown) {
    for (const UnknownName& one : unknown) {
        if (one.nearest.empty()) continue;
        return NameInDoubt{
            problem(Trouble::invalid,
                    one.said + " はまだ出てきていません。近いのは " + one.nearest +
                        " です。新しい人なら、もう一度 Enter(端末では --new、HTTP では \"new\":true)。",
                    "Nobody has heard of " + one.said + ". The nearest is " + one.nearest +
                        ". If it is somebody new: Enter again (--new in a terminal, \"new\":true over HTTP).",
                    one.field),
            one.nearest};
    }
    return std::nullopt;
}

}  // namespace model
