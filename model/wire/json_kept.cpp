// One object read field by field, and what this version does not know of it, from the tree to the canonical text that is
// kept, hashed and written again. It must never understand a member, nor hold how many and how large: check.cpp does.
#include "model/text/text.h"
#include "model/wire/json_codec.h"

#include <algorithm>

namespace model::json {

namespace {

// The tree's own depth is held while it is read (most_depth), so walking it by recursion is safe.
void write(Writer& out, const Node& node);

void write_value(Writer& out, std::nullptr_t) { out.raw("null"); }
void write_value(Writer& out, bool value) { out.boolean(value); }
void write_value(Writer& out, std::int64_t value) { out.number(value); }
void write_value(Writer& out, std::uint64_t value) { out.number(value); }
void write_value(Writer& out, double value) { out.number(value); }
void write_value(Writer& out, const std::string& value) { out.text(value); }

void write_value(Writer& out, const List& list) {
    out.open_list();
    for (const Node& node : list) write(out, node);
    out.close_list();
}

void write_value(Writer& out, const Object& object) {
    out.open_object();
    for (const Member& member : object) {
        out.name(member.name);
        write(out, member.node);
    }
    out.close_object();
}

void write(Writer& out, const Node& node) {
    std::visit([&](const auto& value) { write_value(out, value); }, node.value);
}

std::int64_t depth_of(const Node& node) {
    std::int64_t inside = 0;
    if (const auto* list = node.as<List>())
        for (const Node& each : *list) inside = std::max(inside, depth_of(each));
    else if (const auto* object = node.as<Object>())
        for (const Member& each : *object) inside = std::max(inside, depth_of(each.node));
    else
        return 0;
    return inside + 1;
}

Fault too_deep() {
    const std::string most = std::to_string(limit::kept_depth.high);
    return fault("この版の知らない項目の入れ子が深すぎます(" + most + " 段まで)。",
                 "a member that this version does not know is nested too deep: at most " + most + " levels.");
}

}  // namespace

MaybeFault keep_rest(const Object& object, bool (*known)(std::string_view name), Rest& rest) {
    for (const Member& member : object) {
        if (member.node.absent() || known(member.name)) continue;
        if (depth_of(member.node) > limit::kept_depth.high)
            return too_deep().within(clipped(without_controls(member.name), 40));
        Writer text;
        write(text, member.node);
        rest.push_back(Kept{member.name, text.take()});
    }
    std::sort(rest.begin(), rest.end(), [](const Kept& a, const Kept& b) { return a.name < b.name; });
    return std::nullopt;
}

void FieldsRead::field(std::string_view name, Need need, void* place, Into read) {
    if (found_) return;
    Member* said = named(object_, name, hint_);
    known_ += said ? 1 : 0;
    if (said && !said->node.absent())
        found_ = read(said->node, place);
    else if (need == Need::needed)
        found_ = missing_member();
    if (found_) found_ = std::move(*found_).within(name);
}

void FieldsRead::keep(bool (*known)(std::string_view name), Rest& rest) {
    if (!found_ && known_ < object_.size()) found_ = keep_rest(object_, known, rest);
}

}  // namespace model::json
