//! The carrier's words for what happened, each read once at the edge. A word we do not know is an error with that word in
//! it, never taken for one we do know.

use std::fmt;
use std::str::FromStr;

use crate::domain::command::LineStatus;

/// A word that the carrier is not known to use here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is not one of: {known}")]
pub struct UnknownWord {
    /// What came, at most 40 characters.
    pub word: String,
    /// The words that are known.
    pub known: &'static str,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The carrier's word.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    unknown => Err(UnknownWord {
                        word: unknown.chars().take(40).collect(),
                        known: concat!($($word, " ",)*).trim_ascii_end(),
                    }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}

words! {
    /// Where a call is (`CallStatus`, and `status` in the carrier's answers).
    CallStatus {
        /// Taken by the carrier, not yet dialled.
        Queued = "queued",
        /// Dialled.
        Initiated = "initiated",
        /// The telephone rings.
        Ringing = "ringing",
        /// Somebody or something has picked up.
        InProgress = "in-progress",
        /// Was answered and is over.
        Completed = "completed",
        /// The other end was busy.
        Busy = "busy",
        /// Could not be connected.
        Failed = "failed",
        /// Rang out.
        NoAnswer = "no-answer",
        /// Stopped by us before it was answered.
        Canceled = "canceled",
    }

    /// How a `Dial` ended (`DialCallStatus`).
    DialCallStatus {
        /// Talked, and it is over.
        Completed = "completed",
        /// Answered: the other party was put into a conference.
        Answered = "answered",
        /// The other end was busy.
        Busy = "busy",
        /// Rang out.
        NoAnswer = "no-answer",
        /// Could not be connected.
        Failed = "failed",
        /// The caller left while it rang.
        Canceled = "canceled",
    }

    /// Why a caller left the queue (`QueueResult`).
    QueueResult {
        /// Somebody dialled into the queue.
        Bridged = "bridged",
        /// No room: the caller never waited.
        QueueFull = "queue-full",
        /// We moved the call while it waited.
        Redirected = "redirected",
        /// We moved the call while it talked with somebody who had dialled in.
        RedirectedFromBridged = "redirected-from-bridged",
        /// The caller rang off.
        Hangup = "hangup",
        /// The wait markup said `Leave`.
        Leave = "leave",
        /// The markup was wrong.
        Error = "error",
        /// The carrier failed.
        SystemError = "system-error",
    }

    /// Where a text message is (`MessageStatus`, `SmsStatus`).
    MessageStatus {
        /// Taken by the carrier.
        Accepted = "accepted",
        /// To be sent later.
        Scheduled = "scheduled",
        /// In the carrier's queue.
        Queued = "queued",
        /// On its way.
        Sending = "sending",
        /// Handed to the next network.
        Sent = "sent",
        /// On the telephone.
        Delivered = "delivered",
        /// The network says that it did not arrive.
        Undelivered = "undelivered",
        /// Not sent.
        Failed = "failed",
        /// Taken back before it was sent.
        Canceled = "canceled",
        /// Coming in.
        Receiving = "receiving",
        /// Came in.
        Received = "received",
        /// Opened by the receiver.
        Read = "read",
    }

    /// What happened in a conference (`StatusCallbackEvent`).
    ConferenceEvent {
        /// Two are in it.
        Start = "conference-start",
        /// Nobody is left.
        End = "conference-end",
        /// Somebody came in.
        Join = "participant-join",
        /// Somebody left.
        Leave = "participant-leave",
        /// Somebody can no longer be heard.
        Mute = "participant-mute",
        /// Somebody can be heard again.
        Unmute = "participant-unmute",
        /// Somebody hears music.
        Hold = "participant-hold",
        /// Somebody is back.
        Unhold = "participant-unhold",
        /// How somebody takes part was changed.
        Modify = "participant-modify",
        /// Somebody begins to speak.
        SpeechStart = "participant-speech-start",
        /// Somebody has stopped speaking.
        SpeechStop = "participant-speech-stop",
        /// What was to be said into it has been said.
        AnnouncementEnd = "announcement-end",
        /// What was to be said into it could not be said.
        AnnouncementFail = "announcement-fail",
    }

    /// What happened to a leg (`StatusCallbackEvent` on a call): what must be asked for.
    CallEvent {
        /// Dialled.
        Initiated = "initiated",
        /// The telephone rings.
        Ringing = "ringing",
        /// Somebody or something has picked up.
        Answered = "answered",
        /// Over, whatever the reason.
        Completed = "completed",
    }

    /// Which side began a call (`Direction`).
    Direction {
        /// Somebody called us.
        Inbound = "inbound",
        /// Placed over the carrier's API.
        OutboundApi = "outbound-api",
        /// Placed by a `Dial`.
        OutboundDial = "outbound-dial",
    }
}

impl CallStatus {
    /// Whether the call is over for good.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Queued | Self::Initiated | Self::Ringing | Self::InProgress => false,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => true,
        }
    }
}

impl CallStatus {
    /// What it means for a line of ours.
    pub const fn of_line(self) -> LineStatus {
        match self {
            Self::Queued | Self::Initiated => LineStatus::Queued,
            Self::Ringing => LineStatus::Ringing,
            Self::InProgress => LineStatus::InProgress,
            Self::Completed => LineStatus::Completed,
            Self::Busy => LineStatus::Busy,
            Self::Failed => LineStatus::Failed,
            Self::NoAnswer => LineStatus::NoAnswer,
            Self::Canceled => LineStatus::Canceled,
        }
    }
}

impl MessageStatus {
    /// The carrier has said that the message will not arrive.
    pub const fn is_lost(self) -> bool {
        match self {
            Self::Undelivered | Self::Failed | Self::Canceled => true,
            Self::Accepted
            | Self::Scheduled
            | Self::Queued
            | Self::Sending
            | Self::Sent
            | Self::Delivered
            | Self::Receiving
            | Self::Received
            | Self::Read => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_reads_back() {
        for status in CallStatus::ALL {
            assert_eq!(status.as_str().parse::<CallStatus>().as_ref(), Ok(status));
        }
        for event in ConferenceEvent::ALL {
            assert_eq!(
                event.as_str().parse::<ConferenceEvent>().as_ref(),
                Ok(event)
            );
        }
        for result in QueueResult::ALL {
            assert_eq!(result.as_str().parse::<QueueResult>().as_ref(), Ok(result));
        }
    }

    #[test]
    fn an_unknown_word_is_named_and_bounded() {
        let error = "picked-up".parse::<CallStatus>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"picked-up\" is not one of: queued initiated ringing in-progress completed busy failed no-answer canceled"
        );
        let error = "x".repeat(10_000).parse::<CallStatus>().unwrap_err();
        assert_eq!(error.word.len(), 40);
    }

    #[test]
    fn only_the_five_endings_are_over() {
        let open: Vec<_> = CallStatus::ALL.iter().filter(|s| !s.is_over()).collect();
        assert_eq!(
            open,
            [
                &CallStatus::Queued,
                &CallStatus::Initiated,
                &CallStatus::Ringing,
                &CallStatus::InProgress
            ]
        );
    }
}
