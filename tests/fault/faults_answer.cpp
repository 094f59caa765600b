// Faults of what is answered, whole and in time: statuses, pages, bodies of another kind, numbers and clocks that lie.
// It must never name a fault whose cause the board does not say.
#include "tests/fault/bends.h"
#include "tests/fault/faults.h"

#include <utility>

namespace faults {
namespace {

constexpr model::Milliseconds ten_minutes{600'000}, hour{3'600'000};

Fault ridden(const std::string& when, std::function<void(Stage&)> begin) {
    return {ridden_sentence(when), Outcome::ridden_out, std::move(begin), {}, {}, {}};
}

Fault ridden(const std::string& when, Misbehaviour misbehaviour) {
    return ridden(when,
                  [misbehaviour = std::move(misbehaviour)](Stage& stage) { stage.proxy().misbehave(misbehaviour); });
}

Fault replaced(const std::string& when, std::function<void(Stage&)> begin) {
    Fault fault = ridden(when, std::move(begin));
    fault.replaces = true;
    return fault;
}

Fault redirected_for_ever() {
    Fault fault = old("when the feed redirects in a loop", {}, "転送先には従いません", "not followed");
    fault.begin = [](Stage& stage) {
        stage.proxy().misbehave(moved([url = stage.proxy().url()] { return url + "/v1/feed"; }));
    };
    return fault;
}

Reply page() { return {http(200, "<html>Sign in</html>", "Content-Type: text/html; charset=utf-8\r\n")}; }

std::vector<Fault> status_faults() {
    const std::string later = "Retry-After: 3600\r\n";
    return {
        old("when the feed answers 500 with a valid board", status(500), "失敗が起きました(500)", "(500)"),
        old("when the feed answers 503 with a valid board and Retry-After an hour", status(503, later), "(503)",
            "(503)"),
        old("when the feed answers 429 and Retry-After an hour", status(429, later), "多さを断りました",
            "so many requests"),
        old("when the token is not known any more (401)", status(401), "トークンを知りません",
            "does not know this token"),
        old("when the token has lost its right (403)", status(403), "このトークンでは", "may not read the board"),
        old("when the feed has gone from its address (404)", status(404), "(404)", "(404)"),
        old("when every cursor and the whole board are gone (410)", status(410), "410", "410"),
        old("when the feed answers an unheard-of status", status(299), "299", "299"),
        redirected_for_ever(),
        old("when the feed redirects to a file", moved([] { return std::string("file:///etc/hostname"); }),
            "転送先には従いません", "not followed"),
        old("when a login page answers 200", instead(page()), "ウェブページが届きました", "a web page came"),
        old("when a 304 comes that nobody asked for", instead(sample::heartbeat(304)), "尋ねていない",
            "although nothing"),
        old("when a 304 carries a body", instead({"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n{}"}),
            "本文が付いている", "carries a body"),
        old("when nothing-new comes without the feed's time", instead({http(204, "")}), "feed の時刻がありません",
            "lacks the feed's time"),
    };
}

std::vector<Fault> body_faults() {
    const auto prefixed = [](std::string what) {
        return rewritten([what = std::move(what)](const std::string& body) { return what + body; });
    };
    const auto suffixed = [](std::string what) {
        return rewritten([what = std::move(what)](const std::string& body) { return body + what; });
    };
    return {
        old("when the answer is an empty 200", instead(json("")), "JSON", "JSON"),
        old("when the answer is garbage", instead(json("\xff\xfe\x01{]")), "UTF-8", "UTF-8"),
        old("when the answer is valid JSON of another schema", instead(json(R"({"schema":"status/9","services":[]})")),
            "schema", "schema"),
        old("when the answer is JSON nested without end", instead(json(std::string(100'000, '['))), "深", "deep"),
        old("when a byte order mark stands before the answer", prefixed("\xEF\xBB\xBF"), "BOM", "BOM"),
        old("when a NUL and more stand behind the answer", suffixed(std::string("\0{}", 3)), "NUL", "NUL"),
        old("when a second document stands behind the answer", suffixed("{}"), "二つ続いています", "second document"),
        old("when the answer is called plain text",
            {[](const std::string&, const std::string& answer, const std::string&) -> Reply {
                return {http(200, body_of(answer), "Content-Type: text/plain\r\n")};
            }},
            "application/json", "application/json"),
        old("when the digest never fits the board", digest_wrong(), "digest", "digest"),
        old("when the sequence goes back", sequence_back(), "前より短く", "shorter than before"),
        old("when answers are an hour old by their Age", with_header("Age: 3600"), "古い答え", "old answer"),
        old("when nothing-new is repeated for ever with its old Date", kept_by_cache(""), "古い答え", "old answer"),
        old("when nothing-new is repeated for ever with a fresh Date", kept_by_cache("now"), "時刻が進んでいない",
            "clock does not go on"),
    };
}

}  // namespace

Fault old(const std::string& when, Misbehaviour misbehaviour, std::string ja, std::string en) {
    return {old_sentence(when),
            Outcome::old,
            [misbehaviour = std::move(misbehaviour)](Stage& stage) { stage.proxy().misbehave(misbehaviour); },
            {},
            std::move(ja),
            std::move(en)};
}

std::vector<Fault> answer_faults() {
    std::vector<Fault> all = status_faults();
    for (Fault& fault : body_faults()) all.push_back(std::move(fault));
    return all;
}

std::vector<Fault> ridden_faults() {
    return {
        ridden("when changes are repeated", changes_repeated()),
        ridden("when changes jump in their sequence", changes_jumped()),
        ridden("when the feed ends and begins again with its log", [](Stage& stage) { stage.restart_feed({}); }),
        replaced("when the log is replaced by one of another epoch",
                 [](Stage& stage) { stage.restart_feed({}, false); }),
        ridden("when the feed's clock is set ten minutes ahead",
               [](Stage& stage) { stage.set_feed_clock(ten_minutes); }),
        ridden("when the feed's clock is set ten minutes back",
               [](Stage& stage) { stage.set_feed_clock(-ten_minutes); }),
        ridden("when this machine's clock jumps an hour ahead", [](Stage& stage) { stage.set_machine_clock(hour); }),
        ridden("when this machine's clock jumps an hour back", [](Stage& stage) { stage.set_machine_clock(-hour); }),
        ridden("when the feed's zone goes over to summer time", [](Stage& stage) { stage.set_feed_offset(600); }),
    };
}

std::vector<Fault> all_faults() {
    std::vector<Fault> all = line_faults();
    for (Fault& fault : answer_faults()) all.push_back(std::move(fault));
    for (Fault& fault : ridden_faults()) all.push_back(std::move(fault));
    return all;
}

}  // namespace faults
