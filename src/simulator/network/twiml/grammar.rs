//! What may stand where in the markup: verbs in each setting, attributes of each element.

use super::Setting;

/// Attributes that an element may carry; nothing for an element that is not known.
/// Only what the network carries out is here: an attribute that it would ignore in silence would make a test pass
/// that the carrier fails.
pub(super) fn attributes(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "Say" => &["voice", "language", "loop"],
        "Play" => &["loop", "digits"],
        "Pause" => &["length"],
        "Gather" => &[
            "input",
            "action",
            "method",
            "numDigits",
            "timeout",
            "finishOnKey",
            "actionOnEmptyResult",
            "language",
        ],
        "Dial" => &[
            "action",
            "method",
            "timeout",
            "timeLimit",
            "callerId",
            "hangupOnStar",
            "answerOnBridge",
        ],
        "Number" => &[
            "url",
            "method",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
        ],
        "Conference" => &[
            "muted",
            "beep",
            "startConferenceOnEnter",
            "endConferenceOnExit",
            "waitUrl",
            "waitMethod",
            "maxParticipants",
            "participantLabel",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
        ],
        "Enqueue" => &["action", "method", "waitUrl", "waitUrlMethod"],
        "Redirect" => &["method"],
        "Record" => &[
            "action",
            "method",
            "timeout",
            "finishOnKey",
            "maxLength",
            "playBeep",
            "trim",
            "transcribe",
        ],
        "Reject" => &["reason"],
        "Response" | "Hangup" | "Leave" => &[],
        _ => return None,
    })
}

/// Whether a verb may stand in the document of a setting.
pub(super) fn allowed(verb: &str, setting: Setting) -> bool {
    let everywhere = matches!(verb, "Say" | "Play" | "Pause" | "Redirect");
    match setting {
        Setting::Call => {
            everywhere
                || matches!(
                    verb,
                    "Gather" | "Dial" | "Enqueue" | "Leave" | "Record" | "Hangup" | "Reject"
                )
        }
        Setting::QueueWait => everywhere || matches!(verb, "Gather" | "Hangup" | "Leave"),
        Setting::ConferenceWait => everywhere,
        Setting::Whisper => everywhere || matches!(verb, "Gather" | "Hangup"),
    }
}

/// The carrier's number for a verb in the wrong setting.
pub(super) fn misplaced(setting: Setting) -> u32 {
    match setting {
        // Dial, Conference: only Play, Say, Pause and Redirect in waitUrl markup.
        Setting::ConferenceWait => 13238,
        Setting::Call | Setting::QueueWait | Setting::Whisper => 12200,
    }
}
