// What was written first stays: a person, an organisation or an id that the record knows in another width, case, kana or dash
// is the known one, from whatever board or program the command comes.
// It must never take what only nearly reads alike for one: that is asked back before (understood.h).
#include "model/record/fields_command.h"
#include "model/record/people.h"
#include "model/rules/deciding.h"
#include "model/text/person.h"

#include <type_traits>

namespace model::deciding {
namespace {

// The spelling that stands first, unless the one that is wanted stands there too.
class First {
public:
    explicit First(std::string_view wanted) : wanted_(wanted) {}

    void look(const std::string& known, bool is_it) {
        if (known.empty() || !is_it) return;
        if (found_ == nullptr || known == wanted_) found_ = &known;
    }
    std::string spelling() const { return found_ ? *found_ : std::string(wanted_); }

private:
    std::string_view wanted_;
    const std::string* found_ = nullptr;
};

// visit(name, organisation or null) for everybody the record knows.
template <class V>
void each_known(const Record& record, V&& visit) {
    each_table(record, [&](std::string_view, const auto& table) {
        for (const auto& row : table) each_person(row, visit);
    });
}

std::string organisation_of(const Record& record, const std::string& org) {
    if (org.empty()) return org;
    First first(org);
    for (const Service& service : record.services) first.look(service.owner_org, alike(service.owner_org, org));
    each_known(record, [&](const std::string&, const std::string* known) {
        if (known != nullptr) first.look(*known, alike(*known, org));
    });
    return first.spelling();
}

// Somebody of another organisation is somebody else, and keeps a spelling of their own.
std::string person_of(const Record& record, const std::string& name, const std::string& org) {
    if (name.empty()) return name;
    First first(name);
    each_known(record, [&](const std::string& known, const std::string* known_org) {
        const bool elsewhere = !org.empty() && known_org != nullptr && !known_org->empty() && !alike(*known_org, org);
        first.look(known, !elsewhere && alike_people(known, name));
    });
    return first.spelling();
}

// Fields of a command that hold ids: one, or a list of services.
struct Ids {
    const Record& record;

    template <class Tag>
    void operator()(Id<Tag>& id) const {
        if (id.empty()) return;
        each_table(record, [&]<class Entity>(std::string_view, const Table<Entity>& table) {
            if constexpr (std::is_same_v<typename Table<Entity>::IdType, Id<Tag>>) {
                if (table.find(id)) return;
                First first(id.text);
                for (const Entity& known : table) first.look(known.id.text, alike(known.id.text, id.text));
                id.text = first.spelling();
            }
        });
    }
    template <class T>
    void operator()(std::vector<T>& list) const {
        if constexpr (requires(T one) { one.text.size(); })
            for (T& one : list) (*this)(one);
    }
    template <class Other>
    void operator()(Other&) const {}
};

bool reads_like(const Text& said, const Service& service) {
    for (const std::string* name : {&said.ja, &said.en})
        for (const Text* known : {&service.name, &service.short_name})
            if (!is_blank(*name) && (alike(*name, known->ja) || alike(*name, known->en))) return true;
    return false;
}

}  // namespace

Actor as_written(const Record& record, Actor actor) {
    actor.org = organisation_of(record, actor.org);
    actor.who = person_of(record, actor.who, actor.org);
    return actor;
}

void spell_as_written(const Asked& asked, Command& command) {
    const Record& record = asked.record;
    const auto spell = [&](std::string& name, std::string* org) {
        if (org != nullptr) *org = organisation_of(record, *org);
        const bool own = same_person({name, org ? *org : asked.actor.org}, {asked.actor.who, asked.actor.org});
        name = own ? asked.actor.who : person_of(record, name, org ? *org : std::string());
    };
    std::visit(
        [&]<class Kind>(Kind& wanted) {
            each_person(wanted, spell);
            each_field(Of<Kind>{}, [&](std::string_view, auto member, Limit, Need) { Ids{record}(wanted.*member); });
            if constexpr (requires { wanted.only; })
                if (!wanted.only.empty() && alike(wanted.only, asked.audience)) wanted.only = asked.audience;
        },
        command);
    if (auto* declare = std::get_if<DeclareService>(&command))
        declare->owner_org = organisation_of(record, declare->owner_org);
}

// A monitoring source is let through: what it watches must not be lost for a name, and the board warns of it.
Refusal name_refusal(const Asked& asked, const DeclareService& command, const ServiceId& own) {
    if (asked.actor.permission == Permission::source || is_blank(command.name)) return std::nullopt;
    const Service* present = asked.record.services.find(own);
    if (present && reads_like(command.name, *present)) return std::nullopt;
    for (const Service& known : asked.record.services) {
        if (known.id == own || !reads_like(command.name, known)) continue;
        const Text called{pick(known.name, Language::ja), pick(known.name, Language::en)};
        const std::string& id = known.id.text;
        return problem(Trouble::invalid,
                       "「" + called.ja + "」(" + id + ")がもうあります。それを使うか、別の名前にしてください。",
                       "There is a service \"" + called.en + "\" (" + id +
                           ") already. Use that one, or give this one another name.",
                       "name");
    }
    return std::nullopt;
}

}  // namespace model::deciding
