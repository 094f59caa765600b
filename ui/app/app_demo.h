// The built-in incident on a real feed inside this process: loopback, any free port, SQLite in a private folder that
// goes when the demo goes. Part of the composition root. It must never be reachable from another machine.
#pragma once

#include "model/view.h"
#include "model/wire/wire.h"
#include "ui/cli.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace feed {
class DemoPlayer;
class Server;
}  // namespace feed

namespace ui {

// Who sits in front of the demo when nobody says otherwise: a responder with an action that is blocked.
model::Identity demo_identity(const Options& options);

// The built-in incident, its people named in `language`.
model::Result<std::vector<model::DemoStep>> demo_steps(model::Language language);

class Demo {
public:
    // Returns when everything before the start is in the record.
    static model::Result<std::unique_ptr<Demo>> start(const Options& options);
    ~Demo();

    std::string url() const;
    // Removes the folder under a server that still runs: for a process that ends without its destructors.
    void forget();

private:
    Demo();
    std::filesystem::path folder_;
    std::unique_ptr<feed::Server> server_;
    std::unique_ptr<feed::DemoPlayer> player_;
};

}  // namespace ui
