// What a record says that another one in its place does not: things, claims on them, what was decided and confirmed, how
// it all stood. It must never know a board, nor why the record was replaced.
#pragma once

#include "model/record/news.h"

namespace model {

// What `before` says and `after` does not; an id that stands for another thing by now is lost as well.
News news_between(const Record& before, const Record& after);

// What an unread piece of news and a later one come to: nothing of the earlier one is forgotten but what `now` says again.
News merged(const News& earlier, const News& later, const Record& now);

// As many as are listed, in the order of their kinds; the rest is counted.
void put_in_order(News& news);

}  // namespace model
