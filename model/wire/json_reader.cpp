// Bytes to a tree, the only file that knows the JSON library. It must never know what a member means.
#include "model/text/text.h"
#include "model/wire/json_tree.h"
#include "model/wire/wire.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace model::json {

namespace {

Problem refusal(std::string ja, std::string en, std::string field = {}) {
    const std::string where = field.empty() ? std::string{} : field + ": ";
    return problem(Trouble::invalid, where + ja, where + en, std::move(field));
}

std::string shown(std::string_view text) { return clipped(without_controls(text), 40); }

// Builds the tree while the library reads; every method answers whether to go on.
class Builder {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(number_integer_t value) { return put(std::int64_t{value}); }
    bool number_unsigned(number_unsigned_t value) { return put(std::uint64_t{value}); }
    bool number_float(number_float_t value, const string_t&) { return put(value); }
    bool binary(binary_t&) { return false; }

    bool string(string_t& value) {
        if (value.find('\0') != string_t::npos)
            return refuse("文字列に NUL が入っています。取り除いてください。", "a text contains NUL: remove it.");
        return put(std::move(value));
    }

    bool start_object(std::size_t) { return open(Object{}); }
    bool start_array(std::size_t) { return open(List{}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(string_t& name) {
        auto& members = std::get<Object>(open_.back().node.value);
        if (members.size() >= most_members)
            return refuse("メンバーが多すぎます(" + std::to_string(most_members) + " まで)。",
                          "too many members: at most " + std::to_string(most_members) + ".");
        if (is_twice(name, members))
            return refuse("「" + shown(name) + "」が二度あります。一つにしてください。",
                          "the member \"" + shown(name) + "\" is there twice: keep one.");
        if (name.find('\0') != string_t::npos)
            return refuse("メンバー名に NUL が入っています。", "a member's name contains NUL: remove it.");
        members.push_back(Member{std::move(name), {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        const std::string at = std::to_string(position);
        problem_ = done_ ? refusal("JSON が二つ続いています。一つだけ送ってください。",
                                   "a second document follows the first: send one.")
                         : refusal("JSON として読めません(" + at + " バイト目)。",
                                   "this is not JSON: the mistake is at byte " + at + ".");
        return false;
    }

    Result<Node> result() {
        if (problem_) return std::move(*problem_);
        return std::move(root_);
    }

private:
    // Where the next value belongs: the root, the end of the open list, or the member whose name was read last.
    Node& place() {
        if (open_.empty()) return root_;
        Node::Value& open = open_.back().node.value;
        if (auto* list = std::get_if<List>(&open)) return list->emplace_back();
        return std::get<Object>(open).back().node;
    }

    // Names are compared only with an object that may hold the name already: most never were in one.
    bool is_twice(const std::string& name, const Object& members) {
        const auto letter = [&](std::size_t at) -> std::size_t { return static_cast<unsigned char>(name[at]); };
        const std::size_t mixed = name.empty() ? 0 : name.size() * 5 + letter(0) * 3 + letter(name.size() - 1);
        const std::uint64_t mark = std::uint64_t{1} << (mixed % 64);
        const bool seen = (open_.back().marks & mark) != 0;
        open_.back().marks |= mark;
        return seen &&
               std::any_of(members.begin(), members.end(), [&](const Member& member) { return member.name == name; });
    }

    template <class T>
    bool put(T value) {
        if (++values_ > most_values)
            return refuse("値が多すぎます。分けて送ってください。", "too many values: send less at once.");
        place().value = std::move(value);
        done_ = open_.empty();
        return true;
    }

    template <class T>
    bool open(T empty) {
        if (open_.size() >= most_depth)
            return refuse("入れ子が深すぎます(" + std::to_string(most_depth) + " 段まで)。",
                          "nested too deep: at most " + std::to_string(most_depth) + " levels.");
        if (++values_ > most_values)
            return refuse("値が多すぎます。分けて送ってください。", "too many values: send less at once.");
        empty.reserve(usual_size);
        open_.push_back({Node{std::move(empty)}, 0});
        return true;
    }

    bool close() {
        Node whole = std::move(open_.back().node);
        open_.pop_back();
        place().value = std::move(whole.value);
        done_ = open_.empty();
        return true;
    }

    bool refuse(std::string ja, std::string en) {
        if (!problem_) problem_ = refusal(std::move(ja), std::move(en), path());
        return false;
    }

    // Beyond so much of it nobody reads on to what is wrong there.
    std::string path() const {
        constexpr std::size_t enough = 32;
        std::string path;
        for (const Open& open : open_) {
            const Node& node = open.node;
            if (path.size() > enough) return path + "…";
            const auto* object = node.as<Object>();
            if (object && !object->empty())
                path += (path.empty() ? "" : ".") + shown(object->back().name);
            else if (const auto* list = node.as<List>())
                path += "[" + std::to_string(list->size()) + "]";
        }
        return path;
    }

    static constexpr std::size_t usual_size = 14;  // of an object or a list

    struct Open {
        Node node;
        std::uint64_t marks = 0;  // one bit of each name in it
    };

    Node root_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
    bool done_ = false;
    std::optional<Problem> problem_;
};

std::optional<Problem> refused_bytes(std::string_view bytes, std::size_t most_bytes) {
    if (bytes.size() > most_bytes)
        return refusal("大きすぎます(" + std::to_string(most_bytes) + " バイトまで)。",
                       "this is too large: at most " + std::to_string(most_bytes) + " bytes.");
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return refusal("中身がありません。JSON を送ってください。", "there is nothing here: send JSON.");
    if (bytes.starts_with("\xef\xbb\xbf"))
        return refusal("先頭に BOM があります。BOM なしの UTF-8 で送ってください。",
                       "it begins with a BOM: send UTF-8 without one.");
    // The library would take it for the end of the text.
    if (bytes.find('\0') != std::string_view::npos)
        return refusal("NUL が入っています。取り除いてください。", "it contains NUL: remove it.");
    if (bytes[bytes.find_first_not_of(" \t\r\n")] == '<')
        return refusal("JSON ではなく HTML などのページです。URL を確かめてください。",
                       "this is a page such as HTML, not JSON: check the address.");
    return std::nullopt;
}

}  // namespace

Result<Node> tree_from(std::string_view bytes, std::size_t most_bytes) {
    if (auto refused = refused_bytes(bytes, most_bytes)) return std::move(*refused);
    Builder builder;
    // The library refuses what is not UTF-8 by itself, but what it says of it is no help to whoever sent it.
    if (!nlohmann::json::sax_parse(bytes, &builder) && !is_utf8(bytes))
        return refusal("文字が UTF-8 ではありません。UTF-8 で送ってください。", "this is not UTF-8: send it as UTF-8.");
    return builder.result();
}

}  // namespace model::json
