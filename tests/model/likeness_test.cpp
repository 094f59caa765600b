// Names as people mean them: what an input method, a width or a normal form changes makes no other name, and what people
// read as two stays two. It must never need a record.
#include "model/text/likeness.h"
#include "model/text/text.h"

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
        {"辻", "辻\U000E0101"},
        {"ﾅ-ﾊﾞ", "ナ-バ", "な－ば"},
        {"取引〜", "取引∼", "取引∾"},
        {"第1-2", "第1\u20102", "第1\u20112", "第1—2", "第1―2", "第１ー２"},
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

TEST_CASE("what is compared at once is what is compared in full") {
    const std::vector<std::string> names{"",        "復旧E",     "復旧Ｅ", "復旧e",    "復旧F",        "復旧",
                                         "復旧E様", "復旧Eさん", "カ",     "カ\u3099", "ガ",           "か",
                                         "ｶﾞ",      "e\u0301",   "é",      "e",        "A-B",          "A－B",
                                         "AーB",    "取引〜",    "取引～", "葛",       "葛\U000E0100", "辻\U000E0101",
                                         "辻",      "1号",       "１号",   "①号",      "サーバー",     "サーバ",
                                         "様",      "さん",      "\xff",   "ﬁx",       "fix",          "田中様様"};
    for (const std::string& one : names)
        for (const std::string& other : names) {
            CAPTURE(one, other);
            CHECK(model::alike(one, other) == (likeness(one) == likeness(other)));
            CHECK(model::alike_people(one, other) == (likeness_of_person(one) == likeness_of_person(other)));
        }
}

TEST_CASE("the variation selectors of a name survive what is done to text from outside") {
    for (const std::string name : {"葛\U000E0100城", "辻\U000E0101", "塚\uFE00本"}) {
        CHECK(model::without_controls(name) == name);
        CHECK(model::cells(name) == (name.starts_with("辻") ? 2 : 4));
        CHECK(model::lines_of(name, 40) == std::vector<std::string>{name});
    }
    CHECK(model::without_controls("a\uFE0Fb\U000E0100 辻\U000E0101\U000E0102\uFE00") == "ab 辻\U000E0101");
}

TEST_CASE("bytes that are no text are like themselves only") {
    CHECK(likeness("\xff\xfe") == "\xff\xfe");
    CHECK(likeness("") == "");
}
