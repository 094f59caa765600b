// Standard output for both programs: what is printed arrived whole, or it is said that it did not. It must never end the
// process, nor let a file that is opened later take the place of an output that was closed.
#pragma once

#include "model/text/result.h"

#include <string>
#include <string_view>

namespace net {

// First thing in main: gives standard streams that were closed a place of their own, so that nothing opened later is
// written to by mistake, and makes a reader that went away an error of the write instead of the end.
void hold_standard_streams();

// Written in pieces, in order. Used from one thread.
class Output {
public:
    // False once something could not be written; what follows is not tried.
    bool put(std::string_view bytes);
    // What is still held goes out; or the first problem there was.
    model::Result<model::Done> finish();

private:
    void write_held();

    std::string held_;
    int error_ = 0;
};

model::Result<model::Done> print(std::string_view bytes);

}  // namespace net
