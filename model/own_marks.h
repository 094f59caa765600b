// The mark before what an organisation keeps to itself, wherever it is read: a board shows it among the rest, a sheet is
// read aloud, a report goes to a meeting. It stands first, so that nothing cuts it off. It must never know a view.
#pragma once

#include "model/record/record.h"

namespace model {

// The mark before the text, in each language its own: a text that was said in one language only is read in both.
Text with_mark(const Text& text, const Text& mark);

// "〔自組織〕切離し 1号機" when `only` names an organisation, else as it is.
Text own_marked(const Text& text, const std::string& only);

// True if somebody keeps something of this record to itself.
bool has_own(const Record& record);

// The same record with the mark before every such text; `only` is empty then, so that none is marked twice. For the eye:
// the digest stays that of what the feed has.
Record with_own_marks(const Record& record);

}  // namespace model
