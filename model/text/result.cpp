// A problem made, copied and moved, once for all who may be refused. It must never know what is refused.
#include "model/text/result.h"

namespace model {

Problem::Problem() = default;
Problem::Problem(const Problem&) = default;
Problem::Problem(Problem&&) noexcept = default;
Problem& Problem::operator=(const Problem&) = default;
Problem& Problem::operator=(Problem&&) noexcept = default;
Problem::~Problem() = default;

Problem problem(Trouble trouble, std::string ja, std::string en, std::string field) {
    Problem made;
    made.trouble = trouble;
    made.sentence = {std::move(ja), std::move(en)};
    made.field = std::move(field);
    return made;
}

}  // namespace model
