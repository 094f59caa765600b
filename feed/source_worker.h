// One source, watched: polls it on a thread of its own, folds what it says, proposes, publishes. It must never decide
// what an alert means (model/fold.h) nor claim anything.
// A source is failing when nothing whole and valid came from it for `blind_after`, whatever a hung poll is doing; the
// last counts stay, marked by that. One source's trouble never touches another's.
#pragma once

#include "feed/server.h"
#include "feed/source_kind.h"

#include <chrono>
#include <memory>
#include <string>

namespace feed {

struct SourceOptions {
    const SourceKind* kind = nullptr;  // whom it asks; never null
    std::string name;                  // unique among the sources of a server
    std::string url;                   // "http://127.0.0.1:9093"
    std::string ca_file;               // own CA; empty: the system's
    std::string rules_path;            // empty: everything is unclassified
    bool says_mistakes = true;         // one worker of a server puts mistakes in the rules on the board
    std::chrono::milliseconds period{5000};
    std::chrono::milliseconds blind_after{15000};
};

class SourceWorker {
public:
    // `server` must outlive it. The rules are read before it returns; what was wrong with them shows on the board.
    SourceWorker(Server& server, SourceOptions options);
    ~SourceWorker();  // stops in milliseconds, whatever the source does

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace feed
