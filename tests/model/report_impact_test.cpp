// The report of what services went through: every trouble, the worst first, by true time; what was typed when beside it;
// and what the report says of a clock that was set back.
// It must never judge the form of the document: report_test.cpp does.
#include "tests/support/book.h"

using namespace model;
using told::at;
using told::text;

namespace {

// Told by one commander, in few words.
struct Book : told::Book {
    void declare(const char* id, const char* name, std::string_view clock) {
        DeclareService declare;
        declare.service = ServiceId(id);
        declare.name = text(name);
        say(declare, clock);
    }
    void open(std::string_view clock) {
        OpenIncident open;
        open.title = text("Shop down");
        say(open, clock);
    }
    // Seen at `seen`, typed with the state that it proves at `clock`.
    void state(const char* id, Continuity to, const char* fact, std::string_view seen, std::string_view clock) {
        say(PostFact{FactId(fact), at(seen), {}, {}, {}, text(fact), ServiceId(id), true}, clock);
        ChangeService change;
        change.service = ServiceId(id);
        change.continuity = to;
        change.basis = FactId(fact);
        say(change, clock);
    }
};

std::string joined(const std::vector<std::string>& cells) {
    std::string all;
    for (const std::string& cell : cells) all += (all.empty() ? "" : " | ") + cell;
    return all;
}

std::vector<std::string> rows_of(const Report& report, const std::string& heading) {
    std::vector<std::string> rows;
    for (const ReportTable& table : report.tables)
        if (table.heading == heading)
            for (const auto& row : table.rows) rows.push_back(joined(row));
    return rows;
}

const std::string services = "Services and their effects, worst first";
const std::string impacts = "When the impact began, and when it was recognised";

std::string head(const Report& report, const std::string& name) {
    for (const auto& [said, value] : report.head)
        if (said == name) return value;
    return "none";
}

bool has(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the outage stands in the report before the longer time in which nobody had said anything") {
    Book book;
    book.declare("S1", "Shop", "08:00");
    book.open("08:12");
    book.state("S1", Continuity::stopped, "F1", "08:12", "08:12");
    book.state("S1", Continuity::normal, "F2", "08:18", "08:18");
    const auto rows = rows_of(book.report(), services);
    REQUIRE(rows.size() == 2);
    CHECK(has(rows[0], "Stopped | 08:12 | 08:12 | 08:18 | 6 min"));
    CHECK(has(rows[1], "Unknown | 08:00 | 08:00 | 08:12 | 12 min"));
}

TEST_CASE("services come by their worst trouble, and each trouble of theirs has its row") {
    Book book;
    for (const char* id : {"S1", "S2"}) book.declare(id, id, "08:00");
    book.open("08:01");
    book.state("S1", Continuity::degraded, "F1", "08:01", "08:01");
    book.state("S2", Continuity::stopped, "F2", "08:30", "08:30");
    book.state("S2", Continuity::normal, "F3", "08:31", "08:31");
    book.state("S2", Continuity::stopped, "F4", "08:40", "08:40");
    book.state("S2", Continuity::normal, "F5", "08:45", "08:45");
    const auto rows = rows_of(book.report(), services);
    REQUIRE(rows.size() == 5);
    CHECK(has(rows[0], "S2 |  | Stopped | 08:30 | 08:30 | 08:31 | 1 min"));
    CHECK(has(rows[1], "S2 |  | Stopped | 08:40 | 08:40 | 08:45 | 5 min"));
    CHECK(has(rows[2], "S2 |  | Unknown"));
    CHECK(has(rows[4], "S1 |  | Degraded | 08:01 | 08:01 | goes on | 44 min"));
}

TEST_CASE("a trouble is as long as it truly was, and both when it happened and when it was told stand there") {
    Book book;
    book.declare("S1", "Shop", "07:20");
    book.open("07:25");
    book.state("S1", Continuity::stopped, "F1", "06:58", "07:25");
    book.state("S1", Continuity::normal, "F2", "08:40", "09:00");
    const Report report = book.report();
    CHECK(has(rows_of(report, services).front(),
              "Stopped | 06:58 | 07:25 (told late) | 08:40 (told 09:00) | 1 h 42 min"));
    CHECK(rows_of(report, impacts).front() ==
          "INC-1 | 06:58 | 07:25 (told late) | 08:40 | 1 h 42 min | 07:25 | 27 min");
    const auto chronology = rows_of(report, "Chronology");
    CHECK(has(chronology[3], "07:25 | 06:58 | State changed"));
    CHECK(has(chronology[0], "07:20 |  | Service declared"));
    CHECK(has(rows_of(report, "Facts and how they were confirmed").front(), "F1 | 06:58 | 07:25"));
    CHECK(has(report_html(report), "Stopped told late"));
}

TEST_CASE("a beginning told better afterwards counts, also when the trouble is over") {
    Book book;
    book.declare("S1", "Shop", "07:00");
    book.open("07:25");
    book.state("S1", Continuity::stopped, "F1", "07:25", "07:25");
    book.state("S1", Continuity::normal, "F2", "08:00", "08:00");
    book.say(TellBeginning{ServiceId("S1"), {}, at("06:30"), text("from the load balancer's log")}, "09:00");
    const Report report = book.report();
    CHECK(has(rows_of(report, services).front(), "Stopped | 06:30 | 09:00 (told late) | 08:00 | 1 h 30 min"));
    CHECK(has(rows_of(report, impacts).front(), "06:30 | 09:00 (told late) | 08:00 | 1 h 30 min | 07:25 | 55 min"));
    CHECK(has(rows_of(report, "Chronology").back(), "09:00 | 06:30 | Beginning told"));
}

TEST_CASE("an outage is never taken out of the report by a later word about an earlier time") {
    Book book;
    book.declare("S1", "Shop", "07:00");
    book.open("07:25");
    book.state("S1", Continuity::stopped, "F1", "07:25", "07:25");
    book.state("S1", Continuity::degraded, "F2", "08:00", "08:00");
    book.say(TellBeginning{ServiceId("S1"), Word<Continuity>(Continuity::degraded), at("07:10"), {}}, "08:10");
    const auto rows = rows_of(book.report(), services);
    CHECK(has(rows.front(), "Stopped | 07:25 | 07:25 | 08:00 | 35 min"));
}

TEST_CASE("an incident recognised before anybody had confirmed an impact says so") {
    Book book;
    book.declare("S1", "Shop", "07:00");
    book.open("07:04");
    book.state("S1", Continuity::stopped, "F1", "07:15", "07:15");
    CHECK(has(rows_of(book.report(), impacts).front(), "07:04 | recognised before the impact"));
}

TEST_CASE("across a clock that was set back the outage stays, no length is 0 s or negative, and the report says it") {
    Book book;
    book.declare("S1", "Shop", "10:50");
    book.open("10:54");
    book.state("S1", Continuity::stopped, "F1", "10:54", "10:54");
    book.say(PromiseUpdate{ServiceId("S1"), at("11:10")}, "10:56");
    AddAction add;
    add.verb = Verb::confirm;
    add.object = text("load balancer");
    book.say(add, "10:57");
    book.say(ClaimAction{ActionId("A1"), {}, {}}, "10:58");
    book.say(StartAction{ActionId("A1"), {}}, "10:58");
    book.say(BlockAction{ActionId("A1"), text("vendor")}, "10:59");
    book.say(StartAction{ActionId("A1"), {}}, "07:54");
    book.say(PromiseUpdate{ServiceId("S1"), at("08:30")}, "07:55");
    const Report report = book.report();
    const auto rows = rows_of(report, services);
    CHECK(has(rows.front(), "Stopped | 10:54 | 10:54 | goes on | at least 6 min (clock set back)"));
    CHECK(head(report, "From recognised to the end of the log") ==
          "not known: the clock was set back from 2030-10-01 10:59:00 to 2030-10-01 07:54:00 (3 h 05 min or more)");
    CHECK(has(rows_of(report, impacts).front(), "goes on | not known (clock set back) | 10:54 | not known"));
    CHECK(has(rows_of(report, "Promised updates").front(), "not known (clock set back)"));
    CHECK(has(rows_of(report, "Actions").front(), "10:57–10:58"));
    CHECK(has(rows_of(report, "Actions").front(), "10:58– (clock set back)"));
    CHECK(has(rows_of(report, "Actions").front(), "not known (clock set back)"));
    CHECK(has(rows_of(report, "Times without an entry, 10 min and more").front(), "10:59 | 07:54 | not known"));
    CHECK(has(rows_of(report, "Chronology")[9], "(clock set back)"));
    CHECK(rows_of(report, "Clock set back").size() == 1);
    CHECK_FALSE(has(report_markdown(report), "| 0 s |"));
}

TEST_CASE("the head names a clock that was set back before there was any incident") {
    Book book;
    book.declare("S1", "Shop", "10:00");
    book.declare("S2", "Till", "07:00");
    book.open("07:04");
    CHECK(head(book.report(), "Clock set back") ==
          "from 2030-10-01 10:00:00 to 2030-10-01 07:00:00 (3 h 00 min or more)");
    CHECK(has(head(book.report(), "From recognised to the end of the log"), "0 s"));
}

TEST_CASE("a log whose clock only went forward says nothing of clocks") {
    Book book;
    book.declare("S1", "Shop", "07:00");
    book.open("07:04");
    CHECK(head(book.report(), "Clock set back") == "none");
    CHECK_FALSE(has(report_markdown(book.report()), "lock set back"));
}
