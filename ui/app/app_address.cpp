// A token is one line of printable ASCII; anything else in the file is a mistake that is better named here than sent.
// It must never tell what the token is.
#include "ui/app/app_address.h"

#include "model/text/text.h"
#include "model/text/version.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

namespace ui {
namespace {

constexpr std::size_t most_token_bytes = 4096;
constexpr std::array proxies_of_https = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
constexpr std::array proxies_of_http = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};

model::Problem unusable(const std::string& path, const std::string& ja, const std::string& en) {
    return model::problem(model::Trouble::invalid, "トークンのファイル " + path + " は使えません: " + ja + "。",
                          "The token file " + path + " cannot be used: " + en + ".");
}

// What an orchestrator mounts is neither ours nor, mostly, to be written: no advice to change what cannot be changed.
bool can_be_changed(const std::string& path) {
    struct stat about {};
    struct statvfs place {};
    if (::stat(path.c_str(), &about) != 0 || ::statvfs(path.c_str(), &place) != 0) return false;
    const bool ours = about.st_uid == ::geteuid() || ::geteuid() == 0;
    return ours && (place.f_flag & ST_RDONLY) == 0;
}

// A group that may read is somebody's decision; everybody, or a group that may write, is an accident.
void warn_if_open_to_others(const std::string& path) {
    using std::filesystem::perms;
    std::error_code error;
    const perms given = std::filesystem::status(path, error).permissions();
    if (error || (given & (perms::others_read | perms::others_write | perms::group_write)) == perms::none) return;
    if (!can_be_changed(path)) return;
    say_problem({"トークンのファイル " + path + " を他の人も読み書きできます。chmod 600 で閉じてください。",
                 "The token file " + path + " is open to others on this machine; close it with chmod 600."});
}

model::Result<std::string> token_from(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return unusable(path, "フォルダです", "it is a folder");
    if (std::filesystem::exists(path, error) && std::filesystem::is_fifo(path, error))
        return unusable(path, "パイプです", "it is a pipe; name a file that holds the token");
    warn_if_open_to_others(path);
    std::ifstream file(path, std::ios::binary);
    std::array<char, most_token_bytes> bytes{};
    if (!file) {
        const std::string why = std::system_category().message(errno);
        return unusable(path, "開けません(" + why + ")", "it cannot be opened (" + why + ")");
    }
    file.read(bytes.data(), bytes.size());
    std::string token(bytes.data(), static_cast<std::size_t>(file.gcount()));
    while (!token.empty() && (token.back() == '\n' || token.back() == '\r' || token.back() == ' ')) token.pop_back();
    const bool printable = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7F'; });
    if (token.empty() || !printable || token.size() >= bytes.size())
        return unusable(path, "1行のトークンではありません", "it does not hold one token on one line");
    return token;
}

// The library that reads it would wait for a pipe's writer without a word.
std::optional<model::Problem> ca_file_problem(const std::string& path) {
    std::error_code error;
    if (path.empty() || std::filesystem::is_regular_file(path, error)) return std::nullopt;
    const bool there = std::filesystem::exists(path, error);
    return model::problem(model::Trouble::invalid,
                          "--ca-file " + path + (there ? " は普通のファイルではありません。" : " がありません。") +
                              "PEM のファイルを指定してください。",
                          "--ca-file " + path + (there ? " is no ordinary file" : " is not there") +
                              "; name a file with certificates (PEM).");
}

bool is_listed(const std::string& host, const char* list) {
    std::istringstream hosts(list == nullptr ? "" : list);
    for (std::string one; std::getline(hosts, one, ',');) {
        one.erase(0, one.find_first_not_of(" ."));
        if (one == "*" || (!one.empty() && (host == one || host.ends_with("." + one)))) return true;
    }
    return false;
}

// A feed is asked directly, whatever proxy others go through: an answer from in between is not the feed's (net/http.h).
void say_unused_proxy(const std::string& url) {
    const std::string place = url.substr(url.find("//") + 2);
    const std::string host = place.substr(0, place.starts_with('[') ? place.find(']') + 1 : place.find(':'));
    if (host == "localhost" || host == "[::1]" || host.starts_with("127.")) return;
    if (is_listed(host, std::getenv("no_proxy")) || is_listed(host, std::getenv("NO_PROXY"))) return;
    const bool tls = url.starts_with("https://");
    for (const char* name : tls ? proxies_of_https : proxies_of_http) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        const std::string variable = name;
        say_problem(
            {variable + " は使いません。" + host + " には直接つなぎます(NO_PROXY に加えると、この行は出ません)。",
             variable + " is not used: " + host + " is asked directly (with it in NO_PROXY this is not said)."});
        return;
    }
}

}  // namespace

model::Result<net::FeedAddress> feed_address_from(const Options& options) {
    say_unused_proxy(*options.feed);
    net::FeedAddress address;
    address.url = *options.feed;
    if (auto unusable = ca_file_problem(options.ca_file)) return *unusable;
    address.trust.ca_file = options.ca_file;
    address.trust.agent = agent_of(options.command.empty() ? "board" : "cli");
    if (options.token_file.empty()) return address;
    model::Result<std::string> token = token_from(options.token_file);
    if (!token) return token.problem();
    address.trust.token = std::move(*token);
    return address;
}

std::string agent_of(std::string_view part) {
    return "kyodo-" + std::string(part) + "/" + std::string(model::program_version);
}

void say_problem(const model::Text& sentence) { say_problem(sentence, terminal_language()); }

void say_problem(const model::Text& sentence, model::Language language) {
    const std::string& words = model::pick(sentence, language);
    std::fprintf(stderr, "kyodo: %s\n", model::is_utf8(words) ? model::without_controls(words).c_str() : "?");
}

}  // namespace ui
