// The guides, run as they stand: people and tokens from their table, every command from their blocks, in order, each by
// the person named above it, against a real feed. It must never know a command that is not in a guide.
#include "tests/journey/own_feed.h"
#include "tests/support/places.h"
#include "tests/support/sample.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using journey::Ended;
using journey::OwnFeed;
using journey::Person;

namespace {

struct Typed {
    std::string who, line;
};
struct Guide {
    std::vector<Person> people;
    std::vector<Typed> lines;
};

// "| Sato | Operations | commander |"
void take_row(const std::string& line, Guide& guide) {
    const auto cell = [&](std::size_t from) { return line.substr(from + 2, line.find(" |", from + 1) - from - 2); };
    const std::size_t second = line.find(" |", 1) + 1;
    const std::size_t third = line.find(" |", second + 1) + 1;
    const std::string role = cell(third);
    if (role == "commander" || role == "responder") guide.people.push_back({cell(0), cell(second), role});
}

Guide guide_in(const std::string& name) {
    std::ifstream file(support::source("docs/") + name);
    REQUIRE(file);
    Guide guide;
    std::string who;
    bool is_block = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```"))
            is_block = line == "```sh";
        else if (is_block && line.starts_with("# "))
            who = line.substr(2);
        else if (is_block)
            guide.lines.push_back({who, line});
        else if (line.starts_with("| "))
            take_row(line, guide);
    }
    return guide;
}

Ended typed(const OwnFeed& feed, const Typed& typed, const std::string& language) {
    const std::string programs = std::filesystem::path(journey::kyodo()).parent_path().string();
    return journey::run(feed.home, {"/bin/bash", "-c", typed.line},
                        {"KYODO_FEED=" + feed.url(), "KYODO_TOKEN_FILE=" + feed.token_file_of(typed.who),
                         "KYODO_LANG=" + language, "PATH=" + programs + ":/usr/bin:/bin"});
}

void play(const std::string& name, const std::string& language) {
    const Guide guide = guide_in(name);
    REQUIRE(guide.people.size() == 5);
    REQUIRE(guide.lines.size() > 60);
    const OwnFeed feed(guide.people);
    Ended last;
    for (const Typed& one : guide.lines) {
        last = typed(feed, one, language);
        INFO(name << ": " << one.who << ": " << one.line << "\n" << last.out << last.err);
        const bool tells_a_state = one.line == "kyodo status";
        CHECK((tells_a_state ? last.status == 0 || last.status == 3 : last.status == 0));
    }
    const Ended refused = typed(feed, {guide.people[0].who, "kyodo do 'claim A99'"}, language);
    CHECK(sample::has(refused.err, language == "ja" ? "ありません" : "There is no"));
    const model::Record record = feed.record();
    REQUIRE(record.incidents.size() == 2);
    for (const model::Incident& incident : record.incidents) CHECK(incident.phase == model::Phase::closed);
    for (const model::Action& action : record.actions)
        CHECK(action.incident.text == (action.id.text == "A4" ? "INC-2" : "INC-1"));
    for (const model::Service& service : record.services) CHECK(service.continuity == model::Continuity::normal);
    CHECK(sample::has(last.out, language == "ja" ? "# 振返り報告" : "# Incident report"));
    CHECK(sample::has(last.out, guide.people[1].who));
}

}  // namespace

TEST_CASE("the guide in English is an incident from its first call to its report, as it stands") {
    play("guide.en.md", "en");
}

TEST_CASE("the guide in Japanese is an incident from its first call to its report, as it stands") {
    play("guide.ja.md", "ja");
}
