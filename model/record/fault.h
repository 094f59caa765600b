// What is wrong with a value from outside, and where: the path grows from the inside out as calls return.
// It must never know which border found it.
#pragma once

#include "model/text/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace model {

struct Fault {
    Text why;          // "…してください。" / "write …."; a whole clause with a full stop
    std::string path;  // "actions[3].check_at"; empty: the value as a whole

    Fault within(std::string_view member) && {
        const bool joined = path.empty() || path.front() == '[';
        path = std::string{member} + (joined ? "" : ".") + path;
        return std::move(*this);
    }
    Fault within(std::size_t index) && {
        const bool joined = path.empty() || path.front() == '[';
        path = "[" + std::to_string(index) + "]" + (joined ? "" : ".") + path;
        return std::move(*this);
    }
};

using MaybeFault = std::optional<Fault>;

inline Fault fault(std::string ja, std::string en) { return Fault{Text{std::move(ja), std::move(en)}, {}}; }

inline Problem problem_from(const Fault& fault, Trouble trouble = Trouble::invalid) {
    const std::string where = fault.path.empty() ? std::string{} : fault.path + ": ";
    return problem(trouble, where + fault.why.ja, where + fault.why.en, fault.path);
}

}  // namespace model
