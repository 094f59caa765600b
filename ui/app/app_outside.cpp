// Threads are members in the order of their lives: the demo's feed first, whoever asks it after.
// It must never know what is drawn.
#include "ui/app/app_outside.h"

#include "ui/app/app_address.h"
#include "ui/app/app_files.h"

#include <utility>

namespace ui {

model::Result<model::Done> Outside::connect(client::Known known) {
    net::FeedAddress address;
    if (options_.feed) {
        model::Result<net::FeedAddress> given = feed_address_from(options_);
        if (!given) return given.problem();
        address = std::move(*given);
    } else {
        model::Result<std::unique_ptr<Demo>> demo = Demo::start(options_);
        if (!demo) return demo.problem();
        demo_ = std::move(*demo);
        address.url = demo_->url();
        address.trust.agent = agent_of("board");
    }
    address.trust.traffic = traffic_;
    sender_ = std::make_unique<client::Sender>(address, post_);
    log_reader_ = std::make_unique<client::LogReader>(address, post_);
    poller_ = std::make_unique<client::Poller>(address, post_, std::move(known));
    return model::Done{};
}

void Outside::carry(model::Effect effect) {
    if (auto* send = std::get_if<model::SendCommand>(&effect)) {
        if (sender_) sender_->send(std::move(*send));
    } else if (auto* read = std::get_if<model::ReadLog>(&effect)) {
        if (log_reader_) log_reader_->read(std::move(*read));
    } else if (const auto* entry = std::get_if<model::SaveEntry>(&effect)) {
        if (options_.screenshot.empty()) remember_entry(*entry);
    } else if (saver_) {
        saver_->save(std::move(std::get<model::SaveBoard>(effect)));
    }
}

void Outside::forget_demo() {
    if (demo_) demo_->forget();
}

}  // namespace ui
