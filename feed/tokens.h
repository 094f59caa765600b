// Who may do what: one line per token in a file, only the hash of the token in it. It must never write, log or return a
// token after the moment it was made.
// File: "id<TAB>sha256 of the token<TAB>role<TAB>created<TAB>organisation<TAB>person", then where there is one
// "<TAB>when it ends" and "<TAB>when it was revoked"; UTF-8, '#' begins a comment line. Times are RFC 3339.
#pragma once

#include "feed/base/logger.h"
#include "model/decide.h"
#include "model/text/result.h"
#include "model/text/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace feed {

inline constexpr std::size_t most_name_bytes = 120;  // of a person's or an organisation's name

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

struct Token {
    std::string id;    // "t1": names the token in list and revoke; not a secret
    std::string hash;  // sha256_hex of the token
    model::Permission role = model::Permission::viewer;
    std::string created;  // RFC 3339
    std::string org;
    std::string who;                             // a person or a screen
    std::optional<model::Instant> expires = {};  // from then on it is refused; none: never
    std::optional<model::Instant> revoked = {};  // kept in the file so that the list can say it
    bool has_expired(model::Instant now) const { return expires && *expires <= now; }
};

// How long a new token lasts: for a time from now, or until a moment; neither: without end.
struct Lifetime {
    std::optional<model::Milliseconds> length = {};
    std::optional<model::Instant> until = {};
};

// "90m", "12h", "30d" (up to ten years), a moment with its offset, or "none".
std::optional<Lifetime> lifetime_from(std::string_view text);

// What the list says of a token: "none", when it ends, "expired TIME" or "revoked TIME".
std::string standing_of(const Token& token, model::Instant now);

std::string_view role_word(model::Permission role);
std::optional<model::Permission> role_from(std::string_view word);

// All tokens of the file, in its order; a problem names the file and the line.
model::Result<std::vector<Token>> read_tokens(const std::string& path);

struct NewToken {
    model::Permission role;
    std::string who, org;
    Lifetime lifetime = {};
};

// Person and organisation as `tokens` have them already, where they read alike (model/text/person.h): two tokens whose names
// do are one person's, under the name that was written first.
NewToken as_written(const std::vector<Token>& tokens, NewToken wanted);

// Adds one, as_written, and returns the token itself: the only time it is ever seen. 160 random bits. The file is made with mode 0600
// when missing, and replaced whole; where `path` is a symbolic link, what it leads to. A lifetime that is over already is
// refused. Any number of processes may add and revoke at once: each waits for the one before.
model::Result<std::string> add_token(const std::string& path, const NewToken& wanted, model::Instant now);

// Its line stays and says since when; revoking again changes nothing.
model::Result<model::Done> revoke_token(const std::string& path, std::string_view id, model::Instant now);

// The tokens a server holds. It follows the file: a token that is revoked stops working within a second.
class TokenBook {
public:
    static model::Result<TokenBook> open(const std::string& path, Logger logger = Logger{});
    bool empty() const { return by_hash_.empty(); }

    // True if a token of this id may be shown.
    bool holds(std::string_view id) const;

    // Who may act here: name and organisation of everybody but screens and sources.
    std::vector<std::pair<std::string, std::string>> people() const;

    // The person behind a token, also when it has expired; nothing when it is unknown or revoked. Looks at the file again
    // when it changed.
    std::optional<Token> find(std::string_view token, std::chrono::steady_clock::time_point now);

    // Looks at the file at once, and says so.
    void read_again(std::chrono::steady_clock::time_point now);

private:
    void follow_file(std::chrono::steady_clock::time_point now);
    void hold(std::vector<Token> tokens);

    Logger logger_;
    std::string path_;
    std::string stamp_;  // of the file as it was read
    std::chrono::steady_clock::time_point looked_{};
    std::unordered_map<std::string, Token> by_hash_;
};

}  // namespace feed
