// The kinds of monitoring the feed can ask, one row each: a new kind is two files in feed/source/ and its row. The command
// line, the worker and the help read the table, so that none of them knows a kind by name.
// It must never know rules, services or the record: a kind brings alerts, whatever they are taken to mean.
#pragma once

#include "model/fold.h"
#include "net/http.h"

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace feed {

struct SourceKind {
    std::string_view word;     // before the "=" of --source, and the name of its first source
    std::string_view example;  // an address of such a server

    // All alerts the server at `url` holds, quiet ones marked as such, or why not. Called on the worker's thread;
    // returns at once with a problem when `stop` is requested.
    model::Result<std::vector<model::Alert>> (*poll)(net::Http& http, const std::string& url, std::stop_token stop);
};

std::span<const SourceKind> source_kinds();

// The row of that word, or nullptr. Valid as long as the program.
const SourceKind* source_kind(std::string_view word);

}  // namespace feed
