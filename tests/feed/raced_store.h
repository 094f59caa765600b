// SQLite, but somebody else's event slips in before the next append: a race that happens every time.
// It must never answer anything the store behind it would not.
#pragma once

#include "feed/log/store.h"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <optional>
#include <utility>

namespace feed_test {

class Raced : public feed::Store {
public:
    explicit Raced(std::unique_ptr<feed::Store> store) : store_(std::move(store)) {}
    void slip_in(feed::StoredEvent event) { event_ = std::move(event); }
    const std::string& epoch() const override { return store_->epoch(); }
    std::uint64_t last_seq() const override { return store_->last_seq(); }
    int needs() const override { return store_->needs(); }
    model::Result<std::vector<feed::StoredEvent>> read(std::uint64_t after, std::size_t most) override {
        return store_->read(after, most);
    }
    model::Result<feed::Appended> append(std::uint64_t expected, const feed::StoredEvent& event, const std::string& key,
                                         const std::string& payload_digest) override {
        if (event_) {
            REQUIRE(store_->append(event_->seq - 1, *event_, {}, {}));
            event_.reset();
        }
        return store_->append(expected, event, key, payload_digest);
    }
    model::Result<model::Done> append_all(std::uint64_t expected,
                                          const std::vector<feed::StoredEvent>& events) override {
        return store_->append_all(expected, events);
    }
    model::Result<std::optional<feed::Appended>> find_key(const std::string& key) override {
        return store_->find_key(key);
    }
    model::Result<std::string> renew() override { return store_->renew(); }
    model::Result<model::Done> try_writing() override { return store_->try_writing(); }
    model::Result<std::map<std::uint64_t, feed::StoredKey>> keys() override { return store_->keys(); }
    bool chained() const override { return store_->chained(); }
    model::Result<std::string> end() override { return store_->end(); }
    model::Result<model::Done> check_place(const feed::Head& head) override { return store_->check_place(head); }
    const std::optional<model::Problem>& doubt() const override { return store_->doubt(); }

private:
    std::unique_ptr<feed::Store> store_;
    std::optional<feed::StoredEvent> event_;
};

}  // namespace feed_test
