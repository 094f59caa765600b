// What a desk shows beside the board: one row in full, and the line being typed with what it would come to. Every string
// is final. It must never know pixels.
#pragma once

#include "model/completion.h"
#include "model/text/tone.h"
#include "model/view.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

// The band of the selected row: 0 at its first moment, 1 at its last one. What the record does not know is not drawn.
struct DeskSpan {
    double from = 0.0, until = 0.0;
    Tone tone = Tone::normal;
    bool dashed = false;  // not known what it was
    std::string word;     // "停止 57分"; empty for a dashed one
    bool filled = false;  // with the colour of the tone; else outlined in it
};
struct DeskMark {
    double at = 0.0;
    std::string time;   // "09:00"
    std::string label;  // "取引開始"
    std::string late;   // "超過"; empty while it is ahead
};
struct DeskFact {
    std::string time;
    std::string kind;  // "事実", "結果", "未確認"
    std::string text;
    std::string source;
    bool unconfirmed = false;
    bool refuted = false;
};
struct DeskDetail {
    std::string id;      // "S1", "A7"
    std::string name;    // "相場配信", "切離し 1号機"
    std::string about;   // "かなた市場 業務部  07:15 から 57分"
    std::string begins;  // the first moment, "07:00"
    std::vector<DeskSpan> spans;
    std::vector<DeskMark> marks;
    double now = 0.0;
    std::string now_label;        // "いま"
    std::vector<DeskFact> facts;  // newest first, ≤ 4
    std::string nothing;          // said where there are none
};

struct DeskMode {
    EntryMode mode = EntryMode::any;
    char letter = '/';
    std::string word;
    bool current = false;
};
struct DeskField {
    std::string label;
    std::string value;
    bool missing = false;
};
// `says` takes the place of the line's first word when the letter and a space are typed, or the choice is pressed.
struct DeskChoice {
    std::string letter;
    std::string word;
    std::string says;
    bool chosen = false;
    bool guarded = false;  // a guardrail stands against it
};
// A command on its way, or refused, that no row of the board shows.
struct DeskSent {
    std::string key;    // of a refusal that can be dismissed
    std::string line;   // what was asked
    std::string stage;  // "送信中… まだ確定していません", or why it was refused
    bool refused = false;
};
struct DeskKey {
    std::string key;
    std::string word;
};

struct Desk {
    DeskFocus focus = DeskFocus::board;
    ServiceId service;  // the selected row when it is a service
    std::optional<DeskDetail> detail;

    std::vector<DeskMode> modes;
    std::string line;
    std::size_t caret = 0;                // bytes of the line before it
    std::vector<Taken> strong;            // bytes of the line that are the verb or the owner
    std::size_t wrong_at = 0, wrong = 0;  // bytes of the line that are not understood
    std::string example;                  // what could be typed, while nothing is
    std::string sends;                    // "Enter で指示"; empty while Enter would send nothing
    std::vector<DeskField> fields;        // ≤ 5
    std::vector<DeskChoice> choices;      // ≤ 16
    std::size_t columns = 4;              // of the choices
    std::vector<Completion> completions;  // ≤ 6: what Tab offers for the word at the caret
    std::string consequence;              // what it comes to, or what is wrong with the line
    bool guarded = false;                 // a guardrail is in the way
    std::vector<DeskSent> sent;           // ≤ 2, newest last
    std::vector<DeskKey> keys;            // for the foot
};

}  // namespace model
