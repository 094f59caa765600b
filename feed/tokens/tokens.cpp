// The token file: reading, adding, revoking, and finding the person behind a token by its hash. The only file that hashes.
// It must never write, log or return a token after the moment it was made.
#include "feed/tokens.h"

#include "feed/base/files.h"
#include "feed/base/modes.h"
#include "feed/tokens/tokens_lock.h"
#include "model/text/hex.h"
#include "model/text/person.h"
#include "model/text/text.h"

#include <openssl/evp.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace feed {
namespace {

using model::Problem;
using model::Result;
using model::Trouble;

constexpr std::size_t most_tokens_bytes = 4u << 20;
constexpr std::size_t token_random_bytes = 20;
constexpr std::size_t least_fields = 6;
constexpr std::size_t most_fields = 8;
constexpr int most_days = 3653;
constexpr std::chrono::seconds look_again{1};
constexpr std::string_view opening =
    "# Kyodo tokens: id, SHA-256 of the token, role, created, organisation, person, and where there is one: end, "
    "revoked\n";

struct RoleWord {
    model::Permission role;
    std::string_view word;
};
constexpr std::array<RoleWord, 5> role_words{{{model::Permission::viewer, "viewer"},
                                              {model::Permission::responder, "responder"},
                                              {model::Permission::commander, "commander"},
                                              {model::Permission::admin, "admin"},
                                              {model::Permission::source, "source"}}};

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) model::append_hex(text, bytes[i]);
    return text;
}

Problem bad_line(const std::string& path, std::size_t line, const std::string& ja, const std::string& en) {
    const std::string place = path + ":" + std::to_string(line);
    return model::problem(Trouble::invalid, place + ": " + ja + " kyodo-feed token add で作り直してください。",
                          place + ": " + en + " Make it again with kyodo-feed token add.");
}

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

// Nothing for an empty field. False: there is something that is no time.
bool read_time(const std::string& field, std::optional<model::Instant>& time) {
    if (field.empty()) return true;
    const auto read = model::parse_instant(field);
    if (read) time = *read;
    return static_cast<bool>(read);
}

Result<Token> parse_token(const std::string& line, const std::string& path, std::size_t number) {
    auto fields = split(line);
    if (fields.size() < least_fields || fields.size() > most_fields)
        return bad_line(path, number, "項目が6〜8つではありません。",
                        "A token has six to eight fields separated by tabs.");
    fields.resize(most_fields);
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (fields[1].size() != 64 || !std::all_of(fields[1].begin(), fields[1].end(), is_hex)) {
        return bad_line(path, number, "ハッシュが正しくありません。", "The hash is not 64 hexadecimal digits.");
    }
    const auto role = role_from(fields[2]);
    if (!role) return bad_line(path, number, "役割が分かりません。", "The role is not one that this feed knows.");
    if (!model::is_utf8(line)) return bad_line(path, number, "UTF-8 ではありません。", "The line is not UTF-8.");
    Token token{
        fields[0], fields[1], *role, fields[3], model::without_controls(fields[4]), model::without_controls(fields[5])};
    if (!read_time(fields[6], token.expires) || !read_time(fields[7], token.revoked))
        return bad_line(path, number, "終わりの時刻が読めません。", "A time in it cannot be read.");
    return token;
}

std::string line_of(const Token& token) {
    std::string line = token.id + '\t' + token.hash + '\t' + std::string(role_word(token.role)) + '\t' + token.created +
                       '\t' + token.org + '\t' + token.who;
    if (token.expires || token.revoked) line += '\t' + (token.expires ? model::rfc3339(*token.expires) : std::string());
    if (token.revoked) line += '\t' + model::rfc3339(*token.revoked);
    return line + '\n';
}

Result<std::optional<model::Instant>> end_of(const Lifetime& lifetime, model::Instant now) {
    std::optional<model::Instant> end = lifetime.until;
    if (lifetime.length) end = now + *lifetime.length;
    if (!end || *end > now) return end;
    return model::problem(Trouble::invalid,
                          "--expires の時刻はもう過ぎています。これからの時刻か 12h のように書いてください。",
                          "--expires lies in the past: write a time to come, or such as 12h.", "--expires");
}

Result<model::Done> write_tokens(const std::string& path, const std::vector<Token>& tokens) {
    std::string text(opening);
    for (const Token& token : tokens) text += line_of(token);
    return replace_file(path, text);
}

Result<model::Done> check_name(const std::string& name, const std::string& field) {
    const bool plain = model::is_utf8(name) && model::without_controls(name) == name;
    if (plain && !name.empty() && name.size() <= most_name_bytes) return model::Done{};
    return model::problem(
        Trouble::invalid, field + " は1〜120バイトの制御文字のない文字にしてください(例: " + field + " \"復旧E\")。",
        field + " takes 1 to 120 bytes of plain text, for example " + field + " \"Recovery E\".", field);
}

std::string fresh_id(const std::vector<Token>& tokens) {
    for (std::size_t n = tokens.size() + 1;; ++n) {
        std::string id = "t" + std::to_string(n);
        if (std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.id == id; })) return id;
    }
}

// A version that writes more than this one reads says so in its first line: "# Kyodo tokens 2: …".
std::optional<Problem> written_by_newer(const std::string& path, const std::string& first_line) {
    constexpr std::string_view mark = "# Kyodo tokens ";
    if (!first_line.starts_with(mark)) return std::nullopt;
    const std::string version = first_line.substr(mark.size(), first_line.find(':') - mark.size());
    if (version.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return model::problem(Trouble::invalid,
                          path + " は新しい kyodo-feed(版 " + version + ")が書きました。そちらを使ってください。",
                          path + " was written by a newer kyodo-feed (version " + version + "): use that one.");
}

// Not what the mode says alone: through a mount for reading only, as orchestrators make them, nobody writes.
bool others_may_write(const std::string& path) {
    struct stat about {};
    const bool open = ::stat(path.c_str(), &about) == 0 && (about.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    return open && !is_mounted_for_reading(path);
}

// Only what whoever reads this can do is advised.
Problem open_to_others(const std::string& path) {
    if (may_change_mode(path))
        return model::problem(Trouble::invalid,
                              path + " は他の利用者が書き換えられます。chmod 600 " + path + " を実行してください。",
                              "Other users may write " + path + ". Run: chmod 600 " + path);
    return model::problem(
        Trouble::invalid,
        path + " は他の利用者が書き換えられます。読取り専用で mount するか、持ち主に閉じてもらってください。",
        "Other users may write " + path + ". Mount it for reading only, or ask its owner to close it.");
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return hex(digest.data(), size);
}

std::string_view role_word(model::Permission role) {
    for (const RoleWord& entry : role_words) {
        if (entry.role == role) return entry.word;
    }
    return "viewer";
}

std::optional<model::Permission> role_from(std::string_view word) {
    for (const RoleWord& entry : role_words) {
        if (entry.word == word) return entry.role;
    }
    return std::nullopt;
}

std::optional<Lifetime> lifetime_from(std::string_view text) {
    if (text == "none") return Lifetime{};
    if (const auto until = model::parse_instant(text)) return Lifetime{{}, *until};
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped + 1 != end || number <= 0) return std::nullopt;
    constexpr std::chrono::hours day{24};
    std::chrono::minutes unit{};
    switch (*stopped) {
        case 'm': unit = std::chrono::minutes{1}; break;
        case 'h': unit = std::chrono::hours{1}; break;
        case 'd': unit = day; break;
        default: return std::nullopt;
    }
    if (number > most_days * day / unit) return std::nullopt;
    return Lifetime{model::Milliseconds{unit} * number, {}};
}

std::string standing_of(const Token& token, model::Instant now) {
    if (token.revoked) return "revoked " + model::rfc3339(*token.revoked);
    if (!token.expires) return "none";
    return (token.has_expired(now) ? "expired " : "") + model::rfc3339(*token.expires);
}

Result<std::vector<Token>> read_tokens(const std::string& path) {
    auto text = whole_file(path, most_tokens_bytes);
    if (!text) return text.problem();
    if (others_may_write(path)) return open_to_others(path);
    std::vector<Token> tokens;
    std::size_t number = 0;
    for (const std::string& line : lines_in(*text)) {
        if (++number == 1)
            if (auto newer = written_by_newer(path, line)) return std::move(*newer);
        if (line.empty() || line.front() == '#') continue;
        auto token = parse_token(line, path, number);
        if (!token) return token.problem();
        tokens.push_back(std::move(*token));
    }
    return tokens;
}

NewToken as_written(const std::vector<Token>& tokens, NewToken wanted) {
    const auto org = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const Token& token) { return model::alike(token.org, wanted.org); });
    if (org != tokens.end()) wanted.org = org->org;
    const auto person = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return model::same_person({token.who, token.org}, {wanted.who, wanted.org});
    });
    if (person != tokens.end()) wanted.who = person->who;
    return wanted;
}

Result<std::string> add_token(const std::string& path, const NewToken& wanted, model::Instant now) {
    if (auto good = check_name(wanted.who, "--who"); !good) return good.problem();
    if (auto good = check_name(wanted.org, "--org"); !good) return good.problem();
    const auto end = end_of(wanted.lifetime, now);
    if (!end) return end.problem();
    const auto held = hold_tokens(path);
    if (!held) return held.problem();
    std::vector<Token> tokens;
    if (file_exists(held->path)) {
        auto before = read_tokens(held->path);
        if (!before) return before.problem();
        tokens = std::move(*before);
    }
    std::array<unsigned char, token_random_bytes> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        return model::problem(Trouble::unavailable, "乱数が得られません。もう一度実行してください。",
                              "The system gave no random bytes. Run the command again.");
    }
    const std::string token = "kyodo_" + hex(random.data(), random.size());
    const NewToken named = as_written(tokens, wanted);
    tokens.push_back(
        {fresh_id(tokens), sha256_hex(token), named.role, model::rfc3339(now), named.org, named.who, *end});
    if (auto written = write_tokens(held->path, tokens); !written) return written.problem();
    return token;
}

Result<model::Done> revoke_token(const std::string& path, std::string_view id, model::Instant now) {
    if (auto there = read_tokens(path); !there) return there.problem();  // no lock is left where no tokens are
    const auto held = hold_tokens(path);
    if (!held) return held.problem();
    auto tokens = read_tokens(held->path);
    if (!tokens) return tokens.problem();
    const auto at = std::find_if(tokens->begin(), tokens->end(), [&](const Token& token) { return token.id == id; });
    if (at == tokens->end()) {
        return model::problem(Trouble::not_found,
                              "そのトークンはありません。kyodo-feed token list で番号を確かめてください。",
                              "There is no such token. See the ids with kyodo-feed token list.");
    }
    if (at->revoked) return model::Done{};
    at->revoked = now;
    return write_tokens(held->path, *tokens);
}

Result<TokenBook> TokenBook::open(const std::string& path, Logger logger) {
    TokenBook book;
    book.logger_ = logger;
    book.path_ = path;
    book.stamp_ = file_stamp(path);
    auto tokens = read_tokens(path);
    if (!tokens) return tokens.problem();
    book.hold(std::move(*tokens));
    return book;
}

// Older files have people in two spellings: each is who was written first. Their organisations stay as they are, because what
// is kept within one goes by its letters.
void TokenBook::hold(std::vector<Token> tokens) {
    by_hash_.clear();
    for (Token& token : tokens) token.who = as_written(tokens, {token.role, token.who, token.org}).who;
    for (Token& token : tokens)
        if (!token.revoked) by_hash_.insert_or_assign(token.hash, std::move(token));
}

std::vector<std::pair<std::string, std::string>> TokenBook::people() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [hash, token] : by_hash_)
        if (token.role != model::Permission::viewer && token.role != model::Permission::source)
            all.emplace_back(token.who, token.org);
    return all;
}

bool TokenBook::holds(std::string_view id) const {
    return std::any_of(by_hash_.begin(), by_hash_.end(), [&](const auto& entry) { return entry.second.id == id; });
}

std::optional<Token> TokenBook::find(std::string_view token, std::chrono::steady_clock::time_point now) {
    follow_file(now);
    const std::string hash = sha256_hex(token);
    if (!by_hash_.contains(hash)) {
        looked_ = now - look_again;  // a token added a moment ago works at once
        follow_file(now);
    }
    const auto at = by_hash_.find(hash);
    if (at == by_hash_.end()) return std::nullopt;
    return at->second;
}

void TokenBook::read_again(std::chrono::steady_clock::time_point now) {
    looked_ = now - look_again;
    stamp_.clear();
    follow_file(now);
}

// A file that cannot be read leaves the tokens as they were: losing the file must not lock everybody out, and adding
// nobody is the worst that can happen.
void TokenBook::follow_file(std::chrono::steady_clock::time_point now) {
    if (now - looked_ < look_again) return;
    looked_ = now;
    std::string stamp = file_stamp(path_);
    if (stamp == stamp_) return;
    stamp_ = std::move(stamp);
    auto tokens = read_tokens(path_);
    if (!tokens) return logger_(Level::warn, "tokens kept as they were", {{"why", tokens.problem().sentence.en}});
    hold(std::move(*tokens));
    logger_(Level::info, "tokens read again", {{"count", std::to_string(by_hash_.size())}});
}

}  // namespace feed
