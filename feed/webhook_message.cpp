// What is told to the outside. It must never be given what an organisation keeps to itself.
// `text` is a sentence for a chat; a state nobody has confirmed is called so in it.
#include "feed/webhook_message.h"

#include "model/json_writer.h"
#include "model/wire.h"
#include "model/words.h"

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
};

const std::string& id_of(const model::Entity& entity) {
    return std::visit([](const auto& row) -> const std::string& { return row.id.text; }, entity);
}

std::string sentence_of(const model::Event& event, Language language) {
    std::string text = model::pick(model::word_of(event.what), language);
    if (!event.entities.empty()) {
        text = joined(text, id_of(event.entities.front()));
        text = joined(text, std::visit(Telling{language}, event.entities.front()));
    }
    return joined(text, model::pick(event.note, language));
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

// `data` is a JSON object; it is put in as it is.
std::string cloud_event(const Head& head, const std::string& data) {
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
    std::string text = out.take();
    text.pop_back();
    return text + ",\"data\":" + data + "}";
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
    return {id, cloud_event({record.epoch, id, decision_due, decision.id.text, decision.decide_by}, data)};
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
    return {id, cloud_event({record.epoch, id, model::wire_name(event.what.value), subject, event.at}, data)};
}

std::vector<WebhookDue> open_decisions(const model::Record& record) {
    std::vector<WebhookDue> open;
    for (const model::Decision& decision : record.decisions)
        if (decision.state == model::DecisionState::open)
            open.push_back({decision.decide_by, message_of_due(record, decision)});
    return open;
}

}  // namespace feed
