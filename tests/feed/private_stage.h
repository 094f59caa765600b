// A feed on which two organisations keep things to themselves, and beside it a bare one with the same public history.
// It must never look into a server but over HTTP.
#pragma once

#include "model/record/audience.h"
#include "tests/support/running_feed.h"

#include <string>
#include <vector>

namespace feed_test {

inline constexpr const char* tsubame = "つばめ保守";
inline constexpr const char* kanata = "かなた市場";

// The words of what each keeps; they occur nowhere else.
const std::vector<std::string>& tsubame_words();
const std::vector<std::string>& kanata_words();

// One of each kind that can be private, by two organisations, and everything that can happen to it; public ones between.
std::size_t told_events();
constexpr std::size_t private_events = 22;

// The ids the feed chose for what an organisation keeps; and with its words: what others must not find.
std::vector<std::string> private_ids(const std::string& org);
std::vector<std::string> secrets_of(const std::string& org, const std::vector<std::string>& words);

// The feed's clock stands at noon.
feed::ServerOptions at_noon(const Folder& folder);
void tell(feed::Server& server, bool also_private);

// Status, headers but the date, and body.
std::string all_of(const net::HttpReply& reply);
model::Snapshot board_of(const feed::Server& server, const std::string& token);

// Every readable byte of the feed: packed and not, whole and in every part.
std::string everything_read(const feed::Server& server, const std::string& token);

// Commands that name this id wherever a command names one.
std::vector<std::string> bodies_that_name(const std::string& id);

void check_absent(const std::string& bytes, const std::vector<std::string>& secrets);

struct Stage {
    Stage();
    Folder folder;
    Folder bare_folder;
    std::vector<Person> people;  // see `everybody` in the .cpp: 0, 1 つばめ保守, 2, 3 かなた市場, 4, 5 こだま運用
    std::vector<Person> bare_people;
    std::unique_ptr<feed::Server> kept;
    std::unique_ptr<feed::Server> bare;
};

}  // namespace feed_test
