// A store that is watched. It must never change what the store behind it does.
#include "feed/store_watched.h"

#include <utility>

namespace feed {
namespace {

using model::Result;

class WatchedStore : public Store {
public:
    WatchedStore(std::unique_ptr<Store> store, Metrics& metrics, Logger logger)
        : store_(std::move(store)), metrics_(metrics), logger_(logger) {}

    const std::string& epoch() const override { return store_->epoch(); }
    std::uint64_t last_seq() const override { return store_->last_seq(); }
    int needs() const override { return store_->needs(); }

    Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t most) override {
        return store_->read(after, most);
    }

    Result<Appended> append(std::uint64_t expected, const StoredEvent& event, const std::string& key,
                            const std::string& payload_digest) override {
        const auto began = std::chrono::steady_clock::now();
        auto appended = store_->append(expected, event, key, payload_digest);
        metrics_.append_times.observe(std::chrono::steady_clock::now() - began);
        note(appended ? nullptr : &appended.problem());
        return appended;
    }

    Result<model::Done> append_all(std::uint64_t expected, const std::vector<StoredEvent>& events) override {
        return store_->append_all(expected, events);
    }

    Result<model::Done> try_writing() override {
        auto tried = store_->try_writing();
        note(tried ? nullptr : &tried.problem());
        return tried;
    }

    Result<std::string> renew() override { return store_->renew(); }
    Result<std::optional<Appended>> find_key(const std::string& key) override { return store_->find_key(key); }
    Result<std::map<std::uint64_t, StoredKey>> keys() override { return store_->keys(); }
    bool chained() const override { return store_->chained(); }
    Result<std::string> end() override { return store_->end(); }
    Result<model::Done> check_place(const Head& head) override { return store_->check_place(head); }
    const std::optional<model::Problem>& doubt() const override { return store_->doubt(); }

private:
    void note(const model::Problem* problem) {
        if (problem != nullptr) ++metrics_.store_failures;
        const bool failed_before = std::exchange(failing_, problem != nullptr);
        if (failing_ == failed_before) return;
        if (failing_)
            logger_(Level::error, "log cannot be written", {{"why", problem->sentence.en}});
        else
            logger_(Level::info, "log can be written again");
    }

    std::unique_ptr<Store> store_;
    Metrics& metrics_;
    Logger logger_;
    bool failing_ = false;
};

}  // namespace

std::unique_ptr<Store> watched(std::unique_ptr<Store> store, Metrics& metrics, Logger logger) {
    return std::make_unique<WatchedStore>(std::move(store), metrics, logger);
}

}  // namespace feed
