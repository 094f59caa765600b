// What the tests of the feed share: a folder that goes away, servers, requests over the product's own client and raw
// sockets. It must never stand in for a part that is tested.
#pragma once

#include "feed/server.h"
#include "net/http.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace feed_test {

// A fresh folder under the system's temporary one, removed with everything in it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

model::Actor commander();
model::Instant noon();
model::AddAction add_action(const std::string& id);
std::string claim_body(const std::string& id);

// No token needed, any free port, log in folder/log.db.
feed::ServerOptions demo_options(const Folder& folder);
std::unique_ptr<feed::Server> started(feed::ServerOptions options);

// A server that asks for tokens, with one token per person.
struct Person {
    std::string who;
    std::string org;
    model::Permission role = model::Permission::responder;
    std::string token;
};
std::unique_ptr<feed::Server> started_for(const Folder& folder, std::vector<Person>& people);
// The same with these options.
std::unique_ptr<feed::Server> started_for(feed::ServerOptions options, const Folder& folder,
                                          std::vector<Person>& people);

// One exchange over a connection of its own; the test fails when there is no reply.
net::HttpReply get(const std::string& url, Headers headers = {}, const std::string& token = {});
net::HttpReply post(const feed::Server& server, const std::string& body, const std::string& key,
                    const std::string& token = {});
std::string header_of(const net::HttpReply& reply, std::string_view name);

// What a raw connection gets back until the server closes it.
std::string raw_exchange(std::uint16_t port, const std::string& bytes);

// Waits until `server` holds this many parked polls.
void wait_for_parked(const feed::Server& server, int count, const std::string& token = {});

// Follows the feed with parked polls until the snapshot satisfies `enough`; fails after 30 s.
model::Snapshot wait_for(const feed::Server& server, const std::function<bool(const model::Snapshot&)>& enough);

void write_file(const std::string& path, const std::string& bytes);
std::string read_file(const std::string& path);

// Runs a program to its end; its stdout and stderr together, and the exit status.
struct Ran {
    int status = 0;
    std::string output;
};
Ran run(const std::string& command);

// Whether the part stands in the text; where it does not, the failure that follows shows the text.
bool says(const std::string& text, const std::string& part);

}  // namespace feed_test
