// See random_commands.h.
// It must never hold an expectation.
#include "tests/model/random_commands.h"

#include "model/command_language.h"
#include "model/record/enum_words.h"
#include "model/record/fields_command.h"
#include "model/wire/wire.h"

namespace random_commands {

using namespace model;

std::size_t below(Chance& chance, std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(chance);
}

namespace {

bool once_in(Chance& chance, std::size_t times) { return below(chance, times) == 0; }

template <class T>
const T& one_of(Chance& chance, const std::vector<T>& values) {
    return values[below(chance, values.size())];
}

struct Person {
    std::string who;
    std::string org;
};
const std::vector<Person>& people() {
    static const std::vector<Person> all{{"統括A", "こだま運用"},        {"統括B", "こだま運用"},
                                         {"復旧E", "つばめ保守"},        {"業務D", "かなた市場 業務部"},
                                         {"監理H", "かなた市場 監理部"}, {"Recovery G", {}}};
    return all;
}

std::string some_words(Chance& chance) {
    static const std::vector<std::string> plain{"1号機", "電文が出ていない", "手順を確認中", "50%s \"a\" || b", "A7",
                                                "済"};
    static const std::vector<std::string> hostile{"",
                                                  " 　",
                                                  "\x1b[31m赤\n",
                                                  "\xff\xfe",
                                                  "<script>alert(1)</script>",
                                                  "\xe2\x80\xae逆さ",
                                                  std::string(400, 'x'),
                                                  std::string("a\0b", 3)};
    return once_in(chance, 12) ? one_of(chance, hostile) : one_of(chance, plain);
}

// Writes one field of one command. Knows the record, so that most of what it names is there.
class Filler {
public:
    Filler(Chance& chance, const Record& record, Instant now) : chance_(chance), record_(record), now_(now) {}

    template <class Row>
    Command command() {
        Row row;
        each_field(Of<Row>{}, [&](std::string_view name, auto member, Limit limit, Need need) {
            // What is for one organisation only takes no wanted id, and alerts are a source's to count: at most it is
            // refused here.
            const bool seldom = name == "only" || name.starts_with("alerts");
            const bool wanted = once_in(chance_, seldom ? 20 : 2);
            if (need == Need::needed ? !once_in(chance_, 60) : wanted) fill(row.*member, name, limit);
        });
        return row;
    }

private:
    void fill(std::string& text, std::string_view name, Limit) {
        const Person& person = one_of(chance_, people());
        if (name == "from" && !record_.actions.empty() && !once_in(chance_, 4))
            text = one_of(chance_, record_.actions.all()).owner;
        else if (name == "chosen")
            text = std::string(1, static_cast<char>('a' + below(chance_, 3)));
        else if (name == "runbook")
            text = some_words(chance_);
        else if (once_in(chance_, 40))
            text = some_words(chance_);
        else
            text = name.find("org") == std::string_view::npos ? person.who : person.org;
    }
    void fill(Text& text, std::string_view, Limit) {
        text.ja = some_words(chance_);
        if (once_in(chance_, 3)) text.en = some_words(chance_);
    }
    void fill(Instant& at, std::string_view name, Limit) {
        const auto minutes = static_cast<std::int64_t>(below(chance_, 120));
        const bool past = name == "at" || name == "heard_at" ? !once_in(chance_, 10) : once_in(chance_, 8);
        at = past ? now_ - Milliseconds(minutes * 60'000) : now_ + Milliseconds(minutes * 60'000);
        if (once_in(chance_, 80)) at = Instant{};
    }
    void fill(bool& flag, std::string_view, Limit) { flag = once_in(chance_, 2); }
    void fill(int& number, std::string_view, Limit limit) {
        const auto few = static_cast<std::size_t>(std::min<std::int64_t>(limit.high - limit.low, 9) + 1);
        number = static_cast<int>(limit.low) + static_cast<int>(below(chance_, few));
        if (once_in(chance_, 30)) number = -1;
    }
    void fill(IncidentId& id, std::string_view, Limit) { pick(id, record_.incidents, "INC-"); }
    void fill(ServiceId& id, std::string_view, Limit) { pick(id, record_.services, "S"); }
    void fill(ActionId& id, std::string_view, Limit) { pick(id, record_.actions, "A"); }
    void fill(DecisionId& id, std::string_view, Limit) { pick(id, record_.decisions, "D"); }
    void fill(FactId& id, std::string_view, Limit) { pick(id, record_.facts, "F"); }
    void fill(HelpId& id, std::string_view, Limit) { pick(id, record_.helps, "H"); }
    void fill(GuardrailId& id, std::string_view, Limit) { pick(id, record_.guardrails, "X"); }
    void fill(HandoverId& id, std::string_view, Limit) { pick(id, record_.handovers, "HO"); }
    template <class E>
    void fill(Word<E>& word, std::string_view, Limit) {
        word = static_cast<E>(below(chance_, EnumWords<E>::all.size() - 1));
        if (once_in(chance_, 40)) word = Word<E>(E::other, "sideways");
    }
    void fill(DecisionOption& option, std::string_view, Limit) {
        option.id = std::string(1, static_cast<char>('a' + options_++ % 3));
        fill(option.text, {}, {});
        if (once_in(chance_, 2)) option.lead_time_min = static_cast<int>(below(chance_, 60));
    }
    void fill(Deadline& deadline, std::string_view, Limit) {
        deadline.label = Text{"取引開始", "Market opens"};
        fill(deadline.at, {}, {});
        fill(deadline.kind, {}, {});
    }
    template <class T>
    void fill(std::optional<T>& value, std::string_view name, Limit limit) {
        fill(value.emplace(), name, limit);
    }
    template <class T>
    void fill(std::vector<T>& list, std::string_view name, Limit limit) {
        for (std::size_t i = 0; i <= below(chance_, 2); ++i) fill(list.emplace_back(), name, limit);
    }

    // Mostly what is there, the latest most of all, because that is what can still move.
    template <class Row, class IdType>
    void pick(IdType& id, const Table<Row>& table, std::string_view prefix) {
        static const std::vector<std::string> wrong{"9999", " 1", "", "<b>", std::string(50, '7')};
        const std::size_t most = table.size();
        if (most == 0 || once_in(chance_, 10)) {
            id.text = std::string(prefix) + (once_in(chance_, 3) ? one_of(chance_, wrong) : std::to_string(most + 1));
        } else {
            id = table.all()[once_in(chance_, 2) ? most - 1 : below(chance_, most)].id;
        }
    }

    Chance& chance_;
    const Record& record_;
    Instant now_;
    std::size_t options_ = 0;
};

template <std::size_t... I>
Command any_command(Filler& filler, std::size_t which, std::index_sequence<I...>) {
    Command made;
    ((which == I ? void(made = filler.command<std::variant_alternative_t<I, CommandKinds>>()) : void()), ...);
    return made;
}

// One in four leads on from where something stands; the others are any at all.
std::size_t any_kind(Chance& chance) {
    static const std::vector<Command> onward{
        ClaimAction{},     AcknowledgeAction{}, StartAction{}, BlockAction{},   VerifyAction{}, CompleteAction{},
        MakeDecision{},    SupersedeDecision{}, OfferHelp{},   AcceptHelp{},    HelpArrived{},  ReleaseHelp{},
        RequestHandover{}, MoveHandover{},      ChangePhase{}, CompleteAction{}};
    if (once_in(chance, 4)) return one_of(chance, onward).index();
    return below(chance, std::variant_size_v<CommandKinds>);
}

Actor any_actor(Chance& chance) {
    const Person& person = one_of(chance, people());
    const bool common = !once_in(chance, 12);
    const auto rare = static_cast<Permission>(below(chance, 5));
    const Permission permission = common ? (once_in(chance, 3) ? Permission::responder : Permission::commander) : rare;
    return Actor{once_in(chance, 150) ? std::string() : person.who, person.org, "api", permission};
}

std::string_view name_of(Permission permission) {
    static constexpr std::string_view names[] = {"viewer", "responder", "commander", "admin", "source"};
    return names[static_cast<std::size_t>(permission)];
}

}  // namespace

Step any_step(Chance& chance, const Record& record, Instant now) {
    constexpr std::size_t kinds = std::variant_size_v<CommandKinds>;
    Filler filler(chance, record, now);
    Command command = any_command(filler, any_kind(chance), std::make_index_sequence<kinds>{});
    return Step{std::move(command), any_actor(chance), now};
}

std::string said(const Step& step) {
    const auto readable = parse_command(command_json(step.command));
    const std::string line = readable ? line_of(*readable, Language::en) : command_json(step.command);
    return rfc3339(step.now) + " " + step.actor.who + " (" + step.actor.org + ", " +
           std::string(name_of(step.actor.permission)) + "): " + line;
}

std::string said(const std::vector<Step>& steps) {
    std::string all;
    for (const Step& step : steps) all += said(step) + "\n";
    return all;
}

}  // namespace random_commands
