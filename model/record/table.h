// A list that keeps the feed's order and finds by identity. For the entities of the record. It must never know what
// an entity means.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace model {

// Entity needs a member `id` with a member `text`. Order is the order of first insertion; nothing is ever removed,
// because nothing in the record is (an item is cancelled, refuted, withdrawn; not deleted).
template <class Entity>
class Table {
public:
    using IdType = decltype(Entity::id);

    const std::vector<Entity>& all() const { return rows_; }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }

    // The entity, or nullptr. Valid until the next put.
    const Entity* find(const IdType& id) const {
        const auto at = index_.find(id.text);
        return at == index_.end() ? nullptr : &rows_[at->second];
    }

    // Replaces the entity of the same identity in its place, or adds it at the end.
    void put(Entity entity) {
        const auto [at, added] = index_.try_emplace(entity.id.text, rows_.size());
        if (added)
            rows_.push_back(std::move(entity));
        else
            rows_[at->second] = std::move(entity);
    }

private:
    std::vector<Entity> rows_;
    std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace model
