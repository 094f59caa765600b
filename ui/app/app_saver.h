// Writes the last good board to disk on its own thread, so that a slow disk never delays a frame; the newest wins.
// Part of the composition root. It must never know what is in a board.
#pragma once

#include "model/effect.h"
#include "net/mailbox.h"

#include <atomic>
#include <filesystem>
#include <thread>

namespace ui {

class Saver {
public:
    explicit Saver(std::filesystem::path path);
    ~Saver();  // what was handed over is on disk afterwards
    Saver(const Saver&) = delete;
    Saver& operator=(const Saver&) = delete;

    // Returns at once. UI thread.
    void save(model::SaveBoard board) { waiting_.put(std::move(board)); }

private:
    void run();
    void write_newest();

    std::filesystem::path path_;
    std::atomic<unsigned> puts_{0};
    std::atomic<bool> ending_{false};
    bool said_ = false;  // one sentence about a disk that does not take it, not one a second
    net::Mailbox<model::SaveBoard> waiting_;
    std::jthread thread_;
};

}  // namespace ui
