// The sentences about mistakes in a rules file, and its small vocabulary. It must never know TOML.
#pragma once

#include "model/fold.h"

#include <optional>
#include <string>
#include <string_view>

namespace feed {

namespace rules_words {

using model::Text;

Text write_as_tables(std::string_view key);
Text too_many(std::size_t most);
Text unknown_word(std::string_view word, std::string_view nearest);
Text write_text(std::string_view key);
Text too_long(std::string_view key, std::int64_t most);
Text missing(std::string_view key);
Text write_list(std::string_view key);
Text not_an_id(std::string_view key, std::size_t most);
Text bad_tier();
Text twice(std::string_view key, const std::string& value);
Text reserved(const std::string& name);
Text one_end();
Text write_settle(std::int64_t most);
Text write_heartbeat();
Text write_match();
Text write_way(const std::string& label);
Text write_present(const std::string& label);
Text unknown_service(const std::string& id, std::string_view nearest);
Text unknown_move(const std::string& word);
Text write_no_action();
Text write_until();
Text not_utf8();
Text too_many_dots(std::size_t most);
Text not_toml(const std::string& why);

// A moment as TOML has it; the offset is minutes east of UTC, and may be left out.
struct Moment {
    int year, month, day, hour, minute, second;
    std::optional<int> offset_min;
};
// "2030-10-01T12:00:00+09:00", without its end where there is no offset.
std::string written(const Moment& at);

}  // namespace rules_words

// "not" "starts_with" "contains" "one_of" "present"
std::optional<model::MatchKind> match_kind_from(std::string_view word);

}  // namespace feed
