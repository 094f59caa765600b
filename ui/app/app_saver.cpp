// Sleeps on the count of boards put, so that there is no lock beside the mailbox's own.
// It must never hold up the thread that draws.
#include "ui/app/app_saver.h"

#include "client/saved_board.h"
#include "ui/app/app_address.h"

#include <utility>

namespace ui {

Saver::Saver(std::filesystem::path path)
    : path_(std::move(path)),
      waiting_([this] {
          ++puts_;
          puts_.notify_one();
      }),
      thread_([this] { run(); }) {}

Saver::~Saver() {
    ending_ = true;
    ++puts_;
    puts_.notify_one();
}

void Saver::run() {
    for (unsigned seen = 0; !ending_;) {
        puts_.wait(seen);
        seen = puts_;
        write_newest();
    }
    write_newest();
}

void Saver::write_newest() {
    std::vector<model::SaveBoard> boards = waiting_.take();
    if (boards.empty()) return;
    const model::Result<model::Done> saved = client::save_board(path_, boards.back());
    if (!saved && !std::exchange(said_, true)) say_problem(saved.problem().sentence);
}

}  // namespace ui
