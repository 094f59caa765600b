// A phrase as JSON. See json_fields.h. It must never know which field it is for.
#include "model/record/json_fields.h"

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

}  // namespace model::json
