// One source, watched: asks each of its members on a thread of its own, folds what they say together, proposes,
// publishes. It must never decide what an alert means (model/fold.h), nor when a source is believed
// (feed/source/hearing.h), nor claim anything.
// When nothing whole and valid comes any more the source is failing, whatever a hung poll is doing; the last counts stay,
// marked by that. One source's trouble never touches another's.
#pragma once

#include "feed/server.h"
#include "feed/source_kind.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace feed {

class EqualAlerts;

struct SourceOptions {
    const SourceKind* kind = nullptr;  // whom it asks; never null
    std::string name;                  // unique among the sources of a server
    std::vector<std::string> urls;     // one for each member of a cluster: "http://127.0.0.1:9093"
    std::string ca_file;               // own CA; empty: the system's
    std::string rules_path;            // empty: everything is unclassified
    bool says_mistakes = true;         // one worker of a server puts mistakes in the rules on the board
    std::chrono::milliseconds period{5000};
    std::chrono::milliseconds blind_after{15000};   // at least; three times as long as the last answer took
    std::chrono::milliseconds answer_limit{30000};  // how long one answer may take
    std::chrono::milliseconds settled_after{
        300000};                            // since its start; until then a missing alert proves nothing. 0: ever
    std::shared_ptr<EqualAlerts> compared;  // with the other sources; null: with none
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

// One worker each, which notice when they hold the same alerts. `server` must outlive them.
std::vector<std::unique_ptr<SourceWorker>> watch_sources(Server& server, std::vector<SourceOptions> sources);

}  // namespace feed
