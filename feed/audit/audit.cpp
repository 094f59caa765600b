// Who did what, when and through what. It must never know how the log is stored or who asks.
#include "feed/audit.h"

#include "feed/base/logger.h"
#include "model/text/json_writer.h"

namespace feed {
namespace {

model::Result<std::optional<model::Instant>> time_in(std::string_view text, const TimePlace& here,
                                                     const std::string& field) {
    if (text.empty()) return std::optional<model::Instant>{};
    if (const auto time = written_time(text, here)) return std::optional<model::Instant>(*time);
    const model::Text forms = time_forms();
    return model::problem(model::Trouble::invalid, field + " が時刻として読めません。" + forms.ja,
                          field + " is no time. " + forms.en, field);
}

std::string_view word_in(const model::Event& event) {
    const bool unknown = event.what == model::Happening::other && !event.what.raw.empty();
    return unknown ? std::string_view(event.what.raw) : model::wire_name(event.what.value);
}

void member(model::json::Writer& out, std::string_view name, const std::string& value) {
    out.name(name);
    out.text(value);
}

}  // namespace

bool AuditQuery::takes(model::Instant at, const std::string& person) const {
    if (from && at < *from) return false;
    if (to && at >= *to) return false;
    return who.empty() || person == who;
}

model::Result<AuditQuery> audit_query(std::string_view from, std::string_view to, std::string who,
                                      const TimePlace& here, const std::string& prefix) {
    const auto begin = time_in(from, here, prefix + "from");
    if (!begin) return begin.problem();
    const auto end = time_in(to, here, prefix + "to");
    if (!end) return end.problem();
    return AuditQuery{*begin, *end, std::move(who)};
}

std::string audit_json(const model::Event& event) {
    model::json::Writer out;
    out.open_object();
    out.name("seq");
    out.number(event.seq);
    member(out, "at", model::rfc3339(event.at));
    member(out, "who", event.who);
    member(out, "org", event.org);
    member(out, "via", event.via);
    member(out, "what", std::string(word_in(event)));
    out.name("ids");
    out.open_list();
    for (const model::Entity& entity : event.entities) out.text(id_of(entity));
    out.close_list();
    member(out, "note", model::pick(event.note, model::Language::ja));
    out.close_object();
    return out.take();
}

std::string audit_line(const model::Event& event, model::Language language) {
    std::string ids;
    for (const model::Entity& entity : event.entities) ids += (ids.empty() ? "" : " ") + id_of(entity);
    const std::string person = event.org.empty() ? event.who : event.who + " (" + event.org + ")";
    return std::to_string(event.seq) + '\t' + model::rfc3339(event.at) + '\t' + escaped(person) + '\t' +
           escaped(event.via) + '\t' + escaped(model::pick(model::word_of(event.what), language)) + '\t' + ids + '\t' +
           escaped(model::pick(event.note, language));
}

}  // namespace feed
