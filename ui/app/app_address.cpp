// A token is one line of printable ASCII; anything else in the file is a mistake that is better named here than sent.
// It must never tell what the token is.
#include "ui/app/app_address.h"

#include "model/text/text.h"
#include "model/text/version.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace ui {
namespace {

constexpr std::size_t most_token_bytes = 4096;

model::Problem unusable(const std::string& path, const std::string& ja, const std::string& en) {
    return model::problem(model::Trouble::invalid, "トークンのファイル " + path + " は使えません: " + ja + "。",
                          "The token file " + path + " cannot be used: " + en + ".");
}

// A group that may read is somebody's decision; everybody, or a group that may write, is an accident.
void warn_if_open_to_others(const std::string& path) {
    using std::filesystem::perms;
    std::error_code error;
    const perms given = std::filesystem::status(path, error).permissions();
    if (error || (given & (perms::others_read | perms::others_write | perms::group_write)) == perms::none) return;
    say_problem({"トークンのファイル " + path + " を他の人も読み書きできます。chmod 600 で閉じてください。",
                 "The token file " + path + " is open to others on this machine; close it with chmod 600."});
}

model::Result<std::string> token_from(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return unusable(path, "フォルダです", "it is a folder");
    warn_if_open_to_others(path);
    std::ifstream file(path, std::ios::binary);
    std::array<char, most_token_bytes> bytes{};
    if (!file) return unusable(path, "開けません", "it cannot be opened");
    file.read(bytes.data(), bytes.size());
    std::string token(bytes.data(), static_cast<std::size_t>(file.gcount()));
    while (!token.empty() && (token.back() == '\n' || token.back() == '\r' || token.back() == ' ')) token.pop_back();
    const bool printable = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7F'; });
    if (token.empty() || !printable || token.size() >= bytes.size())
        return unusable(path, "1行のトークンではありません", "it does not hold one token on one line");
    return token;
}

}  // namespace

model::Result<net::FeedAddress> feed_address_from(const Options& options) {
    net::FeedAddress address;
    address.url = *options.feed;
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
