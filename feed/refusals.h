// Commands that were refused: who asked for what, when, through what, and of which kind the refusal was. For the audit only.
// It must never hold an id, a sentence or a word that somebody wrote: of a refusal nothing can be learnt about what an
// organisation keeps to itself. It must never slow or stop the feed: what cannot be written is still in memory.
// Beside the log: FILE.refused and the older FILE.refused.1, one JSON object a line, appended without a flush: they outlive
// the process, the last of them not a power failure. Used from one thread.
#pragma once

#include "feed/base/logger.h"
#include "model/record/command.h"
#include "model/text/time.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace feed {

struct Refusal {
    std::uint64_t after = 0;  // the last event of the log when it was refused
    model::Instant at;        // the feed's clock
    std::string who;          // empty: nobody that a token names
    std::string org;
    std::string via;
    std::string what;  // the command's word on the wire; empty: it was not even read
    std::string why;   // the problem's type; "and-more": this person's others of this minute are not kept
    std::string only;  // the one organisation that may read of it; empty: whoever may read the audit
};

// The organisation that alone may read of a refused command of its own: one that is to be, or names, what is only its.
std::string audience_of(const model::Command& command, const std::string& org);

// As the audit tells it, without newline and without `only`.
std::string audit_json(const Refusal& refusal);
std::string audit_line(const Refusal& refusal, model::Language language);

// What is kept beside this log, oldest first, `after` never falling and never beyond `last`. Lines that are none are left out.
std::deque<Refusal> read_refusals(const std::string& store_path, std::uint64_t last);

class Refusals {
public:
    static constexpr std::size_t most_kept = 10000;  // the oldest go; files: 5,000 lines each
    static constexpr int most_a_minute = 60;         // of one person, or of all whom no token names

    // Nothing is written without a path.
    explicit Refusals(std::string store_path = {}, std::uint64_t last = 0, Logger logger = Logger{});
    ~Refusals();
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;

    void note(Refusal refusal);
    const std::deque<Refusal>& kept() const { return kept_; }

private:
    struct Minute {
        model::Instant began;
        int count = 0;
    };
    int count(const Refusal& refusal);
    void write(const std::string& line);

    std::string path_;
    Logger logger_;
    std::deque<Refusal> kept_;
    std::map<std::string, Minute> minutes_;
    int file_ = -1;
    std::size_t lines_ = 0;  // in the newer file
    bool failing_ = false;
};

}  // namespace feed
