// Copying and moving what an event carries. It must never know what happened.
#include "model/record/event.h"

namespace model {

Entity::Entity() = default;
Entity::Entity(const Entity&) = default;
Entity::Entity(Entity&&) noexcept = default;
Entity& Entity::operator=(const Entity&) = default;
Entity& Entity::operator=(Entity&&) noexcept = default;
Entity::~Entity() = default;

Event::Event() = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

}  // namespace model
