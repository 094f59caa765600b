// What the line being typed comes to: its parts in labelled fields, the word that is wrong, and what would follow if it
// were sent now. It must never send it, and never promise that the feed will take it.
#include "model/board/board_parts.h"
#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/command_values.h"
#include "model/decide.h"
#include "model/field_said.h"
#include "model/intent.h"
#include "model/prohibition.h"
#include "model/text/person.h"
#include "model/understood.h"

#include <algorithm>

namespace model::parts {
namespace {

constexpr std::size_t most_fields = 5;

using language::Row;

std::string value_of(const Scene& scene, const Command& command, std::string_view field, const std::string& value) {
    return language::value_shown(command, field, value, saying_of(scene.state, scene.now), scene.language);
}

std::string field_label(const Scene& scene, std::string_view field) {
    return text(scene, language::field_label(field));
}

// The fields of a row in the order they are read: what the verb is about first.
std::vector<std::string_view> fields_of(const Row& row) {
    std::vector<std::string_view> fields;
    for (const language::Part& part : row.front) fields.push_back(part.field);
    for (const language::TextPart& part : row.texts) fields.push_back(part.field);
    if (row.type == "add_action") return {"verb", "object", "services", "owner", "check_at"};
    for (const language::Part& part : row.ends)
        if (part.take != language::Take::fresh_id) fields.push_back(part.field);
    return fields;
}

bool is_missing(const Reading& reading, std::string_view field) {
    return std::find(reading.missing.begin(), reading.missing.end(), field) != reading.missing.end();
}

// An enum the verb needs says something also where it is the first of its kind.
std::string said_in(const Reading& reading, std::string_view field) {
    for (const language::FieldSaid& said : language::fields_said(reading.draft))
        if (said.field == field) return said.value;
    const bool taken =
        std::any_of(reading.taken.begin(), reading.taken.end(), [&](const Taken& part) { return part.field == field; });
    const auto choices = language::choices_of(reading.draft, field);
    return taken && !choices.empty() ? choices.front().wire : std::string();
}

void put_fields(const Scene& scene, Desk& desk, const Reading& reading) {
    const Row& row = language::row_of(*reading.word);
    const bool adds = row.type == "add_action";
    if (!adds)
        desk.fields.push_back(
            {field_label(scene, "verb"), std::string(scene.language == Language::ja ? row.word.ja : row.word.en)});
    for (const std::string_view field : fields_of(row)) {
        if (desk.fields.size() == most_fields) return;
        const std::string said = said_in(reading, field);
        const bool missing = is_missing(reading, field);
        if (said.empty() && !missing && !adds) continue;
        const std::string value = said.empty() ? std::string() : value_of(scene, reading.draft, field, said);
        desk.fields.push_back({field_label(scene, field), value, missing});
    }
}

struct Load {
    int open = 0, stuck = 0;
};
Load load_of(const Scene& scene, PersonName person) {
    Load load;
    for (const Action& action : scene.state.record->actions) {
        if (!is_open(action) || !may_mean(person, {action.owner, action.owner_org})) continue;
        ++load.open;
        if (action.state == ActionState::blocked) ++load.stuck;
    }
    return load;
}

std::string load_text(const Scene& scene, const std::string& person, const std::string& org) {
    if (person.empty()) return {};
    const Load load = load_of(scene, {person, org});
    if (load.open == 0) return phrase(scene, Say::has_nothing, {person});
    if (load.stuck > 0) return phrase(scene, Say::has_stuck, {person, count_of(load.open), count_of(load.stuck)});
    return phrase(scene, Say::has_some, {person, count_of(load.open)});
}

// "08:35 → 取引開始 09:00 余裕25分"
std::string slack_text(const Scene& scene, const std::vector<ServiceId>& services, const std::optional<Instant>& at) {
    if (!at) return phrase(scene, Say::no_check_said);
    for (const ServiceId& id : services) {
        const Service* service = scene.record.services.find(id);
        if (!service) continue;
        for (const Deadline& deadline : service->deadlines) {
            if (!is_hard(deadline) || next_hard_deadline(*service, scene.now) != deadline.at) continue;
            const std::string goal = spaced(text(scene, deadline.label), moment(scene, deadline.at));
            const Milliseconds left = deadline.at - *at;
            const std::string slack = left < Milliseconds{0} ? phrase(scene, Say::too_late)
                                                             : phrase(scene, Say::slack, {span(scene.language, left)});
            return phrase(scene, Say::leaves_slack, {moment(scene, *at), goal, slack});
        }
    }
    return {};
}

std::string guard_text(const Scene& scene, Desk& desk, const AddAction& add) {
    const Guardrail* against = guardrail_against(scene.record, add.verb.value, scene.now);
    if (!against) return {};
    desk.guarded = true;
    const auto in_command = commanders(scene.record);
    const std::string who = in_command.size() == 1 ? in_command.front()->holder : phrase(scene, Say::commander_unknown);
    const std::string why = spaced(prohibition(against->text, scene.language), text(scene, against->why));
    return phrase(scene, scene.state.desk.asked ? Say::guarded_asked : Say::guarded, {why, who});
}

// What the feed would answer if it knew no more than this board.
std::string refusal_text(const Scene& scene, const Command& command) {
    const Actor me{scene.state.me.who.empty() ? "?" : scene.state.me.who, scene.state.me.org, "board",
                   Permission::commander};
    const auto event = decide(*scene.state.record, command, me, scene.now);
    return event ? std::string() : text(scene, event.problem().sentence);
}

struct Consequence {
    const Scene& scene;
    Desk& desk;

    std::string operator()(const AddAction& add) const {
        if (const std::string guarded = guard_text(scene, desk, add); !guarded.empty()) return guarded;
        const std::string slack = slack_text(scene, add.services, add.check_at);
        if (add.owner.empty()) return spaced(phrase(scene, Say::stays_unowned), slack);
        return spaced(load_text(scene, add.owner, add.owner_org), slack);
    }
    std::string operator()(const OrderAction& order) const { return load_text(scene, order.owner, order.owner_org); }
    std::string operator()(const ClaimAction&) const {
        return load_text(scene, scene.state.me.who, scene.state.me.org);
    }
    std::string operator()(const TakeOverAction&) const {
        return load_text(scene, scene.state.me.who, scene.state.me.org);
    }
    std::string operator()(const PostFact& fact) const {
        return phrase(scene, fact.confirmed ? Say::shown_confirmed : Say::shown_unconfirmed);
    }
    std::string operator()(const ChangePhase& change) const {
        return phrase(scene, Say::phase_becomes, {text(scene, word_of(change.phase))});
    }
    template <class Other>
    std::string operator()(const Other&) const {
        return {};
    }
};

// While several go on: which one it is for.
std::string incident_text(const Scene& scene, const Command& command) {
    if (scene.incidents.size() < 2) return {};
    return std::visit(
        []<class Kind>(const Kind& said) {
            if constexpr (!std::is_same_v<Kind, OpenIncident> && requires { said.incident; })
                return said.incident.text;
            else
                return std::string();
        },
        command);
}

std::string consequence_of(const Scene& scene, Desk& desk, const Reading& reading) {
    if (reading.mistake) return text(scene, reading.mistake->problem.sentence);
    if (!reading.doubts.empty()) return text(scene, reading.doubts.front().problem.sentence);
    if (!reading.missing.empty())
        return phrase(scene, Say::still_missing, {field_label(scene, reading.missing.front())});
    const bool asked = scene.state.desk.asked;
    if (const auto doubt = name_in_doubt(unknown_names(reading.draft, *scene.state.record)); doubt && !asked)
        return text(scene, doubt->problem.sentence);
    if (const std::string refusal = refusal_text(scene, reading.draft); !refusal.empty()) return refusal;
    return spaced(incident_text(scene, reading.draft), std::visit(Consequence{scene, desk}, reading.draft));
}

// Places in the whole line as places in what was typed; nothing for what was implied.
void put_places(Desk& desk, const Reading& reading, std::size_t implied) {
    static constexpr std::string_view strong[] = {"command", "verb", "owner", "holder", "to", "decider"};
    for (const Taken& taken : reading.taken) {
        const bool is_strong = std::find(std::begin(strong), std::end(strong), taken.field) != std::end(strong);
        if (is_strong && taken.at >= implied) desk.strong.push_back({taken.at - implied, taken.length, taken.field});
    }
    if (!reading.mistake || reading.mistake->at < implied) return;
    desk.wrong_at = std::min(reading.mistake->at - implied, desk.line.size());
    desk.wrong = std::min(reading.mistake->length, desk.line.size() - desk.wrong_at);
}

}  // namespace

std::string line_said(const Scene& scene) {
    using What = EntryNote::What;
    const std::size_t characters = characters_in(scene.state.entry.value_or(""));
    const std::string too_long = characters > most_line_characters
                                     ? phrase(scene, Say::line_too_long, {std::to_string(characters)})
                                     : std::string();
    const std::optional<EntryNote>& note = scene.state.desk.note;
    if (!note) return too_long;
    const std::string count = std::to_string(note->count);
    switch (note->what) {
        case What::joined: return spaced(too_long, phrase(scene, Say::line_joined, {count}));
        case What::left_out: return phrase(scene, Say::line_left_out);
        case What::no_text: return phrase(scene, Say::line_no_text);
        case What::nothing_to_paste: break;
    }
    return phrase(scene, Say::line_nothing_to_paste);
}

void put_understood(const Scene& scene, Desk& desk) {
    desk.consequence = line_said(scene);
    if (characters_in(desk.line) > most_line_characters) return;
    const Saying saying = saying_of(scene.state, scene.now);
    const EntryLine meant = entry_line(desk.line, scene.state.desk.mode, saying);
    if (language::words_of(desk.line).empty()) return;
    const Reading reading = reading_of(meant.line, saying);
    put_places(desk, reading, meant.implied);
    if (reading.word) put_fields(scene, desk, reading);
    desk.consequence = spaced(desk.consequence, consequence_of(scene, desk, reading));
    const bool asks = desk.guarded && !scene.state.desk.asked;  // the next Enter only asks
    if (!reading.complete() || asks) return;
    const bool orders =
        std::holds_alternative<AddAction>(reading.draft) || std::holds_alternative<OrderAction>(reading.draft);
    desk.sends = phrase(scene, orders ? Say::enter_orders : Say::entry_sends);
}

}  // namespace model::parts
