// What the options of kyodo-feed were given, and what that comes to as a command. It must never know a library that reads
// command lines, nor do what it reads.
#pragma once

#include "feed/cli.h"

namespace feed {

// Everything the options write to, before it is known which command was meant.
struct Given {
    std::string listen = "127.0.0.1:8480";
    std::string store = "sqlite:kyodo-feed.db";
    std::string tokens = "kyodo-feed.tokens";
    std::string rules;
    std::string zone;
    std::vector<std::string> sources;
    std::string source_ca;
    int source_timeout = 30;
    int source_settle = 300;
    std::string tls_cert;
    std::string tls_key;
    bool plain_lan = false;
    bool demo = false;
    std::string at;
    double speed = 1.0;
    std::string log_level = "info";
    ProxyOptions proxy;
    std::string webhook;
    std::string webhook_secret;
    std::string webhook_ca;
    std::string webhook_on = "incident_opened,phase_changed,service_changed,help_asked,decision_put,decision_due";
    std::string role = "responder";
    std::string who;
    std::string org;
    std::string expires = "none";
    std::string id;
    std::string expect;
    std::string backup;
    std::string from;
    std::string to;
    bool json = false;
};

// Wrong use: the words, and where the right use stands.
CliRead wrong(const std::string& words);

// "alertmanager=URL[,URL…] or icinga=URL[,URL…]"
std::string every_kind();

CliRead token_from(const Given& given);
CliRead verify_from(const Given& given, const std::string& store);
// Only whether its bounds are times at all: the zone is the log's, which nobody has read yet.
CliRead audit_from(const Given& given, const std::string& store);
CliRead serve_from(const Given& given, const std::string& store_path);

}  // namespace feed
