// What is told to the outside. It must never be given what an organisation keeps to itself.
// `text` is a sentence for a chat; a state nobody has confirmed is called so in it.
#include "feed/webhook/webhook_message.h"

#include "model/record/fields.h"
#include "model/record/order.h"
#include "model/record/words.h"
#include "model/text/json_writer.h"
#include "model/wire/wire.h"

#include <algorithm>

namespace feed {
namespace {

using model::Language;
using model::Text;

constexpr Language languages[] = {Language::ja, Language::en};

std::string joined(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + " " + b; }

// What it is about and how it stands, in one language.
struct Telling {
    Language language;

    std::string of(const Text& text) const { return model::pick(text, language); }
    template <class E>
    std::string of(const model::Word<E>& word) const {
        return of(model::word_of(word));
    }
    std::string state(const std::string& what, const std::string& how) const {
        return language == Language::ja ? what + "「" + how + "」" : what + ": " + how;
    }
    std::string operator()(const model::Incident& it) const { return state(of(it.title), of(it.phase)); }
    std::string operator()(const model::Service& it) const { return state(of(it.name), of(it.continuity)); }
    std::string operator()(const model::Action& it) const {
        return joined(state(joined(of(it.verb), of(it.object)), of(it.state)), it.owner);
    }
    std::string operator()(const model::Decision& it) const { return state(of(it.question), of(it.state)); }
    std::string operator()(const model::Fact& it) const { return state(of(it.text), of(it.status)); }
    std::string operator()(const model::Help& it) const { return state(of(it.skill), of(it.state)); }
    std::string operator()(const model::Guardrail& it) const { return of(it.text); }
    std::string operator()(const model::RoleHolding& it) const { return state(of(it.role), it.holder); }
    std::string operator()(const model::Handover& it) const {
        return state(joined(it.from, "→ " + it.to), of(it.state));
    }
    std::string operator()(const model::Other&) const { return {}; }  // its id and what happened say all that is known
};

std::string sentence_of(const model::Event& event, Language language) {
    std::string text = model::pick(model::word_of(event.what), language);
    if (!event.entities.empty()) {
        text = joined(text, id_of(event.entities.front()));
        text = joined(text, std::visit(Telling{language}, event.entities.front()));
    }
    return joined(text, model::pick(event.note, language));
}

// What is over needs nobody any more; whoever was told that it began has to hear so.
struct IsOver {
    bool operator()(const model::Incident& it) const {
        return it.phase == model::Phase::closed || it.phase == model::Phase::cancelled;
    }
    bool operator()(const model::Service& it) const { return it.continuity == model::Continuity::normal; }
    bool operator()(const model::Action& it) const { return !model::is_open(it); }
    bool operator()(const model::Decision& it) const { return !model::is_undecided(it); }
    bool operator()(const model::Fact& it) const {
        return it.status == model::FactStatus::refuted || it.status == model::FactStatus::corrected;
    }
    bool operator()(const model::Help& it) const {
        return it.state == model::HelpState::released || it.state == model::HelpState::withdrawn;
    }
    bool operator()(const model::Guardrail& it) const { return it.lifted; }
    bool operator()(const model::RoleHolding& it) const { return it.until.has_value(); }
    bool operator()(const model::Handover& it) const {
        return it.state == model::HandoverState::accepted || it.state == model::HandoverState::announced ||
               it.state == model::HandoverState::withdrawn;
    }
    bool operator()(const model::Other&) const { return false; }
};

// "help/H1". A kind that is not known begins and ends nothing that could be followed.
std::string thing_of(const model::Entity& entity) {
    if (std::holds_alternative<model::Other>(entity)) return {};
    const auto type = [](const auto& row) { return std::string(model::type_of(row)); };
    return std::visit(type, static_cast<const model::EntityKinds&>(entity)) + "/" + id_of(entity);
}

bool is_over(const model::Entity& entity) {
    return std::visit(IsOver{}, static_cast<const model::EntityKinds&>(entity));
}

std::vector<std::string> things_of(const model::Event& event, bool over) {
    std::vector<std::string> things;
    for (const model::Entity& entity : event.entities)
        if (is_over(entity) == over && !thing_of(entity).empty()) things.push_back(thing_of(entity));
    return things;
}

struct Head {
    const std::string& epoch;
    const std::string& id;
    std::string_view kind;
    std::string subject;
    model::Instant at;
};

void member(model::json::Writer& out, std::string_view name, std::string_view value) {
    out.name(name);
    out.text(value);
}

std::string attributes_of(const Head& head) {
    model::json::Writer out;
    out.open_object();
    member(out, "specversion", "1.0");
    member(out, "id", head.id);
    member(out, "source", "/kyodo/" + head.epoch);
    member(out, "type", "kyodo." + std::string(head.kind));
    if (!head.subject.empty()) member(out, "subject", head.subject);
    member(out, "time", model::rfc3339(head.at));
    member(out, "datacontenttype", "application/json");
    out.close_object();
    return out.take();
}

// `object` is JSON and has a member already; `members` begin with a comma.
std::string with(std::string object, const std::string& members) {
    object.pop_back();
    return object + members + "}";
}

std::string texts_json(const std::string& ja, const std::string& en) {
    model::json::Writer out;
    out.open_object();
    member(out, "ja", ja);
    member(out, "en", en);
    out.close_object();
    return out.take();
}

WebhookMessage message_of_due(const model::Record& record, const model::Decision& decision) {
    const std::string id = record.epoch + "." + decision.id.text + ".due." + std::to_string(decision.decide_by.ms);
    const std::string ja = "決める期限です " + decision.id.text + " " + model::pick(decision.question, Language::ja);
    const std::string en = "Decision due " + decision.id.text + " " + model::pick(decision.question, Language::en);
    const std::string data =
        "{\"text\":" + texts_json(ja, en) + ",\"decide_by\":\"" + model::rfc3339(decision.decide_by) + "\"}";
    const std::string thing = "decision/" + decision.id.text;
    return {id,
            0,
            attributes_of({record.epoch, id, decision_due, decision.id.text, decision.decide_by}),
            data,
            std::string(decision_due),
            thing,
            {thing},
            {}};
}

std::string numbered(std::string_view name, std::uint64_t value) {
    return ",\"" + std::string(name) + "\":" + std::to_string(value);
}

// Attributes for whoever fetches what is missing.
std::string attributes_of(const LeftOut& left_out) {
    std::string text = numbered("leftout", left_out.messages);
    if (left_out.from > 0) text += numbered("leftoutfrom", left_out.from) + numbered("leftoutto", left_out.to);
    if (left_out.due > 0) text += numbered("leftoutdue", left_out.due);
    return text;
}

// Sentences for whoever reads a chat.
std::string sentences_of(const LeftOut& left_out) {
    std::string ja;
    std::string en;
    if (left_out.from > 0) {
        const std::string from = std::to_string(left_out.from);
        const std::string to = std::to_string(left_out.to);
        ja = from == to ? "記録の" + from + "番" : "記録の" + from + "〜" + to + "番のうち";
        en = from == to ? "event " + from + " of the log" : "among events " + from + " to " + to + " of the log";
    }
    if (left_out.due > 0) {
        ja += std::string(ja.empty() ? "" : "、") + "決める期限" + std::to_string(left_out.due) + "件";
        en += std::string(en.empty() ? "" : ", ") + "decisions due: " + std::to_string(left_out.due);
    }
    const std::string count = std::to_string(left_out.messages);
    return texts_json("【未達】この前の" + count + "件は届けられませんでした(" + ja + ")。ボードで確かめてください。",
                      "[Missed] Not delivered before this: " + count + " (" + en + "). Look at the board.");
}

}  // namespace

model::Result<std::set<std::string>> webhook_kinds(std::string_view list) {
    std::set<std::string> kinds;
    while (!list.empty()) {
        const std::string word(list.substr(0, list.find(',')));
        list.remove_prefix(std::min(list.size(), word.size() + 1));
        const auto known = model::enum_from<model::Happening>(word);
        const bool told = known && *known != model::Happening::withheld && *known != model::Happening::other;
        if (!told && word != decision_due) {
            return model::problem(
                model::Trouble::invalid,
                "--webhook-on の「" + word +
                    "」は出来事の名前ではありません(例: service_changed,help_asked,decision_due)。",
                "--webhook-on: \"" + word + "\" is no event; such as service_changed,help_asked,decision_due.",
                "--webhook-on");
        }
        kinds.insert(word);
    }
    return kinds;
}

WebhookMessage message_of(const model::Record& record, const model::Event& event) {
    const std::string id = record.epoch + "." + std::to_string(event.seq);
    const std::string subject = event.entities.empty() ? std::string() : id_of(event.entities.front());
    const std::string data =
        "{\"text\":" + texts_json(sentence_of(event, languages[0]), sentence_of(event, languages[1])) +
        ",\"event\":" + model::event_json(event) + "}";
    const std::string kind(model::wire_name(event.what.value));
    return {id,
            event.seq,
            attributes_of({record.epoch, id, kind, subject, event.at}),
            data,
            kind,
            event.entities.empty() ? std::string() : thing_of(event.entities.front()),
            things_of(event, false),
            ends_of(event)};
}

std::vector<std::string> ends_of(const model::Event& event) { return things_of(event, true); }

void LeftOut::add(const WebhookMessage& message) {
    add(LeftOut{1, message.seq == 0 ? 1u : 0u, message.seq, message.seq});
}

void LeftOut::add(const LeftOut& more) {
    messages += more.messages;
    due += more.due;
    if (more.from == 0) return;
    from = from == 0 ? more.from : std::min(from, more.from);
    to = std::max(to, more.to);
}

std::string body_of(const WebhookMessage& message, const LeftOut& before) {
    if (before.messages == 0) return with(message.attributes, ",\"data\":" + message.data);
    const std::string data = with(message.data, ",\"left_out\":" + sentences_of(before));
    return with(message.attributes, attributes_of(before) + ",\"data\":" + data);
}

std::vector<WebhookDue> open_decisions(const model::Record& record) {
    std::vector<WebhookDue> open;
    for (const model::Decision& decision : record.decisions)
        if (decision.state == model::DecisionState::open)
            open.push_back({decision.decide_by, message_of_due(record, decision)});
    return open;
}

}  // namespace feed
