// The report for the review afterwards: everything in the log is in it, nothing else is, and no text of it is markup.
// It must never look at a file: that is the journey's.
#include "model/text/text.h"
#include "tests/support/book.h"
#include "tests/support/places.h"

#include <algorithm>
#include <fstream>
#include <set>

using namespace model;
using told::at;
using told::Book;
using told::text;

namespace {

Book demo() {
    Book book;
    std::ifstream file(support::source("assets/demo.jsonl"));
    for (std::string line; std::getline(file, line);) {
        const auto step = parse_demo_step(line);
        REQUIRE(step);
        for (const DemoCommand& one : step->commands)
            book.lines += event_json(told::done(book.record, one.command, one.actor, step->at)) + "\n";
    }
    return book;
}

const ReportTable& table(const Report& report, const std::string& heading) {
    for (const ReportTable& each : report.tables)
        if (each.heading == heading) return each;
    FAIL("there is no part " << heading);
    return report.tables.front();
}

std::string row_with(const ReportTable& table, const std::string& cell) {
    for (const auto& row : table.rows) {
        if (std::find(row.begin(), row.end(), cell) == row.end()) continue;
        std::string all;
        for (const std::string& each : row) all += (all.empty() ? "" : " | ") + each;
        return all;
    }
    return {};
}

bool has(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

std::size_t count(const std::string& all, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = all.find(part); at != std::string::npos; at = all.find(part, at + part.size())) ++found;
    return found;
}

// What is wrong with the page's tags: one that is not closed, closed wrongly, or not among the few it needs.
std::string fault_of_tags(const std::string& page) {
    static const std::set<std::string> known{"html", "head", "title", "style", "body",  "h1",    "h2",
                                             "p",    "dl",   "dt",    "dd",    "table", "thead", "tbody",
                                             "div",  "tr",   "th",    "td",    "svg",   "rect",  "text"};
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const std::size_t end = page.find('>', at);
        if (end == std::string::npos) return "a tag without an end";
        std::string tag = page.substr(at + 1, end - at - 1);
        const bool whole = tag.ends_with('/') || tag.starts_with("!DOCTYPE") || tag.starts_with("meta");
        if (whole) continue;
        const bool closes = tag.starts_with('/');
        const std::string name = tag.substr(closes ? 1 : 0, tag.find(' ') - (closes ? 1 : 0));
        if (!known.contains(name)) return "a tag <" + name + ">";
        if (!closes) open.push_back(name);
        if (closes && (open.empty() || open.back() != name)) return "</" + name + "> closes another";
        if (closes) open.pop_back();
    }
    return open.empty() ? std::string{} : "<" + open.back() + "> is not closed";
}

// The demo with texts that want to be more than text, wherever somebody can write one.
Book hostile() {
    const std::string bad =
        "<script>alert(1)</script> `x` | \"q\" 'a' &amp; [l](m) # *b*\n\xe2\x80\xae\xe2\x81\xa7 "
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";
    const Actor actor = told::commander("<b>A</b>|`", "O|<i>");
    Book book;
    OpenIncident open;
    open.title = text("<img>|`x`");
    open.summary = text(bad);
    book.say(open, "07:00", actor);
    DeclareService service;
    service.service = ServiceId("S1");
    service.name = text("</td>|`s`");
    service.continuity = Continuity::unknown;
    book.say(service, "07:01", actor);
    book.say(PostFact{FactId("F1"), at("07:01"), {}, "<u>|", {}, text("<script>|`f`"), ServiceId("S1"), false}, "07:02",
             actor);
    book.say(SetGuardrail{{}, text("--> ]]> |"), text(bad), {}}, "07:03", actor);
    AddAction add;
    add.verb = Verb::isolate;
    add.object = text("</svg>|");
    add.services = {ServiceId("S1")};
    book.say(add, "07:04", actor);
    return book;
}

}  // namespace

TEST_CASE("every event of the demo has its row in the report, and every thing its own") {
    const Book book = demo();
    const Report report = book.report();
    CHECK(table(report, "Chronology").rows.size() == book.record.seq);
    CHECK(table(report, "Actions").rows.size() == book.record.actions.size());
    CHECK(table(report, "Decisions").rows.size() == book.record.decisions.size());
    CHECK(table(report, "Facts and how they were confirmed").rows.size() == book.record.facts.size());
    CHECK(table(report, "Help").rows.size() == book.record.helps.size());
    CHECK(table(report, "Handovers").rows.size() == book.record.handovers.size());
    CHECK(table(report, "Guardrails").rows.size() == book.record.guardrails.size());
    CHECK(report.picture.lanes.size() == book.record.services.size());
    for (const ReportTable& each : report.tables)
        for (const auto& row : each.rows) CHECK(row.size() == each.columns.size());
}

TEST_CASE("the head says when the incident was recognised and contained, how long that was, and who commanded") {
    const Report report = demo().report();
    std::string head;
    for (const auto& [name, value] : report.head) head += name + "=" + value + "\n";
    INFO(head);
    CHECK(has(head, "Recognised=2030-10-01 07:04\n"));
    CHECK(has(head, "Contained=2030-10-01 09:20\n"));
    CHECK(has(head, "From recognised to contained=2 h 16 min\n"));
    CHECK(has(head, "統括A (こだま運用) 07:00–08:12; 統括B (つばめ保守) 08:12–"));
}

TEST_CASE("work that is left for later names who has it, and what it is") {
    const Report report = demo().report();
    CHECK(has(row_with(table(report, "Actions"), "A12"), "設備K (つばめ保守) | Handed on"));
    CHECK(
        has(row_with(table(report, "Follow-ups"), "A12"), "Replace unit 1 | Market data | 設備K (つばめ保守) | 15:30"));
}

TEST_CASE("what nobody confirmed stays unconfirmed in the report, and what was refuted or corrected says so") {
    Book book;
    const auto post = [](const char* id) {
        return PostFact{FactId(id), at("07:10"), {}, "phone", {}, text(id), {}, false};
    };
    for (const char* id : {"F1", "F2", "F3"}) book.say(post(id), "07:10");
    book.say(RefuteFact{FactId("F2")}, "07:12");
    book.say(ConfirmFact{FactId("F3")}, "07:13");
    book.say(CorrectFact{FactId("F3"), FactId("F4"), text("4 s late")}, "07:15");
    const Report report = book.report();
    const ReportTable& facts = table(report, "Facts and how they were confirmed");
    CHECK(has(row_with(facts, "F1"), "07:10 Unconfirmed"));
    CHECK_FALSE(has(row_with(facts, "F1"), "→"));
    CHECK(has(row_with(facts, "F2"), "→ 07:12 Refuted (統括A)"));
    CHECK(has(row_with(facts, "F3"), "→ 07:13 Confirmed (統括A) → 07:15 Corrected (統括A) (corrected by F4)"));
    CHECK(has(row_with(facts, "F4"), "07:15 Confirmed"));
    CHECK(table(report, "Chronology").rows.front().back() == "Unconfirmed");
}

TEST_CASE("a promise is kept by the next update before its time, missed by a later one, and open when none came") {
    Book book;
    for (const char* id : {"S1", "S2", "S3"}) {
        DeclareService service;
        service.service = ServiceId(id);
        service.name = text(id);
        book.say(service, "07:00");
    }
    for (const char* id : {"S1", "S2", "S3"}) book.say(PromiseUpdate{ServiceId(id), at("07:30")}, "07:01");
    book.say(PromiseUpdate{ServiceId("S1"), at("09:00")}, "07:28");
    book.say(PromiseUpdate{ServiceId("S2"), at("09:00")}, "07:34");
    book.say(PromiseUpdate{ServiceId("S2"), at("07:34")}, "07:34");
    book.say(PromiseUpdate{ServiceId("S2"), at("09:00")}, "07:34");
    const ReportTable promises = table(book.report(), "Promised updates");
    REQUIRE(promises.rows.size() == 7);
    CHECK(promises.rows[0] == std::vector<std::string>{"S1", "07:01", "07:30", "kept (2 min early)"});
    CHECK(promises.rows[1] == std::vector<std::string>{"S2", "07:01", "07:30", "missed by 4 min"});
    CHECK(promises.rows[2].back() == "kept (1 h 26 min early)");
    CHECK(promises.rows[3].back() == "kept (on time)");
    CHECK(promises.rows[4].back() == "still ahead when the log ends");
    CHECK(promises.rows[6] == std::vector<std::string>{"S3", "07:01", "07:30", "no update came (4 min late)"});
    CHECK(table(book.report(), "Times without an entry, 10 min and more").rows.size() == 1);
}

TEST_CASE("a log of one event makes a report that says what there is not") {
    Book book;
    book.say(SetGuardrail{{}, text("no restart"), {}, {}}, "07:00");
    for (const Language language : {Language::ja, Language::en}) {
        const Report report = book.report(language);
        CHECK(has(report_markdown(report),
                  language == Language::en ? "No incident in the log" : "インシデントの記録なし"));
        CHECK(fault_of_tags(report_html(report)).empty());
    }
}

TEST_CASE("the page is whole, names nothing outside itself and says each state in a word") {
    for (const Language language : {Language::ja, Language::en}) {
        const Report report = demo().report(language);
        const std::string page = report_html(report);
        CHECK(fault_of_tags(page) == "");
        CHECK(has(page, language == Language::ja ? "<html lang=\"ja\">" : "<html lang=\"en\">"));
        for (const char* outside : {"http", "src=", "href", "url(", "@import", "<script", "<link", "<iframe"})
            CHECK_FALSE(has(page, outside));
        CHECK(has(page, language == Language::ja ? ">停止</text>" : ">Stopped</text>"));
        CHECK(count(page, "<rect") > 8);
        CHECK(report.picture.keys.size() == 6);  // five states, and what was told late
        for (const ReportKey& key : report.picture.keys) CHECK(has(page, ">" + key.word + "</text>"));
    }
}

TEST_CASE("hostile text is only text in both forms of the report") {
    for (const Language language : {Language::ja, Language::en}) {
        const Report report = hostile().report(language);
        const std::string page = report_html(report);
        CHECK(fault_of_tags(page) == "");
        CHECK_FALSE(has(page, "<script"));
        CHECK(has(page, "&lt;script&gt;"));
        const std::string markdown = report_markdown(report);
        CHECK_FALSE(has(markdown, "\xe2\x80\xae"));
        for (std::size_t at = markdown.find_first_of("`<["); at != std::string::npos;
             at = markdown.find_first_of("`<[", at + 1))
            CHECK(markdown[at - 1] == '\\');
        CHECK(is_utf8(page));
        CHECK(is_utf8(markdown));
    }
}

TEST_CASE("every row of a table in Markdown has the cells of its head, whatever the cells hold") {
    const std::string markdown = report_markdown(hostile().report());
    std::size_t cells = 0, rows = 0;
    for (std::size_t from = 0; from < markdown.size();) {
        const std::size_t end = markdown.find('\n', from);
        const std::string line = markdown.substr(from, end - from);
        from = end + 1;
        const std::size_t bars = count(line, "|") - count(line, "\\|");
        if (!line.starts_with('|')) cells = 0;
        if (!line.starts_with('|')) continue;
        if (cells == 0) cells = bars;
        CHECK(bars == cells);
        ++rows;
    }
    CHECK(rows > 10);
}
