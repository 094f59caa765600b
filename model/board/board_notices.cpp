// See notices.h. An order is told to whoever it is for, a call for help to everybody who can answer it. It must never tell
// from a record that is old: somebody may have done it long ago.
#include "model/notices.h"

#include "model/board/board_parts.h"
#include "model/call_signs.h"
#include "model/text/person.h"
#include "model/text/text.h"

#include <algorithm>

namespace model {
namespace {

using parts::phrase;
using parts::Scene;
using parts::spaced;

constexpr const char* lost_key = "lost";

std::string key_of(const char* kind, const std::string& id, std::optional<Instant> at) {
    return std::string(kind) + ":" + id + "@" + (at ? std::to_string(at->ms) : std::string{});
}

bool is_me(const Scene& scene, const std::string& who, const std::string& org) {
    const Identity& me = scene.state.me;
    return may_mean({who, org}, {me.who, me.org});
}

// Nobody can do anything with a token that only reads.
bool can_act(const Scene& scene) { return !scene.state.reads_only && !scene.state.me.who.empty(); }

// The notices of one look at the record.
class Collection {
public:
    Collection(const Scene& scene, const Telling& telling)
        : scene_(scene), telling_(telling), all_(telling.notify == Notify::all) {}

    void look_at(const Action& action);
    void look_at(const Decision& decision);
    void look_at(const Help& help);
    std::vector<Notice> taken() { return std::move(found_); }

private:
    // True for what is another organisation's own.
    bool is_hidden(const std::string& only) const { return !only.empty() && only != scene_.state.me.org; }
    Notice& add(std::string key, Say title, const std::string& id, const std::string& only, const std::string& body);
    void offer(Notice& notice, Move move, Say word) const;
    void put_order(const Action& action, bool mine);
    void put_check(const Action& action, bool mine);
    void put_outcome(const Action& action, bool mine);
    std::string body_of(const Action& action) const;

    const Scene& scene_;
    const Telling& telling_;
    const bool all_;
    std::vector<Notice> found_;
};

Notice& Collection::add(std::string key, Say title, const std::string& id, const std::string& only,
                        const std::string& body) {
    Notice notice;
    notice.key = std::move(key);
    notice.title = without_controls(phrase(scene_, Say::notice_of, {phrase(scene_, title), id}));
    notice.body = only.empty() ? without_controls(body)
                               : spaced(phrase(scene_, Say::own_mark), phrase(scene_, Say::notice_private));
    found_.push_back(std::move(notice));
    return found_.back();
}

void Collection::offer(Notice& notice, Move move, Say word) const {
    if (!can_act(scene_)) return;
    notice.move = move;
    notice.move_word = phrase(scene_, word);
}

std::string Collection::body_of(const Action& action) const {
    const auto looked_at = action.check_at ? action.check_at : action.due;
    std::string object = parts::action_object(scene_, action);
    if (!looked_at) return object;
    return parts::joined({object, spaced(phrase(scene_, Say::check), parts::moment(scene_, *looked_at))},
                         say(Say::separator, scene_.language));
}

void Collection::put_order(const Action& action, bool mine) {
    const bool ordered = action.state == ActionState::ordered;
    const bool own_org = action.owner_org == scene_.state.me.org && !action.owner_org.empty() && can_act(scene_);
    const bool nobody = is_unowned(action);
    const std::string& id = action.id.text;
    if (ordered && mine) {
        Notice& told =
            add(key_of("order", id, action.state_since), Say::notice_order, id, action.only, body_of(action));
        told.action = action.id;
        told.urgent = true;
        offer(told, Move::acknowledge, Say::key_acknowledge);
    } else if (nobody && (all_ || (ordered && own_org))) {
        const Say title = ordered && own_org ? Say::notice_own_order : Say::notice_unowned;
        Notice& told = add(key_of("unowned", id, action.state_since), title, id, action.only, body_of(action));
        told.action = action.id;
        told.urgent = ordered && own_org;
        offer(told, Move::claim, Say::key_claim);
    }
}

void Collection::put_check(const Action& action, bool mine) {
    if (!is_open(action) || !is_overdue(action, scene_.now) || (!mine && !all_)) return;
    const bool check = action.check_at && *action.check_at < scene_.now;
    const std::string& id = action.id.text;
    Notice& told = add(key_of("check", id, check ? action.check_at : action.due),
                       mine ? Say::notice_check : Say::notice_any_check, id, action.only, body_of(action));
    told.action = action.id;
}

// What became of a move that was made from a notice: nobody may be looking at the row that says so.
void Collection::put_outcome(const Action& action, bool mine) {
    const auto pressed = telling_.pressed.find(action.id);
    if (pressed == telling_.pressed.end()) return;
    const std::string& key = pressed->second;
    const std::string& id = action.id.text;
    const auto& pending = scene_.state.pending;
    const auto own = std::find_if(pending.begin(), pending.end(), [&](const Pending& one) { return one.key == key; });
    const bool waits = own != pending.end();
    if (waits && own->problem && (own->stage == PendingStage::refused || own->stage == PendingStage::unsure)) {
        const bool refused = own->stage == PendingStage::refused;
        const std::string why = parts::text(scene_, own->problem->sentence);
        Notice& told = add(key_of(refused ? "refused" : "unsure", id + key, {}),
                           refused ? Say::notice_refused : Say::notice_unsure, id, action.only, why);
        told.action = action.id;
        told.urgent = true;
    } else if (!waits && mine && action.state != ActionState::ordered) {
        add(key_of("won", id + key, {}), Say::notice_won, id, action.only, body_of(action)).action = action.id;
    }
}

void Collection::look_at(const Action& action) {
    if (is_hidden(action.only)) return;
    const bool mine = is_me(scene_, action.owner, action.owner_org);
    put_order(action, mine);
    put_check(action, mine);
    put_outcome(action, mine);
}

void Collection::look_at(const Decision& decision) {
    if (!is_undecided(decision) || is_hidden(decision.only)) return;
    const bool mine = is_me(scene_, decision.decider, {});
    if (!mine && !all_) return;
    const std::string by = phrase(scene_, Say::until, {parts::moment(scene_, decision.decide_by)});
    Notice& told = add(key_of("decide", decision.id.text, decision.decide_by),
                       mine ? Say::notice_decision : Say::notice_any_decision, decision.id.text, decision.only,
                       spaced(parts::text(scene_, decision.question), by));
    told.urgent = mine;
}

void Collection::look_at(const Help& help) {
    if (is_hidden(help.only)) return;
    const bool asked_here = is_me(scene_, help.asked_by, {});
    const bool wanted = help.state == HelpState::wanted && !asked_here && (all_ || can_act(scene_));
    const bool offered = help.state == HelpState::offered && (asked_here || all_);
    if (!wanted && !offered) return;
    std::string body = phrase(scene_, Say::skill_count, {parts::text(scene_, help.skill), parts::count_of(help.count)});
    if (wanted && help.needed_by)
        body = spaced(body, phrase(scene_, Say::until, {parts::moment(scene_, *help.needed_by)}));
    body = parts::joined({body, offered ? help.offer_org : help.asked_by}, say(Say::separator, scene_.language));
    Notice& told = add(key_of(wanted ? "help" : "offer", help.id.text, help.state_since),
                       wanted ? Say::help_wanted : Say::notice_offer, help.id.text, help.only, body);
    const Action* action = scene_.record.actions.find(help.action_id);
    if (action && !is_hidden(action->only)) told.action = action->id;
    told.urgent = asked_here;
}

// Nothing is heard. A board that was opened without its feed knows that only after it has asked a few times.
std::vector<Notice> blindness(const Scene& scene) {
    constexpr int enough_failures = 3;
    const Link& link = scene.state.link;
    if (scene.fresh != Freshness::lost || (link.from_disk && link.failures < enough_failures)) return {};
    Notice told;
    told.key = lost_key;
    told.title = phrase(scene, Say::notice_lost);
    told.body = phrase(scene, Say::notice_lost_body, {parts::moment(scene, link.data_at.value_or(scene.now))});
    told.urgent = true;
    return {told};
}

// Guests read call signs on such a board, so they do here.
void sign(const State& state, std::vector<Notice>& found) {
    const CallSigns signs = call_signs(*state.record, state.language);
    for (Notice& notice : found) sign_texts(signs, {&notice.title, &notice.body});
}

Scene scene_at(const State& state, Tick now) {
    static const Budget budget;
    return parts::scene_of(state, *state.record, now, budget);
}

bool is_quiet(const std::optional<QuietHours>& quiet, Instant now) {
    constexpr std::int64_t minute = 60'000, day = 24 * 60;
    if (!quiet) return false;
    const std::int64_t minutes = ((now.ms / minute + now.offset_min) % day + day) % day;
    const bool after = minutes >= quiet->from, before = minutes < quiet->to;
    return quiet->from < quiet->to ? after && before : after || before;
}

bool is_played(const State& state) { return state.replay || !state.has_feed; }

// One in place of many: a flood of notices is none.
void fold(const State& state, std::vector<Notice>& fresh, Telling& telling) {
    if (fresh.size() <= most_at_once) return;
    Notice rest;
    rest.key = "more@" + fresh[most_at_once].key;
    rest.title = fill(say(Say::notice_more, state.language), {std::to_string(fresh.size() - most_at_once)});
    rest.body = say(Say::notice_more_body, state.language);
    for (std::size_t i = most_at_once; i < fresh.size(); ++i) telling.counted[rest.key].insert(fresh[i].key);
    fresh.resize(most_at_once);
    fresh.push_back(std::move(rest));
}

// What counts others is over with the last of them.
void unfold(Telling& telling, std::vector<std::string>& over) {
    std::vector<std::string> emptied;
    for (auto& [rest, counted] : telling.counted) {
        for (const std::string& key : over) counted.erase(key);
        if (counted.empty()) emptied.push_back(rest);
    }
    for (const std::string& rest : emptied) telling.counted.erase(rest);
    over.insert(over.end(), emptied.begin(), emptied.end());
}

}  // namespace

std::vector<Notice> notices(const State& state, Tick now, const Telling& telling) {
    const bool nothing = telling.notify == Notify::none || is_played(state);
    if (nothing || freshness(state.link, now) == Freshness::connecting) return {};
    const Scene scene = scene_at(state, now);
    if (parts::is_blind(scene)) return blindness(scene);
    Collection found(scene, telling);
    for (const Action& action : scene.record.actions) found.look_at(action);
    for (const Decision& decision : scene.record.decisions) found.look_at(decision);
    for (const Help& help : scene.record.helps) found.look_at(help);
    std::vector<Notice> all = found.taken();
    std::stable_partition(all.begin(), all.end(), [](const Notice& notice) { return notice.urgent; });
    if (state.names == Names::roles) sign(state, all);
    for (Notice& notice : all) notice.title = parts::with_play_mark(state, notice.title);
    return all;
}

Told tell(Telling& telling, const State& state, Tick now) {
    Told change;
    const Freshness fresh = freshness(state.link, now);
    if (fresh == Freshness::connecting) return change;
    std::vector<Notice> standing = notices(state, now, telling);
    const bool blind = fresh == Freshness::stale || fresh == Freshness::lost;
    std::erase_if(telling.told, [&](const std::string& key) {
        const bool stands = std::ranges::any_of(standing, [&](const Notice& notice) { return notice.key == key; });
        const bool unknown = blind && key != lost_key;
        if (!stands && !unknown) change.over.push_back(key);
        return !stands && !unknown;
    });
    unfold(telling, change.over);
    if (is_quiet(telling.quiet, scene_at(state, now).now)) return change;
    std::erase_if(standing, [&](const Notice& notice) { return !telling.told.insert(notice.key).second; });
    change.fresh = std::move(standing);
    fold(state, change.fresh, telling);
    return change;
}

}  // namespace model
