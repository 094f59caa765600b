// Texts come from outside: a title of an action may hold anything. It must never let one be read as markup.
#include "ui/window/notification_text.h"

namespace ui {
namespace {

std::string escaped(const std::string& text) {
    std::string all;
    for (const char c : text) {
        switch (c) {
            case '&': all += "&amp;"; break;
            case '<': all += "&lt;"; break;
            case '>': all += "&gt;"; break;
            case '"': all += "&quot;"; break;
            case '\'': all += "&#39;"; break;
            default: all.push_back(c);
        }
    }
    return all;
}

}  // namespace

NotificationText text_for(const Notification& what, const ServerCan& can) {
    if (!can.body) return {what.body.empty() ? what.title : what.title + " - " + what.body, {}};
    return {what.title, can.markup ? escaped(what.body) : what.body};
}

}  // namespace ui
