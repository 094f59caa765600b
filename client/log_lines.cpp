// One line, one event, checked as every event is. It must never know what the events are read for.
#include "client/log_lines.h"

#include "client/reply_problem.h"
#include "model/wire/wire.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace client {

model::Problem other_log(const std::string& place) {
    return place_problem(place, "ログが別のものに替わりました。", "the log was replaced by another one.");
}

model::Problem not_in_order(const std::string& place) {
    return place_problem(place, "ログの番号が続いていません。feed の記録を確かめてください。",
                         "the events of the log do not follow one another; check the feed's log.");
}

model::Result<model::Done> each_event(const std::string& body, std::uint64_t next, const std::string& place,
                                      const std::function<void(model::Event)>& take) {
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        auto event = model::parse_event(std::string_view(body).substr(at, end - at));
        if (!event) return place_problem(place, event.problem().sentence.ja, event.problem().sentence.en);
        if (event->seq != next++) return not_in_order(place);
        take(std::move(*event));
        at = end + 1;
    }
    return model::Done{};
}

}  // namespace client
