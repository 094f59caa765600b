// The table of words as a whole: its page is the one that is kept, each place has a value to be tried with, and what comes out
// reads as people write, whatever the count. It must never judge whether a word is the right one.
#include "tests/model/words_page.h"

#include "tests/support/places.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <regex>
#include <sstream>

namespace {

using model::Language;
using words_page::Entry;

struct Manner {
    std::string_view what;
    std::regex found;
};

// What no English message may hold.
const std::vector<Manner>& faults_en() {
    static const std::vector<Manner> all = {
        {"two spaces", std::regex("[^ ]  +[^ ]")},
        {"a word that runs into a number", std::regex("[a-z][0-9]")},
        {"one of several", std::regex("(^|[^0-9.,:/])1 (more |open |other |minor )?[a-z]+[^s]s\\b(?! [0-9])")},
        {"several of one",
         std::regex("\\b[02] (more |open |other |minor )?(action|incident|alert|service|offer|call|person|"
                    "option|event|item|gap|follow-up|claim|character|line was|day|relapse)\\b")},
        {"a unit of another spelling",
         std::regex("[0-9] ?(m|mins|sec|secs|second|seconds|minute|minutes|hr|hrs|hour|hours)\\b|[0-9](s|min|h|d)\\b")},
        {"a place that was not filled", std::regex("[{}]")}};
    return all;
}

const std::vector<Manner>& faults_ja() {
    static const std::vector<Manner> all = {{"two spaces", std::regex("[^ ]  +[^ ]")},
                                            {"a place that was not filled", std::regex("[{}]")}};
    return all;
}

std::vector<std::string> faults_of(const std::string& said, const std::vector<Manner>& manners) {
    std::vector<std::string> found;
    for (const Manner& manner : manners)
        if (std::regex_search(said, manner.found)) found.push_back(std::string(manner.what) + ": " + said);
    return found;
}

// Lists of keys are set in columns, and typed lines are in the language of commands.
bool is_prose(const Entry& entry) {
    return entry.name != "timeline_keys" && !entry.name.starts_with("example_") && !entry.name.starts_with("first_") &&
           !entry.name.starts_with("unit_");
}

}  // namespace

TEST_CASE("docs/words.md is what the table of words gives") {
    std::ifstream file(support::source("docs/words.md"));
    std::stringstream kept;
    kept << file.rdbuf();
    INFO("./dev words makes it anew");
    CHECK(kept.str() == words_page::page());
}

TEST_CASE("every place of a message has a value in its example") {
    for (const Entry& entry : words_page::entries()) {
        CAPTURE(entry.name);
        const std::size_t places = std::max(words_page::places_in(entry.ja), words_page::places_in(entry.en));
        CHECK(entry.values.size() == places);
    }
}

TEST_CASE("every message reads as people write it, with none, one and two of what it counts") {
    std::size_t counted = 0;
    for (const Entry& entry : words_page::entries()) {
        if (!is_prose(entry)) continue;
        for (const std::string_view count : {"", "0", "1", "2"}) {
            for (const std::string& fault : faults_of(entry.with_count(Language::en, count), faults_en()))
                FAIL_CHECK(entry.name << ": " << fault);
            for (const std::string& fault : faults_of(entry.with_count(Language::ja, count), faults_ja()))
                FAIL_CHECK(entry.name << ": " << fault);
        }
        for (std::size_t i = 0; i < entry.values.size(); ++i) counted += entry.is_count(i) ? 1 : 0;
    }
    CHECK(counted > 60);
}

TEST_CASE("a message that does not read as people write it would be found") {
    for (const char* wrong :
         {"late37 s", "1 more incidents", "1 actions", "20 m", "20min", "2 action", "a  b", "open {"})
        CHECK(faults_of(wrong, faults_en()).size() == 1);
    for (const char* right :
         {"37 s late", "1 more incident", "2 actions", "20 min", "1 h 08 min", "1 less", "08:35 is", "F3"})
        CHECK(faults_of(right, faults_en()).empty());
}

TEST_CASE("a word goes by the number before it") {
    CHECK(model::fill("{0} {0?action:actions}", {"1"}) == "1 action");
    CHECK(model::fill("{0} {0?action:actions}", {"0"}) == "0 actions");
    CHECK(model::fill("{0} {0?action:actions}, {1} {1?person:people}", {"2", "1"}) == "2 actions, 1 person");
    CHECK(model::fill("call{0?:s} for help", {"1"}) == "call for help");
    CHECK(model::fill("call{0?:s} for help", {"1,001"}) == "calls for help");
    CHECK(model::fill("{} {0?is:are} {}", {"1", "{0?a:b}"}) == "1 is {0?a:b}");
}
