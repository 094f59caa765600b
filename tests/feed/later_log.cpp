// See later_log.h. It must never open a server.
#include "tests/feed/later_log.h"

#include "model/wire/wire.h"

#include <catch2/catch_test_macros.hpp>

namespace feed_test {
namespace {

std::string line(std::uint64_t seq, const std::string& what, const std::string& entity, const std::string& more = {}) {
    return "{\"seq\":" + std::to_string(seq) +
           R"(,"at":"2030-10-01T08:00:00+09:00","who":"統括A","org":"こだま運用","via":"board","what":")" + what +
           R"(","entities":[)" + entity + "]" + more + "}";
}

}  // namespace

std::vector<std::string> later_lines() {
    return {
        line(1, "incident_opened",
             R"({"type":"incident","id":"INC-1","title":"配信停止","phase":"regrouping",)"
             R"("recognised_at":"2030-10-01T08:00:00+09:00"})"),
        line(2, "service_declared",
             R"({"type":"service","id":"S1","name":"相場配信","continuity":"limping","mood":{"of":["S1",-2.5,null]}})"),
        line(3, "action_dreamt",
             R"({"type":"action","id":"A7","verb":"levitate","object":"1号機","state":"proposed",)"
             R"("notes":[{"at":"2030-10-01T08:00:00+09:00","text":"note","colour":7}],)"
             R"("hazard":{"ja":"感電","en":"Shock"},"zeal":true})"),
        line(4, "card_drawn", R"({"type":"drill_card","id":"K1","text":"draw"})", R"(,"because":"weather")")};
}

std::string later_private_line() {
    return line(1, "card_drawn", R"({"type":"drill_card","id":"K2","only":"つばめ保守","text":"otter"})");
}

std::vector<feed::StoredEvent> stored_lines(const std::vector<std::string>& lines) {
    std::vector<feed::StoredEvent> stored;
    model::Record record;
    for (const std::string& each : lines) {
        const auto event = model::parse_event(each);
        if (!event) FAIL(event.problem().sentence.en);
        CHECK(model::event_json(*event) == each);
        REQUIRE(model::advance(record, *event));
        stored.push_back({event->seq, each, record.digest});
    }
    return stored;
}

void write_log(const std::string& path, const std::vector<std::string>& lines) {
    auto store = feed::open_sqlite(path);
    if (!store) FAIL(store.problem().sentence.en);
    REQUIRE((*store)->append_all(0, stored_lines(lines)));
}

}  // namespace feed_test
