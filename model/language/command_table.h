// Every command of model/record/command.h as a row: its verbs, an example, what stands where in its line. Reading, printing,
// completion, `kyodo help` and the manual page all walk this table. It must never read or make a line itself.
#pragma once

#include "model/command_language.h"

#include <string_view>
#include <utility>
#include <vector>

namespace model::language {

// How one word of a line is taken.
enum class Take {
    id,        // of the thing the command is about, "A7"; a service also by its name
    service,   // "S1" or "#name" before a text; may be left out
    word,      // an enum's word in either language or as on the wire
    time,      // "08:35", "+15m", "20分後"
    keyed,     // a time behind its word: "by 08:15", "08:15まで"
    person,    // "@NAME" or "@NAME/ORGANISATION"
    listed,    // ids told by their first letter, "S1 S2"
    count,     // "2名", "x2"
    fresh_id,  // "=A12": the id for something new
};

struct Part {
    Take take = Take::id;
    std::string_view field;  // wire name of the command's field
    std::string_view more =
        {};  // person: the field of the organisation; keyed: its words, "by|まで"; listed: the letters
    bool needed = false;
};

// A text to the end of the line or to the next lone "/".
struct TextPart {
    std::string_view field;
    bool needed = false;
    bool many = false;  // every further "/" begins another one
};

struct Row {
    CommandWord word;
    std::string_view type;                                                  // wire word of the command
    std::vector<std::pair<std::string_view, std::string_view>> fixed = {};  // fields the verb itself says
    std::vector<Part> front = {};                                           // in this order behind the verb
    std::vector<TextPart> texts = {};
    std::vector<Part> ends = {};  // in any order, at the end; people, listed and fresh ids also before the text
};

// "INC-2" wherever a line may say which incident is meant.
inline constexpr Part incident_part{Take::listed, "incident", "INC-"};

// Rows of one verb stand together; which is meant shows in the id.
const std::vector<Row>& rows();

// The parts of the table, by file.
std::vector<Row> rows_of_actions();
std::vector<Row> rows_of_incidents();
std::vector<Row> rows_of_people();

}  // namespace model::language
