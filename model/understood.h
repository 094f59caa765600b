// What a command was taken for, said back from its value and never from the line it came from: who, what, which service,
// until when and on which day. For the reply in a terminal and over HTTP and for the line being typed. It must never say
// that anything happened.
#pragma once

#include "model/command_language.h"
#include "model/record/event.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// One line in both languages: "isolate unit 1 · Service Market data · Owner Recov E Tsubame · Check tomorrow 08:20".
// `saying`: the record its ids are looked up in, now, and the log's zone.
Text understood(const Command& command, const Saying& saying);

// The same of a command that made `event`, with what only the feed knew: the id it chose, whose the work became, when it
// is looked at again. `saying.record`: as it is afterwards.
Text understood(const Command& command, const Event& event, const Saying& saying);

// A person or a new service that a command names and the record has not heard of, with the nearest that it has. Another
// spelling of a known one is that one (likeness.h).
struct UnknownName {
    std::string field;    // wire name
    std::string said;     // "Satoo / Operations"
    std::string nearest;  // "Sato / Operations"; empty: nothing is near, so that it will be a new one
};
// `known`: people beside those of the record, such as those who have a token. Empty while the record knows nobody.
struct KnownPerson {
    std::string name, org;
};
std::vector<UnknownName> unknown_names(const Command& command, const Record& record,
                                       const std::vector<KnownPerson>& known = {});
// True for a command that may name somebody, or a service, that nobody has heard of.
bool may_name_new(const Command& command);
// The first that may be a known one mistyped, as a question; nothing when whatever is unknown is just new.
struct NameInDoubt {
    Problem problem;
    std::string nearest;
};
std::optional<NameInDoubt> name_in_doubt(const std::vector<UnknownName>& unknown);

// `said`, and behind it which of the names nobody had heard of before.
Text with_new_names(Text said, const std::vector<UnknownName>& unknown);

namespace language {

// What a field is called where a line is understood; its wire name in both languages when it has no word.
Text field_label(std::string_view field);
// A field's value as people read it: ids with what they stand for, times with their day. `value`: as fields_said says it.
std::string value_shown(const Command& command, std::string_view field, const std::string& value, const Saying& saying,
                        Language language);
// The field that holds the organisation of a person's field; empty for other fields.
std::string_view org_field(const Command& command, std::string_view person);

}  // namespace language
}  // namespace model
