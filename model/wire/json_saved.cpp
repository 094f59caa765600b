// The news in a saved board, a member beside those of the snapshot. It must never be read from a feed's answer.
#include "model/record/fields_news.h"
#include "model/wire/json_codec.h"
#include "model/wire/wire.h"

namespace model {
namespace {

constexpr std::string_view news_member = "news";

}  // namespace

std::string saved_json(const Record& record, const Gauges& gauges, const FeedClock& clock,
                       const std::optional<News>& news) {
    std::string text = snapshot_json(record, gauges, clock);
    if (!news) return text;
    text.pop_back();  // the end of the object
    return text.append(",\"").append(news_member).append("\":").append(json::written(*news)).append("}");
}

Result<std::optional<News>> parse_saved_news(std::string_view bytes) {
    auto tree = json::tree_from(bytes, most_feed_bytes);
    if (!tree) return tree.problem();
    auto* object = tree->as<json::Object>();
    std::size_t hint = 0;
    json::Node* said = object ? json::member(*object, news_member, hint) : nullptr;
    if (!said) return std::optional<News>{};
    News news;
    auto found = json::read(*said, news);
    if (!found) found = check(news);
    if (found) return problem_from(std::move(*found).within(news_member));
    return std::optional<News>(std::move(news));
}

}  // namespace model
