// The sentences about words that are not understood, each pointing at its word and offering the nearest that would do.
// Part of the command language. It must never decide whether a word is right.
#pragma once

#include "model/language/command_table.h"
#include "model/language/command_words.h"

#include <span>

namespace model::language {

Mistake mistake_at(std::size_t at, std::size_t length, std::string field, std::string ja, std::string en,
                   std::string nearest = {});

Mistake unknown_verb(const LineWord& word, std::string_view nearest);
Mistake no_verb();
Mistake unreadable_line();
// A front word that is no id, no time or none of an enum's words.
Mistake wrong_word(const LineWord& word, const Row& row, const Command& draft, const Part& part, const Saying& saying);
// A value that cannot stand in a field.
Mistake wrong_value(const LineWord& word, const Row& row, const Command& draft, std::string_view field);
// Words where none are wanted.
Mistake too_many(std::span<const LineWord> words, const Row& row, std::string_view line);
// An id the record does not know.
Mistake unknown_id(const LineWord& word, std::string_view field, const std::string& id, const Record& record);
// Somebody named in the middle of a text, where nobody would be asked.
Mistake person_inside(const LineWord& word);
// What is still to be said, behind the end of the line.
Mistake missing_part(const Row& row, const std::string& field, std::size_t line_length);

// read_row and what it needs: the files of the language only.
Reading read_row(const Row& row, std::string_view line, std::span<const LineWord> words, const Saying& saying);
const Row& row_of(const CommandWord& word);
// The row that says this command with the fewest fields beside its verb.
const Row& row_saying(const Command& command);

}  // namespace model::language
