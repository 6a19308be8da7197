//! Everything that is spoken on a telephone, each with what it needs. Nothing here takes the name of a person: a telephone is answered
//! by whoever holds it.

use crate::text::Arg;
pub use crate::text::written::Written;

/// Somebody brought into a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThirdParty {
    /// The doctor at legevakt.
    Doctor,
    /// An interpreter.
    Interpreter,
    /// Another member of staff.
    Colleague,
}

impl ThirdParty {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Doctor, Self::Interpreter, Self::Colleague];

    const fn word(self) -> &'static str {
        match self {
            Self::Doctor => "doctor",
            Self::Interpreter => "interpreter",
            Self::Colleague => "colleague",
        }
    }
}

/// What an alarm is about, as far as it may be told to whoever picks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlarmTopic {
    /// A caller waits and neither nurse nor fallback answers.
    NobodyReached,
    /// Nobody is on the roster, or nobody on it can be rung.
    NoNurse,
    /// A promised call-back has not been made.
    CallBackOverdue,
    /// A request or a message waits, and nobody has taken it.
    NobodyTakes,
    /// A nurse in a conversation asks for help at once.
    HelpNow,
    /// A nurse on a home visit has not said that she is well.
    VisitMissed,
    /// It is not proven that a nurse on duty can be reached.
    Handshake,
    /// All on duty have said that they take no calls now.
    NobodyAvailable,
    /// A handover has not been accepted.
    Handover,
    /// The carrier refuses or is silent.
    Carrier,
    /// Anything else: the board says what.
    Other,
}

impl AlarmTopic {
    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::VisitMissed,
        Self::Handshake,
        Self::NobodyAvailable,
        Self::NobodyReached,
        Self::NoNurse,
        Self::CallBackOverdue,
        Self::NobodyTakes,
        Self::HelpNow,
        Self::Handover,
        Self::Carrier,
        Self::Other,
    ];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::NobodyReached => "nobody-reached",
            Self::NoNurse => "no-nurse",
            Self::CallBackOverdue => "call-back-overdue",
            Self::NobodyTakes => "nobody-takes",
            Self::HelpNow => "help-now",
            Self::VisitMissed => "visit-missed",
            Self::Handshake => "handshake",
            Self::NobodyAvailable => "nobody-available",
            Self::Handover => "handover",
            Self::Carrier => "carrier",
            Self::Other => "other",
        }
    }
}

/// Something that is said on a telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken<'a> {
    /// The first sentence a caller hears.
    First,
    /// The nurse is being rung.
    RingingNurse,
    /// Key 2.
    KeyCallBack,
    /// Key 9. Also said in the other language's voice, for those who do not understand this one.
    KeyLanguage,
    /// Key 9 leads to Northern Sámi too. Said in Norwegian, where nobody has recorded it.
    KeySami,
    /// Northern Sámi was chosen and is not recorded: what happens instead, said in Norwegian.
    SamiChosen,
    /// The star key.
    KeyAgain,
    /// While waiting: it rings on.
    WaitStill,
    /// While waiting: one more person is rung.
    WaitNext,
    /// While waiting: do stay.
    WaitStay,
    /// While waiting: key 2 once more.
    WaitChoose,
    /// The caller is put through.
    Joining,
    /// A call-back is promised; `by` is a time of day in the service's own time zone, such as `22.40`.
    CallBackPromised {
        /// By when.
        by: &'a str,
    },
    /// To somebody who calls while a call-back is promised.
    CallBackStands {
        /// By when.
        by: &'a str,
    },
    /// The same, and it should have been made.
    CallBackLate {
        /// By when.
        by: &'a str,
    },
    /// Key 2 was pressed, but there is no number to call.
    CallBackNoNumber,
    /// The nurse's line dropped.
    LineLost,
    /// The fallback is being rung.
    Fallback {
        /// Which, as the service file labels it, such as `legevakten`.
        destination: &'a str,
    },
    /// Neither nurse nor fallback has answered.
    NoneReached,
    /// Nobody has duty now; somebody else is rung.
    OutsideHours {
        /// Whom, as the service file labels them.
        destination: &'a str,
    },
    /// This program failed; the fallback is rung.
    Trouble {
        /// Which, as the service file labels it.
        destination: &'a str,
    },
    /// This program failed, and there is no number to ring.
    TroubleNobody,
    /// What legevakt is called inside another sentence.
    DestinationLegevakt,
    /// What the municipality's day service is called inside another sentence.
    DestinationDayService,
    /// After a talk has ended.
    Goodbye,
    /// To the person of a call-back whose nurse is not there any more.
    CallAgainSoon,
    /// Key 9 was pressed: an interpreter is looked for.
    Interpreter,
    /// Into the conference: somebody is about to join.
    ThirdPartyJoining(ThirdParty),
    /// Into the conference: they could not be reached.
    ThirdPartyUnreached(ThirdParty),
    /// Into the conference: the caller has left.
    CallerLeft,
    /// To a ringing telephone: a caller waits.
    WhisperWaiting,
    /// To the telephone of a nurse who took the call and could not be put through: why she is asked again.
    WhisperJoinFailed,
    /// To a ringing telephone: the call-back that its owner asked for can begin.
    WhisperCallBack,
    /// To a ringing telephone: a call-back is overdue.
    WhisperCallBackDue,
    /// To a ringing telephone: a doctor's request waits.
    WhisperRequest,
    /// To a ringing telephone: its line dropped and the caller is still there.
    WhisperLostLine,
    /// To a ringing telephone: the caller has gone; key 1 calls back.
    WhisperCallerGone,
    /// To a ringing telephone: the nurse asks its owner in.
    WhisperThirdParty,
    /// To a ringing telephone: an SMS waits for an answer.
    WhisperMessage,
    /// To a nurse who has taken what she was rung for: it is hers.
    SummonsTaken,
    /// The same, and key 1 puts her through to the doctor.
    SummonsConnect,
    /// To a nurse who picked up: a colleague was first.
    SummonsTakenAlready,
    /// To a nurse who picked up: it is not needed any more.
    SummonsNotNeeded,
    /// To the fallback, which need not press a key.
    WhisperFallback,
    /// To a ringing telephone: an alarm.
    Alarm(AlarmTopic),
    /// The alarm was taken with the key.
    AlarmTaken,
    /// Somebody else took it first.
    AlarmAlreadyTaken,
    /// She has confirmed.
    NurseJoining,
    /// Putting the two together failed.
    NurseJoinFailed,
    /// She has confirmed a call-back: the other telephone is being rung.
    NurseCallerCalled,
    /// It was not answered.
    NurseCalleeUnreached,
    /// A colleague was first.
    NurseTooLate,
    /// The caller left while her telephone rang.
    NurseNoLongerNeeded,
    /// No key, or another one.
    NurseUnconfirmed,
    /// A nurse rings in: her code.
    RingInCode,
    /// It was wrong.
    RingInWrongCode,
    /// No code came: she is received as any caller, never turned away.
    RingInAsCaller,
    /// The code was right, and nobody waits.
    RingInNobody,
    /// The code was right: put to whoever waits.
    RingInWaiting,
    /// The code was right: put back to the caller she lost.
    RingInBack,
    /// To a ringing telephone: her duty begins; key 1 proves that it reaches her.
    WhisperHandshake,
    /// It is proven.
    HandshakeProven,
    /// No key came.
    HandshakeNoKey,
    /// The person is not rung through us: our number would show.
    NumberWouldShow,
    /// To a ringing telephone: she should have said that she is well; her code.
    CheckInCode,
    /// Her code has come.
    CheckedIn,
    /// None came.
    CheckInNoCode,
}

impl<'a> Spoken<'a> {
    /// The key of the text.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::First => "voice-first",
            Self::RingingNurse => "voice-ringing-nurse",
            Self::KeyCallBack => "voice-key-call-back",
            Self::KeyLanguage => "voice-key-language",
            Self::KeySami => "voice-key-sami",
            Self::SamiChosen => "voice-sami-chosen",
            Self::KeyAgain => "voice-key-again",
            Self::WaitStill => "voice-wait-still",
            Self::WaitNext => "voice-wait-next",
            Self::WaitStay => "voice-wait-stay",
            Self::WaitChoose => "voice-wait-choose",
            Self::Joining => "voice-joining",
            Self::CallBackPromised { .. } => "voice-call-back-promised",
            Self::CallBackStands { .. } => "voice-call-back-stands",
            Self::CallBackLate { .. } => "voice-call-back-late",
            Self::CallBackNoNumber => "voice-call-back-no-number",
            Self::LineLost => "voice-line-lost",
            Self::Fallback { .. } => "voice-fallback",
            Self::NoneReached => "voice-none-reached",
            Self::OutsideHours { .. } => "voice-outside-hours",
            Self::Trouble { .. } => "voice-trouble",
            Self::TroubleNobody => "voice-trouble-nobody",
            Self::DestinationLegevakt => "voice-destination-legevakt",
            Self::DestinationDayService => "voice-destination-day-service",
            Self::Goodbye => "voice-goodbye",
            Self::CallAgainSoon => "voice-call-again-soon",
            Self::Interpreter => "voice-interpreter",
            Self::ThirdPartyJoining(_) => "voice-third-party-joining",
            Self::ThirdPartyUnreached(_) => "voice-third-party-unreached",
            Self::CallerLeft => "voice-caller-left",
            Self::WhisperWaiting => "voice-whisper-waiting",
            Self::WhisperJoinFailed => "voice-whisper-join-failed",
            Self::WhisperCallBack => "voice-whisper-call-back",
            Self::WhisperCallBackDue => "voice-whisper-call-back-due",
            Self::WhisperRequest => "voice-whisper-request",
            Self::WhisperLostLine => "voice-whisper-lost-line",
            Self::WhisperCallerGone => "voice-whisper-caller-gone",
            Self::WhisperThirdParty => "voice-whisper-third-party",
            Self::WhisperMessage => "voice-whisper-message",
            Self::WhisperFallback => "voice-whisper-fallback",
            Self::SummonsTaken => "voice-summons-taken",
            Self::SummonsConnect => "voice-whisper-connect",
            Self::SummonsTakenAlready => "voice-summons-taken-already",
            Self::SummonsNotNeeded => "voice-summons-not-needed",
            Self::Alarm(_) => "voice-alarm",
            Self::AlarmTaken => "voice-alarm-taken",
            Self::AlarmAlreadyTaken => "voice-alarm-already-taken",
            Self::NurseJoining => "voice-nurse-joining",
            Self::NurseJoinFailed => "voice-nurse-join-failed",
            Self::NurseCallerCalled => "voice-nurse-caller-called",
            Self::NurseCalleeUnreached => "voice-nurse-callee-unreached",
            Self::NurseTooLate => "voice-nurse-too-late",
            Self::NurseNoLongerNeeded => "voice-nurse-no-longer-needed",
            Self::NurseUnconfirmed => "voice-nurse-unconfirmed",
            Self::RingInCode => "voice-ring-in-code",
            Self::RingInWrongCode => "voice-ring-in-wrong-code",
            Self::RingInAsCaller => "voice-ring-in-as-caller",
            Self::RingInNobody => "voice-ring-in-nobody",
            Self::RingInWaiting => "voice-ring-in-waiting",
            Self::RingInBack => "voice-ring-in-back",
            Self::WhisperHandshake => "voice-whisper-handshake",
            Self::HandshakeProven => "voice-handshake-proven",
            Self::HandshakeNoKey => "voice-handshake-no-key",
            Self::NumberWouldShow => "voice-number-would-show",
            Self::CheckInCode => "voice-check-in-code",
            Self::CheckedIn => "voice-checked-in",
            Self::CheckInNoCode => "voice-check-in-no-code",
        }
    }

    /// What a recording of it is called; none where it holds words that are only known when it is said.
    pub fn recording(&self) -> Option<String> {
        let key = self.key();
        if let Self::ThirdPartyJoining(who) | Self::ThirdPartyUnreached(who) = self {
            Some(format!("{key}.{}", who.word()))
        } else if let Self::Alarm(topic) = self {
            Some(format!("{key}.{}", topic.word()))
        } else {
            self.arg().is_none().then(|| key.to_owned())
        }
    }

    /// The argument of the text, if it takes one.
    pub fn arg(&self) -> Option<(&'static str, Arg<'a>)> {
        if let Self::CallBackPromised { by }
        | Self::CallBackStands { by }
        | Self::CallBackLate { by } = *self
        {
            Some(("by", Arg::Text(by)))
        } else if let Self::Fallback { destination }
        | Self::OutsideHours { destination }
        | Self::Trouble { destination } = *self
        {
            Some(("destination", Arg::Text(destination)))
        } else if let Self::ThirdPartyJoining(who) | Self::ThirdPartyUnreached(who) = *self {
            Some(("who", Arg::Text(who.word())))
        } else if let Self::Alarm(topic) = *self {
            Some(("kind", Arg::Text(topic.word())))
        } else {
            None
        }
    }
}
