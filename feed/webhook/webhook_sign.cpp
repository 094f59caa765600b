// How a message is signed. It must never write, log or return a secret.
#include "feed/webhook_sign.h"

#include "feed/base/files.h"
#include "feed/base/modes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/stat.h>

#include <array>
#include <optional>
#include <vector>

namespace feed {
namespace {

constexpr std::string_view mark = "whsec_";
constexpr std::size_t most_file_bytes = 4096;
constexpr std::size_t least_secret = 24;
constexpr std::size_t most_secret = 64;

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::vector<unsigned char> text(4 * ((size + 2) / 3) + 1);
    const int written = EVP_EncodeBlock(text.data(), bytes, static_cast<int>(size));
    return std::string(reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(written));
}

std::optional<std::string> from_base64(std::string_view text) {
    std::vector<unsigned char> bytes(text.size() + 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    if (size < 0 || static_cast<std::size_t>(size) < padding) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size) - padding);
}

// A secret that an orchestrator or its owner put there so is theirs to close; saying chmod to whoever cannot helps nobody.
bool others_may_read(const std::string& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 && (about.st_mode & (S_IROTH | S_IWOTH | S_IWGRP)) != 0 &&
           may_change_mode(path);
}

}  // namespace

model::Result<std::string> read_webhook_secret(const std::string& path) {
    auto text = whole_file(path, most_file_bytes);
    if (!text) return text.problem();
    if (others_may_read(path)) {
        return model::problem(model::Trouble::invalid,
                              path + " は他の利用者が読めます。chmod 600 " + path + " を実行してください。",
                              "Other users may read " + path + ". Run: chmod 600 " + path);
    }
    const auto lines = lines_in(*text);
    const std::string line = lines.empty() ? std::string() : lines.front();
    auto secret = line.starts_with(mark) ? from_base64(std::string_view(line).substr(mark.size())) : std::nullopt;
    if (secret && secret->size() >= least_secret && secret->size() <= most_secret) return std::move(*secret);
    const std::string make = "printf 'whsec_%s\\n' \"$(head -c 32 /dev/urandom | base64)\" > " + path;
    return model::problem(
        model::Trouble::invalid, path + " の1行目は whsec_ と Base64(24〜64 バイト)です。作るには: " + make + "。",
        "The first line of " + path + " is whsec_ and 24 to 64 bytes in Base64. To make one: " + make);
}

std::string webhook_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                              std::string_view body) {
    std::string message(id);
    message.append(".").append(timestamp).append(".").append(body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(message.data()), message.size(), mac.data(), &size);
    return "v1," + base64(mac.data(), size);
}

}  // namespace feed
