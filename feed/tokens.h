// Who may do what: one line per token in a file, only the hash of the token in it. It must never write, log or return a
// token after the moment it was made.
// File: "id<TAB>sha256 of the token<TAB>role<TAB>created<TAB>organisation<TAB>person", UTF-8, '#' begins a comment line.
#pragma once

#include "feed/report.h"
#include "model/decide.h"
#include "model/result.h"
#include "model/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace feed {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

struct Token {
    std::string id;    // "t1": names the token in list and revoke; not a secret
    std::string hash;  // sha256_hex of the token
    model::Permission role = model::Permission::viewer;
    std::string created;  // RFC 3339
    std::string org;
    std::string who;  // a person or a screen
};

std::string_view role_word(model::Permission role);
std::optional<model::Permission> role_from(std::string_view word);

// All tokens of the file, in its order; a problem names the file and the line.
model::Result<std::vector<Token>> read_tokens(const std::string& path);

// Adds one and returns the token itself: the only time it is ever seen. 160 random bits. The file is made with mode 0600
// when missing, and replaced whole.
model::Result<std::string> add_token(const std::string& path, model::Permission role, const std::string& who,
                                     const std::string& org, model::Instant now);

model::Result<model::Done> revoke_token(const std::string& path, std::string_view id);

// The tokens a server holds. It follows the file: a token that is revoked stops working within a second.
class TokenBook {
public:
    static model::Result<TokenBook> open(const std::string& path, Reporter report = Reporter{});
    bool empty() const { return by_hash_.empty(); }

    // The person behind a token, or nothing. Looks at the file again when it changed.
    std::optional<Token> find(std::string_view token, std::chrono::steady_clock::time_point now);

private:
    void follow_file(std::chrono::steady_clock::time_point now);

    Reporter report_;
    std::string path_;
    std::string stamp_;  // of the file as it was read
    std::chrono::steady_clock::time_point looked_{};
    std::unordered_map<std::string, Token> by_hash_;
};

}  // namespace feed
