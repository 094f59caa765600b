// Shapes are written from the parts of a row: what may be left out stands in brackets.
// It must never say what the table does not.
#include "model/command_manual.h"

#include "model/command_mistakes.h"
#include "model/command_names.h"
#include "model/language/readings.h"
#include "model/text/likeness.h"
#include "model/text/text.h"

namespace model {
namespace {

using language::Part;
using language::Row;
using language::Take;

std::string shape_of(const Part& part) {
    switch (part.take) {
        case Take::id: {
            const std::string_view letters = language::letters_of(part.field);
            return letters.empty() ? std::string(part.field) : std::string(letters) + "1";
        }
        case Take::service: return "S1";
        case Take::time: return "08:35";
        case Take::keyed: return std::string(part.more.substr(0, part.more.find('|'))) + " 08:35";
        case Take::person: return part.more.empty() ? "@NAME" : "@NAME/ORGANISATION";
        case Take::listed: return std::string(part.more) + "1";
        case Take::count: return "2名";
        case Take::fresh_id: return "=ID";
        case Take::word: break;
    }
    return std::string(part.field);
}

std::string bracketed(const std::string& shape, bool needed) { return needed ? shape : "[" + shape + "]"; }

// "claim A1 [note] [08:35]"
std::string line_shape(const Row& row, std::string_view verb) {
    std::string line(verb);
    for (const Part& part : row.front) line += " " + bracketed(shape_of(part), part.needed);
    bool first = true;
    for (const language::TextPart& part : row.texts) {
        const std::string text = std::string(part.field) + (part.many ? " / …" : "");
        line += " " + bracketed(first ? text : "/ " + text, part.needed);
        first = false;
    }
    for (const Part& part : row.ends) line += " " + bracketed(shape_of(part), part.needed);
    return line;
}

std::string padded(std::string_view text, std::size_t most) {
    const std::size_t wide = cells(text);
    return std::string(text) + std::string(wide < most ? most - wide : 1, ' ');
}

constexpr std::string_view roff_head = R"(.TH KYODO 1 "" "kyodo" "Kyodo"
.SH NAME
kyodo \- incident status board
.SH SYNOPSIS
.B kyodo
[options]
.br
.B kyodo status
[\-\-json]
.br
.B kyodo report
[\-\-log \fIFILE\fR] [\-\-format md|html] [\-\-out \fIFILE\fR]
.br
.B kyodo
.I verb words \(el
.br
.B kyodo do
"\fIline\fR"
.SH DESCRIPTION
Shows an incident's services, actions, decisions and facts from a shared feed, and gives commands to it.
.B kyodo \-\-help
lists the options;
.B kyodo help
.I verb
says how a line goes and never gives a command: help is asked for by
.B kyodo 応援
or
.B kyodo do
"help \(el".
.SH LINES
A line is a verb, what it is about, a text, and marks at its end:
.B @NAME/ORGANISATION
a person,
.B 08:35 +15m 20分後
a time, of today or of the next day that has it; with its day
.B tomorrow 15:00\fR,
.B 12/1 15:00\fR,
.B Mon 9:00\fR,
.B 明日15時\fR;
of what happened the last one,
.B S1 A7 D1
what it belongs to,
.B =A12
an id for something new,
.B field=value
anything else.
A lone / parts two texts, a lone || the Japanese text from the English one. A text that would be taken for a mark stands
in "quotation marks".
.SH VERBS
)";

std::string roff(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\')
            safe += "\\\\";
        else if (c == '-')
            safe += "\\-";
        else
            safe += c;
    }
    return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

}  // namespace

std::string typed_example(const CommandWord& word) {
    const std::string line(word.example);
    return word.en == "help" ? "kyodo do \"" + line + "\"" : "kyodo " + line;
}

bool is_called(const CommandWord& word, std::string_view verb) {
    return alike(verb, word.en) || alike(verb, word.ja) || language::is_read_as(verb, word.ja);
}

std::string verb_page(std::string_view verb, Language language) {
    const bool ja = language == Language::ja;
    std::string page;
    for (const Row& row : language::rows()) {
        if (!is_called(row.word, verb)) continue;
        page += std::string(page.empty() ? "" : "\n") + std::string(row.word.en) + " · " + std::string(row.word.ja) +
                " — " + pick(row.word.meaning, language) + "\n  " + line_shape(row, ja ? row.word.ja : row.word.en) +
                (ja ? "\n例  " : "\nas  ") + typed_example(row.word) + "\n";
    }
    return page;
}

std::string verbs_page(Language language) {
    std::string page;
    for (const Row& row : language::rows())
        page += padded(row.word.en, 12) + padded(row.word.ja, 12) + pick(row.word.meaning, language) + "\n";
    return page;
}

std::string manual_page() {
    std::string page(roff_head);
    for (const Row& row : language::rows())
        page += ".TP\n.B " + roff(line_shape(row, row.word.en)) + "\n" + roff(row.word.ja) + ": " +
                roff(row.word.meaning.en) + ".\n.br\n.I " + roff(row.word.example) + "\n";
    return page + ".SH SEE ALSO\nThe README, and docs/protocol.md for the fields.\n";
}

}  // namespace model
