//! The addresses that we hand out to the carrier, in markup and in requests: made here and nowhere else, so that the router
//! and whoever hands them out cannot differ. They hold ids only, never a number or a name.

use std::fmt;
use std::sync::Arc;

use crate::domain::calls::announcement::Announcement;
use crate::domain::ids::{CallId, GuestId, LegId, MessageId};
use crate::telephony::signature::PublicUrl;

/// The number's own address for calls: set up at the carrier.
pub const VOICE_INCOMING: &str = "/telephony/voice/incoming";
/// Told when a call to the number is over: set up at the carrier.
pub const VOICE_STATUS: &str = "/telephony/voice/status";
/// What is played between two sentences of a wait. Not signed for: it is the same for everybody.
pub const WAITING_SOUND: &str = "/telephony/sound/waiting.wav";
/// The number's own address for messages: set up at the carrier.
pub const SMS_INCOMING: &str = "/telephony/sms/incoming";

/// Every address under the public one.
#[derive(Clone)]
pub struct Urls {
    public: PublicUrl,
    way_in: Option<WayIn>,
}

/// Makes what a one-time link holds, for a guest and the message that carries it. Never kept.
pub type WayIn = Arc<dyn Fn(GuestId, MessageId) -> Option<String> + Send + Sync>;

impl fmt::Debug for Urls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Urls({:?})", self.public)
    }
}

impl Urls {
    /// Addresses under this public one.
    pub const fn new(public: PublicUrl) -> Self {
        Self {
            public,
            way_in: None,
        }
    }

    /// With links by which a password is chosen.
    #[must_use]
    pub fn with_way_in(self, way_in: WayIn) -> Self {
        Self {
            way_in: Some(way_in),
            ..self
        }
    }

    /// The one-time link in a message to a doctor who is let in.
    pub fn way_in(&self, guest: GuestId, message: MessageId) -> Option<String> {
        let token = self.way_in.as_ref()?(guest, message)?;
        Some(self.at(&format!("/in/{token}")))
    }

    /// The public address itself, for checking what is signed.
    pub const fn public(&self) -> &PublicUrl {
        &self.public
    }

    /// The whole address of a path that begins with `/`.
    pub fn at(&self, path: &str) -> String {
        self.public.join(path)
    }

    fn of_call(&self, call: CallId, rest: &str) -> String {
        self.at(&format!("/telephony/call/{call}/{rest}"))
    }

    /// What the caller hears while waiting in the queue. `heard` is a query: what they have heard already.
    pub fn wait(&self, call: CallId, heard: &str) -> String {
        self.of_call(call, &format!("wait{heard}"))
    }

    /// What is played between two sentences of a wait.
    pub fn waiting_sound(&self) -> String {
        self.at(WAITING_SOUND)
    }

    /// The caller's key in the queue.
    pub fn key(&self, call: CallId, heard: &str) -> String {
        self.of_call(call, &format!("key{heard}"))
    }

    /// What the caller hears while waiting outside the queue, because it has no room.
    pub fn hold_on(&self, call: CallId, heard: &str) -> String {
        self.of_call(call, &format!("loop{heard}"))
    }

    /// The caller's key outside the queue.
    pub fn hold_on_key(&self, call: CallId, heard: &str) -> String {
        self.of_call(call, &format!("loop/key{heard}"))
    }

    /// The caller has left the queue.
    pub fn left(&self, call: CallId) -> String {
        self.of_call(call, "left")
    }

    /// Where the caller should be now.
    pub fn call_now(&self, call: CallId) -> String {
        self.of_call(call, "now")
    }

    /// The fallback number with this place in the list has been rung.
    pub fn fallback(&self, call: CallId, index: u8) -> String {
        self.of_call(call, &format!("fallback/{index}"))
    }

    /// Somebody there has picked up.
    pub fn fallback_answered(&self, call: CallId, index: u8) -> String {
        self.of_call(call, &format!("fallback/{index}/answered"))
    }

    /// Heard in the conference until it begins.
    pub fn hold(&self, call: CallId) -> String {
        self.of_call(call, "hold")
    }

    /// Told who comes into the conference and who leaves.
    pub fn conference(&self, call: CallId) -> String {
        self.of_call(call, "conference")
    }

    /// What is said into the conference.
    pub fn announce(&self, call: CallId, what: Announcement) -> String {
        self.of_call(call, &format!("announce/{}", announcement_word(what)))
    }

    fn of_leg(&self, leg: LegId, rest: &str) -> String {
        self.at(&format!("/telephony/leg/{leg}/{rest}"))
    }

    /// The telephone was picked up.
    pub fn leg_answer(&self, leg: LegId) -> String {
        self.of_leg(leg, "answer")
    }

    /// Keys on it.
    pub fn leg_key(&self, leg: LegId) -> String {
        self.of_leg(leg, "key")
    }

    /// It has left the conference.
    pub fn leg_left(&self, leg: LegId) -> String {
        self.of_leg(leg, "left")
    }

    /// Told that it is dialled, rings, is answered and is over.
    pub fn leg_status(&self, leg: LegId) -> String {
        self.of_leg(leg, "status")
    }

    /// Where the leg should be now.
    pub fn leg_now(&self, leg: LegId) -> String {
        self.of_leg(leg, "now")
    }

    /// Told what becomes of a message.
    pub fn message_status(&self, message: MessageId) -> String {
        self.at(&format!("/telephony/message/{message}/status"))
    }

    /// With nothing but the service file: the fallback number with this place in the list has been rung.
    pub fn trouble(&self, index: usize) -> String {
        self.at(&format!("/telephony/trouble/{index}"))
    }
}

/// Every announcement has a word in its address.
const ANNOUNCEMENTS: [Announcement; 4] = [
    Announcement::ThirdJoins,
    Announcement::ColleagueJoins,
    Announcement::PersonNotReached,
    Announcement::CallerGone,
];

const fn announcement_word(what: Announcement) -> &'static str {
    match what {
        Announcement::ThirdJoins => "third",
        Announcement::ColleagueJoins => "colleague",
        Announcement::PersonNotReached => "not-reached",
        Announcement::CallerGone => "caller-gone",
    }
}

/// The announcement that a word in an address stands for.
pub fn announcement(word: &str) -> Option<Announcement> {
    ANNOUNCEMENTS
        .into_iter()
        .find(|what| announcement_word(*what) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_announcement_reads_back_from_its_address() {
        let urls = Urls::new(PublicUrl::parse("https://h.example").unwrap());
        let call: CallId = "00000000000000000000000000000001".parse().unwrap();
        for what in ANNOUNCEMENTS {
            let url = urls.announce(call, what);
            let word = url.rsplit('/').next().unwrap();
            assert_eq!(announcement(word), Some(what));
        }
        assert_eq!(announcement("else"), None);
    }
}
