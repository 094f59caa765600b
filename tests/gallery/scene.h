// The states of the board that the gallery shows, each as the record of a log of its own played to a moment, with the
// answers and silences of a feed before it. The clock is an argument: the same scene is the same board for ever.
// It must never know a view's drawing, a window or a file of pictures.
#pragma once

#include "model/state.h"

#include <string>
#include <vector>

namespace gallery {

struct Scene {
    std::string name;     // of the state: "incident", "stale"; part of the picture's name
    std::string log{};    // file in records/, empty: the built-in incident
    std::string names{};  // file in records/: its people in English, a line each; empty: those of the built-in one
    std::string then{};   // file in records/, whose steps replace those that come after its first one
    std::string clock;    // "08:12:40", the feed's clock when the picture is taken
    std::string silent_from{};  // no answer of the feed since, up to `answers_again`; empty: none
    std::string answers_again{};
    bool drill = false;
    bool wide = false;  // the record of scale.h instead of a log
};

// In the order of an incident's life.
const std::vector<Scene>& scenes();
// Somebody else's: long names of services, people and organisations, eight actions, and services of which nobody has spoken.
const Scene& foreign_scene();

// What a board remembers at that moment. The person at the board is the recovery lead. Problems of a record are test
// failures: they throw std::runtime_error naming the line.
struct Moment {
    model::State state;
    model::Tick now;
};
Moment moment_of(const Scene& scene, model::View view, model::Language language, model::Lighting lighting);

}  // namespace gallery
