// What a person is told beside the board, where it may be covered or minimised: what became theirs to do, what of theirs is
// late, that nothing is heard any more. Values in, notices out. It must never know who shows them, nor say a word of what an
// organisation keeps to itself: whoever stands by reads it too.
#pragma once

#include "model/moves.h"
#include "model/state.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

struct Notice {
    std::string key;    // what it is about and which time of it: the same key is told once
    std::string title;  // final, in the language of the board, without control characters; so is the body
    std::string body;
    ActionId action;           // what to show to whoever follows it; empty: the board
    std::optional<Move> move;  // what can be done from it at once, and its word
    std::string move_word;
    bool urgent = false;  // it waits for this person, or the board is blind
};

// What the one who tells remembers. Only `tell` changes `told` and `counted`.
struct Telling {
    Notify notify = Notify::mine;
    std::optional<QuietHours> quiet;
    std::map<ActionId, std::string> pressed;  // moves made from a notice, and the key each was sent with
    std::set<std::string> told;
    // By the key of each notice that counts the rest: what of that still stands.
    std::map<std::string, std::set<std::string>> counted;
};

struct Told {
    std::vector<Notice> fresh;      // to be shown, at most `most_at_once` and one for the rest
    std::vector<std::string> over;  // keys of what was told and is not so any more: to be taken away
};

inline constexpr std::size_t most_at_once = 3;

// Everything worth telling that stands at `now`; nothing of the record while it is old. Pure; linear in the record.
std::vector<Notice> notices(const State& state, Tick now, const Telling& telling);

// What is to be told now, each once for as long as it stands. In quiet hours nothing is; what still stands when they end is
// told then. What was told before the record became old is left as it was until it is known again.
Told tell(Telling& telling, const State& state, Tick now);

}  // namespace model
