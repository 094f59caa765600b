// The strip of a record that took the place of another: how much is gone, of what kinds, whose claims, and the first of it
// by name. It must never leave out that there is more.
#include "model/board/board_parts.h"
#include "model/own_marks.h"
#include "model/record/enum_words.h"
#include "model/text/text.h"

#include <algorithm>
#include <utility>

namespace model::parts {
namespace {

constexpr std::size_t most_named = 3;     // by name in the second line
constexpr std::size_t most_counts = 4;    // kinds and claimers counted one by one
constexpr std::size_t most_claimers = 2;  // named; the claims of others are counted together
constexpr std::size_t most_name_cells = 40;

struct Count {
    LostKind kind;
    std::string who;  // claims: whose; empty: of several others
    std::uint64_t number = 0;
};

// In the number of `count`.
std::string kind_word(const Scene& scene, LostKind kind, std::uint64_t count) {
    const EnumWord& word = EnumWords<LostKind>::all.at(static_cast<std::size_t>(kind));
    return fill(scene.language == Language::ja ? word.ja : word.en, {count_of(count)});
}

// In the order of the kinds, as the news is.
std::vector<Count> counts_of(const News& news) {
    std::vector<Count> counts;
    std::size_t claimers = 0;
    for (const Lost& lost : news.lost) {
        const bool claim = lost.kind == LostKind::claim;
        const auto same = [&](const std::string& who) {
            return std::find_if(counts.begin(), counts.end(),
                                [&](const Count& count) { return count.kind == lost.kind.value && count.who == who; });
        };
        auto found = same(claim ? lost.who : std::string{});
        if (found == counts.end() && claim && claimers == most_claimers) found = same({});
        if (found == counts.end()) {
            const bool named = claim && claimers++ < most_claimers;
            counts.push_back({lost.kind.value, named ? lost.who : std::string{}});
            found = std::prev(counts.end());
        }
        ++found->number;
    }
    return counts;
}

std::string said(const Scene& scene, const Count& count) {
    const std::string number = count_of(count.number);
    if (count.kind != LostKind::claim)
        return phrase(scene, Say::lost_count, {kind_word(scene, count.kind, count.number), number});
    if (count.who.empty()) return phrase(scene, Say::lost_more_claims, {number});
    return phrase(scene, Say::lost_claims, {count.who, number});
}

std::string counted(const Scene& scene, const News& news) {
    std::vector<std::string> words;
    std::uint64_t more = news.unlisted;
    for (const Count& count : counts_of(news)) {
        if (words.size() < most_counts)
            words.push_back(said(scene, count));
        else
            more += count.number;
    }
    if (more > 0) words.push_back(phrase(scene, Say::lost_more, {count_of(more)}));
    return joined(words, say(Say::separator, scene.language));
}

std::string named(const Scene& scene, const Lost& lost) {
    std::string name = text(scene, own_marked(lost.name, lost.only));
    if (name.empty()) name = lost.id;
    if (lost.kind != LostKind::action) name = spaced(kind_word(scene, lost.kind.value, 1), name);
    return clipped(spaced(name, lost.who), most_name_cells);
}

std::string names(const Scene& scene, const News& news) {
    std::vector<std::string> words;
    for (const Lost& lost : news.lost) {
        if (words.size() == most_named) break;
        words.push_back(named(scene, lost));
    }
    const std::uint64_t more = news.lost.size() - words.size() + news.unlisted;
    if (more > 0) words.push_back(phrase(scene, Say::lost_more, {count_of(more)}));
    return joined(words, say(Say::separator, scene.language));
}

}  // namespace

Strip news_strip(const Scene& scene) {
    const News& news = *scene.state.news;
    const bool whole = news.lost.empty() && news.unlisted == 0;
    Strip shown;
    shown.kind = StripKind::replaced;
    shown.main = whole ? phrase(scene, Say::replaced_whole) : phrase(scene, Say::replaced, {counted(scene, news)});
    (whole ? shown.second : shown.right) = phrase(scene, Say::replaced_seen);
    if (!whole) shown.second = names(scene, news);
    if (shows_strip(scene.state.view)) shown.news = news.number;
    return shown;
}

}  // namespace model::parts
