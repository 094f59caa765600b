// Signed are the finished texts: what they were made from stays as it was read, and is not copied at every frame.
// It must never leave out a text: a name in one of them is seen by every guest.
#include "model/board/timeline_signs.h"

#include <set>

namespace model {
namespace {

using Texts = std::vector<std::string*>;

void add(Texts& texts, std::vector<std::string>& words) {
    for (std::string& word : words) texts.push_back(&word);
}

void add(Texts& texts, std::vector<FactDot>& facts) {
    for (FactDot& fact : facts) texts.insert(texts.end(), {&fact.text, &fact.whole});
}

void add(Texts& texts, TimelineService& service) {
    for (StateBand& band : service.bands) add(texts, band.words);
    add(texts, service.facts);
}

void add(Texts& texts, PersonLane& lane) {
    texts.push_back(&lane.who);
    for (WorkBar& bar : lane.bars) {
        texts.insert(texts.end(), {&bar.object, &bar.object_whole, &bar.outcome});
        for (Blocked& blocked : bar.blocked) texts.push_back(&blocked.word);
    }
    if (lane.help) texts.insert(texts.end(), {&lane.help->word, &lane.help->note, &lane.help->thanks});
}

}  // namespace

std::vector<std::string> people_in(const KnownLog& log) {
    std::set<std::string> all;
    for (const CommandSpan& span : log.chronology.command) all.insert(span.holder);
    for (const HandoverSpan& span : log.chronology.handovers) all.insert({span.from, span.to});
    for (const WorkSpan& span : log.chronology.work) all.insert(span.owner);
    for (const auto& event : log.events) all.insert(event->who);
    all.erase("");
    return {all.begin(), all.end()};
}

void sign_timeline(const CallSigns& signs, Timeline& timeline) {
    Texts texts{&timeline.title, &timeline.sentence, &timeline.note, &timeline.rest};
    for (CommandBar& bar : timeline.command) texts.push_back(&bar.holder);
    for (HandoverBar& bar : timeline.handovers) add(texts, bar.words);
    for (DecisionMark& decision : timeline.decisions)
        texts.insert(texts.end(), {&decision.question, &decision.question_whole, &decision.answer});
    for (TimelineService& service : timeline.services) add(texts, service);
    add(texts, timeline.rest_facts);
    for (PersonLane& lane : timeline.people) add(texts, lane);
    sign_texts(signs, texts);
}

}  // namespace model
