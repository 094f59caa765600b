// Names as people mean them: what an input method, a width or a normal form changes makes no other name, and what people
// read as two stays two. It must never need a record.
#include "model/text/likeness.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using model::likeness;
using model::likeness_of_person;

TEST_CASE("every spelling of one name is like every other") {
    const std::vector<std::vector<std::string>> names{
        {"復旧E", "復旧Ｅ", "復旧e", "復旧ｅ"},
        {"ガイド配信", "がいど配信", "ｶﾞｲﾄﾞ配信", "カ\u3099イト\u3099配信"},
        {"取引〜清算", "取引～清算", "取引~清算"},
        {"2-1号機", "2−1号機", "２－１号機", "2‐1号機", "2–1号機", "2ー1号機"},
        {"A-B", "Ａ－Ｂ", "aーb"},
        {"葛城", "葛\U000E0100城"},
        {"①番", "1番"},
    };
    for (const auto& spellings : names)
        for (const std::string& spelling : spellings) {
            CAPTURE(spelling);
            CHECK(likeness(spelling) == likeness(spellings.front()));
        }
}

TEST_CASE("names that people read as two are not alike") {
    for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{{"復旧E", "復旧F"},
                                                                                     {"サーバー", "サーバ"},
                                                                                     {"1号機", "11号機"},
                                                                                     {"かき", "がき"},
                                                                                     {"ハハ", "ババ"},
                                                                                     {"清算", "精算"}})
        CHECK(likeness(one) != likeness(other));
}

TEST_CASE("of a person the title behind the name counts for nothing, of anything else it does") {
    CHECK(likeness_of_person("統括A様") == likeness_of_person("統括Ａ"));
    CHECK(likeness_of_person("統括Aさん") == likeness_of_person("統括A"));
    CHECK(likeness_of_person("様") == likeness("様"));
    CHECK(likeness("お客様") != likeness("お客"));
}

TEST_CASE("bytes that are no text are like themselves only") {
    CHECK(likeness("\xff\xfe") == "\xff\xfe");
    CHECK(likeness("") == "");
}
