// The desktop's own way to tell somebody something beside a window: org.freedesktop.Notifications on the session bus. A
// thread of its own speaks to it: a bus may answer late or never. It must never start a server, nor know what a notice is
// about. Texts are plain; where a server renders markup they are escaped here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace ui {

struct Notification {
    std::string key;  // whoever takes it away or presses it names it so
    std::string title, body;
    std::string button;  // empty: none; not shown by a server that offers no actions
    std::string open;    // the word for following it to the board
    bool urgent = false;
    bool sound = false;
};

struct NotificationPress {
    std::string key;
    bool button = false;  // else it was followed
};

// What a server shows, by the number it gave it.
using ShownByServer = std::map<std::string, std::uint32_t>;

class Notifications {
public:
    // `pressed` is called on the thread of the bus, and must be quick. `before`: what this process's predecessor has shown.
    explicit Notifications(std::function<void(NotificationPress)> pressed, ShownByServer before = {});
    // Takes away what it has shown. Waits for the thread, which waits for nobody.
    ~Notifications();
    Notifications(const Notifications&) = delete;
    Notifications& operator=(const Notifications&) = delete;

    // Kept until there is a server, and shown once by each that comes; any thread.
    void show(Notification notification);
    void take_away(std::string key);
    // What stands on the screen now, as far as the server has said so.
    ShownByServer shown() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace ui
