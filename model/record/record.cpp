// Copying and moving the whole record. It must never know what is in it.
#include "model/record/record.h"

namespace model {

Record::Record() = default;
Record::Record(const Record&) = default;
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(const Record&) = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

}  // namespace model
