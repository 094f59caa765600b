// What a server of notifications can do, and the texts of one as that server shows them. It must never know a bus.
#pragma once

#include "ui/notifications.h"

#include <string>
#include <string_view>

namespace ui {

struct ServerCan {
    bool actions = false, body = false, markup = false;

    // A word of GetCapabilities; others are passed over.
    void note(std::string_view word) {
        actions = actions || word == "actions";
        body = body || word == "body";
        markup = markup || word == "body-markup";
    }
};

struct NotificationText {
    std::string summary;  // plain by the protocol
    std::string body;     // with everything that is markup escaped where the server renders it
};

NotificationText text_for(const Notification& what, const ServerCan& can);

}  // namespace ui
