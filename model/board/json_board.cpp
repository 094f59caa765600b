// Members are always there, empty where the board is; names are stable, texts are in the board's language.
// It must never look behind the board.
#include "model/json_board.h"

#include "model/text/json_writer.h"

namespace model {
namespace {

using json::Writer;

std::string_view word(Freshness value) {
    switch (value) {
        case Freshness::connecting: return "connecting";
        case Freshness::live: return "live";
        case Freshness::late: return "late";
        case Freshness::stale: return "stale";
        case Freshness::lost: break;
    }
    return "lost";
}

std::string_view word(BoardMode value) {
    switch (value) {
        case BoardMode::connecting: return "connecting";
        case BoardMode::calm: return "calm";
        case BoardMode::incident: return "incident";
        case BoardMode::contained: break;
    }
    return "contained";
}

std::string_view word(Tone value) {
    switch (value) {
        case Tone::normal: return "normal";
        case Tone::workaround: return "workaround";
        case Tone::degraded: return "degraded";
        case Tone::unknown: return "unknown";
        case Tone::stopped: break;
    }
    return "stopped";
}

std::string_view word(Condition value) {
    switch (value) {
        case Condition::normal: return "normal";
        case Condition::not_normal: return "not_normal";
        case Condition::old: return "old";
        case Condition::unknown: break;
    }
    return "unknown";
}

void member(Writer& out, std::string_view name, std::string_view value) {
    out.name(name);
    out.text(value);
}

void flag(Writer& out, std::string_view name, bool value) {
    out.name(name);
    out.boolean(value);
}

std::string text_of(const std::optional<Countdown>& countdown) {
    std::string text;
    if (!countdown) return text;
    for (const CountdownPiece& piece : countdown->pieces) text += piece.digits + piece.unit;
    return text;
}

// A list under `name`; `write` fills one object for each row.
template <class Rows, class Write>
void list(Writer& out, std::string_view name, const Rows& rows, Write write) {
    out.name(name);
    out.open_list();
    for (const auto& row : rows) {
        out.open_object();
        write(row);
        out.close_object();
    }
    out.close_list();
}

void write_header(Writer& out, const Header& header) {
    member(out, "title", header.title);
    member(out, "incident", header.incident.text);
    list(out, "incidents", header.incidents, [&out](const IncidentId& id) { member(out, "id", id.text); });
    member(out, "deadline", header.deadline_label);
    member(out, "countdown", text_of(header.countdown));
    member(out, "since", header.since);
    member(out, "clock", header.clock);
}

void write_services(Writer& out, const Board& board) {
    list(out, "services", board.every_service.empty() ? board.services : board.every_service,
         [&out](const ServiceRow& row) {
             member(out, "id", row.id.text);
             member(out, "tone", word(row.tone));
             member(out, "state", row.state);
             member(out, "name", row.name);
             member(out, "promise", row.promise);
             flag(out, "promise_overdue", row.promise_overdue);
             member(out, "impact", row.impact);
         });
    out.name("normal");
    out.open_list();
    for (const std::string& name : board.normal.names) out.text(name);
    out.close_list();
}

void write_decision(Writer& out, const std::optional<DecisionPanel>& decision) {
    const DecisionPanel shown = decision.value_or(DecisionPanel{});
    out.name("decision");
    out.open_object();
    member(out, "id", shown.id.text);
    flag(out, "open", decision && shown.open);
    member(out, "who", shown.who_line);
    member(out, "question", shown.question);
    member(out, "countdown", text_of(shown.countdown));
    list(out, "options", shown.options, [&out](const OptionRow& row) {
        member(out, "id", row.letter);
        member(out, "text", row.text);
        member(out, "verdict", row.verdict);
        flag(out, "fits", row.fits);
    });
    out.close_object();
}

void write_work(Writer& out, const Board& board) {
    list(out, "help", board.help, [&out](const HelpRow& row) {
        member(out, "id", row.id.text);
        member(out, "state", row.word);
        member(out, "text", row.text);
        member(out, "until", row.until);
    });
    list(out, "actions", board.actions.rows, [&out](const ActionRow& row) {
        member(out, "id", row.id.text);
        member(out, "state", row.state);
        flag(out, "alarm", row.alarm);
        member(out, "object", row.object);
        flag(out, "owned", row.owner_look == OwnerLook::settled);
        member(out, "owner", row.owner);
        member(out, "organisation", row.org);
        member(out, "check", row.time);
        flag(out, "overdue", row.overdue);
        member(out, "note", row.under);
    });
    list(out, "guardrails", board.guardrails, [&out](const GuardrailRow& row) {
        member(out, "text", row.text);
        member(out, "why", row.why);
    });
    list(out, "facts", board.facts, [&out](const FactRow& row) {
        member(out, "time", row.time);
        member(out, "status", row.status);
        member(out, "text", row.text);
        member(out, "source", row.source);
    });
}

void write_footer(Writer& out, const Footer& footer) {
    member(out, "commander", footer.commander);
    member(out, "commander_organisation", footer.org);
    member(out, "handing_over_to", footer.next);
    member(out, "data", footer.data);
    member(out, "checked", footer.fresh);
}

}  // namespace

Condition condition_of(const Board& board) {
    if (board.freshness == Freshness::stale || board.freshness == Freshness::lost) return Condition::old;
    if (board.mode == BoardMode::connecting) return Condition::unknown;
    const bool calm = board.mode == BoardMode::calm && (!board.calm || board.calm->residual.empty());
    return calm ? Condition::normal : Condition::not_normal;
}

std::string board_json(const Board& board) {
    Writer out;
    out.open_object();
    member(out, "condition", word(condition_of(board)));
    member(out, "freshness", word(board.freshness));
    member(out, "mode", word(board.mode));
    member(out, "language", board.language == Language::ja ? "ja" : "en");
    flag(out, "drill", board.drill);
    write_header(out, board.header);
    out.name("reasons");
    out.open_list();
    for (const std::string& reason : board.reasons) out.text(reason);
    out.close_list();
    member(out, "counted", board.calm ? board.calm->counted : std::string{});
    write_services(out, board);
    write_decision(out, board.decision);
    write_work(out, board);
    write_footer(out, board.footer);
    out.close_object();
    return out.take();
}

}  // namespace model
