// Times as people say them, in the log's zone: the next one for what is to come, the last one for what has been.
#include "model/command_language.h"
#include "model/command_values.h"
#include "model/text/text.h"
#include "tests/support/zones.h"

#include <catch2/catch_test_macros.hpp>

using namespace model;
using zones::at;

namespace {

Saying in(const Zone& zone, std::string_view now) {
    Saying saying{zone.local(at(now))};
    saying.zone = zone;
    return saying;
}

std::string said(const std::string& words, const Saying& saying, std::string_view field) {
    const auto found = language::time_said(language::words_of(words).size() > 1 ? words : half_width(words),
                                           language::hearing_of(saying, field));
    return found ? rfc3339(*found) : "no time";
}
std::string due(const std::string& words, const Saying& saying) { return said(words, saying, "next_update_at"); }
std::string was(const std::string& words, const Saying& saying) { return said(words, saying, "at"); }

Command line(const std::string& words, const Saying& saying) {
    const auto command = command_from(words, saying);
    if (!command) FAIL(words << ": " << command.problem().sentence.en);
    return *command;
}

const Saying evening = in(zones::tokyo(), "2026-10-20T21:45:30+09:00");
const Saying night = in(zones::tokyo(), "2026-10-21T00:15:20+09:00");

}  // namespace

TEST_CASE("a deadline's time is the next one") {
    CHECK(due("15:00", evening) == "2026-10-21T15:00:00+09:00");
    CHECK(due("22:00", evening) == "2026-10-20T22:00:00+09:00");
    CHECK(due("21:45", evening) == "2026-10-20T21:45:00+09:00");
    CHECK(due("21:44", evening) == "2026-10-21T21:44:00+09:00");
    CHECK(due("0:15", evening) == "2026-10-21T00:15:00+09:00");
    CHECK(due("23:58", night) == "2026-10-21T23:58:00+09:00");
    CHECK(due("0:10", in(zones::tokyo(), "2026-12-31T23:58:00+09:00")) == "2027-01-01T00:10:00+09:00");
    CHECK(due("0:10", in(zones::tokyo(), "2028-02-28T23:58:00+09:00")) == "2028-02-29T00:10:00+09:00");
}

TEST_CASE("the time of what happened is the last one") {
    CHECK(was("23:58", night) == "2026-10-20T23:58:00+09:00");
    CHECK(was("0:15", night) == "2026-10-21T00:15:00+09:00");
    CHECK(was("15:00", evening) == "2026-10-20T15:00:00+09:00");
    CHECK(was("21:45", evening) == "2026-10-20T21:45:00+09:00");
    CHECK(was("23:58", in(zones::tokyo(), "2027-01-01T00:15:00+09:00")) == "2026-12-31T23:58:00+09:00");
    CHECK(was("23:58", in(zones::tokyo(), "2028-03-01T00:15:00+09:00")) == "2028-02-29T23:58:00+09:00");
}

TEST_CASE("a wall that is a minute ahead of the feed does not make what happened now a matter of yesterday") {
    CHECK(was("0:17", night) == "2026-10-21T00:17:00+09:00");
    CHECK(was("0:21", night) == "2026-10-20T00:21:00+09:00");
}

TEST_CASE("hours beyond midnight belong to the night before, as night shifts write them") {
    CHECK(due("24:15", evening) == "2026-10-21T00:15:00+09:00");
    CHECK(due("25時半", evening) == "2026-10-21T01:30:00+09:00");
    CHECK(was("24:10", night) == "2026-10-21T00:10:00+09:00");
    CHECK(due("10/20 24:15", evening) == "2026-10-21T00:15:00+09:00");
    CHECK(due("今日 24:00", evening) == "2026-10-21T00:00:00+09:00");
    CHECK(due("29:59", evening) == "2026-10-21T05:59:00+09:00");
    CHECK(due("30:00", evening) == "no time");
}

TEST_CASE("a day before the time is that day, in both languages and however it is written") {
    for (const char* words :
         {"明日 15:00", "明日15:00", "あした 15時", "明日の15時", "tomorrow 15:00", "10/21 15:00", "10月21日 15時",
          "10月21日15時00分", "2026-10-21 15:00", "2026-10-21t15:00", "2026/10/21 15:00", "2026年10月21日 15:00",
          "10/21(水) 15:00", "水曜 15:00", "wed 15:00", "wednesday 15:00", "今週の水曜 15:00", "tomorrow at 15:00"}) {
        INFO(words);
        CHECK(due(words, evening) == "2026-10-21T15:00:00+09:00");
    }
    CHECK(due("あさって 9:00", evening) == "2026-10-22T09:00:00+09:00");
    CHECK(due("来週月曜 9時", evening) == "2026-10-26T09:00:00+09:00");
    CHECK(due("１０月２１日 １５時半", evening) == "no time");  // full-width is made half-width where a line is cut
    CHECK(due(half_width("１５：００"), evening) == "2026-10-21T15:00:00+09:00");
    CHECK(was("昨日 23:58", night) == "2026-10-20T23:58:00+09:00");
    CHECK(was("yesterday 23:58", night) == "2026-10-20T23:58:00+09:00");
    CHECK(was("10/20 23:58", night) == "2026-10-20T23:58:00+09:00");
    CHECK(was("おととい 9:00", night) == "2026-10-19T09:00:00+09:00");
    CHECK(was("先週の金曜 9:00", night) == "2026-10-16T09:00:00+09:00");
}

TEST_CASE("a half of the day may stand for half its hours, where everybody means the same by it") {
    for (const char* words : {"3pm", "3 pm", "3:00pm", "3:00 p.m.", "午後3時", "午後3:00", "15:00"}) {
        INFO(words);
        CHECK(due(words, night) == "2026-10-21T15:00:00+09:00");
        CHECK(due(std::string("tomorrow ") + words, night) == "2026-10-22T15:00:00+09:00");
    }
    CHECK(due("9:30am", night) == "2026-10-21T09:30:00+09:00");
    CHECK(due("12:30am", night) == "2026-10-21T00:30:00+09:00");
    CHECK(due("12pm", night) == "2026-10-21T12:00:00+09:00");
    CHECK(due("午後0時半", night) == "2026-10-21T12:30:00+09:00");
    for (const char* words : {"13pm", "0pm", "午後12時", "午前12時", "午後3pm", "3pm半", "3p", "pm", "午後"}) {
        INFO(words);
        CHECK(due(words, night) == "no time");
    }
}

TEST_CASE("a day behind its time is its day where it can be nothing else") {
    for (const char* words : {"15:00 tomorrow", "3pm tomorrow", "15時 明日", "15:00 wednesday", "15:00 this wed"}) {
        INFO(words);
        CHECK(due(words, evening) == "2026-10-21T15:00:00+09:00");
    }
    CHECK(due("9:00 next monday", evening) == "2026-10-26T09:00:00+09:00");
    CHECK(was("20:10 yesterday", evening) == "2026-10-19T20:10:00+09:00");
    for (const char* words : {"8:40 1/2", "8:40 sun", "8:40 may 1", "8:40 tomorrow 9:00", "8:40 next"}) {
        INFO(words);
        CHECK(due(words, evening) == "no time");
    }
    const auto fact = std::get<PostFact>(line("seen S1 8:40 1/2 of the orders are lost", evening));
    CHECK(fact.text.ja == "1/2 of the orders are lost");
}

TEST_CASE("months and weeks are named in English as in Japanese") {
    for (const char* words : {"next monday 9:00", "next mon 9am", "next monday at 9 am", "来週月 9:00", "来週 月曜 9時",
                              "来週の月曜日9時"}) {
        INFO(words);
        CHECK(due(words, evening) == "2026-10-26T09:00:00+09:00");
    }
    CHECK(was("last friday 9:00", night) == "2026-10-16T09:00:00+09:00");
    for (const char* words :
         {"29 feb 9:00", "feb 29 9:00", "february 29 at 9:00", "29 feb 2028 9:00", "feb 29, 2028 9:00"}) {
        INFO(words);
        CHECK(due(words, evening) == "2028-02-29T09:00:00+09:00");
    }
    CHECK(due("30 feb 9:00", evening) == "no time");
    CHECK(due("29 feb 2027 9:00", evening) == "no time");
    CHECK(due("月 9:00", evening) == "no time");
    const auto deadline = std::get<DeclareService>(line("deadline S1 next Monday at 9 am close", evening));
    REQUIRE(deadline.deadlines->size() == 1);
    CHECK(rfc3339(deadline.deadlines->front().at) == "2026-10-26T09:00:00+09:00");
    CHECK(deadline.deadlines->front().label.ja == "close");
}

TEST_CASE("a weekday is the next or the last of its name, today among them") {
    CHECK(due("火曜 22:00", evening) == "2026-10-20T22:00:00+09:00");
    CHECK(due("火曜 20:00", evening) == "2026-10-27T20:00:00+09:00");
    CHECK(was("tue 20:00", evening) == "2026-10-20T20:00:00+09:00");
    CHECK(was("tue 22:00", evening) == "2026-10-13T22:00:00+09:00");
}

TEST_CASE("a date without its year is the next one ahead, and of what happened the nearest") {
    CHECK(due("1/2 9:00", evening) == "2027-01-02T09:00:00+09:00");
    CHECK(due("10/20 15:00", evening) == "2027-10-20T15:00:00+09:00");
    CHECK(due("2/29 9:00", evening) == "2028-02-29T09:00:00+09:00");
    CHECK(was("12/31 23:58", in(zones::tokyo(), "2027-01-01T00:15:00+09:00")) == "2026-12-31T23:58:00+09:00");
    CHECK(was("10/22 9:00", evening) == "2026-10-22T09:00:00+09:00");  // still to come: the feed refuses it
    CHECK(due("2/30 9:00", evening) == "no time");
    CHECK(due("13/1 9:00", evening) == "no time");
    CHECK(due("2026-02-29 9:00", evening) == "no time");
    CHECK(due("10/21(木) 15:00", evening) == "no time");  // a Wednesday
}

TEST_CASE("a length from now goes both ways") {
    CHECK(due("+15m", night) == "2026-10-21T00:30:20+09:00");
    CHECK(was("-17m", night) == "2026-10-20T23:58:20+09:00");
    CHECK(was("17分前", night) == "2026-10-20T23:58:20+09:00");
    CHECK(was("1時間30分前", night) == "2026-10-20T22:45:20+09:00");
    CHECK(was("-15", night) == "no time");
    CHECK(due("-15m", night) == "no time");  // nothing is to come that was
    CHECK(due("17分前", night) == "no time");
    CHECK(due("1時間", night) == "no time");
    CHECK(due("20分", night) == "no time");
}

TEST_CASE("a time said before the clocks change is that time on the wall after it") {
    const Saying spring = in(zones::berlin(), "2026-03-29T01:30:00+01:00");
    CHECK(due("9:00", spring) == "2026-03-29T09:00:00+02:00");
    CHECK(due("+2h", spring) == "2026-03-29T04:30:00+02:00");
    CHECK(due("2:30", spring) == "2026-03-29T03:00:00+02:00");
    const Saying autumn = in(zones::berlin(), "2026-10-24T23:00:00+02:00");
    CHECK(due("9:00", autumn) == "2026-10-25T09:00:00+01:00");
    CHECK(due("10/25 9:00", autumn) == "2026-10-25T09:00:00+01:00");
    CHECK(due("2:30", autumn) == "2026-10-25T02:30:00+02:00");
    CHECK(due("9:00", in(zones::new_york(), "2026-10-31T22:00:00-04:00")) == "2026-11-01T09:00:00-05:00");
    CHECK(due("9:00", in(zones::lord_howe(), "2026-10-03T22:00:00+10:30")) == "2026-10-04T09:00:00+11:00");
    CHECK(due("明日 9:00", in(zones::apia(), "2011-12-29T22:00:00-10:00")) == "2011-12-31T00:00:00+14:00");
    CHECK(due("9:00", in(zones::apia(), "2011-12-29T22:00:00-10:00")) == "2011-12-31T09:00:00+14:00");
}

TEST_CASE("of a time shown twice the aim takes the one that fits, and it is said back with its offset") {
    const Saying between = in(zones::berlin(), "2026-10-25T02:45:00+02:00");
    CHECK(due("2:30", between) == "2026-10-25T02:30:00+01:00");
    CHECK(was("2:30", between) == "2026-10-25T02:30:00+02:00");
    const Saying after = in(zones::berlin(), "2026-10-25T04:00:00+01:00");
    CHECK(was("2:30", after) == "2026-10-25T02:30:00+01:00");
    CHECK(language::moment_said(at("2026-10-25T00:30:00Z"), between, Language::en) == "02:30 (UTC+2)");
    CHECK(language::moment_said(at("2026-10-25T01:30:00Z"), between, Language::en) == "02:30 (UTC+1)");
}

TEST_CASE("a time that clocks go forward over is said back as what it became") {
    const Saying spring = in(zones::berlin(), "2026-03-29T01:30:00+01:00");
    const auto back = [&](const std::string& words) {
        return language::other_days_said(reading_of(words, spring), spring, Language::en);
    };
    CHECK(back("promise S1 2:30") == "→ 03:00 (UTC+2)");
    CHECK(back("promise S1 4:30").empty());
}

TEST_CASE("the day that was understood is said back") {
    CHECK(language::moment_said(at("2026-10-20T22:00:00+09:00"), evening, Language::ja) == "22:00");
    CHECK(language::moment_said(at("2026-10-21T15:00:00+09:00"), evening, Language::ja) == "明日 15:00");
    CHECK(language::moment_said(at("2026-10-21T06:00:00Z"), evening, Language::en) == "tomorrow 15:00");
    CHECK(language::moment_said(at("2026-10-19T15:00:00+09:00"), evening, Language::en) == "yesterday 15:00");
    CHECK(language::moment_said(at("2026-12-01T15:00:00+09:00"), evening, Language::en) == "12/01 15:00");
    CHECK(language::moment_said(at("2027-10-20T15:00:00+09:00"), evening, Language::ja) == "2027/10/20 15:00");
    const auto back = [](const std::string& words) {
        return language::other_days_said(reading_of(words, evening), evening, Language::ja);
    };
    CHECK(back("deadline S1 15:00 引け") == "→ 明日 15:00");
    CHECK(back("promise S1 22:00").empty());
    CHECK(back("claim A7").empty());
}

TEST_CASE("a day and a time stand in a line as one word or as two, before the text and behind it") {
    const auto deadline = std::get<DeclareService>(line("deadline S1 明日 15:00 引け soft ! 翌日に持越し", evening));
    REQUIRE(deadline.deadlines->size() == 1);
    CHECK(rfc3339(deadline.deadlines->front().at) == "2026-10-21T15:00:00+09:00");
    CHECK(deadline.deadlines->front().label.ja == "引け");
    CHECK(deadline.deadlines->front().kind == DeadlineKind::soft);
    const auto fact = std::get<PostFact>(line("seen S1 10/20 23:58 a second site is down", night));
    CHECK(rfc3339(fact.at) == "2026-10-20T23:58:00+09:00");
    CHECK(fact.text.ja == "a second site is down");
    CHECK(rfc3339(std::get<PostFact>(line("現認 S1 １０月２０日 ２３：５８ 二か所目", night)).at) ==
          "2026-10-20T23:58:00+09:00");
    const auto add = std::get<AddAction>(line("add confirm the link @C tomorrow 9:00", evening));
    CHECK(rfc3339(*add.check_at) == "2026-10-21T09:00:00+09:00");
    CHECK(add.object.ja == "the link");
    CHECK(std::get<PostFact>(line("seen S1 yesterday at 20:10 orders stop", evening)).text.ja == "orders stop");
    for (const char* words :
         {"donot restart until tomorrow 9:00", "donot restart until tomorrow at 9:00", "donot restart 明日 9:00まで",
          "donot restart 明日9時 まで", "donot restart until=\"明日 9:00\""}) {
        INFO(words);
        const auto guardrail = std::get<SetGuardrail>(line(words, evening));
        CHECK(rfc3339(*guardrail.until) == "2026-10-21T09:00:00+09:00");
        CHECK(guardrail.text.ja == "restart");
    }
    const auto state =
        std::get<ChangeService>(line("state S1 workaround F3 by hand 22:30 until tomorrow 9:00", evening));
    CHECK(rfc3339(*state.workaround_until) == "2026-10-21T09:00:00+09:00");
    CHECK(rfc3339(*state.next_update_at) == "2026-10-20T22:30:00+09:00");
}

TEST_CASE("a word for a day without a time stays a word of the text") {
    CHECK(std::get<PostFact>(line("seen S1 明日 には戻らない", evening)).text.ja == "明日 には戻らない");
    CHECK(std::get<PostFact>(line("fact S1 1/2 of the orders are lost", evening)).text.ja ==
          "1/2 of the orders are lost");
    CHECK_FALSE(command_from("promise S1 明日", evening));
}

TEST_CASE("what is expected keeps its time in its words") {
    const auto fact = std::get<PostFact>(line("見込み S1 00:40 戻る見込み", night));
    CHECK(fact.text.ja == "00:40 戻る見込み");
    CHECK(fact.kind == FactKind::estimate);
    CHECK(fact.at == night.now);
}

TEST_CASE("without a zone times are in the offset of the feed's clock, on any day of the year") {
    Saying old;
    old.now = at("2026-03-29T01:30:00+01:00");
    CHECK(due("9:00", old) == "2026-03-29T09:00:00+01:00");
    CHECK(due("2026-07-01 9:00", old) == "2026-07-01T09:00:00+01:00");
    CHECK(due("2026-07-01T09:00:00+09:00", old) == "2026-07-01T09:00:00+09:00");
}
