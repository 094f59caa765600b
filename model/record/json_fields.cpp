// What the walks over the fields share, and a phrase as JSON. See json_fields.h. It must never know which field it is for.
#include "model/record/json_fields.h"

#include <algorithm>

namespace model::json {

// One string when one language says it all, so that what is written by hand stays easy to write.
void write(Writer& out, const Text& text) {
    if (text.en.empty() || text.en == text.ja) return out.text(text.ja);
    out.open_object();
    if (!text.ja.empty()) {
        out.name("ja");
        out.text(text.ja);
    }
    out.name("en");
    out.text(text.en);
    out.close_object();
}

Rest LaterMembers::with(const Rest& rest) {
    Rest all = std::move(members_);
    all.insert(all.end(), rest.begin(), rest.end());
    std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.name < b.name; });
    return all;
}

void write_field(Writer& out, std::string_view name, const void* place, From write) {
    out.name(name);
    write(out, place);
}

void add_later(LaterMembers& later, std::string_view name, const void* place, From write) {
    Writer out;
    write(out, place);
    later.add(name, out.take());
}

void write_kept(Writer& out, const Rest& members) {
    for (const Kept& kept : members) {
        out.name(kept.name);
        out.raw(kept.json);
    }
}

}  // namespace model::json
