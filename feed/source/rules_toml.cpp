// From TOML to rules, collecting every mistake instead of stopping at the first: whoever edits rules in the night wants
// one list. The only file that knows toml++. It must never know an alert.
#include "feed/rules_toml.h"

#include "feed/base/files.h"
#include "feed/source/rules_words.h"
#include "model/record/limits.h"
#include "model/record/words.h"
#include "model/text/nearest.h"
#include "model/text/text.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <set>

namespace feed {
namespace {

using model::Text;

constexpr std::size_t most_rules_bytes = 1u << 20;
constexpr std::size_t most_rules = 400;
constexpr std::size_t most_rule_name = 30;
constexpr std::size_t most_dots = 120;
constexpr std::int64_t most_settle_min = 24 * 60;

// The library destroys a.b.c… by recursion without a limit of its own: one long dotted key would end the process. A key
// cannot span lines, so holding the dots of a line holds the depth. The first line with too many, or 0.
toml::source_index line_of_many_dots(std::string_view text) {
    toml::source_index line = 1;
    std::size_t dots = 0;
    for (const char c : text) {
        dots += c == '.' ? 1 : 0;
        if (dots > most_dots) return line;
        if (c != '\n') continue;
        dots = 0;
        ++line;
    }
    return 0;
}

class Reader {
public:
    Reader(std::string name, const TimePlace& here) : name_(std::move(name)), here_(here) {}

    RulesRead read(const toml::table& root) {
        only_known(root, {"severities", "minor", "service", "rule"});
        if (const auto* node = root.get("severities")) read_.rules.severities = texts(*node, "severities");
        if (const auto* node = root.get("minor")) read_.rules.minor = texts(*node, "minor", true);
        each_table(root, "service", [&](const toml::table& table) { read_service(table); });
        each_table(root, "rule", [&](const toml::table& table) { read_rule(table); });
        for (const auto& [rule, line] : lines_) refuse_follower(rule, line);
        std::sort(mistakes_.begin(), mistakes_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [line, sentence] : mistakes_) read_.mistakes.push_back(std::move(sentence));
        return std::move(read_);
    }

    void mistake(toml::source_index line, const Text& what) {
        const std::string place = name_ + ":" + std::to_string(line) + ": ";
        mistakes_.emplace_back(line, Text{place + what.ja, place + what.en});
    }

    RulesRead only_mistake(toml::source_index line, const Text& what) {
        mistake(line, what);
        return RulesRead{{}, {mistakes_.front().second}};
    }

private:
    void mistake(const toml::node& at, const Text& what) { mistake(at.source().begin.line, what); }

    template <class Visit>
    void each_table(const toml::table& root, std::string_view key, Visit visit) {
        const auto* node = root.get(key);
        if (node == nullptr) return;
        const auto* array = node->as_array();
        if (array == nullptr) return mistake(*node, rules_words::write_as_tables(key));
        if (array->size() > most_rules) return mistake(*node, rules_words::too_many(most_rules));
        for (const toml::node& item : *array) {
            if (const auto* table = item.as_table())
                visit(*table);
            else
                mistake(item, rules_words::write_as_tables(key));
        }
    }

    void only_known(const toml::table& table, const std::vector<std::string_view>& known) {
        for (const auto& [key, node] : table) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
            mistake(key.source().begin.line, rules_words::unknown_word(key.str(), model::nearest(key.str(), known)));
        }
    }

    std::string text(const toml::node& node, std::string_view key, model::Limit limit) {
        const auto value = node.value<std::string>();
        if (!node.is_string() || !value) {
            mistake(node, rules_words::write_text(key));
            return {};
        }
        std::string clean = model::without_controls(*value);
        if (model::cells(clean) > static_cast<std::size_t>(limit.high))
            mistake(node, rules_words::too_long(key, limit.high));
        return clean;
    }

    std::string needed(const toml::table& table, std::string_view key, model::Limit limit) {
        const auto* node = table.get(key);
        std::string value = node != nullptr ? text(*node, key, limit) : std::string{};
        if (node == nullptr) mistake(table, rules_words::missing(key));
        if (node != nullptr && node->is_string() && value.empty()) mistake(*node, rules_words::write_text(key));
        return value;
    }

    // "…" or { ja = "…", en = "…" }
    Text phrase(const toml::table& table, std::string_view key, model::Limit limit, bool is_needed) {
        const auto* node = table.get(key);
        if (node == nullptr) {
            if (is_needed) mistake(table, rules_words::missing(key));
            return {};
        }
        const auto* both = node->as_table();
        if (both == nullptr) return Text{text(*node, key, limit), {}};
        only_known(*both, {"ja", "en"});
        Text phrase;
        if (const auto* ja = both->get("ja")) phrase.ja = text(*ja, "ja", limit);
        if (const auto* en = both->get("en")) phrase.en = text(*en, "en", limit);
        if (phrase.ja.empty() && phrase.en.empty()) mistake(*node, rules_words::write_text(key));
        return phrase;
    }

    std::vector<std::string> texts(const toml::node& node, std::string_view key, bool may_be_empty = false) {
        std::vector<std::string> values;
        const auto* array = node.as_array();
        if (array == nullptr || (array->empty() && !may_be_empty)) {
            mistake(node, rules_words::write_list(key));
            return values;
        }
        for (const toml::node& item : *array) values.push_back(text(item, key, model::limit::address));
        return values;
    }

    std::string id(const toml::table& table, std::string_view key, std::size_t most) {
        std::string value = needed(table, key, model::limit::address);
        const auto* node = table.get(key);
        const bool plain =
            value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") ==
            std::string::npos;
        if (!value.empty() && (!plain || value.size() > most)) mistake(*node, rules_words::not_an_id(key, most));
        return value;
    }

    void read_service(const toml::table& table) {
        only_known(table, {"id", "name", "short", "org", "tier"});
        model::RuleService service;
        service.id = model::ServiceId(id(table, "id", 40));
        service.name = phrase(table, "name", model::limit::text(12), true);
        service.short_name = phrase(table, "short", model::limit::text(6), false);
        if (const auto* org = table.get("org")) service.owner_org = text(*org, "org", model::limit::organisation);
        if (const auto* tier = table.get("tier")) {
            const auto number = tier->value_exact<std::int64_t>();
            if (!number || *number < 1 || *number > 3) return mistake(*tier, rules_words::bad_tier());
            service.tier = static_cast<int>(*number);
        }
        if (!services_.insert(service.id.text).second) return mistake(table, rules_words::twice("id", service.id.text));
        read_.rules.services.push_back(std::move(service));
    }

    void read_rule(const toml::table& table) {
        only_known(table,
                   {"name", "shown", "match", "services", "do", "object", "settle_min", "no_action", "heartbeat"});
        model::Rule rule;
        rule.name = id(table, "name", most_rule_name);
        rule.shown = phrase(table, "shown", model::limit::text(14), false);
        lines_.emplace_back(rule.name, table.source().begin.line);
        if (rule.name == "unclassified" || model::is_unread_id(rule.name))
            mistake(table, rules_words::reserved(rule.name));
        if (!rules_.insert(rule.name).second) mistake(table, rules_words::twice("name", rule.name));
        read_match(table, rule);
        if (const auto* services = table.get("services")) read_services(*services, rule);
        const int ends =
            int{table.contains("do")} + int{table.contains("no_action")} + int{table.contains("heartbeat")};
        if (ends != 1) mistake(table, rules_words::one_end());
        if (const auto* verb = table.get("do")) read_move(table, *verb, rule);
        if (const auto* settle = table.get("settle_min")) read_settle(table, *settle, rule);
        if (const auto* nothing = table.get("no_action")) read_no_action(*nothing, rule);
        if (const auto* beats = table.get("heartbeat")) read_heartbeat(table, *beats, rule);
        read_.rules.rules.push_back(std::move(rule));
    }

    // "storage-2" is what the second action of "storage" is called: two rules must not take each other's for their own.
    void refuse_follower(const std::string& rule, toml::source_index line) {
        const std::size_t dash = rule.find_last_not_of("0123456789");
        const bool numbered = dash != std::string::npos && dash + 1 < rule.size() && rule[dash] == '-';
        if (numbered && rules_.contains(rule.substr(0, dash))) mistake(line, rules_words::reserved(rule));
    }

    void read_match(const toml::table& rule_table, model::Rule& rule) {
        const auto* node = rule_table.get("match");
        const auto* table = node != nullptr ? node->as_table() : nullptr;
        if (table == nullptr || table->empty()) {
            return mistake(node != nullptr ? *node : static_cast<const toml::node&>(rule_table),
                           rules_words::write_match());
        }
        for (const auto& [label, wanted] : *table) read_matcher(std::string(label.str()), wanted, rule);
    }

    void read_matcher(const std::string& label, const toml::node& wanted, model::Rule& rule) {
        model::Matcher matcher{label, model::MatchKind::equal, {}};
        if (wanted.is_string()) {
            matcher.values = {*wanted.value<std::string>()};
        } else if (wanted.is_array()) {
            matcher.kind = model::MatchKind::one_of;
            matcher.values = texts(wanted, label);
        } else if (const auto* table = wanted.as_table(); table != nullptr && table->size() == 1) {
            const auto only = table->begin();
            const auto& [way, value] = *only;
            const auto kind = match_kind_from(way.str());
            if (!kind) return mistake(wanted, rules_words::write_way(label));
            matcher.kind = *kind;
            if (matcher.kind == model::MatchKind::present) {
                if (value.value_exact<bool>() != true) mistake(value, rules_words::write_present(label));
            } else {
                matcher.values =
                    value.is_array() ? texts(value, label) : std::vector{text(value, label, model::limit::address)};
            }
        } else {
            return mistake(wanted, rules_words::write_way(label));
        }
        rule.all.push_back(std::move(matcher));
    }

    void read_services(const toml::node& node, model::Rule& rule) {
        std::vector<std::string_view> known(services_.begin(), services_.end());
        for (std::string& service : texts(node, "services")) {
            if (!services_.contains(service)) {
                mistake(node, rules_words::unknown_service(service, model::nearest(service, known)));
            }
            rule.services.emplace_back(std::move(service));
        }
        if (rule.services.size() > static_cast<std::size_t>(model::limit::services.high)) {
            mistake(node, rules_words::too_many(static_cast<std::size_t>(model::limit::services.high)));
        }
    }

    void read_move(const toml::table& table, const toml::node& node, model::Rule& rule) {
        const std::string word = text(node, "do", model::limit::raw_word);
        const auto verb = model::enum_from<model::Verb>(word);
        if (!verb || *verb == model::Verb::other) return mistake(node, rules_words::unknown_move(word));
        rule.disposition = model::Disposition::folded;
        rule.verb = *verb;
        rule.object = phrase(table, "object", model::limit::text(14), true);
    }

    void read_settle(const toml::table& table, const toml::node& node, model::Rule& rule) {
        const auto minutes = node.value_exact<std::int64_t>();
        const bool fits = minutes && *minutes >= 0 && *minutes <= most_settle_min;
        if (!fits || !table.contains("do")) return mistake(node, rules_words::write_settle(most_settle_min));
        rule.settle = model::Milliseconds{*minutes * 60'000};
    }

    // It says that monitoring lives, and of no service how it is.
    void read_heartbeat(const toml::table& table, const toml::node& node, model::Rule& rule) {
        if (node.value_exact<bool>() != true || table.contains("services"))
            return mistake(node, rules_words::write_heartbeat());
        rule.disposition = model::Disposition::heartbeat;
    }

    void read_no_action(const toml::node& node, model::Rule& rule) {
        const auto* table = node.as_table();
        if (table == nullptr) return mistake(node, rules_words::write_no_action());
        only_known(*table, {"owner", "until"});
        rule.disposition = model::Disposition::no_action;
        rule.owner = needed(*table, "owner", model::limit::person);
        const auto* until = table->get("until");
        rule.expires = until != nullptr ? instant(*until) : std::nullopt;
        if (!rule.expires) mistake(until != nullptr ? *until : node, rules_words::write_until());
    }

    std::optional<model::Instant> instant(const toml::node& node) const {
        if (const auto written = node.value_exact<std::string>()) return dated_time(*written, here_);
        const auto* moment = node.as_date_time();
        if (moment == nullptr) return std::nullopt;
        const toml::date_time& at = **moment;
        const auto offset = at.offset ? std::optional<int>(at.offset->minutes) : std::nullopt;
        return dated_time(rules_words::written({at.date.year, at.date.month, at.date.day, at.time.hour, at.time.minute,
                                                at.time.second, offset}),
                          here_);
    }

    std::string name_;
    const TimePlace& here_;
    RulesRead read_;
    std::set<std::string> services_;
    std::set<std::string> rules_;
    std::vector<std::pair<std::string, toml::source_index>> lines_;  // of the rules, by name
    std::vector<std::pair<toml::source_index, Text>> mistakes_;
};

}  // namespace

RulesRead parse_rules(std::string_view text, const std::string& name, const TimePlace& here) {
    Reader reader(name, here);
    if (!model::is_utf8(text)) return reader.only_mistake(1, rules_words::not_utf8());
    if (const auto line = line_of_many_dots(text))
        return reader.only_mistake(line, rules_words::too_many_dots(most_dots));
    try {
        return reader.read(toml::parse(text, name));
    } catch (const toml::parse_error& error) {
        return reader.only_mistake(error.source().begin.line, rules_words::not_toml(std::string(error.description())));
    }
}

RulesRead read_rules(const std::string& path, const TimePlace& here) {
    const auto text = whole_file(path, most_rules_bytes);
    if (!text) return RulesRead{{}, {text.problem().sentence}};
    return parse_rules(*text, path, here);
}

}  // namespace feed
