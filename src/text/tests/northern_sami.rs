//! Northern Sámi has what callers hear and read, the sheet that somebody takes home, and the frame of the screens; the rest is Norwegian, key by key.

use super::*;
use std::fmt::Write as _;

/// Spoken and written to callers and to those who are called back. What staff hear is said in Norwegian or English.
const CALLERS: &[&str] = &[
    "voice-first",
    "voice-ringing-nurse",
    "voice-key-call-back",
    "voice-key-language",
    "voice-key-again",
    "voice-wait-still",
    "voice-wait-next",
    "voice-wait-stay",
    "voice-wait-choose",
    "voice-joining",
    "voice-call-back-promised",
    "voice-call-back-stands",
    "voice-call-back-late",
    "voice-call-back-no-number",
    "voice-line-lost",
    "voice-fallback",
    "voice-none-reached",
    "voice-outside-hours",
    "voice-trouble",
    "voice-trouble-nobody",
    "voice-destination-legevakt",
    "voice-destination-day-service",
    "voice-goodbye",
    "voice-call-again-soon",
    "voice-interpreter",
    "voice-third-party-joining",
    "voice-third-party-unreached",
    "voice-caller-left",
    "sms-missed-call",
    "sms-not-reached",
    "sms-received",
    "sms-nobody-on-duty",
    "sms-call-back-agreed",
    "sms-call-back-moved",
    "sms-call-back-taken",
    "sms-call-back-late",
    "sms-messages-again",
    "sms-feedback",
];

/// On the sheet that somebody takes home, and nothing else is on it.
const SHEET: &[&str] = &[
    "end-sheet-title",
    "end-sheet-talked",
    "end-sheet-next",
    "end-sheet-next-is",
    "end-sheet-worse",
    "end-sheet-numbers",
    "end-sheet-legevakt",
    "end-sheet-danger",
    "ui-erased",
    "ui-paper-page",
];

/// The frame: titles, headings, buttons, states.
const FRAME: &[&str] = &[
    "ui-title-nurse",
    "ui-title-wall",
    "ui-skip",
    "ui-board",
    "ui-back-to-board",
    "ui-day-short",
    "ui-day-long",
    "ui-every-day",
    "ui-js-live",
    "ui-js-now",
    "ui-group-alarms",
    "ui-group-mine",
    "ui-group-waiting",
    "ui-group-talking",
    "ui-group-duty",
    "ui-nobody-waits",
    "ui-no-duty-now",
    "ui-nobody-on-duty",
    "ui-presence",
    "ui-you",
    "ui-alarm-take",
    "ui-row-kind",
    "ui-stage",
    "ui-number-is",
    "ui-speaks",
    "ui-take-it",
    "ui-cannot",
    "ui-call-113",
    "ui-end",
    "ui-ring-now",
    "ui-notes",
    "ui-note",
    "ui-note-save",
    "ui-message-send",
    "ui-message-state",
    "ui-outcome-how",
    "ui-outcome-save",
    "ui-choose",
    "ui-about-calls",
    "ui-about-113",
    "ui-about-call",
    "ui-about-write",
    "in-title",
    "in-name",
    "in-password",
    "in-go",
    "in-danger",
    "in-language",
    "in-about",
    "in-handbook",
    "in-home",
    "in-sign-out",
];

fn sami() -> BTreeMap<String, BTreeSet<String>> {
    NORTHERN_SAMI
        .iter()
        .flat_map(|(_, source)| keys(source))
        .collect()
}

#[test]
fn what_callers_hear_and_read_and_the_frame_are_there() {
    let sami = sami();
    let missing: Vec<_> = CALLERS
        .iter()
        .chain(SHEET)
        .chain(FRAME)
        .filter(|key| !sami.contains_key(**key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_key_is_one_of_the_norwegian_ones_and_takes_the_same() {
    let bokmal: BTreeMap<_, _> = BOKMAL.iter().flat_map(|(_, source)| keys(source)).collect();
    for (key, needs) in sami() {
        assert_eq!(Some(&needs), bokmal.get(&key), "{key}");
    }
}

#[test]
fn what_is_missing_is_norwegian_key_by_key() {
    let texts = Texts::load().unwrap();
    let bokmal = BOKMAL
        .iter()
        .flat_map(|(_, source)| keys(source).into_keys());
    let sami = sami();
    let mut fallen_back = 0;
    for key in bokmal {
        let given = texts.written_in(Language::NorthernSami, &key);
        let own = sami.contains_key(&key);
        assert_eq!(given == Language::NorthernSami, own, "{key}");
        fallen_back += usize::from(!own);
    }
    assert!(fallen_back > 0);
    assert_eq!(
        texts.get(Language::NorthernSami, "voice-whisper-waiting", &[]),
        texts.get(Language::Bokmal, "voice-whisper-waiting", &[]),
    );
    assert_ne!(
        texts.get(Language::NorthernSami, "voice-first", &[]),
        texts.get(Language::Bokmal, "voice-first", &[]),
    );
}

#[test]
fn it_keeps_its_letters_and_is_marked_as_awaiting_a_speaker() {
    let mut all = String::new();
    for (file, source) in NORTHERN_SAMI {
        let first = source.lines().next().unwrap_or_default();
        assert!(first.contains("AWAITING REVIEW BY A SPEAKER"), "{file}");
        write!(all, "{source}").unwrap();
    }
    for letter in "áčđŋšŧž".chars() {
        // ŧ is rare; that the files can hold it is what `arguments_go_in_as_they_are` shows.
        assert!(all.contains(letter) || letter == 'ŧ', "{letter}");
    }
}
