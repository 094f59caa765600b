// The Idempotency-Key of an event in its exported line. It must never hold the key or the command.
#include "feed/log/export_line.h"

#include "model/wire/json_tree.h"
#include "model/wire/wire.h"

#include <string_view>

namespace feed {

using model::Result;

namespace {

constexpr std::string_view member_begin = "idempotency:";
constexpr std::size_t hash_digits = 64;
constexpr std::size_t most_line_bytes = 4u << 20;

std::optional<StoredKey> key_from(std::string_view name) {
    if (name.size() != member_begin.size() + 2 * hash_digits + 1) return std::nullopt;
    name.remove_prefix(member_begin.size());
    StoredKey key{std::string(name.substr(0, hash_digits)), std::string(name.substr(hash_digits + 1))};
    if (name[hash_digits] != ':' || !is_hash(key.hash) || !is_hash(key.payload)) return std::nullopt;
    return key;
}

model::Problem not_a_key() {
    return model::problem(model::Trouble::invalid, "idempotency: の項目が正しくありません。",
                          "A member idempotency: is not KEY:PAYLOAD, each 64 hex digits, with null.");
}

}  // namespace

std::string with_key(const std::string& json, const StoredKey& key) {
    return json.substr(0, json.size() - 1) + ",\"" + std::string(member_begin) + key.hash + ':' + key.payload +
           "\":null}";
}

Result<std::optional<StoredKey>> key_in(const std::string& line) {
    std::optional<StoredKey> found;
    if (line.find(member_begin) == std::string::npos) return found;
    const auto tree = model::json::tree_from(line, most_line_bytes);
    const auto* object = tree ? tree->as<model::json::Object>() : nullptr;
    if (object == nullptr) return found;
    for (const model::json::Member& member : *object) {
        if (!member.name.starts_with(member_begin) || !member.node.absent()) continue;
        if (found) return not_a_key();
        found = key_from(member.name);
        if (!found) return not_a_key();
    }
    return found;
}

}  // namespace feed
