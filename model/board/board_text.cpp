// The board as plain lines in the order of reading, for terminals, scripts and screen readers: first how old it is, then
// what goes on, what is decided, who does what, what must not be done, who commands. It must never use colour or layout
// to say anything, and lets no control character through.
#include "model/board/board_parts.h"
#include "model/record/words.h"
#include "model/text/text.h"

namespace model {
namespace {

using parts::said;

class Lines {
public:
    // Puts the non-empty parts on one line, two spaces apart; no part, no line.
    void put(std::initializer_list<std::string> parts) {
        std::string line;
        for (const std::string& part : parts) {
            if (part.empty()) continue;
            if (!line.empty()) line += "  ";
            line += without_controls(part);
        }
        if (!line.empty()) all_ += line + "\n";
    }
    void indent(std::initializer_list<std::string> parts) {
        const std::size_t before = all_.size();
        put(parts);
        if (all_.size() > before) all_.insert(before, "    ");
    }
    void gap() {
        if (!all_.empty() && !all_.ends_with("\n\n")) all_ += "\n";
    }
    std::string taken() {
        while (all_.ends_with("\n\n")) all_.pop_back();
        return std::move(all_);
    }

private:
    std::string all_;
};

std::string bracketed(const std::string& text) { return text.empty() ? std::string{} : "[" + text + "]"; }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? std::string{} : std::string(between)) + part;
    return all;
}

void put_freshness(Lines& lines, const Board& board) {
    if (board.drill) lines.put({bracketed(board.drill_word)});
    if (board.strip && (board.strip->kind == StripKind::stale || board.strip->kind == StripKind::lost)) {
        lines.put({"!", board.strip->main, board.strip->right});
        lines.indent({board.strip->second});
        return;
    }
    lines.put({board.footer.fresh, board.footer.data});
    if (!board.strip) return;
    lines.put({"!", board.strip->main, board.strip->right});
    lines.indent({board.strip->second});
}

// Each is said once: the title, and the strip, may have said one already.
void put_reasons(Lines& lines, const Board& board) {
    for (const std::string& reason : board.reasons)
        if (reason != board.header.title && !(board.strip && board.strip->main == reason)) lines.put({"!", reason});
}

void put_header(Lines& lines, const Board& board) {
    const Header& header = board.header;
    lines.put({header.clock, header.title});
    lines.indent({header.deadline_label, said(header.countdown)});
    std::vector<std::string> stations;
    for (const Station& station : header.rail)
        stations.push_back(station.state == StationState::current ? "[" + station.label + "]" : station.label);
    lines.indent({joined(stations, " > "), header.rail_note, header.since});
    lines.gap();
}

void put_calm(Lines& lines, const Board& board) {
    const Calm& calm = *board.calm;
    lines.put({calm.date, calm.headline, calm.checked});
    lines.indent({joined(calm.names, " / ")});
    lines.indent({calm.residual});
    lines.indent({calm.counted});
    lines.indent({calm.last});
    lines.put({calm.deadlines_label});
    for (const CalmDeadline& deadline : calm.deadlines) lines.indent({deadline.time, deadline.label});
    lines.gap();
}

void put_services(Lines& lines, const Board& board) {
    for (const FirstStep& step : board.first) {
        lines.put({step.number, step.what});
        lines.indent({step.line});
    }
    for (const ServiceRow& row : board.services) {
        lines.put({bracketed(row.state), row.name, row.promise, row.impact, bracketed(row.source_tag)});
        lines.indent({row.since, row.checked});
    }
    lines.put({board.normal.label, joined(board.normal.names, " / "), board.normal.rest});
    lines.gap();
}

void put_decision(Lines& lines, const Board& board) {
    if (!board.decision) return;
    const DecisionPanel& panel = *board.decision;
    lines.put({panel.question, panel.who_line, said(panel.countdown)});
    for (const OptionRow& option : panel.options) lines.indent({option.letter, option.text, option.verdict});
    lines.indent({panel.more});
    lines.indent({panel.runs});
    lines.gap();
}

void put_actions(Lines& lines, const Board& board) {
    for (const HelpRow& row : board.help) lines.put({bracketed(row.word), row.text, row.until});
    lines.put({board.no_help});
    const ActionList& list = board.actions;
    lines.put({list.head});
    for (const ActionRow& row : list.rows) {
        const std::string owner = row.owner_look == OwnerLook::pending
                                      ? row.owner + "?"
                                      : (row.owner_look == OwnerLook::none ? bracketed(row.owner) : row.owner);
        lines.put({bracketed(row.state), row.id.text, row.object, owner, row.org, row.time});
        lines.indent({row.under, row.under_right});
        lines.indent({row.refusal});
    }
    lines.put({list.rest});
    lines.gap();
}

void put_rest(Lines& lines, const Board& board) {
    for (const FactRow& fact : board.facts) lines.put({fact.time, bracketed(fact.status), fact.text, fact.source});
    for (const GuardrailRow& row : board.guardrails) lines.put({"⛔", row.text, row.why});
    const Footer& footer = board.footer;
    lines.put({board.no_guardrails});
    lines.put({footer.label, commander_words(footer), footer.org, footer.extra});
    for (const std::string& gap : footer.gaps) lines.indent({gap});
}

}  // namespace

std::string text_of(const Board& board) {
    Lines lines;
    if (board.mode == BoardMode::connecting) {
        lines.put({board.connecting});
        lines.put({board.connecting_why});
        return lines.taken();
    }
    put_freshness(lines, board);
    put_reasons(lines, board);
    put_header(lines, board);
    if (board.calm)
        put_calm(lines, board);
    else
        put_services(lines, board);
    put_decision(lines, board);
    if (!board.calm) put_actions(lines, board);
    put_rest(lines, board);
    return lines.taken();
}

}  // namespace model
