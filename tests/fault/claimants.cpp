// The log is read through HTTP, as any client may. It must never decide who won.
#include "tests/fault/claimants.h"

#include "feed/tokens.h"
#include "model/update.h"
#include "net/clock.h"
#include "net/http.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace faults {
namespace {

template <class Value>
Value taken(model::Result<Value> result) {
    if (!result) throw std::runtime_error(result.problem().sentence.en);
    return std::move(*result);
}

}  // namespace

ClaimFeed::ClaimFeed(const std::vector<std::string>& people, int actions) {
    const std::string tokens = scratch_.file("tokens");
    for (const std::string& who : people)
        tokens_.push_back(taken(feed::add_token(tokens, {model::Permission::responder, who, "楓"}, sample::noon())));
    feed::ServerOptions options;
    options.port = 0;
    options.store_path = scratch_.file("log.db");
    options.tokens_path = tokens;
    server_ = taken(feed::Server::start(std::move(options)));
    model::OpenIncident open;
    open.incident = model::IncidentId("I1");
    open.title = {"配信停止", "Feed down"};
    give(open);
    for (int i = 1; i <= actions; ++i) {
        model::AddAction add;
        add.action = model::ActionId("A" + std::to_string(i));
        add.verb = model::Verb::isolate;
        add.object = {"1号機", "unit 1"};
        give(add);
    }
}

void ClaimFeed::give(const model::Command& command, const std::string& who) {
    taken(server_->apply(command, {who, "楓", "test", model::Permission::commander}));
}

std::string ClaimFeed::owner_of(const std::string& action) {
    const model::Record record = server_->record();
    const model::Action* found = record.actions.find(model::ActionId(action));
    return found ? found->owner : "";
}

std::vector<model::Event> ClaimFeed::log() { return read_log(address(0)); }

int ClaimFeed::claims_of(const std::string& action) { return claims_in(log(), action); }

std::vector<model::Event> read_log(const net::FeedAddress& address) {
    net::Http http(address.trust);
    net::HttpRequest request;
    request.url = address.url + "/v1/log?from=1&to=10000";
    std::istringstream lines(taken(http.perform(request, {})).body);
    std::vector<model::Event> events;
    for (std::string line; std::getline(lines, line);) events.push_back(taken(model::parse_event(line)));
    return events;
}

int claims_in(const std::vector<model::Event>& log, const std::string& action) {
    const auto claims = [&](const model::Event& event) {
        const auto is_it = [&](const model::Entity& entity) {
            const auto* found = std::get_if<model::Action>(&entity);
            return found && found->id.text == action;
        };
        return event.what == model::Happening::action_claimed &&
               std::any_of(event.entities.begin(), event.entities.end(), is_it);
    };
    return static_cast<int>(std::count_if(log.begin(), log.end(), claims));
}

model::Command claim_of(const std::string& action) {
    model::ClaimAction claim;
    claim.action = model::ActionId(action);
    return claim;
}

Claimant::Claimant(const net::FeedAddress& commands, model::Identity me)
    : state(model::initial_state(model::View::compact, model::Language::en, std::move(me), model::Limits{})),
      sender_(commands, inbox_.post()) {}

void Claimant::shows(const model::Record& record) {
    model::FeedConfirmed confirmed;
    confirmed.record = std::make_shared<const model::Record>(record);
    confirmed.clock = {sample::noon(), 1.0, false};
    model::update(state, confirmed, net::now_tick());
}

void Claimant::claims(const std::string& action) {
    key = client::fresh_key();
    accepted.reset();
    refused.reset();
    for (const model::Effect& effect :
         model::update(state, model::MoveChosen{model::ActionId(action), model::Move::claim, key}, net::now_tick()))
        if (const auto* send = std::get_if<model::SendCommand>(&effect)) sender_.send(*send);
}

bool Claimant::hears() {
    const auto message = inbox_.next_message(std::chrono::seconds(20));
    if (!message) return false;
    if (const auto* yes = std::get_if<model::CommandAccepted>(&*message)) accepted = *yes;
    if (const auto* no = std::get_if<model::CommandRefused>(&*message)) refused = *no;
    if (std::holds_alternative<model::CommandUnsure>(*message)) ++unsure;
    model::update(state, *message, net::now_tick());
    return true;
}

bool Claimant::hears_decision() {
    while (!accepted && !refused)
        if (!hears()) return false;
    return true;
}

model::ActionRow Claimant::row(const std::string& action, model::Language language) const {
    constexpr std::size_t everything = 100'000;
    model::State seen = state;
    seen.language = language;
    const model::Board board =
        model::board_from(seen, net::now_tick(), {everything, everything, everything, everything, everything});
    for (const model::ActionRow& row : board.actions.rows)
        if (row.id.text == action) return row;
    throw std::runtime_error("the board does not show " + action);
}

}  // namespace faults
