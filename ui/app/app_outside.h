// What the board has outside itself: the feed it follows (its own in the demo), the way its commands and questions take
// there, and the files that outlive it. Part of the composition root. It must never know what is drawn.
#pragma once

#include "client/log_reader.h"
#include "client/poller.h"
#include "client/sender.h"
#include "net/mailbox.h"
#include "ui/app/app_demo.h"
#include "ui/app/app_saver.h"
#include "ui/cli.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace ui {

class Outside {
public:
    // `post` takes what comes in, from any thread, and must live as long.
    Outside(const Options& options, std::function<void(model::Message)> post)
        : options_(options), post_(std::move(post)) {}

    // Boards are kept in this file from now on.
    void keep_board(const std::filesystem::path& path) { saver_ = std::make_unique<Saver>(path); }
    // Begins to poll. The demo's feed is started only now, behind the first frame.
    // `known`: what the board already shows of that feed.
    model::Result<model::Done> connect(client::Known known);
    // Does what the board asked for, as far as there is somebody to ask.
    void carry(model::Effect effect);
    // When the process must end without returning: nothing of the demo stays behind.
    void forget_demo();
    const net::Traffic& traffic() const { return *traffic_; }

private:
    const Options& options_;
    std::function<void(model::Message)> post_;
    const std::shared_ptr<net::Traffic> traffic_ = std::make_shared<net::Traffic>();
    std::unique_ptr<Demo> demo_;
    std::unique_ptr<Saver> saver_;
    std::unique_ptr<client::Sender> sender_;
    std::unique_ptr<client::LogReader> log_reader_;
    std::unique_ptr<client::Poller> poller_;
};

}  // namespace ui
