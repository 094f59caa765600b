// Call signs instead of names, for a board that guests can see: the seat a person holds, counted where several hold it.
// It must never know a screen, nor change what the feed has.
#pragma once

#include "model/record/record.h"
#include "model/record/words.h"

#include <map>
#include <string>
#include <vector>

namespace model {

// Person → call sign: "統括", "復旧1"; "担当3" for whom no seat is known. Everybody the record names is in it, and then
// everybody in `more`. A name that two organisations have is two people; alone it is the word for an owner.
using CallSigns = std::map<std::string, std::string>;
CallSigns call_signs(const Record& record, Language language, const std::vector<std::string>& more = {});

// The name's call sign; for a name nobody in the record has, the word for an owner.
std::string sign_or(const CallSigns& signs, const std::string& name, Language language);

// Puts call signs where a text mentions a person.
void sign_text(const CallSigns& signs, Text& both);
void sign_texts(const CallSigns& signs, const std::vector<std::string*>& texts);

// The same record with call signs in every place of a person, and in every text that mentions one.
Record with_call_signs(const Record& record, const CallSigns& signs);

}  // namespace model
