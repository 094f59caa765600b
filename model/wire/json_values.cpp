// The plain values on the wire, texts, times and numbers, and what is said when one is of the wrong kind.
// It must never hold a limit (check.cpp) or know which field a value is for. See json_codec.h.
#include "model/wire/json_codec.h"

#include <cmath>

namespace model::json {

namespace {

Fault not_a_number() { return fault("0 以上の整数にしてください。", "write a whole number, 0 or more."); }

}  // namespace

Fault not_an_object() { return fault("オブジェクト { } にしてください。", "this has to be an object { }."); }
Fault not_a_list() { return fault("配列 [ ] にしてください。", "this has to be a list [ ]."); }
Fault missing_member() { return fault("書いてください。必ず要ります。", "this is required."); }

MaybeFault read(Node& node, std::string& text) {
    auto* held = node.as<std::string>();
    if (!held) return fault("文字列にしてください。", "this has to be a text in quotes.");
    text = std::move(*held);
    return std::nullopt;
}

MaybeFault read(Node& node, Text& text) {
    if (!node.as<Object>()) return read(node, text.ja);
    std::size_t hint = 0;
    Node* ja = member(*node.as<Object>(), "ja", hint);
    Node* en = member(*node.as<Object>(), "en", hint);
    if (auto found = ja ? read(*ja, text.ja) : MaybeFault{}) return std::move(*found).within("ja");
    if (auto found = en ? read(*en, text.en) : MaybeFault{}) return std::move(*found).within("en");
    return std::nullopt;
}

MaybeFault read(Node& node, Instant& at) {
    std::string text;
    if (auto found = read(node, text)) return found;
    auto parsed = parse_instant(text);
    if (!parsed) return Fault{std::move(parsed.problem().sentence), {}};
    at = *parsed;
    return std::nullopt;
}

MaybeFault read(Node& node, bool& value) {
    const auto* held = node.as<bool>();
    if (!held) return fault("true か false にしてください。", "this has to be true or false.");
    value = *held;
    return std::nullopt;
}

MaybeFault read(Node& node, std::uint64_t& value) {
    const auto* held = node.as<std::uint64_t>();
    if (!held) return not_a_number();
    value = *held;
    return std::nullopt;
}

MaybeFault read(Node& node, int& value) {
    std::uint64_t wide = 0;
    if (read(node, wide) || wide > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) return not_a_number();
    value = static_cast<int>(wide);
    return std::nullopt;
}

MaybeFault read(Node& node, double& value) {
    if (const auto* whole = node.as<std::uint64_t>())
        value = static_cast<double>(*whole);
    else if (const auto* real = node.as<double>(); real && std::isfinite(*real))
        value = *real;
    else
        return fault("0 以上の数にしてください。", "write a number, 0 or more.");
    return std::nullopt;
}

}  // namespace model::json
