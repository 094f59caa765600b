// The field table walked once for all that is asked of it: to set, to say, what may stand there. A new command needs
// nothing here.
// It must never change a command by a value it does not understand.
#include "model/field_said.h"

#include "model/command_values.h"
#include "model/record/fields_command.h"

#include <array>
#include <type_traits>

namespace model::language {
namespace {

// The name before an organisation, the mark of a person taken off.
std::string name_said(std::string_view value) {
    if (value.starts_with('@')) value.remove_prefix(1);
    return text_said(value).ja;
}

// Lists are said with lone "/" between their elements.
std::vector<std::string_view> elements_of(std::string_view value) {
    std::vector<std::string_view> elements;
    std::size_t from = 0;
    for (const LineWord& word : words_of(value)) {
        if (!is_parting(word)) continue;
        elements.push_back(value.substr(from, word.at - from));
        from = word.at + word.length;
    }
    elements.push_back(value.substr(from));
    return elements;
}

struct Put {
    std::string_view value;
    const Hearing& hearing;

    bool operator()(Text& text) const { return text = text_said(value), true; }
    bool operator()(std::string& name) const { return name = name_said(value), true; }
    bool operator()(Instant& at) const {
        const auto said = time_said(value, hearing);
        if (said) at = *said;
        return said.has_value();
    }
    bool operator()(int& number) const {
        const auto said = number_said(value);
        if (said) number = *said;
        return said.has_value();
    }
    bool operator()(bool& flag) const {
        const std::string word = lower(value);
        const bool yes = word == "yes" || word == "true" || word == "はい";
        const bool no = word == "no" || word == "false" || word == "いいえ";
        if (yes || no) flag = yes;
        return yes || no;
    }
    template <class Tag>
    bool operator()(Id<Tag>& id) const {
        if (!is_id(value)) return false;
        id.text = value;
        return true;
    }
    template <class E>
    bool operator()(Word<E>& word) const {
        const auto said = enum_said<E>(value);
        if (said) word = Word<E>(*said);
        return said.has_value();
    }
    bool operator()(ServiceId& id, bool) const { return (*this)(id); }
    bool operator()(DecisionOption& option, bool) const {
        const auto said = option_said(value);
        if (said) option = *said;
        return said.has_value();
    }
    bool operator()(Deadline& deadline, bool) const {
        const auto said = deadline_said(value, hearing);
        if (said) deadline = *said;
        return said.has_value();
    }
    template <class T>
    bool operator()(std::vector<T>& list) const {
        std::vector<T> more;
        for (const std::string_view element : elements_of(value)) {
            if (words_of(element).empty()) continue;
            std::string trimmed(element);
            if constexpr (std::is_same_v<T, ServiceId>) trimmed = words_of(element).front().plain;
            if (!Put{trimmed, hearing}(more.emplace_back(), true)) return false;
        }
        list.insert(list.end(), more.begin(), more.end());
        return true;
    }
    template <class T>
    bool operator()(std::optional<T>& value_) const {
        T inside = value_.value_or(T{});
        if (!(*this)(inside)) return false;
        value_ = std::move(inside);
        return true;
    }
};

struct Say_ {
    std::string operator()(const Text& text) const { return spoken(text); }
    std::string operator()(const std::string& name) const { return spoken(Text{name, {}}); }
    std::string operator()(const Instant& at) const { return rfc3339(at); }
    std::string operator()(int number) const { return std::to_string(number); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    template <class Tag>
    std::string operator()(const Id<Tag>& id) const {
        return id.text;
    }
    template <class E>
    std::string operator()(const Word<E>& word) const {
        return std::string(enum_word(word.value).wire);
    }
    std::string operator()(const DecisionOption& option) const { return spoken(option); }
    std::string operator()(const Deadline& deadline) const { return spoken(deadline); }
    template <class T>
    std::string operator()(const std::vector<T>& list) const {
        std::string said;
        for (const T& element : list) said += (said.empty() ? "" : " / ") + (*this)(element);
        return said;
    }
    template <class T>
    std::string operator()(const std::optional<T>& value) const {
        return value ? (*this)(*value) : std::string();
    }
};

template <class T>
constexpr Meaning meaning() {
    if constexpr (std::is_same_v<T, Text>)
        return Meaning::text;
    else if constexpr (std::is_same_v<T, std::string>)
        return Meaning::name;
    else if constexpr (std::is_same_v<T, Instant>)
        return Meaning::time;
    else if constexpr (std::is_same_v<T, int>)
        return Meaning::number;
    else if constexpr (std::is_same_v<T, bool>)
        return Meaning::yes_no;
    else if constexpr (std::is_same_v<T, std::vector<ServiceId>>)
        return Meaning::ids;
    else if constexpr (requires(T value) { value.raw; })
        return Meaning::word;
    else if constexpr (requires(T value) { value.value_or(typename T::value_type{}); })
        return meaning<typename T::value_type>();
    else if constexpr (requires(T value) { value.push_back(value.front()); })
        return Meaning::list;
    else
        return Meaning::id;
}

template <class T>
struct EnumOf {};
template <class E>
struct EnumOf<Word<E>> {
    using Type = E;
};
template <class E>
struct EnumOf<std::optional<Word<E>>> {
    using Type = E;
};

// What can be asked of a field, once for each type of member: every command's fields are then looked at by the same code.
struct Kind {
    Meaning meaning;
    bool (*put)(void* held, std::string_view value, const Hearing& hearing);
    std::string (*said)(const void* held);
    bool (*same)(const void* left, const void* right);
    void (*choices)(std::vector<EnumChoice>& choices);
    void (*times)(const void* held, std::vector<Instant>& times);
};

template <class T>
bool put_into(void* held, std::string_view value, const Hearing& hearing) {
    return Put{value, hearing}(*static_cast<T*>(held));
}

template <class T>
std::string said_of(const void* held) {
    return Say_{}(*static_cast<const T*>(held));
}

template <class T>
bool are_same(const void* left, const void* right) {
    return *static_cast<const T*>(left) == *static_cast<const T*>(right);
}

template <class T>
void add_choices(std::vector<EnumChoice>& choices) {
    if constexpr (requires { typename EnumOf<T>::Type; }) {
        for (const EnumWord& word : EnumWords<typename EnumOf<T>::Type>::all)
            if (word.wire != "other")
                choices.push_back({std::string(word.wire), {std::string(word.ja), std::string(word.en)}});
    }
}

template <class T>
void add_times([[maybe_unused]] const void* held, [[maybe_unused]] std::vector<Instant>& times) {
    [[maybe_unused]] const T& value = *static_cast<const T*>(held);
    if constexpr (std::is_same_v<T, Instant>) {
        if (!(value == Instant{})) times.push_back(value);
    } else if constexpr (std::is_same_v<T, std::optional<Instant>>) {
        if (value) times.push_back(*value);
    } else if constexpr (std::is_same_v<T, std::optional<std::vector<Deadline>>>) {
        for (const Deadline& deadline : value.value_or(std::vector<Deadline>{})) times.push_back(deadline.at);
    }
}

template <class T>
constexpr Kind kind_of{meaning<T>(), put_into<T>, said_of<T>, are_same<T>, add_choices<T>, add_times<T>};

// A command's field where it is. Valid as long as the command, and it holds the same kind.
struct Field {
    std::string_view name;
    const Kind* kind;
    const void* value;
};

// In the order of the table.
std::vector<Field> fields_of(const Command& command) {
    std::vector<Field> fields;
    std::visit(
        [&fields](const auto& row) {
            using Row = std::remove_cvref_t<decltype(row)>;
            each_field(Of<Row>{}, [&](std::string_view name, auto member, Limit, Need) {
                fields.push_back({name, &kind_of<std::remove_cvref_t<decltype(row.*member)>>, &(row.*member)});
            });
        },
        command);
    return fields;
}

// The field of this name; none when the command has no such field.
std::optional<Field> field_of(const Command& command, std::string_view name) {
    for (const Field& field : fields_of(command))
        if (field.name == name) return field;
    return std::nullopt;
}

template <class Row>
Command blank() {
    return Row{};
}

struct Blank {
    std::string_view type;
    Command (*make)();
};

template <std::size_t... I>
constexpr std::array<Blank, sizeof...(I)> blanks(std::index_sequence<I...>) {
    return {Blank{command_type<std::variant_alternative_t<I, CommandKinds>>,
                  blank<std::variant_alternative_t<I, CommandKinds>>}...};
}

}  // namespace

Command blank_command(std::string_view type) {
    constexpr auto all = blanks(std::make_index_sequence<std::variant_size_v<CommandKinds>>{});
    for (const Blank& one : all)
        if (one.type == type) return one.make();
    return {};
}

std::string_view type_of(const Command& command) {
    return std::visit([](const auto& row) { return command_type<std::remove_cvref_t<decltype(row)>>; }, command);
}

Meaning meaning_of(const Command& command, std::string_view name) {
    const auto field = field_of(command, name);
    return field ? field->kind->meaning : Meaning::none;
}

std::vector<EnumChoice> choices_of(const Command& command, std::string_view name) {
    std::vector<EnumChoice> choices;
    if (const auto field = field_of(command, name)) field->kind->choices(choices);
    return choices;
}

bool set_field(Command& command, std::string_view name, std::string_view value, const Saying& saying) {
    const auto field = field_of(command, name);
    // It was found in `command`, which may be written.
    return field && field->kind->put(const_cast<void*>(field->value), value, hearing_of(saying, name));
}

bool is_set(const Command& command, std::string_view name) {
    for (const FieldSaid& said : fields_said(command))
        if (said.field == name) return true;
    return false;
}

std::vector<FieldSaid> fields_said(const Command& command) {
    std::vector<FieldSaid> said;
    const Command untouched = blank_command(type_of(command));
    const auto before = fields_of(untouched);
    const auto now = fields_of(command);
    for (std::size_t at = 0; at < now.size(); ++at) {
        const Kind& kind = *now[at].kind;
        if (!kind.same(now[at].value, before[at].value))
            said.push_back({std::string(now[at].name), kind.said(now[at].value)});
    }
    return said;
}

std::vector<Instant> times_in(const Command& command) {
    std::vector<Instant> times;
    for (const Field& field : fields_of(command)) field.kind->times(field.value, times);
    return times;
}

std::vector<std::string_view> field_names(const Command& command) {
    std::vector<std::string_view> names;
    for (const Field& field : fields_of(command)) names.push_back(field.name);
    return names;
}

}  // namespace model::language
