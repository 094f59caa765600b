// A JSON text as values, before anybody asks what it means: members in the order they came, numbers as they were written.
// It must never know a field of the record, nor the library that reads the bytes.
#pragma once

#include "model/text/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace model::json {

struct Member;

struct Node {
    // Whole numbers are uint64 when ≥ 0, int64 below; what has a fraction, an exponent or more than 64 bits is a double.
    using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string,
                               std::vector<Node>, std::vector<Member>>;
    Value value;

    template <class T>
    const T* as() const {
        return std::get_if<T>(&value);
    }
    template <class T>
    T* as() {
        return std::get_if<T>(&value);
    }
    bool absent() const;
};

struct Member {
    std::string name;
    Node node;
};

inline bool Node::absent() const { return as<std::nullptr_t>() != nullptr; }

using List = std::vector<Node>;
using Object = std::vector<Member>;

inline constexpr std::size_t most_members = 128;       // of one object
inline constexpr std::size_t most_values = 4'000'000;  // of one document

// The document, or what is wrong with the bytes: too many, not UTF-8, a BOM, a NUL, too deep, a member twice, cut off,
// two documents, not JSON. Depth and counts are held while reading, so a hostile text costs no more than its bytes.
Result<Node> tree_from(std::string_view bytes, std::size_t most_bytes);

}  // namespace model::json
