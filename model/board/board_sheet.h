// The handover sheet, wholly in words: ten items in a fixed order, made from the record. It must never know how it is
// drawn, nor say more than can be read aloud in ninety seconds.
#pragma once

#include "model/record/ids.h"

#include <string>
#include <vector>

namespace model {

enum class ItemRead { not_yet, current, done };
struct SheetItem {
    std::string number;  // "1" … "10"
    std::string label;   // "サービス"
    std::string main;    // ≤ 44 cells
    std::string second;  // ≤ 46 cells; may be empty
    ItemRead read = ItemRead::not_yet;
};

struct Sheet {
    HandoverId handover;  // empty: none is under way, and the sheet is what would be handed over
    std::string heading;  // "指揮の引継ぎ"
    std::string from, from_org;
    std::string to, to_org;         // "—" where nobody is named
    std::vector<std::string> rail;  // requested, briefing, readback, accepted, announced
    int stage = -1;                 // the current one of them; -1: none is under way
    std::string reason;             // "夜勤交代"
    std::vector<SheetItem> items;   // ten
    int characters = 0;             // of all items, ≤ most_sheet_characters
    std::string rule;               // who commands now, and when that moves
    std::string counts;             // "復唱 6 / 10"
    std::string length;             // "274字 読み上げ 55秒"
    std::string wait;               // "新しい指示は受領まで待つ"
    std::string accept;             // "受領する"
    std::string accept_why;         // "あと4項目の復唱が必要"; empty when it can be accepted
    bool ready = false;             // all ten read back while the handover is in its readback
};

inline constexpr int most_sheet_characters = 450;
inline constexpr int sheet_items = 10;

}  // namespace model
