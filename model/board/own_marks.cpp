// The text of each kind that every view shows of it carries the mark. It must never change what others see.
#include "model/own_marks.h"

#include "model/record/words.h"

#include <algorithm>
#include <vector>

namespace model {
namespace {

void put_mark(Text& text, const std::string& only) { text = own_marked(text, only); }

void put_marks(Action& action) { put_mark(action.object, action.only); }
void put_marks(Fact& fact) { put_mark(fact.text, fact.only); }
void put_marks(Help& help) { put_mark(help.skill, help.only); }
void put_marks(Guardrail& guardrail) { put_mark(guardrail.text, guardrail.only); }
// Once it is made, what was chosen stands where the question stood.
void put_marks(Decision& decision) {
    put_mark(decision.question, decision.only);
    for (DecisionOption& option : decision.options)
        if (option.id == decision.chosen) put_mark(option.text, decision.only);
}

template <class Row>
bool any_own(const Table<Row>& table) {
    return std::any_of(table.begin(), table.end(), [](const Row& row) { return !row.only.empty(); });
}

template <class Row>
void mark(Table<Row>& table) {
    if (!any_own(table)) return;
    const std::vector<Row> before(table.begin(), table.end());
    for (Row row : before) {
        if (row.only.empty()) continue;
        put_marks(row);
        row.only.clear();
        table.put(std::move(row));
    }
}

}  // namespace

Text with_mark(const Text& text, const Text& mark) {
    return {mark.ja + pick(text, Language::ja), mark.en + pick(text, Language::en)};
}

Text own_marked(const Text& text, const std::string& only) {
    if (only.empty()) return text;
    return with_mark(text,
                     {std::string(say(Say::own_mark, Language::ja)), std::string(say(Say::own_mark, Language::en))});
}

bool has_own(const Record& record) {
    return any_own(record.actions) || any_own(record.decisions) || any_own(record.facts) || any_own(record.helps) ||
           any_own(record.guardrails);
}

Record with_own_marks(const Record& record) {
    Record shown = record;
    mark(shown.actions);
    mark(shown.decisions);
    mark(shown.facts);
    mark(shown.helps);
    mark(shown.guardrails);
    return shown;
}

}  // namespace model
