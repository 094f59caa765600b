// Near is what a slip of the finger leaves; a name that is near nobody is somebody new, on the first night above all.
#include "model/understood.h"

#include "model/command_names.h"
#include "model/record/words.h"
#include "model/text/likeness.h"
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
    const bool org = named.org->empty() || known.org.empty() || alike(known.org, *named.org);
    return org && alike_people(known.name, *named.name);
}

// The same name elsewhere, a name that is a part of another, or one a slip away: of three characters, as many names have,
// another one is another person.
std::string nearest_person(const Named& named, const std::vector<KnownPerson>& known) {
    const std::string wanted = likeness_of_person(*named.name);
    std::vector<std::string> names;
    for (const KnownPerson& person : known) {
        names.push_back(likeness_of_person(person.name));
        const std::string& name = names.back();
        if (name == wanted || name.starts_with(wanted + " ") || wanted.starts_with(name + " "))
            return whole(person.name, person.org);
    }
    constexpr std::size_t too_short = 3;
    if (code_points(wanted) <= too_short) return {};
    const std::string_view near = nearest(wanted, {names.begin(), names.end()});
    for (std::size_t i = 0; i < names.size() && !near.empty(); ++i)
        if (names[i] == near) return whole(known[i].name, known[i].org);
    return {};
}

bool is_number(char c) { return c >= '0' && c <= '9'; }

std::string without_numbers(std::string name) {
    std::erase_if(name, is_number);
    return name;
}

// "Unit 1" and "Unit 2", "系A" and "系B" are counted, not mistyped.
bool are_counted(const std::string& one, const std::string& other) {
    if (without_numbers(one) == without_numbers(other)) return true;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto lettered = [&](const std::string& name) {
        return name.size() > 1 && is_letter(name.back()) && !is_letter(name[name.size() - 2]);
    };
    const auto front = [](const std::string& name) { return std::string_view(name).substr(0, name.size() - 1); };
    return lettered(one) && lettered(other) && front(one) == front(other);
}

// One slip in six characters, of names that are long enough for one.
bool is_slip(const std::string& one, const std::string& other) {
    constexpr std::size_t too_short = 3;
    constexpr std::size_t letters_a_slip = 6;
    const std::size_t letters = code_points(one);
    if (letters <= too_short || one == other || are_counted(one, other)) return false;
    return edit_distance(one, other) <= std::max<std::size_t>(1, letters / letters_a_slip);
}

// A new service, or a new name of one, that reads nearly like another: one, or none.
std::vector<UnknownName> unknown_service(const DeclareService& declare, const Record& record) {
    for (const std::string* name : {&declare.name.ja, &declare.name.en})
        for (const Service& known : record.services)
            for (const std::string* other : {&known.name.ja, &known.name.en})
                if (known.id != declare.service && is_slip(likeness(*name), likeness(*other)))
                    return {{"name", *name, *other + " (" + known.id.text + ")"}};
    return {};
}

}  // namespace

std::vector<UnknownName> unknown_names(const Command& command, const Record& record,
                                       const std::vector<KnownPerson>& known) {
    if (const auto* declare = std::get_if<DeclareService>(&command)) return unknown_service(*declare, record);
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

bool may_name_new(const Command& command) {
    return std::holds_alternative<DeclareService>(command) || !people_of(command).empty();
}

std::optional<NameInDoubt> name_in_doubt(const std::vector<UnknownName>& unknown) {
    for (const UnknownName& one : unknown) {
        if (one.nearest.empty()) continue;
        const bool service = one.field == "name";
        const std::string what_ja = service ? "新しいサービス" : "新しい人";
        const std::string what_en = service ? "a new service" : "somebody new";
        return NameInDoubt{
            problem(Trouble::invalid,
                    one.said + " はまだ出てきていません。近いのは " + one.nearest + " です。" + what_ja +
                        "なら、もう一度 Enter(端末では --new、HTTP では \"new\":true)。",
                    "Nobody has heard of " + one.said + ". The nearest is " + one.nearest + ". If it is " + what_en +
                        ": Enter again (--new in a terminal, \"new\":true over HTTP).",
                    one.field),
            one.nearest};
    }
    return std::nullopt;
}

}  // namespace model
