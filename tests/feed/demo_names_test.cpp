// The demo in English: names are replaced wholly or not at all.
#include "feed/demo_names.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("an English demo names its people and organisations in English") {
    const std::string line = R"({"who":"復旧E","org":"つばめ保守","text":{"ja":"復旧Eが戻った","en":"Back"}})";
    CHECK(feed::with_english_names(line, "復旧E\tRecov E\nつばめ保守\tTsubame Maint.\n") ==
          R"({"who":"Recov E","org":"Tsubame Maint.","text":{"ja":"復旧Eが戻った","en":"Back"}})");
}

TEST_CASE("a line of the demo's names without a tab changes nothing") {
    CHECK(feed::with_english_names(R"({"who":"復旧E"})", "復旧E\n") == R"({"who":"復旧E"})");
}
