//! Every language has every text, and no text says what it must not.

use super::*;
use crate::text::message::{AlarmTopic, ThirdParty};
use crate::text::written::ChairWritten;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// What a text refers to: `$argument` and the words it chooses between, so that both languages take the same.
fn needs(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            needs_of(expression, &mut found);
        }
    }
    found
}

fn needs_of(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => needs_of_inline(inline, found),
        Expression::Select { selector, variants } => {
            needs_of_inline(selector, found);
            for variant in variants {
                let fluent_syntax::ast::VariantKey::Identifier { name } = &variant.key else {
                    continue;
                };
                // The forms of a number differ between languages; the words of a choice do not.
                if !["zero", "one", "two", "few", "many", "other"].contains(name) {
                    found.insert(format!("[{name}]"));
                }
                found.extend(needs(&variant.value));
            }
        }
    }
}

fn needs_of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(format!("${}", id.name));
        }
        InlineExpression::Placeable { expression } => needs_of(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => needs_of_call(arguments, found),
        InlineExpression::TermReference { arguments, .. } => {
            if let Some(arguments) = arguments {
                needs_of_call(arguments, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn needs_of_call(arguments: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    for inline in &arguments.positional {
        needs_of_inline(inline, found);
    }
}

/// The keys of one file with what each needs.
fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for entry in parser::parse(source).unwrap().body {
        if let Entry::Message(message) = entry {
            let key = message.id.name.to_owned();
            let value = message
                .value
                .as_ref()
                .unwrap_or_else(|| panic!("{key} has no text"));
            let twice = keys.insert(key.clone(), needs(value));
            assert!(twice.is_none(), "{key} is there twice");
        }
    }
    keys
}

fn every_spoken() -> Vec<Spoken<'static>> {
    use Spoken as S;
    let mut all = vec![
        S::First,
        S::RingingNurse,
        S::KeyCallBack,
        S::KeyLanguage,
        S::KeySami,
        S::SamiChosen,
        S::KeyAgain,
        S::WaitStill,
        S::WaitNext,
        S::WaitStay,
        S::WaitChoose,
        S::Joining,
        S::CallBackPromised { by: "22.40" },
        S::CallBackStands { by: "22.40" },
        S::CallBackLate { by: "22.40" },
        S::CallBackNoNumber,
        S::LineLost,
        S::Fallback {
            destination: "legevakten",
        },
        S::NoneReached,
        S::OutsideHours {
            destination: "legevakten",
        },
        S::Trouble {
            destination: "legevakten",
        },
        S::TroubleNobody,
        S::DestinationLegevakt,
        S::DestinationDayService,
        S::Goodbye,
        S::CallAgainSoon,
        S::Interpreter,
        S::CallerLeft,
        S::WhisperWaiting,
        S::WhisperJoinFailed,
        S::WhisperCallBack,
        S::WhisperCallBackDue,
        S::WhisperRequest,
        S::WhisperLostLine,
        S::WhisperCallerGone,
        S::WhisperThirdParty,
        S::WhisperMessage,
        S::WhisperFallback,
        S::SummonsTaken,
        S::SummonsConnect,
        S::SummonsTakenAlready,
        S::SummonsNotNeeded,
        S::AlarmTaken,
        S::AlarmAlreadyTaken,
        S::NurseJoining,
        S::NurseJoinFailed,
        S::NurseCallerCalled,
        S::NurseCalleeUnreached,
        S::NurseTooLate,
        S::NurseNoLongerNeeded,
        S::NurseUnconfirmed,
        S::RingInCode,
        S::RingInWrongCode,
        S::RingInAsCaller,
        S::RingInNobody,
        S::RingInWaiting,
        S::RingInBack,
        S::WhisperHandshake,
        S::HandshakeProven,
        S::HandshakeNoKey,
        S::NumberWouldShow,
        S::CheckInCode,
        S::CheckedIn,
        S::CheckInNoCode,
    ];
    all.extend(ThirdParty::ALL.map(S::ThirdPartyJoining));
    all.extend(ThirdParty::ALL.map(S::ThirdPartyUnreached));
    all.extend(AlarmTopic::ALL.map(S::Alarm));
    all
}

/// As long as a link is with a public address of 40 characters.
const LINK: &str = "https://hjemmevakt.ytterfjord.kommune.no/in/AAAAAAAAAAAAAAAAAAAAAA";

/// As long as a window gets.
const WINDOW: &str = "onsdag 22.40-torsdag 04.30";

fn every_written() -> Vec<Written<'static>> {
    let mut all = vec![
        Written::MissedCall,
        Written::NotReached,
        Written::Received,
        Written::NobodyOnDuty {
            number: "+47 78 00 00 03",
        },
        Written::CallBackAgreed { by: "onsdag 22.40" },
        Written::CallBackMoved { by: "onsdag 22.40" },
        Written::CallBackTaken { by: "onsdag 22.40" },
        Written::CallBackLate,
        Written::MessagesAgain,
        Written::CallBackOverdue { due: "22.40" },
        Written::OutcomeMissing,
        Written::WayIn(LINK),
        Written::RequestWaits { code: "4711" },
        Written::MessageWaits { code: "4711" },
        Written::SummonsTaken,
        Written::SummonsTakenAlready,
        Written::CodeWrong,
        Written::RequestOpen,
        Written::RequestWithdrawn,
        Written::RequestNews,
        Written::DutyBegins { code: "4821" },
        Written::CheckedIn { by: "22.40" },
        Written::CheckInMissing,
        Written::CheckInNeedsCode,
        Written::SafetyOver,
        Written::ComplaintGiven,
        Written::ComplaintNotLookedAt,
        Written::ComplaintAnswerSoon,
        Written::ComplaintLate,
        Written::DeviationGiven,
        Written::DeviationNotLookedAt,
        Written::DeviationNotClosed,
        Written::FollowUpDue,
        Written::FollowUpHanded,
        Written::FollowUpLate,
        Written::SigningDue,
        Written::OrderUnsigned,
        Written::DecisionUnseen {
            number: Some("+4790000073"),
        },
        Written::DecisionUnseen { number: None },
        Written::DecisionAsked,
        Written::DecisionNotWanted,
        Written::PartFinished,
        Written::PartTakenBack,
        Written::OrderToSign,
        Written::CaseAsked,
        Written::PlanReview,
        Written::PlanReviewWaits,
        Written::Chair(ChairWritten::Delayed),
        Written::Chair(ChairWritten::Filled),
        Written::Chair(ChairWritten::Yours { window: WINDOW }),
        Written::Chair(ChairWritten::YoursNoMore),
        Written::Chair(ChairWritten::ReturnDue),
        Written::Chair(ChairWritten::ReturnLate),
        Written::HandoverWaits,
        Written::DebriefDue,
        Written::Feedback,
    ];
    for (answered, moved) in [(true, false), (false, false), (true, true), (false, true)] {
        all.push(Written::Chair(ChairWritten::Empty {
            window: WINDOW,
            answered,
            moved,
        }));
    }
    all.extend(AlarmTopic::ALL.map(Written::Alarm));
    all
}

#[test]
fn every_file_has_the_same_keys_and_arguments_in_each_language() {
    for language in Language::ALL {
        let named: Vec<_> = files(language).iter().map(|(file, _)| file).collect();
        let first: Vec<_> = files(Language::ALL[0])
            .iter()
            .map(|(file, _)| file)
            .collect();
        if language == Language::NorthernSami {
            // Part of the keys, in files of the same names.
            assert!(named.iter().all(|file| first.contains(file)), "{named:?}");
        } else {
            assert_eq!(named, first, "{language}");
        }
    }
    for ((file, bokmal), (_, english)) in BOKMAL.iter().zip(ENGLISH) {
        let (bokmal, english) = (keys(bokmal), keys(english));
        assert!(!bokmal.is_empty(), "{file} is empty");
        assert_eq!(bokmal, english, "{file}");
    }
}

#[test]
fn every_file_on_disk_is_part_of_the_program() {
    for language in Language::ALL {
        let folder = format!("{}/src/text/{language}", env!("CARGO_MANIFEST_DIR"));
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let embedded: BTreeSet<String> = files(language)
            .iter()
            .map(|(file, _)| (*file).to_owned())
            .collect();
        assert_eq!(on_disk, embedded, "{language}");
    }
}

#[test]
fn each_message_is_whole_in_each_language_and_no_text_is_unused() {
    let texts = Texts::load().unwrap();
    let mut used = BTreeSet::new();
    let spoken = every_spoken();
    let written = every_written();
    let all = spoken
        .iter()
        .map(|s| (s.key(), s.arg()))
        .chain(written.iter().map(|w| (w.key(), w.arg())));
    for (key, arg) in all {
        used.insert(key.to_owned());
        for language in Language::ALL {
            let written = texts.written_in(language, key);
            let text = texts.find(written, key, arg.as_slice()).unwrap();
            assert!(
                !text.trim().is_empty() && !text.contains('{'),
                "{key}: {text}"
            );
        }
    }
    let in_code: BTreeSet<String> = [include_str!("message.rs"), include_str!("written.rs")]
        .into_iter()
        .flat_map(|code| code.split('"'))
        .filter(|word| word.starts_with("voice-") || word.starts_with("sms-"))
        .map(ToOwned::to_owned)
        .collect();
    assert_eq!(used, in_code, "the lists above leave out a message");
    for file in ["voice.ftl", "sms.ftl"] {
        let (_, source) = BOKMAL.iter().find(|(name, _)| *name == file).unwrap();
        for key in keys(source).into_keys() {
            assert!(used.contains(&key), "nothing says {key}");
        }
    }
}

#[test]
fn each_alarm_and_third_party_has_words_of_its_own() {
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        let spoken: BTreeSet<_> = every_spoken()
            .iter()
            .map(|spoken| texts.say(language, spoken))
            .collect();
        assert_eq!(spoken.len(), every_spoken().len(), "{language}");
        let written: BTreeSet<_> = every_written()
            .iter()
            .map(|written| texts.write(language, written))
            .collect();
        assert_eq!(written.len(), every_written().len(), "{language}");
    }
}

#[test]
fn nobody_is_told_to_hang_up_and_danger_comes_first() {
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        assert!(texts.say(language, &Spoken::First).contains("113"));
        for spoken in every_spoken() {
            let text = texts.say(language, &spoken).to_lowercase();
            assert!(
                !text.contains("hang up") && !text.contains("legg på"),
                "{text}"
            );
            assert!(text.len() < 200, "too long to listen to: {text}");
        }
    }
    assert_eq!(
        texts.say(Language::Bokmal, &Spoken::First),
        "Ved fare for liv, ring 113. Du kan også bli her."
    );
}

#[test]
fn a_telephone_that_must_be_confirmed_is_told_the_key() {
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        for spoken in every_spoken() {
            let key = spoken.key();
            let confirms = key.starts_with("voice-whisper-") && key != "voice-whisper-fallback"
                || key == "voice-alarm";
            let text = texts.say(language, &spoken);
            assert_eq!(
                text.contains("ykk 1 ") || text.contains("ress 1 "),
                confirms,
                "{key}: {text}"
            );
            assert_eq!(
                text.starts_with("Hjemmevakt. "),
                confirms
                    || key == "voice-whisper-fallback"
                    || key == "voice-ring-in-code"
                    || key == "voice-check-in-code",
                "{key}: {text}"
            );
        }
    }
}

#[test]
fn an_sms_fits_in_one_part_and_only_the_way_in_has_a_link() {
    /// The letters of GSM 03.38 that cost one place each, as far as our texts use them.
    const PLAIN: &str = "æøåÆØÅ .,:!?-+'()\n";
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        for written in every_written() {
            let text = texts.write(language, &written);
            assert!(text.chars().count() <= 160, "{text}");
            let text = text.replacen(LINK, "", 1);
            let plain = text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || PLAIN.contains(c));
            // A letter of Sámi's own makes the whole message longer: two parts of 67.
            let most = if plain { 160 } else { 134 };
            assert!(text.chars().count() <= most, "{text}");
            assert!(plain || language == Language::NorthernSami, "{text}");
            assert!(!text.contains("http") && !text.contains("www"), "{text}");
        }
    }
}

#[test]
fn arguments_go_in_as_they_are() {
    let texts = Texts::load().unwrap();
    let destination = "legevakten <i> { $x } áčđŋšŧž";
    assert_eq!(
        texts.say(Language::English, &Spoken::Fallback { destination }),
        format!(
            "We cannot reach the nurse. We are ringing {destination} for you now. Stay on the line."
        )
    );
}

#[test]
fn what_is_missing_is_an_error_that_names_it() {
    let texts = Texts::load().unwrap();
    assert_eq!(
        texts
            .find(Language::English, "voice-nothing", &[])
            .unwrap_err()
            .to_string(),
        "there is no text \"voice-nothing\" in en"
    );
    let error = texts
        .find(Language::Bokmal, "voice-fallback", &[])
        .unwrap_err()
        .to_string();
    assert!(error.contains("destination"), "{error}");
}

#[test]
fn somebody_who_listens_is_never_left_without_words() {
    let texts = Texts::load().unwrap();
    assert_eq!(texts.find_any("voice-nothing", &[]), "voice-nothing");
    assert!(
        texts
            .find_any("voice-fallback", &[])
            .starts_with("Vi får ikke tak i sykepleieren.")
    );
}

#[test]
#[should_panic(expected = "voice-nothing")]
fn a_missing_key_stops_a_debug_build() {
    Texts::load()
        .unwrap()
        .get(Language::Bokmal, "voice-nothing", &[]);
}

#[test]
fn is_used_from_several_threads_at_once() {
    let texts = std::sync::Arc::new(Texts::load().unwrap());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for spoken in every_spoken() {
                    assert!(!texts.say(Language::English, &spoken).is_empty());
                }
            });
        }
    });
}

#[test]
fn the_voice_of_each_language() {
    assert_eq!(Language::ALL.map(voice_tag), ["nb-NO", "en-GB", "nb-NO"]);
    assert_eq!(
        Language::ALL.map(spoken_language),
        [Language::Bokmal, Language::English, Language::Bokmal]
    );
}

mod northern_sami;
