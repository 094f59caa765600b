// Texts of notifications as servers of each kind are given them. It must never ask a server.
#include "ui/window/notification_text.h"

#include <catch2/catch_test_macros.hpp>

using ui::Notification;
using ui::ServerCan;
using ui::text_for;

namespace {

Notification notice() {
    Notification made;
    made.title = "A7 <1>";
    made.body = "<b>\"a\" & 'b'</b>";
    return made;
}

}  // namespace

TEST_CASE("a body is escaped for a server that renders markup and for no other, a summary for none") {
    ServerCan renders;
    for (const char* word : {"body", "body-markup", "actions", "x-unknown"}) renders.note(word);
    CHECK(renders.actions);
    CHECK(text_for(notice(), renders).summary == "A7 <1>");
    CHECK(text_for(notice(), renders).body == "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;");
    ServerCan plain;
    plain.note("body");
    CHECK_FALSE(plain.actions);
    CHECK(text_for(notice(), plain).body == notice().body);
}

TEST_CASE("a server that shows no bodies is given all of it in the summary") {
    CHECK(text_for(notice(), {}).summary == "A7 <1> - <b>\"a\" & 'b'</b>");
    CHECK(text_for(notice(), {}).body.empty());
    Notification short_one;
    short_one.title = "A7";
    CHECK(text_for(short_one, {}).summary == "A7");
}
