// Everything of the chronology that is not a lane of a service or a person: hours, phases, command, decisions, deadlines,
// gaps, the playhead and the scrubber. It must never know what the words mean.
#include "ui/pen/panel_text.h"
#include "ui/pen/shapes.h"
#include "ui/timeline/timeline_parts.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float axis_label = 82, grid_top = 102, phase_y = 110, command_top = 130, decision_y = 180;
constexpr float rule_y = 212, flag_top = 215, flag_height = 20;
constexpr float small = 14;

TextStyle plain(Colour colour) { return {.size = small, .colour = colour, .tier = Tier::t3}; }
TextStyle bold(Colour colour) { return {.size = small, .weight = Weight::bold, .colour = colour, .tier = Tier::t3}; }

void draw_label(const TimelineFrame& frame, float y, const std::string& label) {
    draw_line(frame.canvas, {timeline_margin, y, frame.left - timeline_margin - 8}, label,
              plain(frame.canvas.theme().t2));
}

void draw_station(Canvas& canvas, float x, bool last) {
    const Theme& theme = canvas.theme();
    canvas.disc({x, phase_y}, last ? 7 : 6, theme.t1);
    canvas.disc({x, phase_y}, 3, theme.bg);
}

void draw_phases(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    draw_label(frame, phase_y - 7, frame.line.phase_label);
    if (frame.line.phases.empty()) return;
    canvas.line({frame.x(frame.line.phases.front().place), phase_y}, {frame.x(frame.line.now), phase_y}, theme.t2, 3);
    for (std::size_t i = 0; i < frame.line.phases.size(); ++i) {
        const model::TimelinePhase& phase = frame.line.phases[i];
        const bool last = i + 1 == frame.line.phases.size();
        const float x = frame.x(phase.place);
        draw_station(canvas, x, last);
        frame.labels.block({x - 7, phase_y - 7, 14, 14});
        const TextStyle style = last ? bold(theme.t1) : plain(theme.t1);
        const float width = canvas.width(phase.label, small, style.weight);
        frame.labels.ask({Rank::decision,
                          {{x + 13, phase_y - 7}, {x - 13 - width, phase_y - 7}},
                          phase.label,
                          style,
                          false,
                          {},
                          i == 0 ? 40.0f : 0.0f});
    }
}

// A flag of paper at the top of its upright; beside the next one when they are close, left out when there is no room.
void draw_flags(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    float last_end = frame.left;
    for (const model::DeadlineFlag& flag : frame.line.deadlines) {
        const float x = frame.x(flag.place);
        const float label = canvas.width(flag.label, small);
        const float width = label + canvas.width(flag.result, small, Weight::bold) + 8 + 14;
        const float stands = frame.x(frame.line.playhead);
        const float end = frame.line.follows && stands > x ? stands : frame.right;
        const bool to_right = x >= last_end && x + width <= end && frame.may_write(x + width);
        const float left = to_right ? x : x - width;
        if (left < last_end || left + width > frame.right || !frame.may_write(left + width)) continue;
        canvas.fill({left, flag_top, width, flag_height}, theme.paper, 0, "deadline");
        const Ground ground(canvas, theme.paper);
        canvas.text({left + 7, flag_top + 3}, flag.label, plain(theme.paper_ink));
        canvas.text({left + 7 + label + 8, flag_top + 3}, flag.result, bold(theme.paper_ink));
        frame.labels.block({left, flag_top, width, flag_height});
        last_end = left + width + 4;
    }
}

// From the diamond down to the work it led to.
void draw_ties(const TimelineFrame& frame) {
    for (const model::DecisionMark& decision : frame.line.decisions) {
        if (!decision.ended || !decision.decided) continue;
        float row = 0;
        float lowest = 0;
        for (const model::PersonLane& lane : frame.line.people) {
            for (const model::WorkBar& bar : lane.bars)
                if (bar.decision == decision.id)
                    lowest = frame.people + (row + static_cast<float>(bar.row)) * person_pitch + 10;
            row += static_cast<float>(lane.rows);
        }
        const float x = frame.x(*decision.ended);
        if (lowest > 0) frame.canvas.line({x, decision_y}, {x, lowest}, frame.canvas.theme().mark, 1);
    }
}

using Written = std::vector<std::pair<float, float>>;  // what of the bar of command has words on it

void draw_handover(const TimelineFrame& frame, const model::HandoverBar& bar, Written& written) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float from = frame.x(bar.from);
    const float until = frame.x(bar.until);
    canvas.hatch({from, command_top, std::max(2.0f, until - from), 20}, theme.mark, 8, "handover");
    if (bar.accepted) canvas.line({until, command_top - 3}, {until, command_top + 23}, theme.t1, 3);
    for (const std::string& words : bar.words) {
        const float width = canvas.width(words, small);
        const float left = from - 8 - width;
        const bool free = left > frame.left && std::none_of(written.begin(), written.end(), [&](const auto& other) {
                              return left < other.second + 8 && other.first < from;
                          });
        if (!free || !frame.may_write(from)) continue;
        const Ground ground(canvas, theme.focus);
        canvas.text({left, command_top + 3}, words, plain(theme.t2));
        return written.push_back({left, from});
    }
}

void draw_decision(const TimelineFrame& frame, const model::DecisionMark& decision) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float stop = frame.x(decision.decide_by);
    const float begin = frame.x(decision.put.value_or(decision.ended.value_or(decision.decide_by)));
    const float end = std::max(stop, frame.x(decision.ended.value_or(frame.line.now)));
    canvas.line({begin, decision_y}, {decision.ended ? std::max(stop, frame.x(*decision.ended)) : end, decision_y},
                theme.t1, 2);
    if (decision.put) canvas.line({begin, decision_y - 6}, {begin, decision_y + 6}, theme.t1, 2);
    canvas.line({stop, decision_y - 9}, {stop, decision_y + 9}, theme.t1, 3);
    frame.labels.block({begin - 1, decision_y - 9, end - begin + 3, 18});
    const Point over{begin, decision_y - 26};
    frame.labels.ask({.rank = Rank::decision,
                      .places = {over},
                      .text = decision.question,
                      .style = plain(theme.t1),
                      .row = decision.id,
                      .whole = decision.question_whole,
                      .whole_places = {over}});
    frame.labels.ask(
        {Rank::decision, {{end + 8, decision_y - 7}}, decision.slack, plain(theme.t2), false, decision.id});
    if (!decision.ended) return;
    const float x = frame.x(*decision.ended);
    draw_shape(canvas, Shape::decision, {{x - 9, decision_y - 9}, 18},
               {decision.decided ? theme.t1 : theme.mark, theme.bg});
    const float width = canvas.width(decision.answer, small, Weight::bold);
    frame.labels.ask({Rank::decision,
                      {{x - 8, decision_y + 11}, {x + 8 - width, decision_y + 11}},
                      decision.answer,
                      bold(theme.t1),
                      false,
                      decision.id});
}

// One mark for all events of one pixel; the greater ones are drawn over the others.
void draw_ticks(const TimelineFrame& frame, float centre) {
    const Theme& theme = frame.canvas.theme();
    for (const bool major : {false, true}) {
        float last = -1;
        for (const model::ScrubberTick& tick : frame.line.ticks) {
            const float x = std::round(frame.x(tick.place));
            if (tick.major != major || x == last) continue;
            last = x;
            const float half = major ? 6.0f : 3.0f;
            frame.canvas.line({x, centre - half}, {x, centre + half}, major ? theme.t1 : theme.t2, 2);
        }
    }
}

// A press goes to the nearest event; right of the last one, to the present where the axis reaches it.
void put_tick_hits(const TimelineFrame& frame, float centre) {
    const auto& ticks = frame.line.ticks;
    const bool reaches = frame.line.now <= 1.0;
    float from = frame.left - 7;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const float x = frame.x(ticks[i].place);
        const bool last = i + 1 == ticks.size();
        const float until = last && !reaches ? frame.right + 7
                            : last           ? x + 6
                                             : (x + frame.x(ticks[i + 1].place)) / 2.0f;
        if (!last && until - from < 1.0f) continue;
        frame.hits.places.push_back({frame.canvas.on_screen({from, centre - 14, until - from, 28}),
                                     model::Message{model::PlayheadMoved{ticks[i].seq}}});
        from = until;
    }
    if (!reaches) return;
    frame.hits.places.push_back({frame.canvas.on_screen({from, centre - 14, frame.right + 7 - from, 28}),
                                 model::Message{model::PlayheadMoved{std::nullopt}}});
}

void draw_play_button(const TimelineFrame& frame, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const Rect button{timeline_margin, centre - 16, 32, 32};
    canvas.fill(button, theme.paper, 6, "play");
    const float x = button.x;
    if (frame.line.playing) {
        canvas.fill({x + 9, centre - 8, 5, 16}, theme.paper_ink);
        canvas.fill({x + 18, centre - 8, 5, 16}, theme.paper_ink);
    } else {
        canvas.triangle({x + 11, centre - 8}, {x + 24, centre}, {x + 11, centre + 8}, theme.paper_ink);
    }
    if (frame.line.first > 0)
        frame.hits.places.push_back({canvas.on_screen(button), model::Message{model::PlayToggled{frame.line.first}}});
    const float width = frame.left - 64 - 12;
    draw_line(canvas, {64, centre - 15, width}, frame.line.speed, plain(theme.t2));
    draw_line(canvas, {64, centre + 1, width}, frame.line.count, plain(theme.t2));
}

void draw_playhead(const TimelineFrame& frame, float centre) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float x = frame.x(frame.line.playhead);
    const float width = canvas.width(frame.line.playhead_time, 16, Weight::bold) + 18;
    const float left = std::clamp(x - width / 2.0f, frame.left - 12, frame.size.w - width - 4);
    canvas.fill({left, axis_label - 5, width, 23}, theme.paper, 4, "playhead");
    {
        const Ground ground(canvas, theme.paper);
        canvas.text({left + 9, axis_label - 1}, frame.line.playhead_time,
                    {.size = 16, .weight = Weight::bold, .colour = theme.paper_ink, .tier = Tier::t2});
    }
    canvas.line({x, frame.bottom}, {x, centre}, theme.t1, 2);
    canvas.fill({x - 7, centre - 14, 14, 28}, theme.paper, 4, "handle");
    canvas.line({x, centre - 8}, {x, centre + 8}, theme.paper_ink, 2);
}

}  // namespace

void draw_timeline_ground(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    for (const model::AxisMark& mark : frame.line.axis)
        canvas.line({frame.x(mark.place), grid_top}, {frame.x(mark.place), frame.bottom},
                    mark.whole_hour ? theme.line : theme.focus, mark.whole_hour ? 2 : 1);
    for (const model::GapColumn& gap : frame.line.gaps) {
        const float from = frame.x(gap.from);
        canvas.hatch({from, grid_top, std::max(3.0f, frame.x(gap.until) - from), frame.bottom - grid_top}, theme.mark,
                     8, "gap");
    }
    for (const model::DeadlineFlag& flag : frame.line.deadlines)
        canvas.line({frame.x(flag.place), grid_top}, {frame.x(flag.place), frame.bottom}, theme.t2, 2);
    // Behind everything that has words: a line through a word makes another of it.
    const float head = frame.x(frame.line.playhead);
    canvas.line({head, axis_label + 14}, {head, frame.bottom}, theme.t1, 2);
    canvas.line({timeline_margin, rule_y}, {frame.right, rule_y}, theme.line, 1);
    canvas.line({timeline_margin, frame.people - 6}, {frame.right, frame.people - 6}, theme.line, 1);
    draw_ties(frame);
    draw_label(frame, flag_top + 3, frame.line.service_label);
    draw_flags(frame);
}

void draw_timeline_axis(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float head = frame.x(frame.line.playhead);
    const float tag = canvas.width(frame.line.playhead_time, 16, Weight::bold) / 2.0f + 14;
    for (const model::AxisMark& mark : frame.line.axis) {
        const float x = frame.x(mark.place);
        const TextStyle style = mark.whole_hour ? bold(theme.t1) : plain(theme.t2);
        const float half = canvas.width(mark.label, small, style.weight) / 2.0f;
        if (std::abs(x - head) < half + tag || x + half > frame.size.w - 2) continue;
        canvas.text({x - half, axis_label}, mark.label, style);
    }
    draw_phases(frame);
}

void draw_timeline_command(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    draw_label(frame, command_top + 3, frame.line.command_label);
    Written written;
    for (const model::CommandBar& bar : frame.line.command) {
        const float from = frame.x(bar.from);
        const float until = frame.x(bar.until);
        if (until <= from) continue;
        canvas.fill({from, command_top, until - from, 20}, theme.focus, 2, "command");
        const Ground ground(canvas, theme.focus);
        float x = from + 8;
        const float holder = canvas.width(bar.holder, small, Weight::bold);
        if (x + holder > until - 4 || !frame.may_write(x + holder)) continue;
        x += canvas.text({x, command_top + 3}, bar.holder, bold(theme.t1)) + 8;
        const float org = canvas.width(bar.org, small);
        if (x + org <= until - 4 && frame.may_write(x + org))
            x += canvas.text({x, command_top + 3}, bar.org, plain(theme.t2)) + 8;
        written.push_back({from, x});
    }
    for (const model::HandoverBar& bar : frame.line.handovers) {
        written.push_back({frame.x(bar.from), frame.x(bar.until)});
        draw_handover(frame, bar, written);
    }
}

void draw_timeline_decisions(const TimelineFrame& frame) {
    draw_label(frame, decision_y - 7, frame.line.decision_label);
    for (const model::DecisionMark& decision : frame.line.decisions) draw_decision(frame, decision);
}

void draw_timeline_scrubber(const TimelineFrame& frame) {
    Canvas& canvas = frame.canvas;
    const Theme& theme = canvas.theme();
    const float centre = frame.size.h - 76;
    canvas.fill({frame.left, centre - 8, frame.right - frame.left, 16}, theme.focus, 3, "scrubber");
    draw_ticks(frame, centre);
    draw_playhead(frame, centre);
    put_tick_hits(frame, centre);
    draw_play_button(frame, centre);
    draw_line(canvas, {frame.left, frame.size.h - 55, frame.right - frame.left}, frame.line.sentence,
              {.size = 18, .weight = Weight::bold, .colour = theme.t1, .tier = Tier::t2});
}

}  // namespace ui
