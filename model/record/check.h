// The limits of the field table applied to whole values, whoever made them: texts lose their control characters and
// every length, count, number, id and time is held to its limit. What passes here can be written and read again.
// It must never know JSON or the state of the record.
#pragma once

#include "model/record/command.h"
#include "model/record/event.h"
#include "model/record/fault.h"
#include "model/record/gauges.h"
#include "model/record/limits.h"
#include "model/record/news.h"

namespace model {

// The first fault, naming the field by its wire path, or nothing; then the value is clean. A sentence is made of it by
// problem_from (fault.h).
MaybeFault check(Entity& entity);
MaybeFault check(Event& event);
MaybeFault check(Gauges& gauges);
MaybeFault check(AlertGroup& group);
MaybeFault check(FeedClock& clock);
MaybeFault check(News& news);
MaybeFault check(Text& text, Limit limit);
MaybeFault check(std::string& text, Limit limit);

// Stricter than for the record: what is needed may not be blank, and an enum word must be one we know.
MaybeFault check(Command& command);

}  // namespace model
