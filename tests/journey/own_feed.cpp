// See own_feed.h.
// It must never wait for a time to pass: the sender waits for its answer.
#include "tests/journey/own_feed.h"

#include "model/wire/wire.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace journey {

OwnFeed::OwnFeed(const std::vector<Person>& people, Words more) : more_(std::move(more)) {
    for (const Person& one : people) {
        const Ended added = run(home, {kyodo_feed(), "token", "add", "--tokens", home.file("tokens"), "--role",
                                       one.role, "--who", one.who, "--org", one.org});
        INFO(added.err);
        REQUIRE(added.status == 0);
        tokens_[one.who] = added.out.substr(0, added.out.find('\n'));
        std::ofstream(token_file_of(one.who)) << tokens_[one.who] << "\n";
        std::filesystem::permissions(token_file_of(one.who), std::filesystem::perms::owner_read);
    }
    start();
}

void OwnFeed::start() {
    Words words{kyodo_feed(), "--listen",         place_, "--store", "sqlite:" + home.file("log.db"),
                "--tokens",   home.file("tokens")};
    words.insert(words.end(), more_.begin(), more_.end());
    program_ = std::make_unique<Program>(home, words);
    const std::string line = program_->line();
    INFO(program_->errors());
    const std::string begin = "listening on ";
    REQUIRE(line.starts_with(begin + "http://127.0.0.1:"));
    url_ = line.substr(begin.size());
    place_ = url_.substr(url_.rfind('/') + 1);
}

void OwnFeed::kill() {
    program_->kill(SIGKILL);
    CHECK(program_->wait() == -SIGKILL);
    program_.reset();
}

net::FeedAddress OwnFeed::address_of(const std::string& who) const {
    return {url_, {"", tokens_.at(who)}, std::chrono::seconds(4)};
}

std::string OwnFeed::token_file_of(const std::string& who) const { return home.file(who + ".token"); }

model::Result<model::Accepted> OwnFeed::give(const std::string& who, const model::Command& command,
                                             const std::string& key) const {
    return client::send_and_wait(address_of(who), {key, command}, std::chrono::seconds(20));
}

Ended OwnFeed::kyodo(const std::string& who, Words words) const {
    Words all{journey::kyodo(), "--feed", url_, "--token-file", token_file_of(who), "--lang", "en"};
    all.insert(all.end(), words.begin(), words.end());
    return run(home, all);
}

model::Record OwnFeed::record() const {
    auto snapshot = client::fetch_snapshot(address_of(tokens_.begin()->first));
    if (!snapshot) FAIL(snapshot.problem().sentence.en);
    return std::move(snapshot->record);
}

std::vector<model::Event> OwnFeed::events() const {
    const Ended exported = run(home, {kyodo_feed(), "export", "--store", "sqlite:" + home.file("log.db")});
    INFO(exported.err);
    REQUIRE(exported.status == 0);
    std::vector<model::Event> all;
    std::istringstream lines(exported.out);
    for (std::string line; std::getline(lines, line);) {
        auto event = model::parse_event(line);
        if (!event) FAIL(event.problem().sentence.en);
        all.push_back(std::move(*event));
    }
    return all;
}

}  // namespace journey
