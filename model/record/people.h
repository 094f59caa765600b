// Every place where a row names a person and every text that may mention one, found by the field table: a new field of
// either kind is masked for guests and offered for completion without anybody naming it again.
// It must never know who may read a name.
#pragma once

#include "model/record/fields.h"

#include <string>
#include <type_traits>
#include <vector>

namespace model {

template <class T>
concept RowOfFields = requires {
    each_field(Of<T>{}, [](auto...) {});
};

// visit(name, organisation) for every person of the row and of the rows in it, in wire order; names may be empty. A person's
// organisation is the field right behind the name; null where there is none. Row may be const.
template <class Row, class V>
void each_person(Row& row, V&& visit) {
    using Plain = std::remove_const_t<Row>;
    using Word = std::conditional_t<std::is_const_v<Row>, const std::string, std::string>;
    Word* name = nullptr;
    const auto told = [&](Word* org) {
        if (name != nullptr) visit(*name, org);
        name = nullptr;
    };
    each_field(Of<Plain>{}, [&]<class T>(std::string_view, T Plain::*member, Limit limit, Need) {
        if constexpr (std::is_same_v<T, std::string>) {
            told(limit.holds == Holds::organisation ? &(row.*member) : nullptr);
            if (limit.holds == Holds::person) name = &(row.*member);
        } else {
            told(nullptr);
            if constexpr (requires { typename T::value_type; })
                if constexpr (RowOfFields<typename T::value_type>)
                    for (auto& inside : row.*member) each_person(inside, visit);
        }
    });
    told(nullptr);
}

// visit(text) for everything somebody wrote in the row and in the rows in it: both languages, in wire order. Names of
// services and of people are not among it.
template <class Row, class V>
void each_writing(Row& row, V&& visit) {
    each_field(Of<Row>{}, [&]<class T>(std::string_view, T Row::*member, Limit limit, Need) {
        if constexpr (std::is_same_v<T, Text>) {
            if (limit.holds == Holds::name) return;
            visit((row.*member).ja);
            visit((row.*member).en);
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (limit.holds == Holds::writing) visit(row.*member);
        } else if constexpr (requires { typename T::value_type; }) {
            if constexpr (RowOfFields<typename T::value_type>)
                for (auto& inside : row.*member) each_writing(inside, visit);
        }
    });
}

}  // namespace model
