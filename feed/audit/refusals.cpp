// Commands that were refused, the newest of them. It must never hold an id, a sentence or a word that somebody wrote.
#include "feed/refusals.h"

#include "feed/base/files.h"
#include "model/record/audience.h"
#include "model/text/json_writer.h"
#include "model/wire/json_tree.h"
#include "model/wire/wire.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace feed {
namespace {

constexpr std::size_t lines_a_file = Refusals::most_kept / 2;
constexpr std::size_t most_file_bytes = 16u << 20;
constexpr std::size_t most_people = 10000;
constexpr std::chrono::minutes minute{1};

// The members that are texts, in the order they are written.
constexpr std::array<std::pair<const char*, std::string Refusal::*>, 6> texts{{{"who", &Refusal::who},
                                                                               {"org", &Refusal::org},
                                                                               {"via", &Refusal::via},
                                                                               {"refused", &Refusal::what},
                                                                               {"why", &Refusal::why},
                                                                               {"only", &Refusal::only}}};

std::string newer(const std::string& store_path) { return store_path + ".refused"; }
std::string older(const std::string& store_path) { return newer(store_path) + ".1"; }

std::string json_of(const Refusal& refusal, bool whole) {
    model::json::Writer out;
    out.open_object();
    out.name("after");
    out.number(refusal.after);
    out.name("at");
    out.text(model::rfc3339(refusal.at));
    for (const auto& [name, member] : texts) {
        if (member == &Refusal::only && (!whole || refusal.only.empty())) continue;
        out.name(name);
        out.text(refusal.*member);
    }
    out.close_object();
    return out.take();
}

std::optional<Refusal> refusal_from(const std::string& line) {
    const auto tree = model::json::tree_from(line, model::most_command_bytes);
    const auto* object = tree ? tree->as<model::json::Object>() : nullptr;
    if (object == nullptr) return std::nullopt;
    Refusal refusal;
    bool dated = false;
    for (const model::json::Member& member : *object) {
        if (const auto* number = member.node.as<std::uint64_t>(); number && member.name == "after")
            refusal.after = *number;
        const auto* text = member.node.as<std::string>();
        if (text == nullptr) continue;
        for (const auto& [name, place] : texts)
            if (member.name == name) refusal.*place = *text;
        if (member.name != "at") continue;
        const auto at = model::parse_instant(*text);
        if (!at) return std::nullopt;
        refusal.at = *at;
        dated = true;
    }
    return dated ? std::optional<Refusal>(std::move(refusal)) : std::nullopt;
}

// True if the tree is for one organisation, or names something that is.
bool is_private(const model::json::Node& node) {
    if (const auto* text = node.as<std::string>()) return model::has_private_form(*text);
    if (const auto* list = node.as<model::json::List>()) return std::any_of(list->begin(), list->end(), is_private);
    const auto* object = node.as<model::json::Object>();
    return object != nullptr && std::any_of(object->begin(), object->end(), [](const model::json::Member& member) {
               return member.name == "only" || is_private(member.node);
           });
}

}  // namespace

std::string audience_of(const model::Command& command, const std::string& org) {
    const auto tree = model::json::tree_from(model::command_json(command), model::most_command_bytes);
    return !tree || is_private(*tree) ? org : std::string();
}

std::string audit_json(const Refusal& refusal) { return json_of(refusal, false); }

std::deque<Refusal> read_refusals(const std::string& store_path, std::uint64_t last) {
    std::deque<Refusal> all;
    for (const std::string& path : {older(store_path), newer(store_path)}) {
        const auto text = file_exists(path) ? whole_file(path, most_file_bytes) : std::string();
        if (!text) continue;
        for (const std::string& line : lines_in(*text)) {
            auto refusal = line.empty() ? std::nullopt : refusal_from(line);
            if (!refusal) continue;
            refusal->after = std::min(last, std::max(refusal->after, all.empty() ? 0 : all.back().after));
            all.push_back(std::move(*refusal));
        }
    }
    while (all.size() > Refusals::most_kept) all.pop_front();
    return all;
}

Refusals::Refusals(std::string store_path, std::uint64_t last, Logger logger)
    : path_(std::move(store_path)), logger_(logger) {
    if (path_.empty()) return;
    kept_ = read_refusals(path_, last);
    if (const auto text = whole_file(newer(path_), most_file_bytes))
        lines_ = static_cast<std::size_t>(std::count(text->begin(), text->end(), '\n'));
    else
        lines_ = file_exists(newer(path_)) ? lines_a_file : 0;  // too large or unreadable: put aside by the next line
}

Refusals::~Refusals() {
    if (file_ >= 0) ::close(file_);
}

// Whoever is refused over and over must not push out what others were refused.
int Refusals::count(const Refusal& refusal) {
    if (minutes_.size() >= most_people) minutes_.clear();
    Minute& window = minutes_[refusal.org + '\n' + refusal.who];
    if (window.count == 0 || refusal.at - window.began >= minute) window = {refusal.at, 0};
    return window.count = std::min(window.count + 1, most_a_minute + 2);
}

void Refusals::note(Refusal refusal) {
    const int number = count(refusal);
    if (number > most_a_minute + 1) return;
    if (number > most_a_minute) {
        refusal.what.clear();
        refusal.why = "and-more";
    }
    if (!path_.empty()) write(json_of(refusal, true) + '\n');
    kept_.push_back(std::move(refusal));
    if (kept_.size() > most_kept) kept_.pop_front();
}

void Refusals::write(const std::string& line) {
    if (lines_ >= lines_a_file) {
        if (file_ >= 0) ::close(std::exchange(file_, -1));
        if (std::rename(newer(path_).c_str(), older(path_).c_str()) == 0) lines_ = 0;
    }
    if (lines_ < lines_a_file && file_ < 0)
        file_ = ::open(newer(path_).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const bool written = file_ >= 0 && ::write(file_, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    lines_ += written ? 1 : 0;
    if (!written && !std::exchange(failing_, true))
        logger_(Level::warn, "refusals are kept in memory only", {{"file", "beside the log"}});
    failing_ = !written;
}

}  // namespace feed
