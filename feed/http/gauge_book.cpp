// The gauges of all sources together. It must never be written to the log.
#include "feed/http/gauge_book.h"

#include "model/record/limits.h"
#include "model/text/text.h"

#include <algorithm>
#include <set>

namespace feed {
namespace {

constexpr std::size_t most_sources = model::limit::sources.high;
constexpr std::string_view own_name = "kyodo-feed";
constexpr std::size_t most_groups = 500;
constexpr std::size_t most_notices = 20;
constexpr std::size_t most_id = 40;

// Two sources folded by the same rule are two rows; the second says whose it is.
std::string unique_id(const std::string& id, const std::string& source, const std::set<std::string>& taken) {
    if (!taken.contains(id)) return id;
    const std::string base = (id + "." + source).substr(0, most_id - 4);
    std::string candidate = base;
    for (int n = 2; taken.contains(candidate); ++n) candidate = base + "." + std::to_string(n);
    return candidate;
}

// Words of alerts come from outside: what a board would refuse to read must not be published.
void make_harmless(std::string& text, model::Limit limit) {
    text = model::is_utf8(text) ? model::clipped(model::without_controls(text), static_cast<std::size_t>(limit.high))
                                : "?";
}

void make_harmless(model::Text& text) {
    make_harmless(text.ja, model::limit::text(60));
    make_harmless(text.en, model::limit::text(60));
}

void make_harmless(model::AlertGroup& group) {
    make_harmless(group.worst_severity, model::limit::raw_word);
    make_harmless(group.rule, model::limit::person);
    make_harmless(group.no_action_owner, model::limit::person);
}

}  // namespace

bool GaugeBook::set_source(model::Source source, std::vector<model::AlertGroup> groups) {
    make_harmless(source.sentence);
    for (model::AlertGroup& group : groups) make_harmless(group);
    auto at = std::find_if(gauges_.sources.begin(), gauges_.sources.end(),
                           [&](const model::Source& known) { return known.name == source.name; });
    auto& known_groups = groups_by_source_[source.name];
    if (at != gauges_.sources.end() && *at == source && known_groups == groups) return false;
    if (at != gauges_.sources.end()) {
        *at = std::move(source);
    } else {
        if (gauges_.sources.size() == most_sources) return false;
        gauges_.sources.push_back(source);
    }
    known_groups = std::move(groups);
    gather_groups();
    ++gauges_.revision;
    return true;
}

bool GaugeBook::set_notices(const std::vector<model::Text>& notices) {
    notices_ = notices;
    return gather_notices();
}

// What is behind what boards know tells nothing of the present: on every board it is a source that fails.
bool GaugeBook::set_warning(const std::optional<model::Text>& warning) {
    warning_ = warning;
    const auto own = [](const model::Source& source) { return source.name == own_name; };
    if (warning)
        set_source({std::string(own_name), model::SourceHealth::failing, {}, 0, *warning}, {});
    else if (std::erase_if(gauges_.sources, own) > 0)
        ++gauges_.revision;
    return gather_notices();
}

bool GaugeBook::gather_notices() {
    std::vector<model::Text> shown;
    if (warning_) shown.push_back(*warning_);
    shown.insert(shown.end(), notices_.begin(), notices_.end());
    if (shown.size() > most_notices) shown.resize(most_notices);
    for (model::Text& notice : shown) make_harmless(notice);
    if (shown == gauges_.notices) return false;
    gauges_.notices = std::move(shown);
    ++gauges_.revision;
    return true;
}

// What has no room is counted in one last group that nothing explains: left out it would be calm.
void GaugeBook::gather_groups() {
    gauges_.groups.clear();
    std::set<std::string> taken;
    model::AlertGroup rest;
    rest.id = rest.rule = "rest";
    for (const model::Source& source : gauges_.sources) {
        for (model::AlertGroup group : groups_by_source_[source.name]) {
            if (gauges_.groups.size() == most_groups - 1) {
                rest.count += group.count;
                continue;
            }
            group.id = unique_id(group.id, source.name, taken);
            taken.insert(group.id);
            gauges_.groups.push_back(std::move(group));
        }
    }
    if (rest.count > 0) gauges_.groups.push_back(std::move(rest));
}

}  // namespace feed
