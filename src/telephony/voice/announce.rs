//! What is said into a conversation, and what is heard in a conference that has not begun. Only words and sounds: a
//! conference's markup may hold nothing else.

use crate::domain::calls::announcement::Announcement;
use crate::domain::calls::leg::{Callee, Leg, Purpose};
use crate::domain::ids::CallId;
use crate::domain::phone::E164;
use crate::domain::service::people::StaffRole;
use crate::telephony::markup::Response;
use crate::telephony::voice::Voice;
use crate::text::message::{Spoken, ThirdParty};

impl Voice<'_> {
    /// Said for all in the conversation to hear.
    pub fn announcement(&self, call: CallId, what: Announcement) -> Response {
        let language = self
            .state
            .call(call)
            .map_or_else(|| self.service_language(), |call| call.language);
        let words = match what {
            Announcement::ThirdJoins => Spoken::ThirdPartyJoining(self.who_joins(call)),
            Announcement::ColleagueJoins => Spoken::ThirdPartyJoining(ThirdParty::Colleague),
            Announcement::PersonNotReached => Spoken::NurseCalleeUnreached,
            Announcement::CallerGone => Spoken::CallerLeft,
        };
        Response::default().then(self.say(language, &words))
    }

    /// Heard by whoever is first in the conference.
    pub fn hold(&self) -> Response {
        Response::default().then(self.waiting_sound())
    }

    /// The last one brought in who has said yes.
    fn who_joins(&self, call: CallId) -> ThirdParty {
        let legs = self.state.call(call).map(|call| &call.legs);
        let newest = legs
            .into_iter()
            .flatten()
            .filter_map(|leg| self.state.leg(*leg))
            .filter(|leg| leg.is_confirmed() && leg.purpose == Purpose::Third(call))
            .max_by_key(|leg| (leg.since, leg.id));
        newest.map_or(ThirdParty::Colleague, |leg| self.who_is(leg))
    }

    fn who_is(&self, leg: &Leg) -> ThirdParty {
        let Some(service) = &self.state.service else {
            return ThirdParty::Colleague;
        };
        match &leg.callee {
            Callee::Staff { staff, .. } => match service.staff(staff) {
                Some(staff) if staff.has_role(StaffRole::Doctor) => ThirdParty::Doctor,
                Some(_) | None => ThirdParty::Colleague,
            },
            Callee::Other { number, .. } => match number.known() {
                Some(number) if interprets(service, number) => ThirdParty::Interpreter,
                Some(number) if is_legevakt(service, number) => ThirdParty::Doctor,
                Some(_) | None => ThirdParty::Colleague,
            },
            Callee::Person => ThirdParty::Colleague,
        }
    }
}

fn interprets(service: &crate::domain::service::Service, number: &E164) -> bool {
    service
        .interpreters
        .iter()
        .any(|interpreter| interpreter.number == *number)
}

fn is_legevakt(service: &crate::domain::service::Service, number: &E164) -> bool {
    use crate::domain::service::places::DestinationKind;
    let lines = service.legevakt.iter().map(|line| &line.number);
    let places = service
        .fallback
        .iter()
        .chain([&service.outside_default])
        .filter(|place| place.kind == DestinationKind::Legevakt)
        .map(|place| &place.number);
    lines.chain(places).any(|known| known == number)
}
