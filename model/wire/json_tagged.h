// A value that is one of several kinds, as JSON: the kind's word in the member "type", the kind's own members beside it.
// The words are the caller's: `word_of` gives a kind's word for std::type_identity of it. It must never know an entity
// or a command.
#pragma once

#include "model/wire/json_codec.h"

#include <type_traits>

namespace model::json {

// Makes the kind whose word this is, empty; false when there is none.
template <std::size_t I = 0, class Variant, class WordOf>
bool choose_kind(Variant& value, std::string_view word, WordOf word_of) {
    if constexpr (I == std::variant_size_v<typename Variant::Kinds>) {
        return false;
    } else {
        using Row = std::variant_alternative_t<I, typename Variant::Kinds>;
        static_assert(!word_of(std::type_identity<Row>{}).empty(), "a kind without its wire word");
        if (word_of(std::type_identity<Row>{}) != word) return choose_kind<I + 1>(value, word, word_of);
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

// `no_such`: the fault for a word that is no kind's.
template <class Variant, class WordOf>
MaybeFault read_tagged(Node& node, Variant& value, WordOf word_of, Fault (*no_such)(const std::string& word)) {
    Object* object = node.as<Object>();
    if (!object) return not_an_object();
    std::size_t hint = 0;
    Node* type = member(*object, "type", hint);
    std::string word;
    if (auto found = type ? read(*type, word) : MaybeFault{missing_member()}) return std::move(*found).within("type");
    if (!choose_kind(value, word, word_of)) return no_such(word).within("type");
    return std::visit([&](auto& row) { return read_fields(node, row); }, value);
}

template <class Variant, class WordOf>
void write_tagged(Writer& out, const Variant& value, WordOf word_of) {
    std::visit(
        [&]<class Row>(const Row& row) {
            out.open_object();
            out.name("type");
            out.text(word_of(std::type_identity<Row>{}));
            write_fields(out, row);
            out.close_object();
        },
        value);
}

}  // namespace model::json
