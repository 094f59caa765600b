// The fields of the news that a saved board keeps, as fields.h has those of the record. It must never be asked for by a
// feed: no answer holds them.
#pragma once

#include "model/record/fields.h"
#include "model/record/news.h"

namespace model {

namespace limit {

inline constexpr Limit lost{0, static_cast<std::int64_t>(most_lost)};

}  // namespace limit

template <class V>
void each_field(Of<Lost>, V&& visit) {
    visit("kind", &Lost::kind, limit::raw_word, Need::needed);
    visit("id", &Lost::id, limit::address, Need::optional);
    visit("name", &Lost::name, limit::sentence, Need::optional);
    visit("who", &Lost::who, limit::person, Need::optional);
    visit("only", &Lost::only, limit::organisation, Need::optional);
}

template <class V>
void each_field(Of<News>, V&& visit) {
    visit("number", &News::number, limit::sequence, Need::needed);
    visit("lost", &News::lost, limit::lost, Need::needed);
    visit("unlisted", &News::unlisted, limit::sequence, Need::optional);
}

}  // namespace model
