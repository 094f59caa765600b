// A value that is one of several kinds, as JSON: the kind's word in the member "type", the kind's own members beside it.
// The words are the caller's: `word_of` gives a kind's word for std::type_identity of it, none for Other. It must never
// know what an entity or a command means.
#pragma once

#include "model/wire/json_codec.h"

#include <type_traits>

namespace model::json {

// Makes the kind whose word this is, empty; false when there is none. No word makes an Other.
template <std::size_t I = 0, class Variant, class WordOf>
bool choose_kind(Variant& value, std::string_view word, WordOf word_of) {
    if constexpr (I == std::variant_size_v<typename Variant::Kinds>) {
        return false;
    } else {
        using Row = std::variant_alternative_t<I, typename Variant::Kinds>;
        static_assert(!word_of(std::type_identity<Row>{}).empty() || std::is_same_v<Row, Other>,
                      "a kind without its wire word");
        if (std::is_same_v<Row, Other> || word_of(std::type_identity<Row>{}) != word)
            return choose_kind<I + 1>(value, word, word_of);
        value.template emplace<I>();
        return true;
    }
}

// All words, in the order of the kinds.
template <class Variant, class WordOf>
std::vector<std::string_view> words_of_kinds(WordOf word_of) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::vector<std::string_view>{
            word_of(std::type_identity<std::variant_alternative_t<I, typename Variant::Kinds>>{})...};
    }
    (std::make_index_sequence<std::variant_size_v<typename Variant::Kinds>>{});
}

// `no_such`: takes the word that is no kind's; a fault, or nothing when it made a value of it.
template <class Variant, class WordOf, class NoSuch>
MaybeFault read_tagged(Node& node, Variant& value, WordOf word_of, NoSuch no_such) {
    Object* object = node.as<Object>();
    if (!object) return not_an_object();
    std::size_t hint = 0;
    Node* type = member(*object, type_member, hint);
    std::string word;
    if (auto found = type ? read(*type, word) : MaybeFault{missing_member()})
        return std::move(*found).within(type_member);
    if (!choose_kind(value, word, word_of)) return no_such(*object, std::move(word));
    return std::visit([&](auto& row) { return read_fields(node, row, 1); }, value);
}

template <class Row>
void write_tagged(Writer& out, std::string_view word, const Row& row) {
    out.open_object();
    out.name(type_member);
    out.text(word);
    write_fields(out, row);
    out.close_object();
}

}  // namespace model::json
