// How grave a state of a service is, for whoever must say the worst of several. It must never know who asks: the lanes of
// the timeline and the table of the report mean the same by it.
#pragma once

#include "model/record/record.h"

namespace model {

// 0 for normal and for what is not known to this version. What nobody knows may be a stop, so it stands before what goes
// on somehow. An accepted residual still was a stop.
inline int gravity(Continuity shown) {
    switch (shown) {
        case Continuity::stopped: return 4;
        case Continuity::unknown: return 3;
        case Continuity::degraded: return 2;
        case Continuity::workaround: return 1;
        default: return 0;
    }
}

}  // namespace model
