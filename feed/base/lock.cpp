// Gives a held lock file back. It must never remove the file: two processes could then hold one lock each.
#include "feed/base/lock.h"

#include <unistd.h>

namespace feed {

Lock::~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace feed
