// The command line of kyodo-feed as one value. It must never do what it reads.
#pragma once

#include "feed/audit.h"
#include "feed/log_files.h"
#include "feed/server.h"
#include "feed/source_worker.h"
#include "feed/tokens.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace feed {

struct ServeCommand {
    ServerOptions server;
    std::vector<SourceOptions> sources;
    std::string rules_path;
    std::string zone;                       // its name, read by whoever runs this; empty: none was given
    std::string webhook_secret_file;        // read by whoever runs this; empty: no webhook
    std::optional<model::Instant> demo_at;  // --demo: where the incident begins to play
    double demo_speed = 1.0;
};
struct TokenAddCommand {
    std::string tokens_path;
    model::Permission role = model::Permission::viewer;
    std::string who;
    std::string org;
    Lifetime lifetime = {};
};
struct TokenListCommand {
    std::string tokens_path;
};
struct TokenRevokeCommand {
    std::string tokens_path;
    std::string id;
};
struct ExportCommand {
    std::string store_path;
};
struct ImportCommand {
    std::string store_path;
};
struct KeepCommand {
    std::string store_path;
};
struct VerifyCommand {
    std::string store_path;
    std::optional<Head> expected;  // the log must have been there: what a backup said, or /metrics
};
struct BackupCommand {
    std::string store_path;
    std::string to;
};
struct UpgradeCommand {
    std::string store_path;
};
struct AuditCommand {
    std::string store_path;
    std::string from, to, who;  // as audit_query takes them
    bool json = false;
};

using CliCommand = std::variant<ServeCommand, TokenAddCommand, TokenListCommand, TokenRevokeCommand, ExportCommand,
                                ImportCommand, KeepCommand, VerifyCommand, BackupCommand, UpgradeCommand, AuditCommand>;

// Either a command, or what to print and the exit status: 0 for help, 2 for wrong use.
struct CliRead {
    std::optional<CliCommand> command;
    std::string words;
    int exit_status = 0;
};

CliRead read_command_line(int argc, const char* const* argv);

// "127.0.0.1:8480", "[::1]:8480", "0.0.0.0:0", "8480" (loopback). False for anything else.
bool read_listen(const std::string& text, std::string& address, std::uint16_t& port);

}  // namespace feed
