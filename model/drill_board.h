// What a drill shows beside the board, wholly in words: the question and its options, whether the answer was right, the
// simulated clock, and at the end the score. It must never know pixels.
#pragma once

#include "model/drill_results.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct DrillRow {  // of the score
    std::string ask;
    std::string verdict;  // "正解", "不正解", "答えなし", "問われず"
    std::string took;     // "5.2秒"; empty where none was taken
    bool asked = true;
    bool right = false;
};

struct DrillShown {
    DrillStage stage = DrillStage::playing;
    std::string number;  // "質問 3/8"
    std::string ask;     // while asking or told
    std::vector<std::string> options;
    std::string left;                          // "残り 12秒"
    bool hurries = false;                      // the last five seconds
    std::optional<std::size_t> right, chosen;  // told
    std::string verdict;                       // "正解", "不正解", "時間切れ"
    std::string clock;                         // "記録の 07:12:40・20倍"
    std::string score;                         // "正解 2/3"
    std::string keys;                          // what can be pressed now
    // Over:
    std::string title;                  // "8問のうち 7問 正解"
    std::string target;                 // "目標 …"
    std::string unasked;                // why some were not asked; empty
    std::string seed;                   // "並びの種 1"
    std::vector<DrillRow> rows;         // all eight, in the order of the sheet
    std::vector<std::string> attempts;  // "第1回 5/8", oldest first, this one last; the last six
};

// `earlier`: results of the same log, oldest first, this drill's own left out.
DrillShown drill_shown(const Drill& drill, const State& state, Tick now, const std::vector<DrillResult>& earlier);

// Whether this many right answers of so many are what a third drill should come to: seven of eight.
bool reaches_target(std::size_t right, std::size_t asked);

}  // namespace model
